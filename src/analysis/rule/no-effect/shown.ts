import type { Policy } from "../../../model/policy.ts";
import type { PolicyBoxes } from "../../boxes/policy-boxes.ts";
import { type Input, put, unknownRaw } from "../../encode/witness.ts";
import { lazily } from "../../space/lazily.ts";
import type { Point } from "./reach.ts";

/** An input that shows an effect, made when it is looked at. */
export interface Shown {
  readonly input: () => Input;
  /** Whether every field that boxes measure by is known in it. */
  readonly isKnown: boolean;
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
  const isKnown = dimensions.all.every(({ kind, size }, at) => kind === "fact" || (point[at] as number) < size - 1);
  return { input, isKnown };
}
