import type { Cell } from "../history/history.ts";
import type { Codes } from "./table.ts";

/** Gathers the cells of a column, in their order. */
export interface DictionaryBuilder {
  readonly add: (cell: Cell) => void;
  /** What codes and cells take, estimated; while building the keys of the cells come to it. */
  readonly bytes: () => { readonly kept: number; readonly building: number };
  readonly finish: () => { readonly codes: Codes; readonly cells: readonly Cell[] };
}

const keyBytes = 48;
const rowsAtFirst = 1024;

export function dictionaryBuilder(): DictionaryBuilder {
  const cells: Cell[] = [null];
  const scalars = new Map<Cell, number>();
  const contents = new Map<string, number>();
  let codes: Codes = new Uint8Array(rowsAtFirst);
  let rows = 0;
  let room = rowsAtFirst;
  let largest = largestIn(codes);
  let cellBytes = 0;
  let contentBytes = 0;
  const codeOf = (cell: Cell): number => {
    if (cell === null) return 0;
    const content = typeof cell === "object" ? contentOf(cell) : undefined;
    const found = content === undefined ? scalars.get(cell) : contents.get(content);
    if (found !== undefined) return found;
    const kept = typeof cell === "string" ? copyOf(cell) : cell;
    const code = cells.push(kept) - 1;
    if (content === undefined) scalars.set(kept, code);
    else contents.set(content, code);
    if (content !== undefined) contentBytes += 2 * content.length;
    cellBytes += bytesOf(kept, content);
    return code;
  };
  return {
    add: (cell) => {
      const code = codeOf(cell);
      if (rows === room || code > largest) {
        if (rows === room) room *= 2;
        const grown = codesFor(cells.length, room);
        grown.set(codes);
        codes = grown;
        largest = largestIn(codes);
      }
      codes[rows++] = code;
    },
    bytes: () => {
      const kept = codes.byteLength + cellBytes;
      return { kept, building: kept + contentBytes + keyBytes * cells.length };
    },
    finish: () => ({ codes: codes.slice(0, rows), cells }),
  };
}

/** Zeroed codes of so many different values, as narrow as can be. */
export function codesFor(values: number, length: number): Codes {
  if (values <= 2 ** 8) return new Uint8Array(length);
  return values <= 2 ** 16 ? new Uint16Array(length) : new Uint32Array(length);
}

function largestIn(codes: Codes): number {
  return 2 ** (8 * codes.BYTES_PER_ELEMENT) - 1;
}

/** Texts cut out of a larger one would hold all of it in memory; short ones are copied by the engine itself. */
function copyOf(text: string): string {
  return text.length < 13 ? text : (JSON.parse(JSON.stringify(text)) as string);
}

function bytesOf(cell: Cell, content: string | undefined): number {
  if (content !== undefined) return 64 + 4 * content.length;
  return typeof cell === "string" ? 32 + 2 * cell.length : 24;
}

/** The same text for cells of the same content, and for these only. */
function contentOf(cell: Cell): string {
  switch (typeof cell) {
    case "bigint":
      return `${cell}n`;
    case "string":
      return JSON.stringify(cell);
    case "object":
      if (cell === null) return "null";
      if (Array.isArray(cell)) return `[${cell.map(contentOf).join(",")}]`;
      return `{${Object.entries(cell).map(([key, value]) => `${JSON.stringify(key)}:${contentOf(value)}`)}}`;
    default:
      return String(cell);
  }
}
