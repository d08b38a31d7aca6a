import { type Box, commonBox } from "../../boxes/box.ts";
import { boxTable } from "../../boxes/box-table.ts";
import { type Budget, uncovered } from "../../boxes/uncovered.ts";
import type { Point, Reach } from "./reach.ts";

/** Some boxes and the places of their rules. */
export interface Owned {
  readonly boxes: readonly Box[];
  readonly owners: readonly number[];
}

/** Boxes that hold all of a box together, and the places of their rules; or that there are points in none, or perhaps. */
export type Cover = Owned | "open";

/** Steps for one box. */
const BUDGET = 4000;
/** Boxes that one is covered by. */
const MOST_NEAR = 256;

/** What of a box lies in none of others: points are handed over until `take` says no more. Steps are taken off `budget`, too. */
export function leftOpen(box: Box, { boxes, owners }: Owned, budget: Budget, take: (point: Point) => boolean): Cover {
  const inside: Box[] = [];
  const meeting: number[] = [];
  for (const [at, one] of boxes.entries()) {
    const common = commonBox(one, box);
    if (common === undefined) continue;
    inside.push(common);
    meeting.push(at);
  }
  if (inside.length > MOST_NEAR) return "open";
  const holding = new Set<number>();
  let isOpen = false;
  const own = { left: BUDGET };
  const isFinished = uncovered(
    boxTable(inside, box.length),
    Int32Array.from(inside.keys()),
    box,
    own,
    (piece) => {
      isOpen = true;
      return take(Int32Array.from({ length: piece.length >> 1 }, (_, at) => piece[2 * at] as number));
    },
    (one) => holding.add(meeting[one] as number),
  );
  budget.left -= BUDGET - own.left;
  if (isOpen || !isFinished) return "open";
  return {
    boxes: [...holding].map((one) => boxes[one] as Box),
    owners: [...holding].map((one) => owners[one] as number),
  };
}

/** The boxes of some rules that meet a box; undefined where they are too many. */
export function nearIn(
  { meeting, owners, boxes }: Reach,
  box: Box,
  has: (place: number) => boolean,
): Owned | undefined {
  const found = meeting(box, has, MOST_NEAR);
  return found && { boxes: found.map((one) => boxes[one] as Box), owners: found.map((one) => owners[one] as number) };
}
