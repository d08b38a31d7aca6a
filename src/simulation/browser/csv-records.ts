import type { CsvHeader } from "../history/csv-header.ts";
import type { CsvFault } from "../history/csv-problem.ts";
import type { Cell, Chunk } from "../history/history.ts";

/** Reads records of a CSV from pieces of its text, and keeps the cells of the columns that are wanted. */
export interface CsvRecords {
  /** Takes whole records from a place of `text` where one begins, until so many rows wait; gives where the next begins. */
  readonly take: (text: string, start: number, most: number, isEnd: boolean) => number;
  /** Rows taken and not yet given. */
  readonly waiting: () => number;
  /** The rows taken since the last call: one list of cells for each wanted column. */
  readonly give: () => Chunk;
  /** The number of the record that comes next, from 1; the header and blank lines count. */
  readonly line: () => number;
  /** What keeps the record of this number from being read; nothing is taken from then on. */
  readonly fault: () => CsvFault | undefined;
}

const quote = 34;
const blank = 32;

/**
 * Every cell is a text, an empty cell null, `""` an empty text. Blanks around quotation marks do not count, nor do empty
 * cells behind the last column; a blank line is a row only where there is one column. All lines end as the first does.
 * `wanted` are indices of columns.
 */
export function csvRecords({ names, delimiter }: CsvHeader, wanted: readonly number[]): CsvRecords {
  const columns = names.length;
  const isWanted = Uint8Array.from(names, (_, index) => (wanted.includes(index) ? 1 : 0));
  const cells: Cell[] = names.map(() => null);
  let values: Cell[][] = wanted.map(() => []);
  let rows = 0;
  let line = 1;
  let lineEnd: string | undefined;
  let fault: CsvFault | undefined;
  let found = 0;
  let hasExtra = false;

  const ragged = (): CsvFault => ({ kind: "ragged", found: hasExtra ? columns + 1 : found, expected: columns });

  const addCell = (text: string, from: number, to: number): void => {
    if (found >= columns) hasExtra ||= to > from;
    else if (isWanted[found] === 1) cells[found] = to === from ? null : text.slice(from, to);
    found++;
  };

  const plainCells = (text: string, from: number, to: number): void => {
    let start = from;
    for (let stop = text.indexOf(delimiter, start); stop >= 0 && stop < to; stop = text.indexOf(delimiter, start)) {
      addCell(text, start, stop);
      start = stop + 1;
    }
    addCell(text, start, to);
  };

  const isCellEnd = (text: string, at: number): boolean =>
    at >= text.length || text[at] === delimiter || text[at] === "\n" || text[at] === "\r";

  /** Past the quoted cell whose mark stands at `open`; -1 where it does not end in this text. */
  const quotedCell = (text: string, open: number): number => {
    let cell = "";
    let from = open + 1;
    for (;;) {
      const close = text.indexOf('"', from);
      if (close < 0) return -1;
      cell += text.slice(from, close);
      let at = close + 1;
      if (text.charCodeAt(at) === quote) {
        cell += '"';
        from = at + 1;
        continue;
      }
      while (text.charCodeAt(at) === blank) at++;
      if (text.charCodeAt(at) === quote) {
        cell += text.slice(close + 1, at);
        from = at + 1;
        continue;
      }
      if (found >= columns) hasExtra = true;
      else cells[found] = cell;
      found++;
      return at;
    }
  };

  /** Where a record with quotation marks ends; -1 where not in this text, or with a fault. */
  const quotedCells = (text: string, from: number): number => {
    let at = from;
    for (;;) {
      let start = at;
      while (text.charCodeAt(start) === blank) start++;
      if (text.charCodeAt(start) === quote) {
        const isTooLong = hasExtra;
        at = quotedCell(text, start);
        if (at < 0) return -1;
        if (!isCellEnd(text, at)) {
          fault = isTooLong ? ragged() : { kind: "open quote" };
          return -1;
        }
      } else {
        const begin = at;
        at = start;
        while (!isCellEnd(text, at)) at++;
        addCell(text, begin, at);
      }
      if (text[at] !== delimiter) return at;
      at++;
    }
  };

  /** The line end at a place: "" at the end of the text, undefined where it may go on in the next piece. */
  const lineEndAt = (text: string, at: number, isEnd: boolean): string | undefined => {
    if (at === text.length) return isEnd ? "" : undefined;
    if (text[at] === "\n") return "\n";
    if (at + 1 === text.length && !isEnd) return undefined;
    return text[at + 1] === "\n" ? "\r\n" : "\r";
  };

  const endRecord = (isBlank: boolean): void => {
    const isHeader = line === 1;
    if (!isHeader && !(isBlank && columns > 1)) {
      if (found < columns || hasExtra) {
        fault = ragged();
        return;
      }
      for (let at = 0; at < wanted.length; at++) (values[at] as Cell[]).push(cells[wanted[at] as number] as Cell);
      rows++;
    }
    line++;
  };

  return {
    take: (text, start, most, isEnd) => {
      let from = start;
      let nextQuote = -1;
      let nextFeed = -1;
      let nextReturn = -1;
      const after = (sign: string, known: number): number => {
        if (known >= from) return known;
        const at = text.indexOf(sign, from);
        return at < 0 ? text.length : at;
      };
      while (from < text.length && rows < most && fault === undefined) {
        nextQuote = after('"', nextQuote);
        nextFeed = after("\n", nextFeed);
        nextReturn = after("\r", nextReturn);
        let end = Math.min(nextFeed, nextReturn);
        found = 0;
        hasExtra = false;
        const isQuoted = nextQuote < end;
        if (isQuoted) {
          end = quotedCells(text, from);
          if (end < 0) {
            if (isEnd) fault ??= hasExtra ? ragged() : { kind: "open quote" };
            break;
          }
        }
        const ending = lineEndAt(text, end, isEnd);
        if (ending === undefined) break;
        if (!isQuoted) plainCells(text, from, end);
        endRecord(end === from);
        if (fault !== undefined) break;
        if (ending !== "") {
          lineEnd ??= ending;
          if (ending !== lineEnd) fault = { kind: "line ends" };
        }
        from = end + ending.length;
      }
      return from;
    },
    waiting: () => rows,
    give: () => {
      const chunk = { rows, values };
      values = wanted.map(() => []);
      rows = 0;
      return chunk;
    },
    line: () => line,
    fault: () => fault,
  };
}
