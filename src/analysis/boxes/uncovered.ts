import type { Box } from "./box.ts";
import type { BoxTable } from "./box-table.ts";
import type { Side } from "./side.ts";

/** By dimension the first and the last place, at 2d and 2d + 1. */
export type Piece = Int32Array;

/** Steps that several may share. */
export interface Budget {
  left: number;
}

/**
 * What of `start` lies in none of the boxes, in pieces that do not meet: each is handed over until `take` says no more.
 * The start is halved at ends of boxes until a box holds a half or none meets it. False where that took more than
 * `budget` steps; then some pieces may be missing. `holding` is told of boxes that hold, together, all that is not handed over.
 */
export function uncovered(
  table: BoxTable,
  among: Int32Array,
  start: Box,
  budget: number | Budget,
  take: (piece: Piece) => boolean,
  holding?: (box: number) => void,
): boolean {
  const allowed = typeof budget === "number" ? { left: budget } : budget;
  const { dimensions, low, high, holed, isHoled } = table;
  const hasHoles = holed.size > 0;
  const hull = Int32Array.from(start.flatMap((side) => [side[0] as number, side[side.length - 1] as number]));
  const nodes: { readonly boxes: Int32Array; readonly piece: Piece }[] = [{ boxes: among, piece: hull }];
  const startHoles = [...start.keys()].filter((at) => (start[at] as Side).length > 2);

  /** 0: they do not meet, 2: it holds all of the piece, 1: else. */
  const relation = (box: number, piece: Piece): 0 | 1 | 2 => {
    let holds: 1 | 2 = 2;
    const base = box * dimensions;
    for (let at = 0; at < dimensions; at++) {
      const [first, last] = [piece[2 * at] as number, piece[2 * at + 1] as number];
      const [from, to] = [low[base + at] as number, high[base + at] as number];
      if (from > last || to < first) return 0;
      if (from > first || to < last) holds = 1;
    }
    if (hasHoles)
      for (let at = 0; at < dimensions; at++) {
        if (isHoled[base + at] === 0) continue;
        const own = runAt(holed.get(base + at) as Side, piece[2 * at] as number, piece[2 * at + 1] as number);
        if (own === 0) return 0;
        if (own === 1) holds = 1;
      }
    return holds;
  };

  for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
    const { piece } = node;
    allowed.left -= 1 + node.boxes.length / 16;
    if (allowed.left < 0) return false;
    const parted = startHoles.find((at) => runOf(start, piece, at) !== 2);
    if (parted !== undefined && startHoles.some((at) => runOf(start, piece, at) === 0)) continue;
    let kept = 0;
    let isHeld = false;
    const boxes = new Int32Array(node.boxes.length);
    for (const box of node.boxes) {
      const how = relation(box, piece);
      if (how === 2) {
        holding?.(box);
        isHeld = true;
        break;
      }
      if (how === 1) boxes[kept++] = box;
    }
    if (isHeld) continue;
    if (kept === 0 && parted === undefined) {
      if (!take(piece)) return true;
      continue;
    }
    const rest = boxes.subarray(0, kept);
    const { dimension, place } = kept === 0 ? cutAtHole(start, piece, parted as number) : cutFor(table, rest, piece);
    nodes.push(
      { boxes: rest, piece: piece.with(2 * dimension + 1, place) },
      { boxes: rest, piece: piece.with(2 * dimension, place + 1) },
    );
  }
  return true;
}

/** How the runs of a side lie to a stretch: 0 outside, 2 one run holds it, 1 else. */
function runAt(side: Side, first: number, last: number): 0 | 1 | 2 {
  for (let at = 0; at < side.length; at += 2) {
    if ((side[at + 1] as number) < first) continue;
    if ((side[at] as number) > last) return 0;
    return (side[at] as number) <= first && (side[at + 1] as number) >= last ? 2 : 1;
  }
  return 0;
}

function runOf(start: Box, piece: Piece, dimension: number): 0 | 1 | 2 {
  return runAt(start[dimension] as Side, piece[2 * dimension] as number, piece[2 * dimension + 1] as number);
}

interface Cut {
  readonly dimension: number;
  /** The last place before it. */
  readonly place: number;
}

function cutAtHole(start: Box, piece: Piece, dimension: number): Cut {
  const ends: number[] = [];
  const side = start[dimension] as Side;
  for (let run = 0; run < side.length; run += 2)
    note(
      ends,
      side[run] as number,
      side[run + 1] as number,
      piece[2 * dimension] as number,
      piece[2 * dimension + 1] as number,
    );
  return { dimension, place: ends[ends.length >> 1] as number };
}

/** So many boxes are looked at to choose a cut. */
const SAMPLE = 96;

/** Of the ends of boxes in the middle of each dimension the one that leaves fewest boxes on both sides. */
function cutFor({ dimensions, low, high, holed, isHoled }: BoxTable, boxes: Int32Array, piece: Piece): Cut {
  let best = { dimension: -1, place: -1 };
  let least = Number.POSITIVE_INFINITY;
  const stride = Math.ceil(boxes.length / SAMPLE);
  const ends: number[] = [];
  for (let dimension = 0; dimension < dimensions; dimension++) {
    const [first, last] = [piece[2 * dimension] as number, piece[2 * dimension + 1] as number];
    if (first === last) continue;
    ends.length = 0;
    for (let one = 0; one < boxes.length; one += stride) {
      const at = (boxes[one] as number) * dimensions + dimension;
      if (isHoled[at] === 0) {
        note(ends, low[at] as number, high[at] as number, first, last);
        continue;
      }
      const side = holed.get(at) as Side;
      for (let run = 0; run < side.length; run += 2)
        note(ends, side[run] as number, side[run + 1] as number, first, last);
    }
    if (ends.length === 0) continue;
    ends.sort((one, other) => one - other);
    const place = ends[ends.length >> 1] as number;
    let [below, above] = [0, 0];
    for (let one = 0; one < boxes.length; one += stride) {
      const at = (boxes[one] as number) * dimensions + dimension;
      if ((low[at] as number) <= place) below++;
      if ((high[at] as number) > place) above++;
    }
    const cost = below + above + Math.max(below, above);
    if (cost >= least) continue;
    least = cost;
    best = { dimension, place };
  }
  if (best.dimension < 0) throw new Error("This is a bug: boxes that neither hold a piece nor end in it");
  return best;
}

/** The last places before the begin and the end of a run, where they lie inside. */
function note(ends: number[], from: number, to: number, first: number, last: number): void {
  if (from > first && from <= last) ends.push(from - 1);
  if (to < last && to >= first) ends.push(to);
}

/** Boxes that together hold all of `start`; undefined where they do not, or the budget was passed. */
export function coverIn(
  table: BoxTable,
  among: Int32Array,
  start: Box,
  budget: number,
): ReadonlySet<number> | undefined {
  const cover = new Set<number>();
  let isHeld = true;
  const finished = uncovered(
    table,
    among,
    start,
    budget,
    () => {
      isHeld = false;
      return false;
    },
    (box) => cover.add(box),
  );
  return finished && isHeld ? cover : undefined;
}
