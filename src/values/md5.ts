import { forEachByte } from "./utf8.ts";

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
  state[0] = 0x67452301;
  state[1] = 0xefcdab89;
  state[2] = 0x98badcfe;
  state[3] = 0x10325476;
  block.fill(0);
  filled = 0;
  if (!putAscii(text)) forEachByte(text, put);
  const bytes = filled;
  put(0x80);
  if ((filled & 63) > 56) while ((filled & 63) !== 0) put(0);
  block[14] = bytes << 3;
  block[15] = Math.floor(bytes / 2 ** 29);
  compress();
  return state;
}

/** The common case, a short text of ASCII, within one block; false, with nothing put, for any other. */
function putAscii(text: string): boolean {
  const { length } = text;
  if (length > 55) return false;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code > 127) {
      block.fill(0);
      return false;
    }
    block[at >> 2] = (block[at >> 2] as number) | (code << ((at & 3) << 3));
  }
  filled = length;
  return true;
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

/** Four rounds of sixteen steps; each round turns by its own four shifts in turn. */
function compress(): void {
  let a = state[0] as number;
  let b = state[1] as number;
  let c = state[2] as number;
  let d = state[3] as number;
  for (let step = 0; step < 16; step += 4) {
    a = turned(a + ((b & c) | (~b & d)) + word(step, step), 7, b);
    d = turned(d + ((a & b) | (~a & c)) + word(step + 1, step + 1), 12, a);
    c = turned(c + ((d & a) | (~d & b)) + word(step + 2, step + 2), 17, d);
    b = turned(b + ((c & d) | (~c & a)) + word(step + 3, step + 3), 22, c);
  }
  for (let step = 16; step < 32; step += 4) {
    a = turned(a + ((d & b) | (~d & c)) + word(step, 5 * step + 1), 5, b);
    d = turned(d + ((c & a) | (~c & b)) + word(step + 1, 5 * step + 6), 9, a);
    c = turned(c + ((b & d) | (~b & a)) + word(step + 2, 5 * step + 11), 14, d);
    b = turned(b + ((a & c) | (~a & d)) + word(step + 3, 5 * step + 16), 20, c);
  }
  for (let step = 32; step < 48; step += 4) {
    a = turned(a + (b ^ c ^ d) + word(step, 3 * step + 5), 4, b);
    d = turned(d + (a ^ b ^ c) + word(step + 1, 3 * step + 8), 11, a);
    c = turned(c + (d ^ a ^ b) + word(step + 2, 3 * step + 11), 16, d);
    b = turned(b + (c ^ d ^ a) + word(step + 3, 3 * step + 14), 23, c);
  }
  for (let step = 48; step < 64; step += 4) {
    a = turned(a + (c ^ (b | ~d)) + word(step, 7 * step), 6, b);
    d = turned(d + (b ^ (a | ~c)) + word(step + 1, 7 * step + 7), 10, a);
    c = turned(c + (a ^ (d | ~b)) + word(step + 2, 7 * step + 14), 15, d);
    b = turned(b + (d ^ (c | ~a)) + word(step + 3, 7 * step + 21), 21, c);
  }
  state[0] = (state[0] as number) + a;
  state[1] = (state[1] as number) + b;
  state[2] = (state[2] as number) + c;
  state[3] = (state[3] as number) + d;
}

function word(step: number, at: number): number {
  return ((SINES[step] as number) + (block[at & 15] as number)) | 0;
}

function turned(sum: number, by: number, onto: number): number {
  return (onto + ((sum << by) | ((sum | 0) >>> (32 - by)))) | 0;
}

function swapped(value: number): number {
  return ((value & 0xff) << 24) | ((value & 0xff00) << 8) | ((value >>> 8) & 0xff00) | (value >>> 24);
}
