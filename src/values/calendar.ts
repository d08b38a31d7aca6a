/** Milliseconds of a day by the clock. */
export const DAY = 86_400_000;

const DATE = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;
const DATE_TIME =
  /^([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]{1,9}))?)?(?:(Z)|([+-])([0-9]{2})(?::?([0-9]{2}))?)?$/;

/** Days from 1970-01-01 of a real `YYYY-MM-DD` (years 0000 to 9999, Gregorian throughout); undefined for anything else. */
export function parseDate(text: string): number | undefined {
  const parts = DATE.exec(text);
  if (parts === null) return undefined;
  const [year, month, date] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (month < 1 || month > 12 || date < 1 || date > daysOfMonth(year, month)) return undefined;
  return dayOf(year, month, date);
}

/** `YYYY-MM-DD` of a day counted from 1970-01-01; years beyond four digits as ISO 8601 writes them (`+012026-…`). */
export function printDate(day: number): string {
  const { year, month, date } = dateOf(day);
  const digits = String(Math.abs(year));
  const years =
    year >= 0 && year <= 9999 ? digits.padStart(4, "0") : `${year < 0 ? "-" : "+"}${digits.padStart(6, "0")}`;
  return `${years}-${pad(month)}-${pad(date)}`;
}

/** Mon = 1 … Sun = 7. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** What a date-time says: an instant in epoch milliseconds, or a local time as if its clock were UTC. */
export interface DateTime {
  readonly kind: "instant" | "local";
  readonly at: number;
}

/**
 * Reads an ISO 8601 date-time in the extended form: `2026-03-02T10:00`, seconds optional, up to nine digits of a second
 * (cut to milliseconds), an offset `Z`, `+01:00`, `+0100` or `+01`, or none. `T24:00` is the end of the day. A leap
 * second (`:60`), a date without a time, small letters, a blank for the `T`: undefined.
 */
export function parseDateTime(text: string): DateTime | undefined {
  const parts = DATE_TIME.exec(text);
  if (parts === null) return undefined;
  const day = parseDate(parts[1] as string);
  const [hour, minute, second] = [Number(parts[2]), Number(parts[3]), Number(parts[4] ?? 0)];
  const milliseconds = Number((parts[5] ?? "").slice(0, 3).padEnd(3, "0"));
  const endOfDay = hour === 24 && minute === 0 && second === 0 && /^0*$/.test(parts[5] ?? "");
  if (day === undefined || minute > 59 || second > 59 || (hour > 23 && !endOfDay)) return undefined;
  const local = day * DAY + ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds;
  if (parts[6] === "Z") return { kind: "instant", at: local };
  if (parts[7] === undefined) return { kind: "local", at: local };
  const [offsetHours, offsetMinutes] = [Number(parts[8]), Number(parts[9] ?? 0)];
  if (offsetHours > 23 || offsetMinutes > 59) return undefined;
  const offset = (offsetHours * 60 + offsetMinutes) * 60_000;
  return { kind: "instant", at: parts[7] === "+" ? local - offset : local + offset };
}

/** `2026-03-02T10:00:00Z`, with milliseconds where there are any; `suffix` in place of the Z for local times. */
export function printDateTime(at: number, suffix = "Z"): string {
  const day = Math.floor(at / DAY);
  const rest = at - day * DAY;
  const seconds = Math.floor(rest / 1000);
  const fraction = rest % 1000 === 0 ? "" : `.${String(rest % 1000).padStart(3, "0")}`;
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(pad).join(":");
  return `${printDate(day)}T${clock}${fraction}${suffix}`;
}

function daysOfMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Counts in years that begin in March, so that the leap day comes last; an era is 400 years, 146,097 days. */
function dayOf(year: number, month: number, date: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

function dateOf(day: number): { readonly year: number; readonly month: number; readonly date: number } {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const leaps = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const date = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date };
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}
