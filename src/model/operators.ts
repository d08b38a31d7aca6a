import {
  addDecimals,
  compareDecimals,
  type Decimal,
  decimalOf,
  decimalOfNumber,
  multiplyDecimals,
  subtractDecimals,
} from "../values/decimal.ts";
import { decimalOfMoney, minorDigitsOf } from "../values/money.ts";
import { compareText, foldCase } from "../values/text.ts";
import type { CompareOperator, Constant, Domain } from "./condition.ts";
import { unitDecimals } from "./domain.ts";
import type { KnownValue } from "./read.ts";
import { anyOf, type Truth } from "./truth.ts";

/** What operators work on: a known value, or "unknown". */
export type Operand = Known | "unknown";

export type Known =
  | Words
  | { readonly kind: "yes/no"; readonly value: boolean }
  | { readonly kind: "date"; readonly day: number }
  | { readonly kind: "time"; readonly at: number }
  | Amount;

/** `rank` is the place among the declared choices, -1 where there is none. */
export interface Words {
  readonly kind: "text" | "choice";
  readonly value: string;
  readonly rank: number;
}

/**
 * A number, money in main units, days, milliseconds, a weekday, a time of day. Certain amounts have `low` = `high`; a
 * count with doubtful elements lies between. Money without a currency is the sum of no elements: nothing, in any currency.
 */
export interface Amount {
  readonly kind: "amount";
  readonly low: Decimal;
  readonly high: Decimal;
  readonly currency?: string;
}

/** Beyond this many units either way arithmetic is not exact everywhere, so it is unknown. */
const furthest: Decimal = { units: 2n ** 53n, decimals: 0 };

export function amount(low: Decimal, high: Decimal = low, currency?: string): Amount {
  return currency === undefined ? { kind: "amount", low, high } : { kind: "amount", low, high, currency };
}

export function wholeAmount(low: number, high: number = low): Amount {
  return amount(decimalOfNumber(low), decimalOfNumber(high));
}

/** A list is no operand. */
export function operandOf(value: KnownValue): Known {
  switch (value.kind) {
    case "text":
      return { kind: "text", value: value.value, rank: -1 };
    case "number":
      return amount(decimalOfNumber(value.value));
    case "money": {
      const main = decimalOfMoney(value);
      return amount(main, main, value.currency);
    }
    case "list":
    case "items":
      throw new Error("This is a bug: a list where a value stands");
    default:
      return value;
  }
}

export function operandOfConstant(constant: Constant): Known {
  const known = operands.get(constant) ?? readConstant(constant);
  operands.set(constant, known);
  return known;
}

const operands = new WeakMap<Constant, Known>();

function readConstant(constant: Constant): Known {
  switch (constant.kind) {
    case "text":
      return { kind: "text", value: constant.value, rank: -1 };
    case "number":
      return amount(decimalOf(constant.value));
    case "money": {
      const main = decimalOf(constant.amount);
      return amount(main, main, constant.currency);
    }
    case "days":
      return wholeAmount(constant.days);
    case "milliseconds":
      return wholeAmount(constant.amount);
    case "weekday":
      return wholeAmount(constant.weekday);
    case "time of day":
      return wholeAmount(constant.at);
    default:
      return constant;
  }
}

/** Two unknowns are unknown, and so are moneys of different currencies. */
export function compare(operator: CompareOperator, left: Operand, right: Operand, ignoringCase: boolean): Truth {
  if (left === "unknown" || right === "unknown") return "unknown";
  const [first, second] = [measured(left), measured(right)];
  if (first !== undefined && second !== undefined) return compareAmounts(operator, first, second);
  if (left.kind === "yes/no" && right.kind === "yes/no")
    return holds(operator, Number(left.value) - Number(right.value));
  if ("rank" in left && "rank" in right) return compareTexts(operator, left, right, ignoringCase);
  throw new Error(`This is a bug: ${left.kind} compared with ${right.kind}`);
}

/** Each limit is in minor units of its currency. */
export function compareLimits(
  operator: CompareOperator,
  left: Operand,
  limits: Readonly<Record<string, string>>,
): Truth {
  if (left === "unknown") return "unknown";
  if (left.kind !== "amount") throw new Error(`This is a bug: ${left.kind} compared with limits`);
  const { currency } = left;
  const against = (code: string): Truth => {
    const { units, decimals } = decimalOf(limits[code] as string);
    return compareAmounts(operator, left, amount({ units, decimals: decimals + (minorDigitsOf(code) ?? 2) }));
  };
  if (currency !== undefined) return Object.hasOwn(limits, currency) ? against(currency) : "unknown";
  const [first = "unknown", ...others] = Object.keys(limits).map(against);
  return others.every((other) => other === first) ? first : "unknown";
}

export function isOneOf(value: Operand, constants: readonly Constant[], ignoringCase: boolean): Truth {
  if (!ignoringCase && value !== "unknown" && value.kind === "text") {
    const texts = textsOf(constants);
    if (texts !== undefined) return texts.has(value.value);
  }
  return anyOf(constants.map((constant) => compare("is", value, operandOfConstant(constant), ignoringCase)));
}

/** A list of texts alone, as a set: lists from files are long. */
function textsOf(constants: readonly Constant[]): ReadonlySet<string> | undefined {
  const known = textSets.get(constants);
  if (known !== undefined) return known.texts;
  const texts = constants.flatMap((constant) => (constant.kind === "text" ? [constant.value] : []));
  const found = { texts: texts.length === constants.length ? new Set(texts) : undefined };
  textSets.set(constants, found);
  return found.texts;
}

const textSets = new WeakMap<readonly Constant[], { readonly texts: ReadonlySet<string> | undefined }>();

/** Sum or difference. Operands and result count in units of `domain`; beyond ±2^53 of them the result is unknown. */
export function addOrSubtract(operator: "+" | "-", left: Operand, right: Operand, domain: Domain): Operand {
  if (left === "unknown" || right === "unknown") return "unknown";
  const [first, second] = [amountOf(left), amountOf(right)];
  const currency = commonCurrency([first, second]);
  if (currency === "different") return "unknown";
  const result =
    operator === "+"
      ? amount(addDecimals(first.low, second.low), addDecimals(first.high, second.high), currency)
      : amount(subtractDecimals(first.low, second.high), subtractDecimals(first.high, second.low), currency);
  return within([first, second, result], unitDecimals(domain, currency)) ? result : "unknown";
}

/** The value counts in units of its own: the units of `domain` without the decimals written in `by`. */
export function scale(value: Operand, by: string, domain: Domain): Operand {
  if (value === "unknown") return "unknown";
  const factor = decimalOf(by);
  const point = by.indexOf(".");
  const decimalsWritten = point < 0 ? 0 : by.length - point - 1;
  const operand = amountOf(value);
  const decimals = unitDecimals(domain, operand.currency);
  const [first, second] = [multiplyDecimals(operand.low, factor), multiplyDecimals(operand.high, factor)];
  const result = factor.units < 0n ? amount(second, first, operand.currency) : amount(first, second, operand.currency);
  const isExact =
    within([operand], decimals - decimalsWritten) &&
    within([amount(factor)], decimalsWritten) &&
    within([result], decimals);
  return isExact ? result : "unknown";
}

/** Every operand and the result are held to the limit; what the sum reaches on the way is not. */
export function sum(values: readonly Operand[], domain: Domain): Operand {
  const amounts: Amount[] = [];
  for (const value of values) {
    if (value === "unknown") return "unknown";
    amounts.push(amountOf(value));
  }
  const currency = commonCurrency(amounts) ?? (domain.kind === "money" ? onlyOf(domain.currencies) : undefined);
  if (currency === "different") return "unknown";
  const total = (end: "low" | "high"): Decimal => amounts.map((one) => one[end]).reduce(addDecimals, nothing);
  const result = amount(total("low"), total("high"), currency);
  return within([...amounts, result], unitDecimals(domain, currency)) ? result : "unknown";
}

const nothing: Decimal = { units: 0n, decimals: 0 };

function within(amounts: readonly Amount[], decimals: number): boolean {
  const most: Decimal = { units: furthest.units, decimals };
  const least: Decimal = { units: -furthest.units, decimals };
  return amounts.every(({ low, high }) => compareDecimals(low, least) >= 0 && compareDecimals(high, most) <= 0);
}

function commonCurrency(amounts: readonly Amount[]): string | "different" | undefined {
  const found = new Set(amounts.flatMap((one) => one.currency ?? []));
  return found.size > 1 ? "different" : onlyOf([...found]);
}

function onlyOf(texts: readonly string[]): string | undefined {
  return texts.length === 1 ? texts[0] : undefined;
}

function amountOf(value: Known): Amount {
  if (value.kind !== "amount") throw new Error(`This is a bug: arithmetic on ${value.kind}`);
  return value;
}

/** What has a place on a line, as an amount. */
function measured(value: Known): Amount | undefined {
  if (value.kind === "amount") return value;
  if (value.kind === "date") return wholeAmount(value.day);
  return value.kind === "time" ? wholeAmount(value.at) : undefined;
}

function compareAmounts(operator: CompareOperator, left: Amount, right: Amount): Truth {
  if (left.currency !== undefined && right.currency !== undefined && left.currency !== right.currency) return "unknown";
  const lowest = compareDecimals(left.low, right.high);
  const highest = compareDecimals(left.high, right.low);
  switch (operator) {
    case "is":
      if (lowest === 0 && highest === 0) return true;
      return lowest > 0 || highest < 0 ? false : "unknown";
    case "<":
    case "<=":
      return holds(operator, highest) ? true : holds(operator, lowest) ? "unknown" : false;
    case ">":
    case ">=":
      return holds(operator, lowest) ? true : holds(operator, highest) ? "unknown" : false;
  }
}

function compareTexts(operator: CompareOperator, left: Words, right: Words, ignoringCase: boolean): Truth {
  if (operator !== "is" && left.rank >= 0 && right.rank >= 0) return holds(operator, left.rank - right.rank);
  const form = ignoringCase ? foldCase : (text: string) => text;
  return holds(operator, compareText(form(left.value), form(right.value)));
}

/** `order`: less than, equal to or greater than zero, as the left side is to the right. */
export function holds(operator: CompareOperator, order: number): boolean {
  switch (operator) {
    case "is":
      return order === 0;
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    case ">=":
      return order >= 0;
  }
}
