import type { Zone } from "../../model/policy.ts";
import { type KnownValue, readField } from "../../model/read.ts";
import type { FieldType } from "../../model/types.ts";
import { type Decimal, decimalOf, decimalOfNumber } from "../../values/decimal.ts";
import { minorDigitsOf } from "../../values/money.ts";
import type { Instance } from "../encode/instance.ts";
import type { Circuit } from "../solver/circuit.ts";
import { type Literal, negated, TRUE } from "../solver/literal.ts";
import { gridOf } from "../space/grid-cells.ts";
import { memoised } from "../space/lazily.ts";
import { always, type Because, type Weaker } from "./because.ts";
import { type Calendar, calendarOf } from "./calendar.ts";
import type { Range } from "./comparisons.ts";
import { type Exact, exactOf, isWhole, numeratorOf } from "./exact.ts";
import type { Bound, End, Simplex } from "./simplex.ts";

/** A value of an input as a variable: cents, hundredths, days, milliseconds, or a number of any decimals. */
export interface Line {
  readonly instance: Instance;
  readonly kind: LineType["kind"];
  readonly variable: number;
  /** Main units in one of the variable. */
  readonly unit: Exact;
  readonly range: Range;
  /** Of money, that it is in the currency of this line. */
  readonly inCurrency: Literal;
  /** What it is bound to where it lies in the cell of a place. */
  readonly boundsAt: (place: number) => readonly Binding[];
  /** Made where it is first asked for, which is not while the simplex is marked. */
  readonly calendar: () => Calendar | undefined;
  readonly madeCalendar: () => Calendar | undefined;
  /** As an input holds it; undefined where none is read as just that. */
  readonly rawOf: (value: Exact) => unknown;
  /** What a value of an input is as one of the variable; undefined where it is in another currency. */
  readonly valueOf: (raw: unknown) => Exact | undefined;
}

export interface Binding {
  readonly variable: number;
  readonly end: End;
  readonly bound: Bound;
}

export type LineType = FieldType & { readonly kind: "number" | "money" | "date" | "time" };

export function isLineType(type: FieldType): type is LineType {
  return type.kind === "number" || type.kind === "money" || type.kind === "date" || type.kind === "time";
}

/** `currency` where the type is money. */
export function lineOf(
  instance: Instance,
  type: LineType,
  currency: string | undefined,
  { circuit, simplex, zone, whole, own }: LineContext,
): Line {
  const { cells } = instance.cut;
  const isPlain = type.kind === "number" && type.decimals === undefined;
  const variable = simplex.variable();
  if (!isPlain) whole.add(variable);
  const range = isPlain ? plainRange(type) : gridRange(type, currency);
  if (range.least !== undefined) simplex.bind(variable, "lower", { value: range.least, step: 0, because: always });
  if (range.most !== undefined) simplex.bind(variable, "upper", { value: range.most, step: 0, because: always });
  const [start, end] = currency === undefined ? [0, cells.length] : placesOf(instance, type, currency);
  const around: readonly Literal[] = start === 0 ? [] : [instance.from(start)];
  const before: readonly Literal[] = end === cells.length ? [] : [negated(instance.from(end))];

  const lower = (place: number): Bound | undefined => {
    const cell = cells[place];
    if (cell?.from === undefined)
      return range.least === undefined ? undefined : { value: range.least, step: 0, because: always };
    const { raw, units, included } = cell.from;
    const literals = [instance.from(place), ...before].filter((literal) => literal !== TRUE);
    if (units !== undefined) return { value: exactOf(units), step: 0, because: { kind: "literals", literals } };
    const step = included || cell.raws.includes(raw) ? 0 : 1;
    return { value: exactOfNumber(raw as number), step, because: { kind: "literals", literals } };
  };
  const upper = (place: number): Bound | undefined => {
    const cell = cells[place];
    if (cell?.to === undefined)
      return range.most === undefined ? undefined : { value: range.most, step: 0, because: always };
    const { raw, units, included } = cell.to;
    const literals = [negated(instance.from(place + 1)), ...around].filter((literal) => literal !== TRUE);
    if (units !== undefined) return { value: exactOf(units), step: 0, because: { kind: "literals", literals } };
    const step = included || cell.raws.includes(raw) ? 0 : -1;
    return { value: exactOfNumber(raw as number), step, because: { kind: "literals", literals } };
  };
  /** The furthest place from `place` to `last` whose bound is enough; they get weaker on the way. */
  const weaker = (boundAt: (place: number) => Bound | undefined, place: number, last: number): Weaker => {
    return (isEnough) => {
      const enough = (at: number): boolean => {
        const bound = boundAt(at);
        return bound !== undefined && isEnough(bound);
      };
      let [good, bad] = [place, last + Math.sign(last - place)];
      if (good === last) return undefined;
      while (Math.abs(bad - good) > 1) {
        const middle = (good + bad) >> 1;
        if (enough(middle)) good = middle;
        else bad = middle;
      }
      const bound = good === place ? undefined : boundAt(good);
      const because = bound?.because as Because | undefined;
      return bound && because?.kind === "literals" ? { bound, literals: because.literals } : undefined;
    };
  };

  let made: Calendar | undefined;
  const calendar = (): Calendar | undefined => {
    const hasDays = type.kind === "date" || (type.kind === "time" && zone !== undefined);
    if (hasDays)
      made ??= calendarOf(simplex, whole, own, variable, range, type.kind === "date" ? undefined : zone?.offsets);
    return made;
  };

  const boundsAt = memoised((place: number): readonly Binding[] => {
    if (place < start || place >= end) return [];
    const found: Binding[] = [];
    const add = (side: End, bound: Bound | undefined, weak: Weaker): void => {
      const because = bound?.because as Because | undefined;
      if (bound === undefined || because === always || because?.kind !== "literals") return;
      found.push({ variable, end: side, bound: { ...bound, because: { ...because, weaker: weak } } });
    };
    add("lower", lower(place), weaker(lower, place, start));
    add("upper", upper(place), weaker(upper, place, end - 1));
    const clock = cells[place]?.clock;
    if (clock === undefined || made === undefined) return found;
    const literals = [instance.from(place), negated(instance.from(place + 1))].filter((literal) => literal !== TRUE);
    const because: Because = { kind: "literals", literals };
    const within = (one: number, from: number, to: number): void => {
      found.push({ variable: one, end: "lower", bound: { value: from, step: 0, because } });
      found.push({ variable: one, end: "upper", bound: { value: to, step: 0, because } });
    };
    if (clock.weekday !== undefined) within(made.weekday(), clock.weekday, clock.weekday);
    if (clock.timeOfDay !== undefined && made.timeOfDay !== undefined)
      within(made.timeOfDay, clock.timeOfDay.from, clock.timeOfDay.to);
    return found;
  });

  const clocks = cells.flatMap(({ clock }) => clock ?? []);
  if (clocks.length > 0) calendar();
  if (clocks.some(({ weekday }) => weekday !== undefined)) made?.weekday();
  const grid = gridOf(type, currency);
  const decimals =
    type.kind === "money" ? (minorDigitsOf(currency ?? "") ?? 2) : type.kind === "number" ? (type.decimals ?? 0) : 0;
  return {
    instance,
    kind: type.kind,
    variable,
    unit: exactOf(1n, 10n ** BigInt(decimals)),
    range,
    inCurrency: circuit.and([...around, ...before]),
    boundsAt,
    calendar,
    madeCalendar: () => made,
    rawOf: (value) => {
      const raw = isPlain ? numberOf(value) : isWhole(value) ? grid.rawOf(numeratorOf(value)) : undefined;
      return raw !== undefined && readField(type, raw, {}).known ? raw : undefined;
    },
    valueOf: (raw) => {
      const reading = readField(type, raw, { zone });
      return reading.known ? exactOfValue(reading.value, currency, decimals, isPlain) : undefined;
    },
  };
}

export interface LineContext {
  readonly circuit: Circuit;
  readonly simplex: Simplex;
  readonly zone: Zone | undefined;
  /** Variables whose values are whole. */
  readonly whole: Set<number>;
  /** Told of each variable that stands beside the line's own. */
  readonly own: (variable: number) => void;
}

function plainRange(type: LineType & { readonly kind: "number" }): Range {
  return {
    least: type.least === undefined ? exactOfNumber(-Number.MAX_VALUE) : exactOfDecimal(decimalOf(type.least)),
    most: type.most === undefined ? exactOfNumber(Number.MAX_VALUE) : exactOfDecimal(decimalOf(type.most)),
  };
}

function gridRange(type: LineType, currency: string | undefined): Range {
  const { least, most } = gridOf(type, currency);
  return {
    ...(least === undefined ? {} : { least: exactOf(least) }),
    ...(most === undefined ? {} : { most: exactOf(most) }),
  };
}

/** The cells of a currency stand together. */
function placesOf({ cut: { cells } }: Instance, type: LineType, currency: string): readonly [number, number] {
  if (type.kind === "money" && type.currencies.every((own) => own === currency)) return [0, cells.length];
  const isOwn = ({ reading: { value } }: (typeof cells)[number]): boolean =>
    value.kind === "money" && value.currency === currency;
  const start = cells.findIndex(isOwn);
  return start < 0 ? [cells.length, cells.length] : [start, cells.findLastIndex(isOwn) + 1];
}

function exactOfValue(
  value: KnownValue,
  currency: string | undefined,
  decimals: number,
  isPlain: boolean,
): Exact | undefined {
  switch (value.kind) {
    case "number": {
      const decimal = decimalOfNumber(value.value);
      return isPlain
        ? exactOfDecimal(decimal)
        : exactOf(decimal.units * 10n ** BigInt(decimals), 10n ** BigInt(decimal.decimals));
    }
    case "money":
      return value.currency === currency ? exactOf(value.units) : undefined;
    case "date":
      return value.day;
    case "time":
      return value.at;
    default:
      return undefined;
  }
}

export function exactOfDecimal({ units, decimals }: Decimal): Exact {
  return decimals < 0 ? exactOf(units * 10n ** BigInt(-decimals)) : exactOf(units, 10n ** BigInt(decimals));
}

export function exactOfNumber(number: number): Exact {
  return exactOfDecimal(decimalOfNumber(number));
}

/** The number that is read as just this; undefined where there is none. */
function numberOf(value: Exact): number | undefined {
  if (typeof value === "number") return value;
  const number = Number(value.numerator) / Number(value.denominator);
  const tried = Number.isFinite(number) ? number : Number.NaN;
  return Number.isFinite(tried) && isSame(exactOfNumber(tried), value) ? tried : undefined;
}

function isSame(first: Exact, second: Exact): boolean {
  if (typeof first === "number" || typeof second === "number") return first === second;
  return first.numerator === second.numerator && first.denominator === second.denominator;
}
