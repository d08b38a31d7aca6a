import { DAY } from "../../values/calendar.ts";
import { offsetAt, type ZoneOffsets } from "../../values/zone.ts";
import { always } from "./because.ts";
import type { Range } from "./comparisons.ts";
import { add, type Exact, exactOf, floor, multiply } from "./exact.ts";
import type { Narrowing } from "./search.ts";
import type { Simplex } from "./simplex.ts";

/** The calendar day of a date or time, as a variable beside it. */
export interface Calendar {
  readonly day: number;
  /** Of a time, milliseconds from midnight. */
  readonly timeOfDay?: number;
  /** Mon = 1 … Sun = 7. */
  readonly weekday: () => number;
  /** Where the offset of the zone at the instant found is not the one that its day was reckoned with: what to look at. */
  readonly wrong: () => readonly (readonly Narrowing[])[] | undefined;
}

/** `offsets` of the zone, of a time. */
export function calendarOf(
  simplex: Simplex,
  whole: Set<number>,
  own: (variable: number) => void,
  variable: number,
  range: Range,
  offsets: ZoneOffsets | undefined,
): Calendar {
  const fix = (one: number, least: Exact, most: Exact): void => {
    simplex.bind(one, "lower", { value: least, step: 0, because: always });
    simplex.bind(one, "upper", { value: most, step: 0, because: always });
  };
  const fresh = (): number => {
    const made = simplex.variable();
    whole.add(made);
    own(made);
    return made;
  };
  const sum = (terms: readonly (readonly [number, Exact])[]): number => {
    const made = simplex.sumOf(new Map(terms));
    whole.add(made);
    return made;
  };
  let ofWeek: number | undefined;
  /** 1970-01-01 was a Thursday. */
  const weekdayBeside = (day: number): (() => number) => {
    return () => {
      if (ofWeek !== undefined) return ofWeek;
      const [week, weekday] = [fresh(), fresh()];
      fix(weekday, 1, 7);
      fix(
        sum([
          [day, 1],
          [week, -7],
          [weekday, -1],
        ]),
        -4,
        -4,
      );
      ofWeek = weekday;
      return weekday;
    };
  };
  if (offsets === undefined) return { day: variable, weekday: weekdayBeside(variable), wrong: () => undefined };
  const [day, timeOfDay] = [fresh(), fresh()];
  fix(timeOfDay, 0, DAY - 1);
  if (range.least !== undefined && range.most !== undefined)
    fix(
      day,
      add(floor(multiply(range.least, exactOf(1n, BigInt(DAY)))), -2),
      add(floor(multiply(range.most, exactOf(1n, BigInt(DAY)))), 2),
    );
  /** The offset, in milliseconds, turned. */
  const turned = sum([
    [variable, 1],
    [day, -DAY],
    [timeOfDay, -1],
  ]);
  const all = offsets.filter((_, at) => at % 2 === 1);
  fix(turned, Math.max(...all) * -1000, Math.min(...all) * -1000);

  function wrong(): readonly (readonly Narrowing[])[] | undefined {
    const at = simplex.valueOf(variable).value as number;
    const offset = offsetAt(offsets as ZoneOffsets, at) * -1000;
    if (simplex.valueOf(turned).value === offset) return undefined;
    const { from, to } = pieceAt(offsets as ZoneOffsets, at);
    const inside: readonly Narrowing[] = [
      { variable: turned, end: "lower", value: offset },
      { variable: turned, end: "upper", value: offset },
      ...(from === undefined ? [] : [{ variable, end: "lower", value: from } as const]),
      ...(to === undefined ? [] : [{ variable, end: "upper", value: to } as const]),
    ];
    return [
      inside,
      ...(from === undefined ? [] : [[{ variable, end: "upper", value: from - 1 } as const]]),
      ...(to === undefined ? [] : [[{ variable, end: "lower", value: to + 1 } as const]]),
    ];
  }

  return { day, timeOfDay, weekday: weekdayBeside(day), wrong };
}

/** The first and last millisecond around an instant that have one offset; absent where it holds without end. */
function pieceAt(offsets: ZoneOffsets, at: number): { readonly from?: number; readonly to?: number } {
  let place = 0;
  while (place + 2 < offsets.length && (offsets[place + 2] as number) * 1000 <= at) place += 2;
  const next = offsets[place + 2];
  return {
    ...(place === 0 ? {} : { from: (offsets[place] as number) * 1000 }),
    ...(next === undefined ? {} : { to: next * 1000 - 1 }),
  };
}
