import type { Condition, ListRef } from "../../../../model/condition.ts";
import type { Policy } from "../../../../model/policy.ts";
import type { FieldType } from "../../../../model/types.ts";
import { type Code, code, literal, type NamePrefix, name } from "../code.ts";
import { fieldType } from "../emission.ts";

/** What the code of a whole policy shares. */
export interface Cautious {
  readonly policy: Policy;
  /** Declarations that are made once. */
  readonly constants: Code[];
  /** A local that holds the truth of a condition: 0 false, 1 unknown, 2 true. */
  readonly truth: (condition: Condition, emission: Cautious, scope: Scope) => Code;
  names: number;
  /** How many conditions have a place in `truths`; the same order as the runtime's `traceable`. */
  traced: number;
}

/** Statements under way: of a function of rules, or of a block within it. */
export interface Scope {
  readonly statements: Code[];
  /** Values worked out here or around, by what they are. */
  readonly known: Map<string, Code>;
  /** The function itself: what hangs on no element is worked out there, once. */
  readonly whole: Scope | undefined;
  /** By binder, the element under way. */
  readonly elements: ReadonlyMap<number, Code>;
}

export function functionScope(): Scope {
  return { statements: [], known: new Map(), whole: undefined, elements: new Map() };
}

export function blockWithin(scope: Scope): Scope {
  return { ...scope, statements: [], known: new Map(scope.known), whole: scope.whole ?? scope };
}

export function next(emission: Cautious, prefix: NamePrefix): Code {
  return name(prefix, emission.names++);
}

export function constant(emission: Cautious, value: Code): Code {
  const local = next(emission, "constant");
  emission.constants.push(code`const ${local} = ${value};`);
  return local;
}

/** A constant from JSON. */
export function data(emission: Cautious, value: unknown): Code {
  return constant(emission, code`JSON.parse(${literal(JSON.stringify(value))})`);
}

export function local(emission: Cautious, scope: Scope, prefix: NamePrefix, value: Code): Code {
  const made = next(emission, prefix);
  scope.statements.push(code`const ${made} = ${value};`);
  return made;
}

/** A local of this scope, unless it stands here or around already. */
export function once(emission: Cautious, scope: Scope, key: string, value: () => Code): Code {
  const found = scope.known.get(key) ?? scope.whole?.known.get(key);
  if (found !== undefined) return found;
  const made = local(emission, scope, "value", value());
  scope.known.set(key, made);
  return made;
}

/** The reading of a field of the input. */
export function readingOf(emission: Cautious, scope: Scope, place: number): Code {
  return once(emission, scope.whole ?? scope, `reading ${place}`, () => code`readings[${literal(place)}]`);
}

/** The elements of a list, undefined where the list is unknown. */
export function elementsOf(emission: Cautious, scope: Scope, list: ListRef): Code {
  const whole = scope.whole ?? scope;
  return once(emission, whole, `elements ${list.field}`, () => {
    const reading = readingOf(emission, whole, list.field);
    const elements = listType(emission, list.field).kind === "items" ? code`items` : code`elements`;
    return code`${reading}.known ? ${reading}.value.${elements} : undefined`;
  });
}

export function listType(emission: Cautious, place: number): FieldType & { readonly kind: "list" | "items" } {
  const type = fieldType(emission.policy, place);
  if (type.kind !== "list" && type.kind !== "items") throw new Error("This is a bug: no list where a list stands");
  return type;
}

/** A loop over a known list; what `body` says stands in it. */
export function loop(
  emission: Cautious,
  scope: Scope,
  list: ListRef,
  binder: number,
  body: (inner: Scope) => void,
): void {
  const elements = elementsOf(emission, scope, list);
  const [at, item] = [next(emission, "at"), next(emission, "item")];
  const block = blockWithin(scope);
  const inner: Scope = { ...block, elements: new Map([...scope.elements, [binder, item]]) };
  body(inner);
  scope.statements.push(
    code`if (${elements} !== undefined) for (let ${at} = 0; ${at} < ${elements}.length; ${at}++) {
const ${item} = ${elements}[${at}];`,
    ...inner.statements,
    code`}`,
  );
}
