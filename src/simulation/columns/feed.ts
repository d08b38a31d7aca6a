import type { Cell, IsRead } from "../history/history.ts";
import { converterFor } from "../mapping/convert.ts";
import { couldNotBeRead, exampleOf, type UnreadCells } from "../mapping/inputs.ts";
import type { Source } from "../mapping/plan.ts";
import type { Table, TableColumn } from "../table/table.ts";
import { type Coded, pairCodes } from "./pair-codes.ts";

/** What the rows of a table give for a field, or for what is known besides. */
export interface Feed extends Coded {
  /** What the policy gets for a code; undefined where it is absent. */
  readonly valueOf: (code: number) => unknown;
  /** Rows with a value. */
  readonly present: number;
  /** Each code once, in their order, with what it gives; afterwards the cells that could not be read. */
  readonly each: (visit: (code: number, value: unknown) => void) => Generator<number, UnreadCells | undefined, void>;
}

const codesAStep = 8192;

/** @param isRead undefined for what is no field */
export function feedOf(table: Table, { mapping, type }: Source, isRead: IsRead | undefined, isId: boolean): Feed {
  const column = columnOf(table, mapping.column);
  if (mapping.column === undefined) return fixedFeed(table.rows, mapping.value);
  if (column === undefined) return absentFeed(table.rows);
  const convert = converterFor(type, mapping, isRead);
  const currency = typeof mapping.currency === "object" ? columnOf(table, mapping.currency.column) : undefined;
  const { codes, count, cellOf, currencyOf } = cellsOf(column, currency);
  const rowsOf = new Uint32Array(count);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    rowsOf[code] = (rowsOf[code] as number) + 1;
  }
  return {
    codes,
    count,
    present: rowsOf.reduce((sum, rows, code) => (cellOf(code) === null ? sum : sum + rows), 0),
    valueOf: (code) => {
      const cell = cellOf(code);
      return cell === null ? undefined : convert(cell, currencyOf(code)).value;
    },
    each: function* (visit) {
      const unread = new Uint8Array(count);
      let unreadRows = 0;
      for (let code = 0; code < count; code++) {
        const cell = cellOf(code);
        if (cell === null) visit(code, undefined);
        else {
          const converted = convert(cell, currencyOf(code));
          if (couldNotBeRead(converted, isId)) {
            unread[code] = 1;
            unreadRows += rowsOf[code] as number;
          }
          visit(code, converted.value);
        }
        if (code % codesAStep === codesAStep - 1) yield code / count;
      }
      if (unreadRows === 0) return undefined;
      const row = codes.findIndex((code) => unread[code] === 1);
      return { count: unreadRows, example: exampleOf(cellOf(codes[row] as number)), row: row + 1 };
    },
  };
}

/** Nothing in every row. */
export function absentFeed(rows: number): Feed {
  return fixedFeed(rows, undefined);
}

function fixedFeed(rows: number, value: unknown): Feed {
  return {
    codes: new Uint8Array(rows),
    count: 1,
    present: value === undefined ? 0 : rows,
    valueOf: () => value,
    each: function* (visit) {
      visit(0, value);
      yield 1;
      return undefined;
    },
  };
}

interface Cells extends Coded {
  readonly cellOf: (code: number) => Cell;
  readonly currencyOf: (code: number) => Cell;
}

function cellsOf(column: TableColumn, currency: TableColumn | undefined): Cells {
  const { codes, cells } = column;
  if (currency === undefined)
    return { codes, count: cells.length, cellOf: (code) => cells[code] ?? null, currencyOf: () => null };
  const paired = pairCodes({ codes, count: cells.length }, { codes: currency.codes, count: currency.cells.length });
  const inRowOf = (code: number, { codes, cells }: TableColumn): Cell =>
    cells[codes[paired.firstRows[code] as number] as number] ?? null;
  return {
    codes: paired.codes,
    count: paired.count,
    cellOf: (code) => inRowOf(code, column),
    currencyOf: (code) => inRowOf(code, currency),
  };
}

function columnOf(table: Table, name: string | undefined): TableColumn | undefined {
  const isIt = (column: TableColumn): boolean => column.name === name;
  return table.columns.find(isIt) ?? table.more.find(isIt);
}
