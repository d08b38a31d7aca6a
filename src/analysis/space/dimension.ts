import type { Condition } from "../../model/condition.ts";
import type { Zone } from "../../model/policy.ts";
import { readField } from "../../model/read.ts";
import type { FieldType } from "../../model/types.ts";
import { breakpointsOf } from "./breakpoints.ts";
import type { Cell } from "./cell.ts";
import { cellOfStretch, type Grid, gridOf, stretchesOf } from "./grid-cells.ts";
import { numberCells } from "./number-cells.ts";
import { rational } from "./rational.ts";
import { textCells } from "./text-cells.ts";
import { beginningsOf, daysByWeekday, instantsByClock } from "./time-classes.ts";

/** The values of a type, cut into cells that the atoms cannot tell apart. */
export interface Cut {
  readonly cells: readonly Cell[];
  /** Each cell holds greater values than the one before it. */
  readonly ascending: boolean;
  /** False where some value may lie in no cell. */
  readonly whole: boolean;
}

/** `atoms` are those that read one value of this type and nothing else. */
export function cutOf(type: FieldType, atoms: readonly Condition[], zone: Zone | undefined): Cut {
  switch (type.kind) {
    case "yes/no":
      return listed(type, [false, true]);
    case "choice":
      return { ...listed(type, type.choices), ascending: type.ordered };
    case "text":
      return { ...textCells(atoms), ascending: false };
    case "number": {
      const { places } = breakpointsOf(atoms, []);
      if (type.decimals === undefined) return { cells: numberCells(type, places), ascending: true, whole: true };
      return stretched(type, gridOf(type, undefined), places);
    }
    case "money": {
      const { places } = breakpointsOf(atoms, type.currencies);
      const cuts = type.currencies.map((currency) => stretched(type, gridOf(type, currency), places));
      return { cells: cuts.flatMap(({ cells }) => cells), ascending: cuts.length === 1, whole: true };
    }
    case "date":
    case "time":
      return cutOfTime(type, atoms, zone);
    case "list":
    case "items":
      return { cells: [], ascending: false, whole: true };
  }
}

function listed(type: FieldType, raws: readonly unknown[]): Cut {
  const cells = raws.flatMap((raw): readonly Cell[] => {
    const reading = readField(type, raw, {});
    return reading.known ? [{ raws: [raw], reading }] : [];
  });
  return { cells, ascending: true, whole: true };
}

function stretched(type: FieldType, grid: Grid, places: Parameters<typeof stretchesOf>[1]): Cut {
  const cells = stretchesOf(grid, places).map((stretch) => cellOfStretch(type, grid, stretch));
  return { cells: cells.filter((cell) => cell !== undefined), ascending: true, whole: true };
}

function cutOfTime(
  type: FieldType & { readonly kind: "date" | "time" },
  atoms: readonly Condition[],
  zone: Zone | undefined,
): Cut {
  const { places, days, weekdays, timesOfDay } = breakpointsOf(atoms, []);
  const grid = gridOf(type, undefined);
  const whole = days.flatMap((day) => {
    const before = day.numerator / day.denominator;
    return [before - 1n, before, before + 1n, before + 2n];
  });
  const begins = type.kind === "date" || zone === undefined ? whole : whole.flatMap((day) => beginningsOf(day, zone));
  const stretches = stretchesOf(grid, [...places, ...begins.map((begin) => rational(begin))]);
  const clock = type.kind === "time" && zone !== undefined && (weekdays || timesOfDay.length > 0);
  if (!weekdays && !clock) {
    const cells = stretches.map((stretch) => cellOfStretch(type, grid, stretch));
    return { cells: cells.filter((cell) => cell !== undefined), ascending: true, whole: true };
  }
  const cells = stretches.flatMap((stretch) => {
    const held = cellOfStretch(type, grid, stretch);
    const inside =
      type.kind === "date" || zone === undefined
        ? daysByWeekday(stretch)
        : instantsByClock(stretch, zone, weekdays, timesOfDay);
    return inside.flatMap((units): readonly Cell[] => {
      const raw = grid.rawOf(units);
      const reading = readField(type, raw, {});
      return held === undefined || !reading.known ? [] : [{ ...held, raws: [raw], reading }];
    });
  });
  return { cells, ascending: false, whole: true };
}
