import type { Box } from "../../boxes/box.ts";
import type { Dimensions } from "../../boxes/dimensions.ts";
import type { Side } from "../../boxes/side.ts";

/** Boxes by where they begin and end, so that those near a point or another box are found at once. */
export interface BoxLines {
  /**
   * Those that may hold places from the first to the last of each of these dimensions, and perhaps some more; ascending, and
   * until it is asked again.
   */
  readonly near: (dimensions: readonly number[], ends: (dimension: number) => readonly [number, number]) => Int32Array;
}

/** One bit for each box. */
type Bits = Uint32Array;

/** A field in stretches of places: which boxes begin in one or before, and which end in one or after, one after the other. */
interface Line {
  readonly shift: number;
  readonly begun: Bits;
  readonly notEnded: Bits;
  readonly unknown: Bits;
}

/** Stretches of a field, and words of all fields together. */
const MOST_STRETCHES = 64;
const MOST_WORDS = 1 << 22;

export function linesOf({ all }: Dimensions, boxes: readonly Box[]): BoxLines {
  const words = (boxes.length + 31) >> 5;
  const stretches = Math.min(MOST_STRETCHES, Math.max(2, Math.floor(MOST_WORDS / (2 * words * all.length + 1))));
  const lines = all.map(({ kind, size }, at) => (kind === "field" ? lineOf(boxes, at, size, stretches) : undefined));
  const found = new Uint32Array(words);
  const listed = new Int32Array(boxes.length);
  const narrow = (bits: Bits, row: number): void => {
    const base = row * words;
    for (let word = 0; word < words; word++) found[word] = (found[word] as number) & (bits[base + word] as number);
  };

  const near: BoxLines["near"] = (dimensions, ends) => {
    found.fill(0xffffffff);
    for (const at of dimensions) {
      const line = lines[at];
      const unknown = (all[at]?.size ?? 0) - 1;
      const [first, last] = ends(at);
      if (line === undefined || (first < unknown && last === unknown)) continue;
      if (first === unknown) narrow(line.unknown, 0);
      else {
        narrow(line.begun, last >> line.shift);
        narrow(line.notEnded, first >> line.shift);
      }
    }
    let count = 0;
    for (let word = 0; word < words; word++)
      for (let bits = found[word] as number; bits !== 0; bits &= bits - 1) {
        const box = (word << 5) + 31 - Math.clz32(bits & -bits);
        if (box < boxes.length) listed[count++] = box;
      }
    return listed.subarray(0, count);
  };
  return { near };
}

function lineOf(boxes: readonly Box[], at: number, size: number, stretches: number): Line {
  const known = size - 1;
  let shift = 0;
  while (known >> shift >= stretches) shift++;
  const words = (boxes.length + 31) >> 5;
  const [begun, notEnded] = [0, 0].map(() => new Uint32Array(((known >> shift) + 1) * words)) as [Bits, Bits];
  const unknown = new Uint32Array(words);
  for (let box = 0; box < boxes.length; box++) {
    const side = boxes[box]?.[at] as Side;
    if (side[side.length - 1] === known) mark(unknown, 0, box);
    const last = lastKnown(side, known);
    if ((side[0] as number) > last) continue;
    mark(begun, ((side[0] as number) >> shift) * words, box);
    mark(notEnded, (last >> shift) * words, box);
  }
  for (let word = words; word < begun.length; word++)
    begun[word] = (begun[word] as number) | (begun[word - words] as number);
  for (let word = notEnded.length - words - 1; word >= 0; word--)
    notEnded[word] = (notEnded[word] as number) | (notEnded[word + words] as number);
  return { shift, begun, notEnded, unknown };
}

/** The last place of a known value; -1 where there is none. `unknown` is the place after all of them. */
function lastKnown(side: Side, unknown: number): number {
  const end = side.length - 1;
  const [from, to] = [side[end - 1] as number, side[end] as number];
  if (to < unknown) return to;
  if (from < unknown) return unknown - 1;
  return end > 1 ? (side[end - 2] as number) : -1;
}

function mark(bits: Bits, base: number, box: number): void {
  const word = base + (box >> 5);
  bits[word] = (bits[word] as number) | (1 << (box & 31));
}
