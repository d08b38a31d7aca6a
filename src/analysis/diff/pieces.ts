import type { Box } from "../boxes/box.ts";
import { commonSide, otherSide, type Side, sideHolds, sidesMeet } from "../boxes/side.ts";
import type { Budget } from "../boxes/uncovered.ts";
import type { Extent } from "../boxes/widened.ts";

/** A box of a set of boxes, by the number of the set. */
export interface Member {
  readonly set: number;
  readonly box: Box;
}

/** Inputs that all lie in the same sets. */
export interface Piece {
  readonly box: Box;
  /** In the order in which they were met. */
  readonly sets: readonly number[];
}

/**
 * The start in pieces, which do not meet, of which each set holds all or nothing. When the budget is passed some are missing.
 */
export function piecesOf(
  start: Box,
  members: readonly Member[],
  extents: readonly Extent[],
  budget: Budget,
): readonly Piece[] {
  const found: Piece[] = [];
  const near = members.filter(({ box }) => relation(start, box) !== "apart");
  budget.left -= members.length;
  const waiting: (Piece & { readonly next: number })[] = [{ box: start, sets: [], next: 0 }];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    const { box } = one;
    let { sets, next } = one;
    for (; next < near.length; next++) {
      const member = near[next] as Member;
      if (sets.includes(member.set)) continue;
      if (--budget.left < 0) return found;
      const how = relation(box, member.box);
      if (how === "apart") continue;
      const within = [...sets, member.set];
      if (how === "held") {
        sets = within;
        continue;
      }
      for (const outside of without(box, member.box, extents)) waiting.push({ box: outside, sets, next: next + 1 });
      waiting.push({ box: commonOf(box, member.box), sets: within, next: next + 1 });
      break;
    }
    if (next === near.length) found.push({ box, sets });
  }
  return found;
}

/** What of a box lies in none of the others, in boxes that do not meet. When the budget is passed that is not all. */
export function withoutAll(
  box: Box,
  others: readonly Box[],
  extents: readonly Extent[],
  budget: Budget,
): readonly Box[] {
  let left: readonly Box[] = [box];
  for (const other of others) {
    budget.left -= left.length;
    if (budget.left < 0) return [];
    left = left.flatMap((one) => (relation(one, other) === "apart" ? [one] : without(one, other, extents)));
  }
  return left;
}

function relation(piece: Box, box: Box): "apart" | "held" | "partly" {
  let isHeld = true;
  for (let at = 0; at < piece.length; at++) {
    const [own, side] = [piece[at] as Side, box[at] as Side];
    if (own === side) continue;
    if (!sidesMeet(own, side)) return "apart";
    isHeld &&= sideHolds(side, own);
  }
  return isHeld ? "held" : "partly";
}

/** They meet. */
function without(piece: Box, box: Box, extents: readonly Extent[]): readonly Box[] {
  const outside: Box[] = [];
  let rest = piece;
  for (const [at, side] of box.entries()) {
    const own = rest[at] as Side;
    if (sideHolds(side, own)) continue;
    outside.push(rest.with(at, commonSide(own, otherSide(side, extents[at]?.size ?? 0))));
    rest = rest.with(at, commonSide(own, side));
  }
  return outside;
}

function commonOf(piece: Box, box: Box): Box {
  return piece.map((own, at) => commonSide(own, box[at] as Side));
}
