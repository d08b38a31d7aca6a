/** A line of a text that arrives in pieces, without its end. `problem` where it could not be read. */
export type Line =
  | { readonly number: number; readonly text: string }
  | { readonly number: number; readonly problem: "not UTF-8" | "too long" };

const longestLine = 64 * 1024 * 1024;

/** The lines of a stream of bytes, one at a time; a byte order mark at the start is dropped. Ends after a problem. */
export async function* linesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let number = 0;
  let rest: Uint8Array[] = [];
  let length = 0;
  const decode = (bytes: Uint8Array): Line => {
    number++;
    const end = bytes[bytes.length - 1] === 13 ? bytes.length - 1 : bytes.length;
    try {
      const text = decoder.decode(bytes.subarray(0, end));
      return { number, text: number === 1 && text.startsWith("\uFEFF") ? text.slice(1) : text };
    } catch {
      return { number, problem: "not UTF-8" };
    }
  };
  for await (const piece of stream) {
    let from = 0;
    for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, from)) {
      const tail = piece.subarray(from, at);
      const line = decode(rest.length === 0 ? tail : joined([...rest, tail]));
      rest = [];
      length = 0;
      from = at + 1;
      yield line;
      if ("problem" in line) return;
    }
    if (from < piece.length) {
      rest.push(piece.slice(from));
      length += piece.length - from;
      if (length > longestLine) {
        yield { number: number + 1, problem: "too long" };
        return;
      }
    }
  }
  if (length > 0) yield decode(joined(rest));
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Lists and objects inside each other: what goes through them would run out of room. */
const deepest = 200;

/** Whether a value of JSON is nested deeper than is read; itself without recursion. */
function isTooDeep(value: unknown): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; depth <= deepest; depth++) {
    level = level.flatMap((one) => (typeof one === "object" && one !== null ? Object.values(one) : []));
    if (level.length === 0) return false;
  }
  return true;
}

/** What a line of JSONL holds, or why it is not JSON. Blank lines are `undefined`. */
export function jsonOfLine(text: string): { readonly value: unknown } | { readonly reason: string } | undefined {
  if (text.trim() === "") return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (text.length > 2 * deepest && isTooDeep(value))
      return { reason: `this line has lists or objects more than ${deepest} deep in each other.` };
    return { value };
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    const position = /at position (\d+)/.exec(message)?.[1];
    const isAtEnd = position !== undefined && Number(position) >= text.trimEnd().length;
    const cut = isAtEnd || message.includes("Unexpected end") || message.includes("Unterminated");
    if (cut) return { reason: "this line is not JSON: it ends too early." };
    return {
      reason: `this line is not JSON${position === undefined ? "" : `: unexpected text at ${placeIn(text, Number(position))}`}.`,
    };
  }
}

/** `column 8`, or `line 2, column 7` in a text of several lines. */
function placeIn(text: string, position: number): string {
  const before = text.slice(0, position).split("\n");
  const column = `column ${(before.at(-1) ?? "").length + 1}`;
  return before.length === 1 ? column : `line ${before.length}, ${column}`;
}
