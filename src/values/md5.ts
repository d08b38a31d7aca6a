import { forEachByte } from "./utf8.ts";

const SHIFTS = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
const SINES = Int32Array.from({ length: 64 }, (_, step) => Math.floor(Math.abs(Math.sin(step + 1)) * 2 ** 32) | 0);

/** What a sample is drawn for. */
export type SampleKind = "review" | "audit" | "spot check";

/**
 * The draw of a sample: the first 8 hex digits of md5 over the UTF-8 bytes of `salt:kind:id`, as a number from 0 to
 * 2^32 - 1. A rate takes the decision where the draw is below the rate's threshold.
 */
export function sampleDraw(salt: string, kind: SampleKind, id: string): number {
  return swapped(digest(`${salt}:${kind}:${id}`)[0] as number) >>> 0;
}

/** md5 of the text's UTF-8 bytes, as 32 hex digits. */
export function md5(text: string): string {
  return [...digest(text)].map((word) => (swapped(word) >>> 0).toString(16).padStart(8, "0")).join("");
}

/** One digest runs at a time, so all share the words of the block being filled and of the state. */
const block = new Int32Array(16);
const state = new Int32Array(4);
let filled = 0;

function digest(text: string): Int32Array {
  state.set([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476]);
  block.fill(0);
  filled = 0;
  forEachByte(text, put);
  const bytes = filled;
  put(0x80);
  while (filled % 64 !== 56) put(0);
  block[14] = bytes << 3;
  block[15] = Math.floor(bytes / 2 ** 29);
  compress();
  return state;
}

function put(byte: number): void {
  const at = filled & 63;
  block[at >> 2] = (block[at >> 2] as number) | (byte << ((at & 3) << 3));
  filled++;
  if (at === 63) {
    compress();
    block.fill(0);
  }
}

function compress(): void {
  let [a, b, c, d] = state as unknown as [number, number, number, number];
  for (let step = 0; step < 64; step++) {
    const round = step >> 4;
    let mixed: number;
    let word: number;
    if (round === 0) {
      mixed = (b & c) | (~b & d);
      word = step;
    } else if (round === 1) {
      mixed = (d & b) | (~d & c);
      word = (5 * step + 1) & 15;
    } else if (round === 2) {
      mixed = b ^ c ^ d;
      word = (3 * step + 5) & 15;
    } else {
      mixed = c ^ (b | ~d);
      word = (7 * step) & 15;
    }
    const sum = (a + mixed + (SINES[step] as number) + (block[word] as number)) | 0;
    const shift = SHIFTS[(round << 2) | (step & 3)] as number;
    a = d;
    d = c;
    c = b;
    b = (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0;
  }
  state[0] = (state[0] as number) + a;
  state[1] = (state[1] as number) + b;
  state[2] = (state[2] as number) + c;
  state[3] = (state[3] as number) + d;
}

function swapped(word: number): number {
  return ((word & 0xff) << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24);
}
