import { readField } from "../../model/read.ts";
import type { FieldType } from "../../model/types.ts";
import { parseDate, printDate, printDateTime } from "../../values/calendar.ts";
import { decimalOf, decimalOfNumber, printDecimal, unitsOfDecimal } from "../../values/decimal.ts";
import { minorDigitsOf, rangeIn } from "../../values/money.ts";
import type { Cell } from "./cell.ts";
import { floor, isWhole, multiply, type Rational, rational, rationalOfDecimal } from "./rational.ts";

/** A line of whole units: cents, days, milliseconds, hundredths. */
export interface Grid {
  readonly least: bigint | undefined;
  readonly most: bigint | undefined;
  /** Units in one main unit. */
  readonly scale: bigint;
  /** As an input holds it; undefined where none is read as just that. */
  readonly rawOf: (units: bigint) => unknown;
}

const firstDay = BigInt(parseDate("0000-01-01") as number);
const lastDay = BigInt(parseDate("9999-12-31") as number);
const millisecondsOfDay = 86_400_000n;

type GridType = FieldType & { readonly kind: "number" | "money" | "date" | "time" };

/** `currency` where the type is money. */
export function gridOf(type: GridType, currency: string | undefined): Grid {
  switch (type.kind) {
    case "number":
      return {
        ...boundsOf(type, type.decimals ?? 0),
        rawOf: (units) => {
          const number = Number(printDecimal({ units, decimals: type.decimals ?? 0 }));
          return Number.isFinite(number) && unitsOfDecimal(decimalOfNumber(number), type.decimals ?? 0) === units
            ? number
            : undefined;
        },
      };
    case "money": {
      const digits = minorDigitsOf(currency ?? "") ?? 2;
      return {
        ...boundsOf(rangeIn(type, currency ?? ""), digits),
        rawOf: (units) => {
          const text = printDecimal({ units, decimals: digits });
          const amount = units < 10n ** 15n && units > -(10n ** 15n) ? Number(text) : text;
          return type.currencies.length === 1 ? amount : { amount, currency };
        },
      };
    }
    case "date":
      return {
        least: type.least === undefined ? firstDay : BigInt(parseDate(type.least) as number),
        most: type.most === undefined ? lastDay : BigInt(parseDate(type.most) as number),
        scale: 1n,
        rawOf: (units) => printDate(Number(units)),
      };
    case "time":
      return {
        least: type.least === undefined ? firstDay * millisecondsOfDay : BigInt(type.least),
        most: type.most === undefined ? (lastDay + 1n) * millisecondsOfDay - 1n : BigInt(type.most),
        scale: 1n,
        rawOf: (units) => printDateTime(Number(units)),
      };
  }
}

function boundsOf(type: { readonly least?: string; readonly most?: string }, decimals: number) {
  const scale = 10n ** BigInt(decimals);
  const units = (text: string): Rational => multiply(rationalOfDecimal(decimalOf(text)), rational(scale));
  return {
    least: type.least === undefined ? undefined : -floor(multiply(units(type.least), rational(-1n))),
    most: type.most === undefined ? undefined : floor(units(type.most)),
    scale,
  };
}

/** The stretches between breakpoints, ends included; undefined where it runs on. */
export interface Stretch {
  readonly from: bigint | undefined;
  readonly to: bigint | undefined;
}

export function stretchesOf(grid: Grid, places: readonly Rational[]): readonly Stretch[] {
  const starts = new Set<bigint>();
  for (const place of places) {
    const units = multiply(place, rational(grid.scale));
    const whole = floor(units);
    if (isWhole(units)) starts.add(whole);
    starts.add(whole + 1n);
  }
  const inside = [...starts]
    .filter(
      (start) => (grid.least === undefined || start > grid.least) && (grid.most === undefined || start <= grid.most),
    )
    .sort((first, second) => (first < second ? -1 : 1));
  if (grid.least !== undefined && grid.most !== undefined && grid.least > grid.most) return [];
  const begins = [grid.least, ...inside];
  return begins.map((from, at) => {
    const next = inside[at];
    return { from, to: next === undefined ? grid.most : next - 1n };
  });
}

/** The cell of a stretch; undefined where no input value lies in it. */
export function cellOfStretch(type: FieldType, grid: Grid, { from, to }: Stretch): Cell | undefined {
  const raws = candidates(from, to, usual(type, grid))
    .map(grid.rawOf)
    .filter((raw) => raw !== undefined);
  const known = raws.filter((raw) => readField(type, raw, {}).known);
  const [raw] = known;
  const reading = raw === undefined ? undefined : readField(type, raw, {});
  if (!reading?.known) return undefined;
  return {
    raws: known,
    reading,
    ...(from === undefined || from === grid.least ? {} : { from: { raw: grid.rawOf(from), included: true } }),
    ...(to === undefined || to === grid.most ? {} : { to: { raw: grid.rawOf(to), included: true } }),
  };
}

/** A value that people would take for an example. */
function usual(type: FieldType, { scale }: Grid): bigint {
  if (type.kind === "date") return BigInt(parseDate("2026-03-02") as number);
  if (type.kind === "time") return BigInt(Date.UTC(2026, 2, 2, 15));
  return type.kind === "money" ? 100n * scale : scale;
}

function candidates(from: bigint | undefined, to: bigint | undefined, first: bigint): readonly bigint[] {
  const inside = (units: bigint): boolean => (from === undefined || units >= from) && (to === undefined || units <= to);
  const middle = from !== undefined && to !== undefined ? [(from + to) / 2n] : [];
  const ends = [from, to].filter((end) => end !== undefined);
  const steps = ends.flatMap((end) => [end, ...representable(end)]);
  return [...new Set([first, ...steps, ...middle, 0n, 1n, -1n, 100n])].filter(inside);
}

/** Beyond 2^53 the numbers that stand next to a place on either side. */
function representable(units: bigint): readonly bigint[] {
  const size = units < 0n ? -units : units;
  if (size <= 2n ** 53n) return [];
  const step = 2n ** BigInt(Math.max(0, size.toString(2).length - 53));
  const at = units - (units % step);
  return [at, at + step, at - step];
}
