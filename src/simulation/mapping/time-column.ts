import type { FieldType } from "../../model/types.ts";
import type { Cell, Column } from "../history/history.ts";
import { adapted } from "./adapted.ts";
import type { ColumnMapping } from "./mapping.ts";
import { wordsOf } from "./similar.ts";

/** Words of a name that says when a decision was made, the likelier first. */
const decided = ["decided", "decision", "entschieden", "entscheidung"];
const dated = [
  ...["timestamp", "time", "datetime", "date", "when", "moment", "created", "ts", "day"],
  ...["zeitpunkt", "zeitstempel", "zeit", "datum", "am"],
];

/** The column that tells when decisions were made: by its values, and of several by its name. */
export function timeColumn(
  type: FieldType,
  columns: readonly Column[],
  cellsOf: (name: string) => readonly Cell[],
): { readonly mapping: string | ColumnMapping; readonly why: string } | undefined {
  const found = columns.flatMap((column) => {
    const cells = cellsOf(column.name).slice(0, looked);
    if (cells.length === 0 || !cells.slice(0, 3).some(mayBeTime)) return [];
    const { mapping, fits, note } = adapted(type, column, cells);
    if (fits < mostly) return [];
    const words = wordsOf(column.name);
    const likely =
      2 * Number(words.some((word) => decided.includes(word))) + Number(words.some((word) => dated.includes(word)));
    return [{ mapping, note, likely }];
  });
  const most = Math.max(0, ...found.map(({ likely }) => likely));
  const best = found.filter(({ likely }) => likely === most);
  const [one, ...others] = best;
  if (one === undefined || (others.length > 0 && most === 0)) return undefined;
  const { mapping, note } = one;
  const how = most > 0 ? "its name and its values fit" : "the only column of times";
  return { mapping, why: [how, ...(note === undefined ? [] : [note])].join("; ") };
}

const looked = 500;
const mostly = 0.9;

function mayBeTime(cell: Cell): boolean {
  return /^\d{4,}|^\d{1,2}[./-]\d/.test(String(cell).trim());
}
