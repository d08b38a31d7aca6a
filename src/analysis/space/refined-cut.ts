import type { Condition } from "../../model/condition.ts";
import type { Zone } from "../../model/policy.ts";
import type { FieldType } from "../../model/types.ts";
import { breakpointsOf } from "./breakpoints.ts";
import type { Cell } from "./cell.ts";
import { ordered } from "./cut.ts";
import { cellOfStretch, type Grid, gridOf, startsAt } from "./grid-cells.ts";
import type { PlannedCut } from "./planned-cut.ts";
import type { Read } from "./subject.ts";
import { type Truths, truthsOf } from "./truths.ts";

/** A condition about one value, under its key (`atomKey`). */
export interface KeyedAtom {
  readonly key: string;
  readonly condition: Condition;
  readonly read: Read;
}

/** The cut as it would be were the atoms among those that cut it; undefined where it is to be made anew. */
export function refinedCut(
  cut: PlannedCut,
  type: FieldType,
  atoms: readonly KeyedAtom[],
  zone: Zone | undefined,
): PlannedCut | undefined {
  const line = lineOf(type);
  if (line === undefined || !cut.ascending) return undefined;
  const { grid, currencies } = line;
  const changes = atoms.map(({ condition }) => startsAt(grid, breakpointsOf([condition], currencies).places));
  let { cells } = cut;
  const inserted: number[] = [];
  for (const start of new Set(changes.flat())) {
    const at = placeOf(cells, start);
    const cell = cells[at];
    if (cell === undefined) return undefined;
    if (cell.from?.units === start) continue;
    const halves = halvesOf(type, grid, cell, start);
    if (halves === undefined) return undefined;
    cells = cells.toSpliced(at, 1, ...halves);
    inserted.push(at);
  }
  const truths = new Map<string, Truths>();
  for (const [key, { runs, unknown }] of cut.truths)
    truths.set(key, { runs: runs.map(({ from, truth }) => ({ from: movedBy(inserted, from), truth })), unknown });
  for (const [at, { key, condition, read }] of atoms.entries()) {
    const starts = ordered(
      changes[at]?.map((start) => placeOf(cells, start)),
      cells.length,
    );
    const whole = { cells, ascending: true, whole: true, startsOf: () => starts };
    truths.set(key, truthsOf(condition, read, whole, zone));
  }
  return { cells, ascending: true, truths };
}

/** Of types whose values are whole units on one line. */
function lineOf(type: FieldType): { readonly grid: Grid; readonly currencies: readonly string[] } | undefined {
  if (type.kind === "number" && type.decimals !== undefined) return { grid: gridOf(type, undefined), currencies: [] };
  if (type.kind === "money" && type.currencies.length === 1)
    return { grid: gridOf(type, type.currencies[0]), currencies: type.currencies };
  return undefined;
}

/** The last cell that begins at the units or before. */
function placeOf(cells: readonly Cell[], units: bigint): number {
  let [low, high] = [0, cells.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const from = cells[middle]?.from?.units;
    if (from === undefined || from <= units) low = middle;
    else high = middle - 1;
  }
  return low;
}

function halvesOf(type: FieldType, grid: Grid, { from, to }: Cell, start: bigint): readonly [Cell, Cell] | undefined {
  const [first, last] = [from === undefined ? grid.least : from.units, to === undefined ? grid.most : to.units];
  if ((first !== undefined && first >= start) || (last !== undefined && last < start)) return undefined;
  const below = cellOfStretch(type, grid, { from: first, to: start - 1n });
  const above = cellOfStretch(type, grid, { from: start, to: last });
  return below && above && [below, above];
}

/** `inserted`: one after the other, each the place of a cell after which one was put. */
function movedBy(inserted: readonly number[], from: number): number {
  let moved = from;
  for (const at of inserted) if (moved > at) moved++;
  return moved;
}
