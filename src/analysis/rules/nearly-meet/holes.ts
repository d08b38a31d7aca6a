import type { Policy } from "../../../model/policy.ts";
import { readField } from "../../../model/read.ts";
import type { Field } from "../../../model/types.ts";
import type { PlannedCut } from "../../space/planned-cut.ts";
import type { Owned, ThresholdLine } from "./changes.ts";
import { lineOf, type Value } from "./line.ts";
import type { Threshold } from "./thresholds.ts";

/** One value between thresholds: some stop holding at it, and some begin to hold right after it. */
export interface Hole {
  readonly field: number;
  readonly ending: readonly Threshold[];
  readonly beginning: readonly Threshold[];
  readonly below: Value;
  readonly at: Value;
  readonly above: Value;
}

/** Holes that there may be, by field and the first rule that ends there: whether other rules cover them is not looked at. */
export function holesOf(
  { fields, zone }: Policy,
  lines: Iterable<ThresholdLine>,
  placeOf: (owner: object) => number,
  cutOf: (field: number) => PlannedCut | undefined,
): readonly Hole[] {
  const holes: Hole[] = [];
  const placed = (owned: readonly Owned[]): readonly Threshold[] =>
    owned
      .map(({ owner, order, threshold }) => ({ order, threshold: { ...threshold, rule: placeOf(owner) } }))
      .sort((one, other) => one.threshold.rule - other.threshold.rule || one.order - other.order)
      .map(({ threshold }) => threshold);
  for (const { field, currency, at, holes: changes } of lines) {
    if (changes.size === 0) continue;
    const { type } = fields[field] as Field;
    const isRead = ({ raw }: Value): boolean => raw !== undefined && readField(type, raw, { zone }).known;
    const line = lineOf(type, currency, cutOf(field));
    for (const change of line === undefined ? [] : changes) {
      const ending = placed(at.get(change)?.ending ?? []);
      const beginning = placed(at.get(line?.after(change) ?? "")?.beginning ?? []);
      const values = line?.around(ending[0] as Threshold);
      if (values !== undefined && Object.values(values).every(isRead))
        holes.push({ field, ending, beginning, ...values });
    }
  }
  const firstOf = ({ ending }: Hole): number => ending[0]?.rule ?? -1;
  return holes.sort((one, other) => one.field - other.field || firstOf(one) - firstOf(other));
}
