import { children, childrenOfValue } from "../../model/children.ts";
import type { Condition, Constant, Value } from "../../model/condition.ts";
import { operandOfConstant } from "../../model/operators.ts";
import type { Policy } from "../../model/policy.ts";
import type { KnownValue, Reading } from "../../model/read.ts";
import type { FieldType } from "../../model/types.ts";
import { DAY, parseDate, printDate, printDateTime } from "../../values/calendar.ts";
import {
  addDecimals,
  type Decimal,
  decimalOf,
  decimalOfNumber,
  printDecimal,
  subtractDecimals,
} from "../../values/decimal.ts";
import { decimalOfMoney, minorDigitsOf } from "../../values/money.ts";

/** Another raw value for a field, and how far it lies from the present one: within a field the smaller is the nearer. */
export interface Candidate {
  readonly raw: unknown;
  readonly distance: number;
}

/** Stands for any text that no condition speaks of. */
export const OTHER_TEXT = "another text";

/** Each field is tried with so many values at most. */
const MOST_CANDIDATES = 24;

/**
 * Values of a field at which some condition may turn: on either side of what it is compared with, the other choices, an
 * empty list. They are only tried, so it does no harm where one of them changes nothing. The nearest come first.
 */
export function candidatesFor(
  policy: Policy,
  place: number,
  conditions: readonly Condition[],
  readingOf: (place: number) => Reading,
): readonly Candidate[] {
  const field = policy.fields[place];
  if (field === undefined) return [];
  const reading = readingOf(place);
  const marks = marksFor(place, conditions, readingOf);
  const raws = rawsOf(field.type, marks, reading);
  const present = reading.known ? lineOf(reading.value) : undefined;
  const distinct = new Map(raws.map((raw) => [JSON.stringify(raw.raw), raw]));
  return [...distinct.values()]
    .map(({ raw, at }, order) => ({
      raw,
      distance: present === undefined || at === undefined ? 1 + order / 1000 : relative(present, at),
    }))
    .sort((first, second) => first.distance - second.distance)
    .slice(0, MOST_CANDIDATES);
}

interface Marks {
  readonly decimals: readonly Decimal[];
  readonly constants: readonly Constant[];
}

/** The constants that conditions hold against the field, and the amounts at which a comparison with it changes. */
function marksFor(place: number, conditions: readonly Condition[], readingOf: (place: number) => Reading): Marks {
  const decimals: Decimal[] = [];
  const constants: Constant[] = [];
  const visit = (condition: Condition): void => {
    if (condition.kind === "compare") between(condition.left, condition.right);
    else if (condition.kind === "one of" && reads(condition.value, place)) constants.push(...condition.constants);
    else if (condition.kind === "compare limits" && reads(condition.left, place))
      for (const [currency, units] of Object.entries(condition.limits)) {
        const limit = decimalOf(units);
        const amount = printDecimal({ units: limit.units, decimals: limit.decimals + (minorDigitsOf(currency) ?? 2) });
        constants.push({ kind: "money", currency, amount });
      }
    children(condition).conditions.forEach(visit);
  };
  const between = (left: Value, right: Value): void => {
    for (const [one, other] of [
      [left, right],
      [right, left],
    ] as const) {
      if (!reads(one, place)) continue;
      if (other.kind === "constant") constants.push(other.constant);
      const [here, there] = [valueAt(one, readingOf), valueAt(other, readingOf)];
      const present = own(readingOf(place));
      if (here === undefined || there === undefined || present === undefined) continue;
      const missing = subtractDecimals(there, here);
      decimals.push(addDecimals(present, missing), subtractDecimals(present, missing));
    }
  };
  conditions.forEach(visit);
  return { decimals, constants };
}

function reads(value: Value, place: number): boolean {
  if (value.kind === "field") return value.field === place;
  return childrenOfValue(value).values.some((inner) => reads(inner, place));
}

/** The amount of a value without loops over lists; undefined where it is none or unknown. */
function valueAt(value: Value, readingOf: (place: number) => Reading): Decimal | undefined {
  switch (value.kind) {
    case "constant": {
      const operand = operandOfConstant(value.constant);
      if (operand.kind === "amount") return operand.low;
      if (operand.kind === "date") return decimalOfNumber(operand.day);
      return operand.kind === "time" ? decimalOfNumber(operand.at) : undefined;
    }
    case "field":
      return own(readingOf(value.field));
    case "arithmetic":
    case "time between": {
      const [left, right] = [valueAt(value.left, readingOf), valueAt(value.right, readingOf)];
      if (left === undefined || right === undefined) return undefined;
      return value.kind === "arithmetic" && value.operator === "+"
        ? addDecimals(left, right)
        : subtractDecimals(left, right);
    }
    case "days between": {
      const [left, right] = [valueAt(value.left, readingOf), valueAt(value.right, readingOf)];
      if (left === undefined || right === undefined) return undefined;
      return decimalOfNumber(days(left) - days(right));
    }
    default:
      return undefined;
  }
}

/** Roughly the day of a day number or of an instant, whose numbers are far apart. */
function days(amount: Decimal): number {
  const number = Number(printDecimal(amount));
  return Math.abs(number) > 10_000_000 ? Math.floor(number / DAY) : number;
}

function own(reading: Reading): Decimal | undefined {
  return reading.known ? decimalOfLine(reading.value) : undefined;
}

function decimalOfLine(value: KnownValue): Decimal | undefined {
  if (value.kind === "number") return decimalOfNumber(value.value);
  if (value.kind === "money") return decimalOfMoney(value);
  if (value.kind === "date") return decimalOfNumber(value.day);
  return value.kind === "time" ? decimalOfNumber(value.at) : undefined;
}

function lineOf(value: KnownValue): number | undefined {
  const decimal = decimalOfLine(value);
  return decimal === undefined ? (value.kind === "choice" ? value.rank : undefined) : Number(printDecimal(decimal));
}

function relative(present: number, other: number): number {
  return Math.abs(other - present) / Math.max(Math.abs(present), Math.abs(other), 1e-9);
}

interface Raw {
  readonly raw: unknown;
  /** Its place on the field's line, where it has one. */
  readonly at?: number;
}

function rawsOf(type: FieldType, marks: Marks, reading: Reading): readonly Raw[] {
  switch (type.kind) {
    case "yes/no":
      return [{ raw: true }, { raw: false }];
    case "choice":
      return type.choices.map((choice, rank) => ({ raw: choice, at: rank }));
    case "text": {
      const texts = marks.constants.flatMap((one) => (one.kind === "text" || one.kind === "choice" ? [one.value] : []));
      return [...texts, OTHER_TEXT, ""].map((raw) => ({ raw }));
    }
    case "list":
    case "items":
      return [{ raw: [] }];
    case "number": {
      const step: Decimal = { units: 1n, decimals: type.decimals ?? 2 };
      const bounds = [type.least, type.most].flatMap((bound) => (bound === undefined ? [] : [decimalOf(bound)]));
      const constants = marks.constants.flatMap((one) => (one.kind === "number" ? [decimalOf(one.value)] : []));
      return around([...constants, ...marks.decimals, ...bounds], step).map((amount) => {
        const number = Number(printDecimal(amount));
        return { raw: number, at: number };
      });
    }
    case "money": {
      const present = reading.known && reading.value.kind === "money" ? reading.value.currency : type.currencies[0];
      const constants = marks.constants.flatMap((one) =>
        one.kind === "money" ? [{ ...one, decimal: decimalOf(one.amount) }] : [],
      );
      const others = marks.decimals.map((decimal) => ({ currency: present as string, decimal }));
      return [...constants, ...others].flatMap(({ currency, decimal }) =>
        around([decimal], { units: 1n, decimals: minorDigitsOf(currency) ?? 2 }).map((amount) => ({
          raw: type.currencies.length === 1 ? printDecimal(amount) : { amount: printDecimal(amount), currency },
          at: Number(printDecimal(amount)),
        })),
      );
    }
    case "date": {
      const constants = marks.constants.flatMap((one) => (one.kind === "date" ? [decimalOfNumber(one.day)] : []));
      const bounds = [type.least, type.most].flatMap((date) =>
        date === undefined ? [] : [decimalOfNumber(parseDate(date) ?? 0)],
      );
      const near = [...constants, ...marks.decimals, ...bounds].filter(
        ({ units }) => units < 3_000_000n && units > -700_000n,
      );
      return around(near, { units: 1n, decimals: 0 }).map((day) => {
        const at = Number(printDecimal(day));
        return { raw: printDate(Math.floor(at)), at };
      });
    }
    case "time": {
      const constants = marks.constants.flatMap((one) => (one.kind === "time" ? [decimalOfNumber(one.at)] : []));
      return around([...constants, ...marks.decimals], { units: 60_000n, decimals: 0 }).map((instant) => {
        const at = Math.floor(Number(printDecimal(instant)));
        return { raw: printDateTime(at), at };
      });
    }
  }
}

function around(amounts: readonly Decimal[], step: Decimal): readonly Decimal[] {
  return amounts.flatMap((amount) => [amount, subtractDecimals(amount, step), addDecimals(amount, step)]);
}
