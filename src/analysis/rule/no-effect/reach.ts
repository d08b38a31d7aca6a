import type { Box } from "../../boxes/box.ts";
import { isPlain, type PolicyBoxes } from "../../boxes/policy-boxes.ts";
import { sidesMeet } from "../../boxes/side.ts";

/** By dimension a place; where that is a fact, any. */
export type Point = Int32Array;

/** One bit for each box of a reach. */
export type Bits = Uint32Array;

/** The boxes where rules are possible, one after the other, and which of them hold a point or meet a box; facts aside. */
export interface Reach {
  readonly boxes: readonly Box[];
  /** By box the place of its rule. */
  readonly owners: Int32Array;
  /** Whether there is a rule of which boxes do not say where it is possible. */
  readonly isPartial: boolean;
  /** Whether nothing but cells of fields is said of a box. */
  readonly isPlain: (box: number) => boolean;
  /** `among`: of these boxes only. Undefined where they are more than `most`. */
  readonly holding: (point: Point, most: number) => readonly number[] | undefined;
  readonly meeting: (box: Box, among: Bits, most: number) => readonly number[] | undefined;
  /** The boxes of some rules. */
  readonly ofRules: (has: (place: number) => boolean) => Bits;
}

/** Of one field, stretches of places: which boxes begin in one or before, and which end in one or after, by bits. */
interface Line {
  /** Places of the dimension; the last one is "unknown". */
  readonly size: number;
  readonly shift: number;
  readonly begun: Bits;
  readonly open: Bits;
  readonly unknown: Bits;
  readonly low: Int32Array;
  readonly high: Int32Array;
}

/** Stretches of a field, and bits of all of them together. */
const MOST_STRETCHES = 64;
const MOST_BITS = 1 << 26;

export function reachOf(count: number, { dimensions, ofRule }: PolicyBoxes): Reach {
  const { all, whole } = dimensions;
  const boxes: Box[] = [];
  const places: number[] = [];
  let isPartial = false;
  for (let place = 0; place < count; place++) {
    const possible = ofRule(place).possible();
    isPartial ||= possible === undefined;
    for (const box of possible ?? []) {
      boxes.push(box);
      places.push(place);
    }
  }
  const owners = Int32Array.from(places);
  const words = (boxes.length + 31) >> 5;
  const stretches = Math.min(MOST_STRETCHES, Math.max(2, Math.floor(MOST_BITS / (64 * words * all.length + 1))));
  const holed = new Uint8Array(boxes.length);
  const lines = all.map(({ kind, size }, at) =>
    kind === "field" ? lineOf(boxes, at, size, stretches, holed) : undefined,
  );
  const found = new Uint32Array(words);

  const narrow = (bits: Bits, row: number): void => {
    const base = row * words;
    for (let word = 0; word < words; word++) found[word] = (found[word] as number) & (bits[base + word] as number);
  };
  const left = (most: number, isIn: (box: number) => boolean): readonly number[] | undefined => {
    const kept: number[] = [];
    for (let word = 0; word < words; word++)
      for (let bits = found[word] as number; bits !== 0; bits &= bits - 1) {
        const box = (word << 5) + 31 - Math.clz32(bits & -bits);
        if (box >= boxes.length || !isIn(box)) continue;
        if (kept.length === most) return undefined;
        kept.push(box);
      }
    return kept;
  };

  const holding = (point: Point, most: number): readonly number[] | undefined => {
    found.fill(0xffffffff);
    for (const [at, line] of lines.entries()) {
      if (line === undefined) continue;
      const place = point[at] as number;
      if (place === line.size - 1) narrow(line.unknown, 0);
      else {
        narrow(line.begun, place >> line.shift);
        narrow(line.open, place >> line.shift);
      }
    }
    return left(most, (box) => {
      for (let at = 0; at < lines.length; at++) {
        const line = lines[at];
        const place = point[at] as number;
        if (line === undefined || place === line.size - 1) continue;
        if ((line.low[box] as number) > place || (line.high[box] as number) < place) return false;
        if (holed[box] === 1 && !holds(boxes[box]?.[at] as Int32Array, place)) return false;
      }
      return true;
    });
  };

  const meeting = (box: Box, among: Bits, most: number): readonly number[] | undefined => {
    found.set(among);
    const narrowed: number[] = [];
    for (const [at, line] of lines.entries()) {
      const side = box[at] as Int32Array;
      if (line === undefined || side === whole[at]) continue;
      narrowed.push(at);
      const isUnknown = side[side.length - 1] === line.size - 1;
      if (side[0] === line.size - 1) narrow(line.unknown, 0);
      else if (!isUnknown) {
        narrow(line.begun, (side[side.length - 1] as number) >> line.shift);
        narrow(line.open, (side[0] as number) >> line.shift);
      }
    }
    return left(most, (other) =>
      narrowed.every((at) => sidesMeet(box[at] as Int32Array, boxes[other]?.[at] as Int32Array)),
    );
  };

  return {
    boxes,
    owners,
    isPartial,
    isPlain: (box) => isPlain(dimensions, boxes[box] as Box),
    holding,
    meeting,
    ofRules: (has) => {
      const bits = new Uint32Array(words);
      for (const [box, place] of owners.entries()) if (has(place)) mark(bits, 0, box);
      return bits;
    },
  };
}

function lineOf(boxes: readonly Box[], at: number, size: number, stretches: number, holed: Uint8Array): Line {
  const known = size - 1;
  let shift = 0;
  while (known >> shift >= stretches) shift++;
  const rows = (known >> shift) + 1;
  const words = (boxes.length + 31) >> 5;
  const [begun, open] = [new Uint32Array(rows * words), new Uint32Array(rows * words)];
  const unknown = new Uint32Array(words);
  const [low, high] = [new Int32Array(boxes.length), new Int32Array(boxes.length)];
  for (let box = 0; box < boxes.length; box++) {
    const side = boxes[box]?.[at] as Int32Array;
    const first = side[0] as number;
    let end = side.length - 1;
    let last = side[end] as number;
    if (last === known) {
      mark(unknown, 0, box);
      last--;
      if (side[end - 1] === known && end > 1) {
        end -= 2;
        last = side[end] as number;
      }
    }
    if (end > 1) holed[box] = 1;
    low[box] = first;
    high[box] = last;
    if (first > last) continue;
    mark(begun, (first >> shift) * words, box);
    mark(open, (last >> shift) * words, box);
  }
  for (let word = words; word < begun.length; word++)
    begun[word] = (begun[word] as number) | (begun[word - words] as number);
  for (let word = open.length - words - 1; word >= 0; word--)
    open[word] = (open[word] as number) | (open[word + words] as number);
  return { size, shift, begun, open, unknown, low, high };
}

function mark(bits: Bits, base: number, box: number): void {
  const word = base + (box >> 5);
  bits[word] = (bits[word] as number) | (1 << (box & 31));
}

function holds(side: Int32Array, place: number): boolean {
  for (let run = 0; run < side.length; run += 2)
    if ((side[run] as number) <= place && place <= (side[run + 1] as number)) return true;
  return false;
}
