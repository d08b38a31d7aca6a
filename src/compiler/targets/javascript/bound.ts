import type { CompareOperator } from "../../../model/condition.ts";
import type { Decimal, NumberBound } from "../../../values/decimal.ts";
import { numberBound } from "../../../values/decimal.ts";
import { type Code, code, literal } from "./code.ts";

/**
 * The comparison of a number's printed decimal with a bound, as one comparison of numbers: only the number nearest to the
 * bound can print a decimal on the wrong side of it, and how that one lies is known beforehand.
 */
export function compareRaw(operator: CompareOperator, number: Code, { nearest, tie }: NumberBound): Code {
  const bound = literal(nearest);
  switch (operator) {
    case "is":
      return tie === 0 ? code`${number} === ${bound}` : literal(false);
    case "<":
      return tie < 0 ? code`${number} <= ${bound}` : code`${number} < ${bound}`;
    case "<=":
      return tie <= 0 ? code`${number} <= ${bound}` : code`${number} < ${bound}`;
    case ">":
      return tie > 0 ? code`${number} >= ${bound}` : code`${number} > ${bound}`;
    case ">=":
      return tie >= 0 ? code`${number} >= ${bound}` : code`${number} > ${bound}`;
  }
}

/** The same for whole units of 10^-decimals. */
export function compareUnits(operator: CompareOperator, units: Code, decimals: number, bound: Decimal): Code {
  const shifted = bound.decimals - decimals;
  const scaled: Decimal =
    shifted >= 0
      ? { units: bound.units, decimals: shifted }
      : { units: bound.units * 10n ** BigInt(-shifted), decimals: 0 };
  return compareRaw(operator, units, numberBound(scaled));
}

export function compareCodes(operator: CompareOperator, left: Code, right: Code): Code {
  switch (operator) {
    case "is":
      return code`${left} === ${right}`;
    case "<":
      return code`${left} < ${right}`;
    case "<=":
      return code`${left} <= ${right}`;
    case ">":
      return code`${left} > ${right}`;
    case ">=":
      return code`${left} >= ${right}`;
  }
}

/** The operator with its sides exchanged. */
export function flipped(operator: CompareOperator): CompareOperator {
  switch (operator) {
    case "is":
      return "is";
    case "<":
      return ">";
    case "<=":
      return ">=";
    case ">":
      return "<";
    case ">=":
      return "<=";
  }
}
