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
  const { dimensions, count, low, high, holed } = table;
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
      const [side, otherSide] = [holed.get(first + at), holed.get(second + at)];
      if (side === undefined && otherSide === undefined) continue;
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

/** Of so many boxes the middle is taken. */
const SAMPLE = 128;

/** The cut that leaves fewest boxes to be looked at twice, among those in the middle of each dimension. */
function bestCut({ dimensions, low, high }: BoxTable, { boxes, from, to }: Part): Cut | undefined {
  let best: Cut | undefined;
  let least = WORTH * boxes.length;
  const stride = Math.ceil(boxes.length / SAMPLE);
  const middles = new Int32Array(Math.ceil(boxes.length / stride));
  for (let dimension = 0; dimension < dimensions; dimension++) {
    const [first, last] = [from[dimension] as number, to[dimension] as number];
    if (first >= last) continue;
    for (let at = 0; at < middles.length; at++) {
      const place = (boxes[at * stride] as number) * dimensions + dimension;
      middles[at] = (Math.max(low[place] as number, first) + Math.min(high[place] as number, last)) >> 1;
    }
    middles.sort();
    const place = Math.min(middles[middles.length >> 1] as number, last - 1);
    let [below, above] = [0, 0];
    for (const box of boxes) {
      if ((low[box * dimensions + dimension] as number) <= place) below++;
      if ((high[box * dimensions + dimension] as number) > place) above++;
    }
    const larger = Math.max(below, above);
    const cost = larger === boxes.length ? boxes.length : (below + above - boxes.length) * 0.5 + larger * 0.5;
    if (cost >= least) continue;
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
