import type { Condition, Constant, Value } from "../../model/condition.ts";
import { unitDecimals } from "../../model/domain.ts";
import { decimalOf } from "../../values/decimal.ts";
import { minorDigitsOf } from "../../values/money.ts";
import { add, divide, multiply, one, type Rational, rational, rationalOfDecimal, subtract, zero } from "./rational.ts";

/**
 * Where the truth of conditions about one value can change as it moves along its line: numbers, money in main units, days,
 * milliseconds. More places than needed do no harm.
 */
export interface Breakpoints {
  readonly places: readonly Rational[];
  /** Of a time: calendar days in the policy's zone at whose beginning it can change. */
  readonly days: readonly Rational[];
  /** Whether the day of the week matters, and milliseconds from midnight that do. */
  readonly weekdays: boolean;
  readonly timesOfDay: readonly number[];
}

/** slope · x + offset, x the value, or for `onDays` the calendar day of it. */
interface Line {
  readonly slope: Rational;
  readonly offset: Rational;
  readonly onDays: boolean;
}

interface Found {
  readonly places: Rational[];
  readonly days: Rational[];
  weekdays: boolean;
  readonly timesOfDay: number[];
}

export function breakpointsOf(atoms: readonly Condition[], currencies: readonly string[]): Breakpoints {
  const found: Found = { places: [], days: [], weekdays: false, timesOfDay: [] };
  for (const atom of atoms) inCondition(atom, found, currencies);
  return found;
}

function inCondition(atom: Condition, found: Found, currencies: readonly string[]): void {
  switch (atom.kind) {
    case "compare":
      between(atom.left, atom.right, found, currencies);
      return;
    case "one of":
      for (const constant of atom.constants) between(atom.value, { kind: "constant", constant }, found, currencies);
      return;
    case "compare limits": {
      const left = lineOf(atom.left, found, currencies);
      for (const [currency, units] of Object.entries(atom.limits)) {
        const limit = rationalOfDecimal(decimalOf(units));
        const main = multiply(limit, rational(1n, 10n ** BigInt(minorDigitsOf(currency) ?? 2)));
        crossing(left, { slope: zero, offset: main, onDays: left?.onDays ?? false }, found);
      }
      return;
    }
    case "missing":
      if (atom.of.kind !== "whole list") lineOf(atom.of, found, currencies);
      return;
    default:
      return;
  }
}

function between(left: Value, right: Value, found: Found, currencies: readonly string[]): void {
  crossing(lineOf(left, found, currencies), lineOf(right, found, currencies), found);
  for (const value of [left, right])
    if (value.kind === "constant" && value.constant.kind === "time of day") found.timesOfDay.push(value.constant.at);
}

function crossing(left: Line | undefined, right: Line | undefined, found: Found): void {
  if (left === undefined || right === undefined) return;
  const slope = subtract(left.slope, right.slope);
  if (slope.numerator === 0n) return;
  const place = divide(subtract(right.offset, left.offset), slope);
  (left.onDays || right.onDays ? found.days : found.places).push(place);
}

/** Also notes where arithmetic passes what it can count. Undefined for what is not on a line. */
function lineOf(value: Value, found: Found, currencies: readonly string[]): Line | undefined {
  const inner = (one: Value): Line | undefined => lineOf(one, found, currencies);
  switch (value.kind) {
    case "field":
    case "item field":
      return { slope: one, offset: zero, onDays: false };
    case "constant": {
      const offset = placeOfConstant(value.constant);
      return offset && { slope: zero, offset, onDays: false };
    }
    case "arithmetic": {
      const [left, right] = [inner(value.left), inner(value.right)];
      const combined = combine(value.operator === "+" ? add : subtract, left, right);
      for (const line of [left, right, combined]) limits(line, decimalsIn(value.domain, currencies), found);
      return combined;
    }
    case "scale": {
      const line = inner(value.value);
      const by = rationalOfDecimal(decimalOf(value.by));
      const scaled = line && { ...line, slope: multiply(line.slope, by), offset: multiply(line.offset, by) };
      const point = value.by.indexOf(".");
      const written = point < 0 ? 0 : value.by.length - point - 1;
      const decimals = decimalsIn(value.domain, currencies);
      limits(
        line,
        decimals.map((each) => each - written),
        found,
      );
      limits(scaled, decimals, found);
      return scaled;
    }
    case "days between": {
      const line = combine(subtract, inner(value.left), inner(value.right));
      return line && { ...line, onDays: true };
    }
    case "time between":
      return combine(subtract, inner(value.left), inner(value.right));
    case "weekday of":
      found.weekdays = true;
      return undefined;
    case "time of":
    case "count":
    case "sum":
      return undefined;
  }
}

function combine(
  operation: (first: Rational, second: Rational) => Rational,
  left: Line | undefined,
  right: Line | undefined,
): Line | undefined {
  if (left === undefined || right === undefined) return undefined;
  return {
    slope: operation(left.slope, right.slope),
    offset: operation(left.offset, right.offset),
    onDays: left.onDays || right.onDays,
  };
}

function decimalsIn(domain: Parameters<typeof unitDecimals>[0], currencies: readonly string[]): readonly number[] {
  return [...new Set((currencies.length === 0 ? [undefined] : currencies).map((one) => unitDecimals(domain, one)))];
}

function limits(line: Line | undefined, decimals: readonly number[], found: Found): void {
  if (line === undefined) return;
  for (const each of decimals)
    for (const units of [2n ** 53n, -(2n ** 53n)]) {
      const offset = each < 0 ? rational(units * 10n ** BigInt(-each)) : rational(units, 10n ** BigInt(each));
      crossing(line, { slope: zero, offset, onDays: line.onDays }, found);
    }
}

function placeOfConstant(constant: Constant): Rational | undefined {
  switch (constant.kind) {
    case "number":
      return rationalOfDecimal(decimalOf(constant.value));
    case "money":
      return rationalOfDecimal(decimalOf(constant.amount));
    case "date":
      return rational(BigInt(constant.day));
    case "time":
      return rational(BigInt(constant.at));
    case "days":
      return rational(BigInt(constant.days));
    case "milliseconds":
      return rational(BigInt(constant.amount));
    default:
      return undefined;
  }
}
