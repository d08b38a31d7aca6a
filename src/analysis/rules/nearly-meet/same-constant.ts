import type { Constant } from "../../../model/condition.ts";
import { compareDecimals, decimalOf } from "../../../values/decimal.ts";

/** Whether two thresholds of one field, of money in one currency, are at one place, however they are written. */
export function isSame(first: Constant, second: Constant): boolean {
  if (first.kind === "number" && second.kind === "number")
    return compareDecimals(decimalOf(first.value), decimalOf(second.value)) === 0;
  if (first.kind === "money" && second.kind === "money")
    return compareDecimals(decimalOf(first.amount), decimalOf(second.amount)) === 0;
  return JSON.stringify(first) === JSON.stringify(second);
}
