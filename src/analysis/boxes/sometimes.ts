import type { Condition } from "../../model/condition.ts";
import type { Wanted } from "./dimensions.ts";
import { isPlain, type PolicyBoxes } from "./policy-boxes.ts";
import { boxesWhere } from "./rule-boxes.ts";
import type { Side } from "./side.ts";

/** Whether boxes show an input on which the condition has the wanted value; where they do not, there may be one. */
export function isSometimes(
  { dimensions }: PolicyBoxes,
  condition: Condition,
  wanted: Wanted,
  among: "known" | "all",
): boolean {
  const boxes = boxesWhere(dimensions, condition, wanted) ?? [];
  return boxes.some(
    (box) =>
      isPlain(dimensions, box) &&
      (among === "all" || dimensions.all.every(({ kind, size }, at) => kind === "fact" || firstOf(box[at]) < size - 1)),
  );
}

function firstOf(side: Side | undefined): number {
  return side?.[0] ?? Number.POSITIVE_INFINITY;
}
