import type { CompareOperator } from "../model/condition.ts";
import { type Decimal, decimalOfNumber } from "../values/decimal.ts";
import { type Money, minorDigitsOf } from "../values/money.ts";

/**
 * An exact amount in units of 10^-decimals: of a number, of money (`currency`), of days and the like. Where a count with
 * doubtful elements took part it lies between `low` and `high`. Money without a currency is the sum of no elements.
 */
export interface Exact {
  readonly low: bigint;
  readonly high: bigint;
  readonly decimals: number;
  readonly currency: string | undefined;
}

/** 0 false, 1 unknown, 2 true. */
export type Kleene = 0 | 1 | 2;

/** Undefined stands for an unknown amount, here and below. */
type Doubtful = Exact | undefined;

const FURTHEST = 2n ** 53n;

/** The decimal that a number prints. */
export function exactNumber(number: number | undefined): Doubtful {
  return number === undefined ? undefined : exactCount(number, number);
}

export function exactCount(low: number | undefined, high: number | undefined): Doubtful {
  if (low === undefined || high === undefined) return undefined;
  const [first, second] = aligned(decimalOfNumber(low), decimalOfNumber(high));
  return { low: first.units, high: second.units, decimals: first.decimals, currency: undefined };
}

export function exactMoney(money: Money | undefined): Doubtful {
  if (money === undefined) return undefined;
  const { units, currency } = money;
  return { low: units, high: units, decimals: digitsOf(currency), currency };
}

export function exactConstant(units: bigint, decimals: number, currency: string | undefined): Exact {
  return { low: units, high: units, decimals, currency };
}

/**
 * Sum and difference. Operands and result are held to ±2^53 units.
 *
 * @param decimals of a unit; for money those beyond the digits of its currency
 */
export function exactPlus(left: Doubtful, right: Doubtful, decimals: number, isMoney: boolean): Doubtful {
  return left && right && tallied([left, right], left, right, decimals, isMoney);
}

export function exactMinus(left: Doubtful, right: Doubtful, decimals: number, isMoney: boolean): Doubtful {
  if (left === undefined || right === undefined) return undefined;
  const taken: Exact = { ...right, low: -right.high, high: -right.low };
  return tallied([left, right], left, taken, decimals, isMoney);
}

function tallied(operands: readonly Exact[], left: Exact, right: Exact, decimals: number, isMoney: boolean): Doubtful {
  if (isOther(left.currency, right.currency)) return undefined;
  const currency = left.currency ?? right.currency;
  const result = added(left, right, currency);
  const unit = unitOf(decimals, isMoney, currency);
  return [...operands, result].every((one) => isWithin(one, unit)) ? result : undefined;
}

function added(left: Exact, right: Exact, currency: string | undefined): Exact {
  const decimals = Math.max(left.decimals, right.decimals);
  return {
    low: unitsAt(left.low, left.decimals, decimals) + unitsAt(right.low, right.decimals, decimals),
    high: unitsAt(left.high, left.decimals, decimals) + unitsAt(right.high, right.decimals, decimals),
    decimals,
    currency,
  };
}

/** Times a constant of `written` decimals; the value counts in units of its own, without those. */
export function exactTimes(
  value: Doubtful,
  factor: bigint,
  written: number,
  decimals: number,
  isMoney: boolean,
): Doubtful {
  if (value === undefined) return undefined;
  const [first, second] = [value.low * factor, value.high * factor];
  const [low, high] = factor < 0n ? [second, first] : [first, second];
  const result: Exact = { low, high, decimals: value.decimals + written, currency: value.currency };
  const unit = unitOf(decimals, isMoney, value.currency);
  const isExact =
    isWithin(value, unit - written) && isWithin(result, unit) && factor <= FURTHEST && factor >= -FURTHEST;
  return isExact ? result : undefined;
}

/** All of them and the sum are held to the limit; what the sum reaches on the way is not. */
export function exactSum(
  values: readonly Exact[],
  decimals: number,
  isMoney: boolean,
  only: string | undefined,
): Doubtful {
  let currency: string | undefined;
  for (const value of values) {
    if (isOther(currency, value.currency)) return undefined;
    currency ??= value.currency;
  }
  currency ??= only;
  const total = values.reduce((sum, value) => added(sum, value, currency), {
    low: 0n,
    high: 0n,
    decimals: 0,
    currency,
  });
  const unit = unitOf(decimals, isMoney, currency);
  return isWithin(total, unit) && values.every((value) => isWithin(value, unit)) ? total : undefined;
}

export function exactCompare(operator: CompareOperator, left: Doubtful, right: Doubtful): Kleene {
  if (left === undefined || right === undefined || isOther(left.currency, right.currency)) return 1;
  const decimals = Math.max(left.decimals, right.decimals);
  const [low, high] = [unitsAt(left.low, left.decimals, decimals), unitsAt(left.high, left.decimals, decimals)];
  const [least, most] = [unitsAt(right.low, right.decimals, decimals), unitsAt(right.high, right.decimals, decimals)];
  switch (operator) {
    case "is":
      if (low > most || high < least) return 0;
      return low === high && least === most ? 2 : 1;
    case "<":
      return high < least ? 2 : low < most ? 1 : 0;
    case "<=":
      return high <= least ? 2 : low <= most ? 1 : 0;
    case ">":
      return low > most ? 2 : high > least ? 1 : 0;
    case ">=":
      return low >= most ? 2 : high >= least ? 1 : 0;
  }
}

/** Limits by currency. Nothing, in no currency, is held against all of them. */
export type LimitTable = ReadonlyMap<string, Exact>;

/** @param limits currency, units and their decimals, in the main unit */
export function limitTable(limits: readonly (readonly [string, string, number])[]): LimitTable {
  return new Map(
    limits.map(([currency, units, decimals]) => [currency, exactConstant(BigInt(units), decimals, undefined)]),
  );
}

export function exactLimits(operator: CompareOperator, value: Doubtful, limits: LimitTable): Kleene {
  if (value === undefined) return 1;
  if (value.currency !== undefined) return exactCompare(operator, value, limits.get(value.currency));
  const truths = new Set([...limits.values()].map((limit) => exactCompare(operator, value, limit)));
  return truths.size === 1 ? ([...truths][0] as Kleene) : 1;
}

function isOther(first: string | undefined, second: string | undefined): boolean {
  return first !== undefined && second !== undefined && first !== second;
}

function digitsOf(currency: string): number {
  return minorDigitsOf(currency) ?? 2;
}

function unitOf(decimals: number, isMoney: boolean, currency: string | undefined): number {
  return decimals + (isMoney && currency !== undefined ? digitsOf(currency) : 0);
}

function isWithin({ low, high, decimals }: Exact, unit: number): boolean {
  const finer = Math.max(decimals, unit);
  const most = unitsAt(FURTHEST, unit, finer);
  return unitsAt(low, decimals, finer) >= -most && unitsAt(high, decimals, finer) <= most;
}

function unitsAt(units: bigint, decimals: number, finer: number): bigint {
  return finer === decimals ? units : units * 10n ** BigInt(finer - decimals);
}

function aligned(first: Decimal, second: Decimal): readonly [Decimal, Decimal] {
  const decimals = Math.max(first.decimals, second.decimals);
  const at = (one: Decimal): Decimal => ({ units: unitsAt(one.units, one.decimals, decimals), decimals });
  return [at(first), at(second)];
}
