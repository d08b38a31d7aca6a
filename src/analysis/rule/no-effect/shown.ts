import type { Policy } from "../../../model/policy.ts";
import type { PolicyBoxes } from "../../boxes/policy-boxes.ts";
import { type Input, put, unknownRaw } from "../../encode/witness.ts";
import { lazily } from "../../space/lazily.ts";
import type { PlannedCut } from "../../space/planned-cut.ts";
import type { Point } from "./reach.ts";

/** An input that shows an effect, made when it is looked at. */
export interface Shown {
  readonly input: () => Input;
  /** In which cells of which cuts it lies. */
  readonly lies?: Lies;
}

interface Lies {
  readonly cuts: readonly (PlannedCut | undefined)[];
  /** By field; -1 where it has none. The place after the last cell is "unknown". */
  readonly cells: Int32Array;
}

/** An input at a point; what is no dimension is known where it can be, and lists are without elements. */
export function shownAt({ fields }: Policy, { plan: { cuts }, dimensions }: PolicyBoxes, point: Point): Shown {
  const cells = Int32Array.from(dimensions.ofField, (at) => (at < 0 ? -1 : (point[at] as number)));
  const input = lazily(() => {
    const made = {};
    for (const [place, field] of fields.entries()) {
      const cut = cuts[place];
      const cell = Math.max(cells[place] as number, 0);
      put(made, field.path, cut === undefined ? [] : (cut.cells[cell]?.raws[0] ?? unknownRaw(field)));
    }
    return made;
  });
  return { input, lies: { cuts, cells } };
}

/** Whether cells that are the same in this version keep the input out of where a rule is possible. */
export function liesApart({ lies }: Shown, { dimensions, ofRule }: PolicyBoxes, rule: number): boolean {
  const possible = lies && ofRule(rule).possible();
  if (lies === undefined || possible === undefined) return false;
  return possible.every((box) =>
    dimensions.all.some((dimension, at) => {
      if (dimension.kind === "fact" || lies.cuts[dimension.field] !== dimension.cut) return false;
      const side = box[at] as Int32Array;
      const cell = lies.cells[dimension.field] as number;
      for (let run = 0; run < side.length; run += 2)
        if ((side[run] as number) <= cell && cell <= (side[run + 1] as number)) return false;
      return cell >= 0;
    }),
  );
}
