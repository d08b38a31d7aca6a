import { compareText } from "./text.ts";

/** Deeper values are cut, so that no input exhausts the stack. */
export const DEEPEST_VALUE = 200;
/** Longer texts are cut, so that no input exhausts memory. */
export const LONGEST_CANONICAL = 16_000_000;

/**
 * One text for any JavaScript value, for digests: of JSON it is JSON with sorted keys and without blanks. Own enumerable
 * properties only; those that are undefined are left out, -0 is 0. What JSON cannot say stands as a bare word (`NaN`,
 * `12n`, `undefined`, `function`, `cycle`, `unreadable` where a getter or proxy throws, `cut` beyond the limits), so it is
 * never taken for text. Never throws.
 */
export function canonicalJson(value: unknown): string {
  const parts: string[] = [];
  const above = new Set<object>();
  let length = 0;

  function write(part: string): void {
    parts.push(part);
    length += part.length;
  }

  function visit(each: unknown): void {
    if (length > LONGEST_CANONICAL) write("cut");
    else if (typeof each !== "object" || each === null) write(scalar(each));
    else if (above.has(each)) write("cycle");
    else if (above.size >= DEEPEST_VALUE) write("cut");
    else visitContainer(each);
  }

  function visitContainer(each: object): void {
    above.add(each);
    const children = childrenOf(each);
    if (children === undefined) write("unreadable");
    else if (children.keys === undefined) visitAll("[", children.length, "]", (at) => visit(read(each, String(at))));
    else visitObject(each, children.keys);
    above.delete(each);
  }

  function visitObject(each: object, keys: readonly string[]): void {
    const present = keys.map((key) => [key, read(each, key)] as const).filter(([, child]) => child !== undefined);
    visitAll("{", present.length, "}", (at) => {
      const [key, child] = present[at] as readonly [string, unknown];
      write(`${JSON.stringify(key)}:`);
      visit(child);
    });
  }

  function visitAll(open: string, count: number, close: string, one: (at: number) => void): void {
    write(open);
    for (let at = 0; at < count; at++) {
      if (at > 0) write(",");
      if (length > LONGEST_CANONICAL) {
        write("cut");
        break;
      }
      one(at);
    }
    write(close);
  }

  visit(value);
  return parts.join("");
}

/** Stands for what could not be read. */
const UNREADABLE = Symbol("unreadable");

function scalar(value: unknown): string {
  switch (typeof value) {
    case "string":
      return value.length > LONGEST_CANONICAL ? "cut" : JSON.stringify(value);
    case "bigint":
      return bigintText(value);
    case "number":
      return value === 0 ? "0" : String(value);
    case "symbol":
      return value === UNREADABLE ? "unreadable" : "symbol";
    case "function":
      return "function";
    default:
      return String(value);
  }
}

/** Printing takes longer than linear time, so beyond 4096 bits only the size is told apart. */
function bigintText(value: bigint): string {
  return BigInt.asIntN(4096, value) === value ? `${value}n` : "cut";
}

/** The sorted keys of an object, or the length of a list; undefined where a proxy throws. */
function childrenOf(
  container: object,
): { readonly keys: readonly string[] } | { readonly keys?: undefined; readonly length: number } | undefined {
  try {
    return Array.isArray(container)
      ? { length: Number(container.length) || 0 }
      : { keys: Object.keys(container).sort(compareText) };
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
