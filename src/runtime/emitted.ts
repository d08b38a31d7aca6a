import { parseDate, parseDateTime, weekdayOf } from "../values/calendar.ts";
import { compareDecimals, decimalOfNumber } from "../values/decimal.ts";
import { type MoneyForm, minorDigitsOf, readMoney } from "../values/money.ts";
import { ownProperty } from "../values/own-property.ts";
import { compareText, fitsPattern, foldCase, likePattern, mentionsAny, normalText, wordList } from "../values/text.ts";
import { instantOfLocal, localDay, localTimeOfDay, type ZoneOffsets } from "../values/zone.ts";
import {
  exactCompare,
  exactConstant,
  exactCount,
  exactLimits,
  exactMinus,
  exactMoney,
  exactNumber,
  exactPlus,
  exactSum,
  exactTimes,
  limitTable,
} from "./exact.ts";

/** Below U+0300 every text is in NFC. */
const FIRST_COMBINING = 0x300;

/** NFC, without the work where none is needed. */
function normal(text: string): string {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) >= FIRST_COMBINING) return normalText(text);
  return text;
}

/** The day of a date, NaN where it is none. */
function day(raw: unknown): number {
  return typeof raw === "string" ? (parseDate(raw) ?? Number.NaN) : Number.NaN;
}

/** The instant of a time, NaN where it is none. */
function instant(raw: unknown, offsets: ZoneOffsets | undefined): number {
  const read = typeof raw === "string" ? parseDateTime(raw) : undefined;
  if (read === undefined) return Number.NaN;
  if (read.kind === "instant") return read.at;
  return offsets === undefined ? Number.NaN : instantOfLocal(offsets, read.at);
}

/** Money that is no bare number: the number nearest to the amount, which prints it, and the place of the currency. */
function money(raw: unknown, form: MoneyForm): { readonly amount: number; readonly currency: number } | undefined {
  const read = readMoney(raw, form);
  if (typeof read === "string") return undefined;
  const units = Number(read.units);
  if (!(units < 1e15 && units > -1e15)) return undefined;
  return {
    amount: units / 10 ** (minorDigitsOf(read.currency) ?? 2),
    currency: form.currencies.indexOf(read.currency),
  };
}

/** The order of the decimal a number prints and of whole units of 10^-decimals. */
function order(number: number, units: number, decimals: number): number {
  return compareDecimals(decimalOfNumber(number), { units: BigInt(units), decimals });
}

/** What emitted code calls, by name. */
export const helpers: Readonly<Record<string, unknown>> = {
  prototype: Object.prototype,
  listPrototype: Array.prototype,
  prototypeOf: Object.getPrototypeOf as (value: object) => unknown,
  isList: Array.isArray as (value: unknown) => boolean,
  isFinite: Number.isFinite as (value: unknown) => boolean,
  abs: Math.abs,
  round: Math.round,
  floor: Math.floor,
  min: Math.min,
  max: Math.max,
  ownProperty,
  normal,
  day,
  instant,
  money,
  order,
  weekdayOf,
  localDay,
  localTimeOfDay,
  compareText,
  foldCase,
  likePattern,
  fitsPattern,
  wordList,
  mentionsAny,
  exactCompare,
  exactConstant,
  exactCount,
  exactLimits,
  exactMinus,
  exactMoney,
  exactNumber,
  exactPlus,
  exactSum,
  exactTimes,
  limitTable,
};
