import type { Policy } from "../../../model/policy.ts";
import type { FieldType } from "../../../model/types.ts";
import { type Code, code, literal, type NamePrefix, name } from "./code.ts";

/** What one emission shares. */
export interface Emission {
  readonly policy: Policy;
  /** Declarations that are made once, before the first decision. */
  readonly constants: Code[];
  /** What conditions ask of whole lists, by the text of the condition or value: the local that holds the answer. */
  readonly answers: Map<string, Code>;
  names: number;
  /** Something has no straight-line form: every input takes the careful way. */
  unsupported: boolean;
}

/** Statements under way: of the main function, of a function of rules, of the body of a loop. */
export interface Block {
  readonly statements: Code[];
  /** Values worked out before in this block or around it, by their text. */
  readonly hoisted: Map<string, Code>;
  /** The statement that gives the input up to the careful way. */
  readonly bail: Code;
  readonly fields: ReadonlyMap<number, Local>;
  /** By list, the fields of its element under way. */
  readonly items: ReadonlyMap<number, ReadonlyMap<number, Local>>;
  /** Locals that come from outside. */
  readonly used: Set<Code>;
}

/** A known value in locals. */
export type Local =
  | { readonly kind: "text"; readonly value: Code }
  | { readonly kind: "yes/no"; readonly value: Code }
  | { readonly kind: "choice"; readonly value: Code; readonly rank: Code; readonly choices: readonly string[] }
  /** The number itself. */
  | { readonly kind: "number"; readonly value: Code; readonly decimals: number | undefined }
  /** The number nearest to the amount in the main unit, which prints it; less than 10^15 minor units. */
  | { readonly kind: "money"; readonly value: Code; readonly currency: Currency }
  /** Days, or epoch milliseconds. */
  | { readonly kind: "date" | "time"; readonly value: Code };

/** `index`: the place of the value's currency in `among`; undefined where there is only one. */
export interface Currency {
  readonly among: readonly string[];
  readonly index: Code | undefined;
}

/** From here on numbers no longer hold every whole number. */
export const EXACT = literal(2 ** 53);
export const LEAST_EXACT = literal(-(2 ** 53));

export function fresh(emission: Emission, prefix: NamePrefix): Code {
  return name(prefix, emission.names++);
}

/** A constant of the module, from JSON. */
export function jsonConstant(emission: Emission, value: unknown): Code {
  const local = fresh(emission, "constant");
  emission.constants.push(code`const ${local} = JSON.parse(${literal(JSON.stringify(value))});`);
  return local;
}

/** A local of this block, unless the same value was worked out before. */
export function hoist(emission: Emission, block: Block, key: string, value: () => Code): Code {
  const known = block.hoisted.get(key);
  if (known !== undefined) return known;
  const worked = value();
  const local = fresh(emission, "local");
  block.statements.push(code`const ${local} = ${worked};`);
  block.hoisted.set(key, local);
  return local;
}

/** A whole number that must stay within what numbers hold exactly. */
export function hoistExact(emission: Emission, block: Block, key: string, value: () => Code): Code {
  const known = block.hoisted.get(key);
  if (known !== undefined) return known;
  const local = hoist(emission, block, key, value);
  guard(block, code`${local} < ${EXACT} && ${local} > ${LEAST_EXACT}`);
  return local;
}

export function guard(block: Block, condition: Code): void {
  block.statements.push(code`if (!(${condition})) ${block.bail}`);
}

/** Marks that there is no straight-line form. */
export function unsupported(emission: Emission): Code {
  emission.unsupported = true;
  return literal(false);
}

export function use(block: Block, local: Code): Code {
  block.used.add(local);
  return local;
}

export function fieldType(policy: Policy, place: number): FieldType {
  const field = policy.fields[place];
  if (field === undefined) throw new Error("This is a bug: a field that the policy does not have");
  return field.type;
}
