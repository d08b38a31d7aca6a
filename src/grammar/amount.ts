import type { DeadlineUnit } from "./tree.ts";

const thousandsBy: Readonly<Record<string, number>> = { K: 3, M: 6, B: 9 };

/** Thousands commas dropped and K, M, B resolved: "10,000" and "10K" are "10000", "2.5M" is "2500000". */
export function decimalOf(written: string): string {
  if (/^[1-9]\d*$/.test(written)) return written;
  const places = thousandsBy[written.slice(-1)] ?? 0;
  const plain = written.replace(/[,KMB]/g, "");
  const [whole = "0", fraction = ""] = plain.split(".");
  const moved = whole + fraction.slice(0, places).padEnd(places, "0");
  const rest = fraction.slice(places);
  const digits = moved.replace(/^0+(?=\d)/, "");
  return rest === "" ? digits : `${digits}.${rest}`;
}

export function minutesOf(clock: string): number {
  const [hours, minutes] = clock.split(":").map(Number) as [number, number];
  return hours * 60 + minutes;
}

const units: ReadonlyMap<string, DeadlineUnit> = new Map([
  ["minute", "minutes"],
  ["minutes", "minutes"],
  ["hour", "hours"],
  ["hours", "hours"],
  ["day", "days"],
  ["days", "days"],
  ["week", "weeks"],
  ["weeks", "weeks"],
]);

export function unitNamed(lower: string): DeadlineUnit | undefined {
  return units.get(lower);
}

/** Units that people write and the language has not, with what to write for a number of them. */
const otherUnits: ReadonlyMap<string, (amount: string) => readonly string[]> = new Map([
  ["month", (amount: string) => [`${times(amount, 30)} days`]],
  ["year", (amount: string) => [`${times(amount, 365)} days`]],
  ["quarter", (amount: string) => [`${times(amount, 91)} days`]],
  ["fortnight", (amount: string) => [`${times(amount, 2)} weeks`]],
  ["second", () => []],
  ["sec", () => []],
  ["min", (amount: string) => [counted(amount, "minute")]],
  ["hr", (amount: string) => [counted(amount, "hour")]],
  ["h", (amount: string) => [counted(amount, "hour")]],
  ["d", (amount: string) => [counted(amount, "day")]],
]);

const businessWords = new Set(["business", "office", "work", "bank", "workday", "workdays", "banking", "working"]);

function times(amount: string, factor: number): string {
  return /^\d{1,9}$/.test(amount) ? String(Number(amount) * factor) : amount;
}

function counted(amount: string, unit: string): string {
  return `${amount} ${unit}${amount === "1" ? "" : "s"}`;
}

/** What to write for a unit that the language has not, and how many words it has. */
export interface OtherUnit {
  readonly words: 1 | 2;
  readonly rights: readonly string[];
  /** The unit with which reading goes on. */
  readonly unit: DeadlineUnit;
}

/** `3 business days`, `2 months`: `next` is the word behind the first, in lower case; "" at the end of the line. */
export function otherUnit(amount: string, lower: string, next: string): OtherUnit | undefined {
  const number = decimalOf(amount);
  const following = units.get(next);
  if (businessWords.has(lower)) {
    const unit = following === "hours" || following === "minutes" ? "working hours" : "working days";
    const words = following !== undefined || (lower === "working" && next !== "") ? 2 : 1;
    if (lower === "working") return { words, rights: [], unit };
    return { words, rights: [`${number} ${number === "1" ? unit.slice(0, -1) : unit}`], unit };
  }
  const rights = otherUnits.get(lower) ?? otherUnits.get(lower.replace(/s$/, ""));
  return rights === undefined ? undefined : { words: 1, rights: rights(number), unit: "days" };
}
