import type { Condition } from "../../model/condition.ts";
import type { Zone } from "../../model/policy.ts";
import { readField } from "../../model/read.ts";
import type { FieldType } from "../../model/types.ts";
import { breakpointsOf } from "./breakpoints.ts";
import type { Cell } from "./cell.ts";
import { choiceStarts } from "./choice-starts.ts";
import { type Cut, oneAfterAnother, ordered } from "./cut.ts";
import { type Grid, gridOf, startsAt } from "./grid-cells.ts";
import { memoised } from "./lazily.ts";
import { cutOfLine } from "./line-cut.ts";
import { numberCells } from "./number-cells.ts";
import type { Rational } from "./rational.ts";
import { textCells, textStarts } from "./text-cells.ts";
import { cutOfTime } from "./time-cut.ts";

/** `atoms` are those that read one value of this type and nothing else. */
export function cutOf(type: FieldType, atoms: readonly Condition[], zone: Zone | undefined): Cut {
  switch (type.kind) {
    case "yes/no":
      return listed(type, [false, true], true);
    case "choice":
      return listed(type, type.choices, type.ordered);
    case "text": {
      const { cells, whole } = textCells(atoms);
      const starts = textStarts(cells);
      return { cells, ascending: false, whole, startsOf: (atom) => ordered(starts(atom), cells.length) };
    }
    case "number": {
      const placesOf = memoised((atom: Condition) => breakpointsOf([atom], []).places);
      if (type.decimals !== undefined) return onGrid(type, gridOf(type, undefined), atoms, placesOf);
      const { cells, startsAt: startsAtCuts } = numberCells(type, atoms.flatMap(placesOf));
      const startsOf = (atom: Condition): readonly number[] => ordered(startsAtCuts(placesOf(atom)), cells.length);
      return { cells, ascending: true, whole: true, startsOf };
    }
    case "money": {
      const placesOf = memoised((atom: Condition) => breakpointsOf([atom], type.currencies).places);
      const cuts = type.currencies.map((currency) => onGrid(type, gridOf(type, currency), atoms, placesOf));
      return oneAfterAnother(cuts);
    }
    case "date":
    case "time":
      return cutOfTime(type, atoms, zone);
    case "list":
    case "items":
      return { cells: [], ascending: false, whole: true, startsOf: () => [] };
  }
}

function listed(type: FieldType, raws: readonly unknown[], ascending: boolean): Cut {
  const cells = raws.flatMap((raw): readonly Cell[] => {
    const reading = readField(type, raw, {});
    return reading.known ? [{ raws: [raw], reading }] : [];
  });
  const starts = choiceStarts(cells);
  return { cells, ascending, whole: true, startsOf: (atom) => ordered(starts(atom), cells.length) };
}

function onGrid(
  type: FieldType,
  grid: Grid,
  atoms: readonly Condition[],
  placesOf: (atom: Condition) => readonly Rational[],
): Cut {
  const change = memoised((atom: Condition) => ({ starts: startsAt(grid, placesOf(atom)), withinStretches: false }));
  return cutOfLine(type, grid, atoms, change);
}
