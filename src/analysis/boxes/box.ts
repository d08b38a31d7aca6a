import { commonSide, joinedSides, nowhere, type Side, sameSide, sideHolds, sidesMeet } from "./side.ts";

/** By dimension the places that it holds; one without any place holds no point. */
export type Box = readonly Side[];

export function boxesMeet(first: Box, second: Box): boolean {
  for (let at = 0; at < first.length; at++) if (!sidesMeet(first[at] as Side, second[at] as Side)) return false;
  return true;
}

/** Undefined where they do not meet. */
export function commonBox(first: Box, second: Box): Box | undefined {
  const common: Side[] = [];
  for (const [at, side] of first.entries()) {
    const both = commonSide(side, second[at] as Side);
    if (both.length === 0) return undefined;
    common.push(both);
  }
  return common;
}

/** Whether all of `inner` lies in `outer`. */
export function boxHolds(outer: Box, inner: Box): boolean {
  return outer.every((side, at) => sideHolds(side, inner[at] as Side));
}

/** All points that lie in one of the first and in one of the second; undefined where they are more than `most` boxes. */
export function commonBoxes(first: readonly Box[], second: readonly Box[], most: number): readonly Box[] | undefined {
  const found: Box[] = [];
  for (const one of first)
    for (const other of second) {
      const common = commonBox(one, other);
      if (common === undefined) continue;
      found.push(common);
      if (found.length > MOST_BEFORE * most) return undefined;
    }
  const few = fewer(found);
  return few.length > most ? undefined : few;
}

/** Boxes are counted when those that others hold are dropped; before, there may be so many times more. */
const MOST_BEFORE = 8;

/** The same points by fewer boxes: none lies in another, and none could be one with another. */
export function fewer(given: readonly Box[]): readonly Box[] {
  const boxes = given.filter((box) => !box.some((side) => side === nowhere || side.length === 0));
  for (let at = 0; at < boxes.length; at++)
    for (let other = at + 1; other < boxes.length; other++) {
      const one = oneBox(boxes[at] as Box, boxes[other] as Box);
      if (one === undefined) continue;
      boxes[at] = one;
      boxes.splice(other, 1);
      other = at;
    }
  return boxes.filter((box, at) => !boxes.some((other, place) => place !== at && isAfter(other, box, place < at)));
}

function isAfter(outer: Box, inner: Box, before: boolean): boolean {
  return boxHolds(outer, inner) && (before || !boxHolds(inner, outer));
}

/** The two as one box, where they differ in one dimension at most or one holds the other. */
function oneBox(first: Box, second: Box): Box | undefined {
  let differing = -1;
  for (const [at, side] of first.entries()) {
    if (sameSide(side, second[at] as Side)) continue;
    if (differing >= 0) return boxHolds(first, second) ? first : boxHolds(second, first) ? second : undefined;
    differing = at;
  }
  if (differing < 0) return first;
  return first.map((side, at) => (at === differing ? joinedSides([side, second[at] as Side]) : side));
}
