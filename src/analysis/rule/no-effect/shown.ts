import type { Policy } from "../../../model/policy.ts";
import type { Dimensions } from "../../boxes/dimensions.ts";
import type { PolicyBoxes } from "../../boxes/policy-boxes.ts";
import { type Input, put, unknownRaw } from "../../encode/witness.ts";
import { lazily } from "../../space/lazily.ts";
import type { Point } from "./reach.ts";

/** An input that shows an effect, made when it is looked at. */
export interface Shown {
  readonly input: () => Input;
  /** By field, whether it is surely known in it. */
  readonly known: readonly boolean[];
}

/** An input that was found. It may be kept for long, and so holds on to nothing that it was found with. */
export function shownIn(input: Input): Shown {
  return { input: () => input, known: [] };
}

/** An input at a point; what is no dimension is known where it can be, and lists are without elements. */
export function shownAt({ fields }: Policy, { plan: { cuts }, dimensions }: PolicyBoxes, point: Point): Shown {
  const cells = dimensions.ofField.map((at) => (at < 0 ? 0 : (point[at] as number)));
  const input = lazily(() => {
    const made = {};
    for (const [place, field] of fields.entries()) {
      const cut = cuts[place];
      put(made, field.path, cut === undefined ? [] : (cut.cells[cells[place] as number]?.raws[0] ?? unknownRaw(field)));
    }
    return made;
  });
  const known = dimensions.ofField.map((at) => at >= 0 && (point[at] as number) < (dimensions.all[at]?.size ?? 0) - 1);
  return { input, known };
}

/** Whether every field that boxes measure by is known in an input. */
export function isAllKnown({ known }: Shown, { all }: Dimensions): boolean {
  return all.every((one) => one.kind === "fact" || known[one.field] === true);
}
