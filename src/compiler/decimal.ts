import {
  compareDecimals as compare,
  decimalOf,
  floorShare,
  multiplyDecimals,
  printDecimal,
} from "../values/decimal.ts";

/** Without superfluous zeros; no minus before zero. */
export function plainDecimal(decimal: string): string {
  return printDecimal(decimalOf(decimal));
}

/** Negative, zero or positive. */
export function compareDecimals(one: string, other: string): number {
  return compare(decimalOf(one), decimalOf(other));
}

/** 80 percent is 0.8. */
export function shareOfPercent(percent: string): string {
  return timesDecimal(percent, "0.01");
}

export function timesDecimal(one: string, other: string): string {
  return printDecimal(multiplyDecimals(decimalOf(one), decimalOf(other)));
}

/** How many digits stand after the point, superfluous zeros aside. */
export function decimalsOf(decimal: string): number {
  return decimalOf(decimal).decimals;
}

/** floor(share · 2^32) */
export function sampleThreshold(share: string): number {
  return floorShare(decimalOf(share));
}
