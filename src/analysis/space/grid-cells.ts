import { readField } from "../../model/read.ts";
import type { FieldType } from "../../model/types.ts";
import { parseDate, printDate, printDateTime } from "../../values/calendar.ts";
import { compareDecimals, decimalOf, decimalOfNumber, printDecimal, unitsOfDecimal } from "../../values/decimal.ts";
import { minorDigitsOf, rangeIn } from "../../values/money.ts";
import type { Cell, End } from "./cell.ts";
import { lazily } from "./lazily.ts";
import { floor, isWhole, multiply, type Rational, rational, rationalOfDecimal } from "./rational.ts";

/** A line of whole units: cents, days, milliseconds, hundredths. */
export interface Grid {
  readonly least: bigint | undefined;
  readonly most: bigint | undefined;
  /** Units in one main unit. */
  readonly scale: bigint;
  /** As an input holds it; undefined where none is read as just that. */
  readonly rawOf: (units: bigint) => unknown;
  /** Units next to these that values are read as, where not all are. */
  readonly beside?: (units: bigint) => readonly bigint[];
  /** Of units that no value is read as, the nearest value, between which and the units no other lies. */
  readonly nearest?: (units: bigint) => { readonly raw: unknown; readonly isBelow: boolean } | undefined;
}

const firstDay = BigInt(parseDate("0000-01-01") as number);
const lastDay = BigInt(parseDate("9999-12-31") as number);
const millisecondsOfDay = 86_400_000n;

type GridType = FieldType & { readonly kind: "number" | "money" | "date" | "time" };

/** `currency` where the type is money. */
export function gridOf(type: GridType, currency: string | undefined): Grid {
  switch (type.kind) {
    case "number": {
      const decimals = type.decimals ?? 0;
      return {
        ...boundsOf(type, decimals),
        beside: (units) => numbersBeside(units, decimals),
        nearest: (units) => {
          const number = Number(printDecimal({ units, decimals }));
          if (!Number.isFinite(number)) return undefined;
          return { raw: number, isBelow: compareDecimals(decimalOfNumber(number), { units, decimals }) < 0 };
        },
        rawOf: (units) => {
          const number = Number(printDecimal({ units, decimals }));
          return Number.isFinite(number) && unitsOfDecimal(decimalOfNumber(number), decimals) === units
            ? number
            : undefined;
        },
      };
    }
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

/** Where stretches begin between these places: the least unit above each, and the place itself where it is whole. */
export function startsAt({ least, most, scale }: Grid, places: readonly Rational[]): readonly bigint[] {
  const starts = new Set<bigint>();
  for (const place of places) {
    const units = multiply(place, rational(scale));
    const whole = floor(units);
    for (const start of isWhole(units) ? [whole, whole + 1n] : [whole + 1n])
      if ((least === undefined || start > least) && (most === undefined || start <= most)) starts.add(start);
  }
  return [...starts].sort((first, second) => (first < second ? -1 : 1));
}

/** `starts` ascending, within the grid. */
export function stretchesFrom({ least, most }: Grid, starts: readonly bigint[]): readonly Stretch[] {
  if (least !== undefined && most !== undefined && least > most) return [];
  return [least, ...starts].map((from, at) => {
    const next = starts[at];
    return { from, to: next === undefined ? most : next - 1n };
  });
}

/** Units up to this size are all read as themselves. */
const SURELY_READ = 10n ** 15n;

/** The cell of a stretch; undefined where no input value lies in it. Its values are worked out when they are looked at. */
export function cellOfStretch(type: FieldType, grid: Grid, { from, to }: Stretch): Cell | undefined {
  const all = lazily(() => {
    const raws = candidates(grid, { from, to }, usual(type, grid))
      .map(grid.rawOf)
      .filter((raw) => raw !== undefined);
    return raws.filter((raw) => readField(type, raw, {}).known);
  });
  const reading = lazily(() => {
    for (const units of candidates(grid, { from, to }, usual(type, grid))) {
      const read = readField(type, grid.rawOf(units), {});
      if (read.known) return read;
    }
    return undefined;
  });
  const isRead = (from === undefined || from < SURELY_READ) && (to === undefined || to > -SURELY_READ);
  if (!isRead && reading() === undefined) return undefined;
  return {
    get raws() {
      return all();
    },
    get reading() {
      const read = reading();
      if (read === undefined) throw new Error("This is a bug: a stretch of which no value is read");
      return read;
    },
    ...(from === undefined || from === grid.least ? {} : { from: endAt(grid, from, "from") }),
    ...(to === undefined || to === grid.most ? {} : { to: endAt(grid, to, "to") }),
  };
}

/** Where no value is read as the units, the nearest value is the end, on whichever side it lies. */
function endAt({ rawOf, nearest }: Grid, units: bigint, side: "from" | "to"): End {
  const end = lazily((): Pick<End, "raw" | "included"> => {
    const raw = rawOf(units);
    const near = raw === undefined ? nearest?.(units) : undefined;
    return near === undefined ? { raw, included: true } : { raw: near.raw, included: near.isBelow === (side === "to") };
  });
  return {
    get raw() {
      return end().raw;
    },
    get included() {
      return end().included;
    },
    units,
  };
}

/** A value that people would take for an example. */
function usual(type: FieldType, { scale }: Grid): bigint {
  if (type.kind === "date") return BigInt(parseDate("2026-03-02") as number);
  if (type.kind === "time") return BigInt(Date.UTC(2026, 2, 2, 15));
  return type.kind === "money" ? 100n * scale : scale;
}

/** Units of which no sum, and no multiple, is worked out. */
const BEYOND = 2n ** 54n;

function candidates({ beside = () => [] }: Grid, { from, to }: Stretch, first: bigint): readonly bigint[] {
  const inside = (units: bigint): boolean => (from === undefined || units >= from) && (to === undefined || units <= to);
  const middle = from !== undefined && to !== undefined ? [(from + to) / 2n] : [];
  const ends = [from, to].filter((end) => end !== undefined);
  const steps = ends.flatMap((end) => [end, ...beside(end)]);
  return [...new Set([first, ...steps, ...middle, 0n, 1n, -1n, 100n, BEYOND, -BEYOND])].filter(inside);
}

/** Beyond 2^53 units the numbers that stand next to a place, as the units that they are read as. */
function numbersBeside(units: bigint, decimals: number): readonly bigint[] {
  const size = units < 0n ? -units : units;
  if (size <= 2n ** 53n) return [];
  const near = Number(printDecimal({ units, decimals }));
  const bits = new BigInt64Array(new Float64Array([near]).buffer)[0] ?? 0n;
  const numbers = new Float64Array(new BigInt64Array([bits - 2n, bits - 1n, bits, bits + 1n, bits + 2n]).buffer);
  return [...numbers]
    .filter(Number.isFinite)
    .flatMap((number) => unitsOfDecimal(decimalOfNumber(number), decimals) ?? []);
}
