import { findingMessages } from "../diagnostics/catalogue/finding.ts";
import { reporter } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/source.ts";
import { readsOf } from "../model/children.ts";
import type { Condition } from "../model/condition.ts";
import { phraseKnown } from "../model/phrase.ts";
import type { Policy } from "../model/policy.ts";
import { readFieldOf } from "../model/read.ts";
import type { PolicyBoxes } from "./boxes/policy-boxes.ts";
import type { Edit } from "./edit.ts";
import type { Input } from "./encode/witness.ts";
import type { Memory } from "./memory.ts";
import type { RuleLiterals, Space, Undecided, View } from "./space.ts";

/** What findings look at. */
export interface Context {
  readonly policy: Policy;
  readonly space: Space;
  readonly view: View;
  /** All inputs of each rule by itself: what is asked of one rule alone is answered faster there. */
  readonly ofRule: (place: number) => RuleSpace;
  /** Two inputs that differ in one field alone. */
  readonly pairOf: (field: number) => Space;
  readonly places: Places;
  readonly options: Options;
  /** The rules as boxes over the cells of the plan. */
  readonly boxes: () => PolicyBoxes;
  readonly memory: Memory;
  /** What was done since the version before; undefined where all is to be made anew. */
  readonly edit: Edit | undefined;
  /** What could not be worked out, with the reason; said together at the end. */
  readonly undecided: Unanswered[];
}

export interface Options {
  /** Overlapping rules also pair by pair, all of them. */
  readonly pairs?: boolean;
}

export interface RuleSpace {
  readonly space: Space;
  readonly view: View;
  readonly literals: RuleLiterals;
}

export interface Unanswered {
  /** `whether "large" ever applies` */
  readonly question: string;
  readonly because: readonly string[];
}

/** Where teams and fields are declared, by name, and parts of the model written. */
export interface Places {
  readonly team: (name: string) => Span | undefined;
  readonly field: (name: string) => Span | undefined;
  /** Where a comparison, with its two sides, or a step of an escalation of the model was written. */
  readonly written?: (part: object) => Written | undefined;
}

export interface Written {
  readonly span: Span;
  /** `turned`: the model holds the right side first. */
  readonly sides?: { readonly left: Span; readonly right: Span; readonly turned: boolean };
}

export const report = reporter(findingMessages);

export function leaveOpen(context: Context, question: string, { because }: Undecided): void {
  context.undecided.push({ question, because });
}

const MOST_NAMED = 6;

/** The values of an input in words; of many fields those that the conditions read. */
export function inputWords(policy: Policy, input: Input, conditions: readonly Condition[]): string {
  const read = fieldsReadBy(conditions, policy.fields.length);
  const named = policy.fields.flatMap((field, place) => {
    if (!read.has(place)) return [];
    const reading = readFieldOf(input, field, { zone: policy.zone });
    return [`${field.name} is ${reading.known ? phraseKnown(reading.value) : "unknown"}`];
  });
  const more = named.length > MOST_NAMED ? ", and more" : "";
  return named.length === 0 ? "any" : named.slice(0, MOST_NAMED).join(", ") + more;
}

const readBefore = new WeakMap<Condition, ReadonlySet<number>>();

/** `most`: so many fields there are. */
function fieldsReadBy(conditions: readonly Condition[], most: number): ReadonlySet<number> {
  const all = new Set<number>();
  for (const condition of conditions) {
    if (all.size === most) break;
    const own = readBefore.get(condition) ?? readsOf([condition]).fields;
    readBefore.set(condition, own);
    for (const field of own) all.add(field);
  }
  return all;
}

/** Names of rules, and of `otherwise`, which no rule is called; of many the first. */
export function quoted(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMED).map((name) => (name === "otherwise" ? "`otherwise`" : `"${name}"`));
  return shown.join(", ") + (names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : "");
}
