import type { BoxTable } from "./box-table.ts";
import { interval, sidesMeet } from "./side.ts";

/** So few boxes are compared each with each. */
const FEW = 24;

/** A split is worth while where so little of the boxes lies on both sides of it. */
const WORTH = 0.75;

/**
 * Every two boxes that meet, the smaller place first: at 2n and 2n + 1 the n-th pair. Boxes are parted by cuts, those on
 * both sides of a cut are looked at on both; a pair is found where the first point that both hold lies.
 */
export function meetingPairs(table: BoxTable): Int32Array {
  const { dimensions, count, low, high, holed, isHoled } = table;
  const pairs: number[] = [];
  const all = Int32Array.from({ length: count }, (_, at) => at);
  const parts: Part[] = [{ boxes: all, from: startOf(table, all), to: endOf(table, all) }];
  const hasHoles = holed.size > 0;

  const meet = (one: number, other: number): boolean => {
    const [first, second] = [one * dimensions, other * dimensions];
    for (let at = 0; at < dimensions; at++)
      if (
        (low[first + at] as number) > (high[second + at] as number) ||
        (low[second + at] as number) > (high[first + at] as number)
      )
        return false;
    if (!hasHoles) return true;
    for (let at = 0; at < dimensions; at++) {
      if (isHoled[first + at] === 0 && isHoled[second + at] === 0) continue;
      const [side, otherSide] = [holed.get(first + at), holed.get(second + at)];
      const own = side ?? interval(low[first + at] as number, high[first + at] as number);
      const others = otherSide ?? interval(low[second + at] as number, high[second + at] as number);
      if (!sidesMeet(own, others)) return false;
    }
    return true;
  };

  const compareAll = ({ boxes, from, to }: Part): void => {
    for (let one = 0; one < boxes.length; one++)
      for (let other = one + 1; other < boxes.length; other++) {
        const [first, second] = [boxes[one] as number, boxes[other] as number];
        if (meet(first, second) && beginsHere(first, second, from, to)) pairs.push(first, second);
      }
  };

  const beginsHere = (one: number, other: number, from: Int32Array, to: Int32Array): boolean => {
    for (let at = 0; at < dimensions; at++) {
      const begin = Math.max(low[one * dimensions + at] as number, low[other * dimensions + at] as number);
      if (begin < (from[at] as number) || begin > (to[at] as number)) return false;
    }
    return true;
  };

  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    const cut = part.boxes.length <= FEW ? undefined : bestCut(table, part);
    if (cut === undefined) compareAll(part);
    else parts.push(...cutAt(table, part, cut));
  }
  return Int32Array.from(pairs);
}

interface Part {
  readonly boxes: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

interface Cut {
  readonly dimension: number;
  /** The last place before it. */
  readonly place: number;
}

/** So many boxes are looked at to choose a cut. */
const SAMPLE = 96;

/** Of the ends of boxes in the middle of each dimension the one that leaves fewest boxes to be looked at twice. */
function bestCut({ dimensions, low, high }: BoxTable, { boxes, from, to }: Part): Cut | undefined {
  let best: Cut | undefined;
  const stride = Math.ceil(boxes.length / SAMPLE);
  const looked = Math.ceil(boxes.length / stride);
  let least = WORTH * looked;
  const ends = new Int32Array(2 * looked);
  for (let dimension = 0; dimension < dimensions; dimension++) {
    const [first, last] = [from[dimension] as number, to[dimension] as number];
    let count = 0;
    for (let one = 0; one < boxes.length; one += stride) {
      const at = (boxes[one] as number) * dimensions + dimension;
      const [begin, end] = [low[at] as number, high[at] as number];
      if (begin > first && begin <= last) ends[count++] = begin - 1;
      if (end < last && end >= first) ends[count++] = end;
    }
    if (count === 0) continue;
    const place = ends.subarray(0, count).sort()[count >> 1] as number;
    let [below, above] = [0, 0];
    for (let one = 0; one < boxes.length; one += stride) {
      const at = (boxes[one] as number) * dimensions + dimension;
      if ((low[at] as number) <= place) below++;
      if ((high[at] as number) > place) above++;
    }
    const cost = (below + above - looked + Math.max(below, above)) / 2;
    if (Math.max(below, above) === looked || cost >= least) continue;
    least = cost;
    best = { dimension, place };
  }
  return best;
}

function cutAt({ dimensions, low, high }: BoxTable, { boxes, from, to }: Part, { dimension, place }: Cut): Part[] {
  const below = boxes.filter((box) => (low[box * dimensions + dimension] as number) <= place);
  const above = boxes.filter((box) => (high[box * dimensions + dimension] as number) > place);
  return [
    { boxes: below, from, to: to.with(dimension, place) },
    { boxes: above, from: from.with(dimension, place + 1), to },
  ];
}

function startOf({ dimensions, low }: BoxTable, boxes: Int32Array): Int32Array {
  const start = new Int32Array(dimensions).fill(0x7fffffff);
  for (const box of boxes)
    for (let at = 0; at < dimensions; at++)
      start[at] = Math.min(start[at] as number, low[box * dimensions + at] as number);
  return start;
}

function endOf({ dimensions, high }: BoxTable, boxes: Int32Array): Int32Array {
  const end = new Int32Array(dimensions).fill(-1);
  for (const box of boxes)
    for (let at = 0; at < dimensions; at++)
      end[at] = Math.max(end[at] as number, high[box * dimensions + at] as number);
  return end;
}
