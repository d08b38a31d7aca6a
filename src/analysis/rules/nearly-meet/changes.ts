import type { Rule } from "../../../model/policy.ts";
import type { FieldType } from "../../../model/types.ts";
import type { Context } from "../../context.ts";
import { type Line, lineOf } from "./line.ts";
import { type RuleThreshold, thresholdsOf } from "./thresholds.ts";

/** The thresholds of one field, of money those in one currency, by where they change. */
export interface ThresholdLine {
  readonly field: number;
  readonly currency: string;
  readonly at: ReadonlyMap<string, Change>;
  /** Changes at which some end, and after which, one value later, others begin. */
  readonly holes: ReadonlySet<string>;
}

export interface Change {
  readonly ending: readonly Owned[];
  readonly beginning: readonly Owned[];
}

export interface Owned {
  /** Its rule, the same object in every version. */
  readonly owner: object;
  /** Among the thresholds of its rule. */
  readonly order: number;
  readonly threshold: RuleThreshold;
}

interface OpenLine extends ThresholdLine {
  readonly line: Line;
  readonly at: Map<string, { ending: readonly Owned[]; beginning: readonly Owned[] }>;
  readonly holes: Set<string>;
}

/** Handed on from version to version; the lines by field and currency, undefined where values have no order. */
interface Version {
  readonly rules: readonly Rule[];
  readonly lines: Map<string, OpenLine | undefined>;
}

/** The thresholds of all rules. Where a version went before, only those of edited rules are looked at. */
export function thresholdLines(
  context: Pick<Context, "policy" | "memory" | "edit" | "boxes">,
): readonly ThresholdLine[] {
  const { policy, memory, edit } = context;
  const { fields, rules } = policy;
  const { cuts } = context.boxes().plan;
  const left = memory.left<Version>("thresholds");
  const before = left.value !== undefined && left.value.rules === edit?.from ? left.value : undefined;
  left.value = undefined;
  const lines = before?.lines ?? new Map<string, OpenLine | undefined>();
  const lineFor = ({ field, constant }: RuleThreshold): OpenLine | undefined => {
    const currency = constant.kind === "money" ? constant.currency : "";
    const key = `${field} ${currency}`;
    const known = lines.get(key);
    if (known !== undefined || lines.has(key)) return known;
    const type = fields[field]?.type;
    const line = type && lineOf(type, currency, cuts[field]);
    const made = line && { field, currency, line, at: new Map(), holes: new Set<string>() };
    lines.set(key, made);
    return made;
  };
  const typeOf = ({ field }: RuleThreshold): FieldType => (fields[field] as (typeof fields)[number]).type;
  const eachOf = (rule: Rule, change: (line: OpenLine, at: string, owned: Owned) => void): void => {
    const owner = memory.identityOf(rule);
    for (const [order, threshold] of thresholdsOf(rule).entries()) {
      const line = lineFor(threshold);
      if (line !== undefined) change(line, changeKept(typeOf(threshold), threshold, line), { owner, order, threshold });
    }
  };
  for (const place of before && edit ? edit.gone : []) eachOf(edit?.from[place] as Rule, taken);
  const added = before && edit ? edit.added.map((place) => rules[place] as Rule) : rules;
  for (const rule of added) eachOf(rule, put);
  left.value = { rules, lines };
  return [...lines.values()].filter((line) => line !== undefined);
}

function put(line: OpenLine, at: string, owned: Owned): void {
  const { ending = [], beginning = [] } = line.at.get(at) ?? {};
  line.at.set(
    at,
    ends(owned.threshold) ? { ending: [...ending, owned], beginning } : { ending, beginning: [...beginning, owned] },
  );
  noteHoles(line, at);
}

function taken(line: OpenLine, at: string, { owner }: Owned): void {
  const isKept = (one: Owned): boolean => one.owner !== owner;
  const { ending = [], beginning = [] } = line.at.get(at) ?? {};
  const kept = { ending: ending.filter(isKept), beginning: beginning.filter(isKept) };
  if (kept.ending.length + kept.beginning.length === 0) line.at.delete(at);
  else line.at.set(at, kept);
  noteHoles(line, at);
}

/** At the change, and at the one before it. */
function noteHoles({ line, at, holes }: OpenLine, change: string): void {
  const note = (ending: string, beginning: string): void => {
    if ((at.get(ending)?.ending.length ?? 0) > 0 && (at.get(beginning)?.beginning.length ?? 0) > 0) holes.add(ending);
    else holes.delete(ending);
  };
  note(change, line.after(change));
  note(line.before(change), change);
}

/** Whether what it says of a rule is true of small values and false of great ones. */
function ends({ operator, isNegated }: RuleThreshold): boolean {
  return (operator === "<" || operator === "<=") !== isNegated;
}

const known = new WeakMap<object, KnownChange>();

interface KnownChange {
  readonly type: FieldType;
  readonly currency: string;
  readonly change: string;
}

/** The same for the same atom in every version. */
function changeKept(type: FieldType, threshold: RuleThreshold, { currency, line }: OpenLine): string {
  const found = known.get(threshold.atom);
  if (found?.type === type && found.currency === currency) return found.change;
  const change = line.changeOf(threshold);
  known.set(threshold.atom, { type, currency, change });
  return change;
}
