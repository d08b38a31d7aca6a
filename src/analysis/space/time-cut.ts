import type { Condition } from "../../model/condition.ts";
import type { Zone } from "../../model/policy.ts";
import { readField } from "../../model/read.ts";
import type { FieldType } from "../../model/types.ts";
import { weekdayOf } from "../../values/calendar.ts";
import { type Breakpoints, breakpointsOf } from "./breakpoints.ts";
import type { Cell, Clock } from "./cell.ts";
import type { Cut } from "./cut.ts";
import { cellOfStretch, gridOf, type Stretch, startsAt } from "./grid-cells.ts";
import { memoised } from "./lazily.ts";
import { cutOfLine } from "./line-cut.ts";
import { rational } from "./rational.ts";
import { beginningsOf, clockOf, daysByWeekday, instantsByClock } from "./time-classes.ts";

/** A line of days or milliseconds; where weekdays or times of day matter each of its stretches has a cell for each of those. */
export function cutOfTime(
  type: FieldType & { readonly kind: "date" | "time" },
  atoms: readonly Condition[],
  zone: Zone | undefined,
): Cut {
  const breakpoints = memoised((atom: Condition) => breakpointsOf([atom], []));
  const grid = gridOf(type, undefined);
  const beginnings = memoised((day: bigint) =>
    type.kind === "date" || zone === undefined ? [day] : beginningsOf(day, zone),
  );
  const unitsOf = ({ places, days }: Breakpoints): readonly bigint[] => {
    const begins = days.flatMap((day) => {
      const before = day.numerator / day.denominator;
      return [before - 1n, before, before + 1n, before + 2n].flatMap(beginnings);
    });
    return startsAt(grid, [...places, ...begins.map((begin) => rational(begin))]);
  };
  const weekdays = atoms.some((atom) => breakpoints(atom).weekdays);
  const timesOfDay = atoms.flatMap((atom) => breakpoints(atom).timesOfDay);
  const clock = type.kind === "time" && zone !== undefined && (weekdays || timesOfDay.length > 0);
  const change = memoised((atom: Condition) => {
    const own = breakpoints(atom);
    return { starts: unitsOf(own), withinStretches: own.weekdays || own.timesOfDay.length > 0 };
  });
  if (!weekdays && !clock) return cutOfLine(type, grid, atoms, change);
  return cutOfLine(type, grid, atoms, change, (stretch: Stretch) => {
    const inside =
      type.kind === "date" || zone === undefined
        ? daysByWeekday(stretch)
        : instantsByClock(stretch, zone, weekdays, timesOfDay);
    const held = cellOfStretch(type, grid, stretch);
    return inside.flatMap((units): readonly Cell[] => {
      const raw = grid.rawOf(units);
      const reading = readField(type, raw, {});
      if (held === undefined || !reading.known) return [];
      const { from, to } = held;
      const clock: Clock =
        type.kind === "date" || zone === undefined
          ? { weekday: weekdayOf(Number(units)) }
          : clockOf(units, zone, weekdays, timesOfDay);
      return [{ raws: [raw], reading, clock, ...(from && { from }), ...(to && { to }) }];
    });
  });
}
