import type { Condition } from "../../model/condition.ts";
import { truthOf } from "../../model/interpreter.ts";
import type { Zone } from "../../model/policy.ts";
import type { Reading } from "../../model/read.ts";
import type { Truth } from "../../model/truth.ts";
import type { Cell } from "./cell.ts";
import type { Read } from "./subject.ts";

/** What an atom that reads one value says of it: in each cell, and where it is unknown. The judge's own answers. */
export interface Truths {
  readonly inCells: readonly Truth[];
  readonly unknown: Truth;
}

export function truthsOf(atom: Condition, read: Read, cells: readonly Cell[], zone: Zone | undefined): Truths {
  const [item] = read.items;
  const truthAt = (reading: Reading): Truth =>
    truthOf(atom, {
      readingOf: () => reading,
      elements: item === undefined ? new Map() : new Map([[item.binder, elementOf(item.field, reading)]]),
      zone,
    });
  const quick = cells.length > QUICK ? byConstants(atom, cells) : undefined;
  return {
    inCells: quick ?? monotone(atom, cells, truthAt) ?? cells.map((cell) => truthAt(cell.reading)),
    unknown: truthAt({ known: false, cause: "absent" }),
  };
}

const QUICK = 16;

function elementOf(field: number, reading: Reading): readonly Reading[] {
  const element: Reading[] = [];
  element[Math.max(field, 0)] = reading;
  return element;
}

/** Of a text that is compared with constants, case regarded: found in a set. */
function byConstants(atom: Condition, cells: readonly Cell[]): readonly Truth[] | undefined {
  if (atom.kind !== "one of" || atom.ignoringCase || atom.constants.some(({ kind }) => kind !== "text"))
    return undefined;
  if (atom.value.kind !== "field" && atom.value.kind !== "item field") return undefined;
  const texts = new Set(atom.constants.flatMap((constant) => (constant.kind === "text" ? [constant.value] : [])));
  return cells.map(({ reading: { value } }) => value.kind === "text" && texts.has(value.value));
}

/** Of a value on a line compared with a constant: the truth changes once, or for `is` holds on one stretch. */
function monotone(
  atom: Condition,
  cells: readonly Cell[],
  truthAt: (reading: Reading) => Truth,
): readonly Truth[] | undefined {
  if (cells.length <= QUICK || atom.kind !== "compare" || atom.operator === "is") return undefined;
  if (atom.left.kind !== "field" || atom.right.kind !== "constant") return undefined;
  if (!isOneLine(cells[0] as Cell, cells.at(-1) as Cell)) return undefined;
  const truthOfCell = (at: number): Truth => truthAt((cells[at] as Cell).reading);
  const first = truthOfCell(0);
  let [same, changed] = [0, cells.length];
  if (truthOfCell(cells.length - 1) === first) return cells.map(() => first);
  while (changed - same > 1) {
    const middle = (same + changed) >> 1;
    if (truthOfCell(middle) === first) same = middle;
    else changed = middle;
  }
  const last = truthOfCell(cells.length - 1);
  return cells.map((_, at) => (at <= same ? first : last));
}

function isOneLine({ reading: { value: first } }: Cell, { reading: { value: last } }: Cell): boolean {
  if (first.kind === "money" && last.kind === "money") return first.currency === last.currency;
  return first.kind === "number" || first.kind === "date" || first.kind === "time";
}
