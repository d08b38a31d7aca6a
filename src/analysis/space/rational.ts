import type { Decimal } from "../../values/decimal.ts";

/** An exact fraction; the denominator is above zero. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const zero: Rational = { numerator: 0n, denominator: 1n };
export const one: Rational = { numerator: 1n, denominator: 1n };

export function rational(numerator: bigint, denominator: bigint = 1n): Rational {
  return denominator < 0n ? { numerator: -numerator, denominator: -denominator } : { numerator, denominator };
}

export function rationalOfDecimal({ units, decimals }: Decimal): Rational {
  return { numerator: units, denominator: 10n ** BigInt(decimals) };
}

export function add(first: Rational, second: Rational): Rational {
  return {
    numerator: first.numerator * second.denominator + second.numerator * first.denominator,
    denominator: first.denominator * second.denominator,
  };
}

export function subtract(first: Rational, second: Rational): Rational {
  return add(first, { numerator: -second.numerator, denominator: second.denominator });
}

export function multiply(first: Rational, second: Rational): Rational {
  return {
    numerator: first.numerator * second.numerator,
    denominator: first.denominator * second.denominator,
  };
}

/** The second is not zero. */
export function divide(first: Rational, second: Rational): Rational {
  return rational(first.numerator * second.denominator, first.denominator * second.numerator);
}

export function floor({ numerator, denominator }: Rational): bigint {
  const whole = numerator / denominator;
  return numerator % denominator < 0n ? whole - 1n : whole;
}

export function isWhole({ numerator, denominator }: Rational): boolean {
  return numerator % denominator === 0n;
}
