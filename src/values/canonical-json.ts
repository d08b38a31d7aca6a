import { compareText } from "./text.ts";

/** How deep and how long a value is told; the rest is cut. */
export interface CanonicalLimits {
  readonly deepest: number;
  readonly longest: number;
}

/** So that no input exhausts memory, not even one that a proxy makes up without end. */
export const inputLimits: CanonicalLimits = { deepest: 10_000, longest: 16_000_000 };

/** For values of our own making: nothing is cut. */
export const unlimited: CanonicalLimits = { deepest: Number.POSITIVE_INFINITY, longest: Number.POSITIVE_INFINITY };

/** A list or an object being written: its keys (none: a list), how many children, how many are behind. */
interface Frame {
  readonly container: object;
  readonly keys: readonly string[] | undefined;
  readonly count: number;
  at: number;
  empty: boolean;
}

/**
 * One text for any JavaScript value, for digests: of JSON it is JSON with sorted keys and without blanks. Own enumerable
 * properties only; those that are undefined are left out, -0 is 0. What JSON cannot say stands as a bare word (`NaN`,
 * `12n`, `undefined`, `function`, `cycle`, `unreadable` where a getter or proxy throws, `cut` beyond the limits), so it is
 * never taken for text. Never throws.
 */
export function canonicalJson(value: unknown, { deepest, longest }: CanonicalLimits = inputLimits): string {
  let text = "";
  const frames: Frame[] = [];
  /** At which depth a container was opened last. Nothing is taken out: sets that are emptied as they fill get slow. */
  const opened = new Map<object, number>();

  const write = (part: string): void => {
    text += part;
  };

  const begin = (each: unknown): void => {
    if (typeof each !== "object" || each === null) write(scalar(each, longest));
    else if (frames[opened.get(each) ?? -1]?.container === each) write("cycle");
    else if (frames.length >= deepest) write("cut");
    else open(each, frameOf(each));
  };

  const open = (each: object, frame: Frame | undefined): void => {
    if (frame === undefined) write("unreadable");
    else {
      write(frame.keys === undefined ? "[" : "{");
      opened.set(each, frames.length);
      frames.push(frame);
    }
  };

  begin(value);
  for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
    if (frame.at >= frame.count) {
      write(frame.keys === undefined ? "]" : "}");
      frames.pop();
      continue;
    }
    const key = frame.keys === undefined ? String(frame.at) : (frame.keys[frame.at] as string);
    const child = text.length > longest ? CUT : read(frame.container, key);
    frame.at = child === CUT ? frame.count : frame.at + 1;
    if (child === undefined && frame.keys !== undefined) continue;
    if (!frame.empty) write(",");
    frame.empty = false;
    if (frame.keys !== undefined && child !== CUT) write(`${JSON.stringify(key)}:`);
    begin(child);
  }
  return text;
}

/** Stand for what could not be read, and for what is left out at the end. */
const UNREADABLE = Symbol("unreadable");
const CUT = Symbol("cut");

function scalar(value: unknown, longest: number): string {
  switch (typeof value) {
    case "string":
      return value.length > longest ? "cut" : JSON.stringify(value);
    case "bigint":
      return bigintText(value);
    case "number":
      return value === 0 ? "0" : String(value);
    case "symbol":
      return value === UNREADABLE ? "unreadable" : value === CUT ? "cut" : "symbol";
    case "function":
      return "function";
    default:
      return String(value);
  }
}

/** Printing takes longer than linear time, so beyond 4096 bits no digits are given. */
function bigintText(value: bigint): string {
  return BigInt.asIntN(4096, value) === value ? `${value}n` : "cut";
}

/** Undefined where a proxy throws. */
function frameOf(container: object): Frame | undefined {
  try {
    const keys = Array.isArray(container) ? undefined : Object.keys(container).sort(compareText);
    const count = keys === undefined ? Number((container as readonly unknown[]).length) || 0 : keys.length;
    return { container, keys, count, at: 0, empty: true };
  } catch {
    return undefined;
  }
}

function read(container: object, key: string): unknown {
  try {
    return Object.hasOwn(container, key) ? (container as Readonly<Record<string, unknown>>)[key] : undefined;
  } catch {
    return UNREADABLE;
  }
}
