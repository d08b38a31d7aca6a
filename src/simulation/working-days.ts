import type { Team } from "../model/policy.ts";
import { parseDate, printDate, weekdayOf } from "../values/calendar.ts";

/** The days, counted from 1970-01-01, on which somebody of the teams works. */
export interface WorkingDays {
  readonly isOpen: (day: number) => boolean;
  /** In words: `Mon-Fri`, `Mon-Fri without the holidays of US`. */
  readonly words: string;
}

const names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** The public holidays of a calendar by its name; undefined where nobody knows it. */
export type Holidays = (name: string) => Promise<ReadonlySet<number> | undefined>;

/** Holidays from the first day to the last, each calendar worked out once. */
export function holidaysBetween(from: number, to: number): Holidays {
  const known = new Map<string, ReturnType<Holidays>>();
  return (name) => {
    const found = known.get(name) ?? holidaysOf(name, from, to);
    known.set(name, found);
    return found;
  };
}

/** Days on which any of the teams opens; teams without hours, and unknown ones, count from Monday to Friday. */
export async function workingDays(teams: readonly (Team | undefined)[], holidays: Holidays): Promise<WorkingDays> {
  const calendars = await Promise.all(teams.map((team) => calendarOf(team, holidays)));
  return {
    isOpen: (day) => calendars.some(({ isOpen }) => isOpen(day)),
    words: [...new Set(calendars.map(({ words }) => words))].join(", or "),
  };
}

async function calendarOf(team: Team | undefined, holidays: Holidays): Promise<WorkingDays> {
  const weekdays = new Set(team === undefined ? [] : team.shifts.flatMap((shift) => shift.weekdays));
  if (weekdays.size === 0) for (const weekday of [1, 2, 3, 4, 5]) weekdays.add(weekday);
  const closed = team?.holidays === undefined ? undefined : await holidays(team.holidays);
  const open = weekdayWords(weekdays);
  const words =
    team?.holidays === undefined
      ? open
      : closed === undefined
        ? `${open} (no calendar of holidays "${team.holidays}" is known)`
        : `${open} without the holidays of ${team.holidays}`;
  return { isOpen: (day) => weekdays.has(weekdayOf(day)) && closed?.has(day) !== true, words };
}

/** `Mon-Fri`, `Mon-Wed, Sat` */
export function weekdayWords(weekdays: ReadonlySet<number>): string {
  const runs: string[] = [];
  for (let day = 1; day <= 7; day++) {
    if (!weekdays.has(day)) continue;
    let last = day;
    while (weekdays.has(last + 1)) last++;
    const first = names[day - 1] ?? "";
    runs.push(last === day ? first : `${first}-${names[last - 1]}`);
    day = last;
  }
  return runs.join(", ");
}

/** Public holidays from the first day to the last; `name` is a country or `country-region`; undefined if unknown. */
async function holidaysOf(name: string, from: number, to: number): Promise<ReadonlySet<number> | undefined> {
  const { default: Holidays } = await import("date-holidays");
  const [country = "", ...region] = name.split("-");
  const known = new Holidays();
  if (!Object.hasOwn(known.getCountries() ?? {}, country.toUpperCase())) return undefined;
  known.init(country, ...region);
  const days = new Set<number>();
  const yearOf = (day: number): number => Number(printDate(day).slice(0, 4));
  for (let year = yearOf(from); year <= yearOf(to); year++)
    for (const { type, date, start, end } of known.getHolidays(year)) {
      const first = parseDate(date.slice(0, 10));
      if (type !== "public" || first === undefined) continue;
      const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000));
      for (let day = first; day < first + length; day++) days.add(day);
    }
  return days;
}
