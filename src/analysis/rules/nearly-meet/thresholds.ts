import type { CompareOperator, Condition, Constant } from "../../../model/condition.ts";
import type { Rule } from "../../../model/policy.ts";
import { decimalOf, printDecimal } from "../../../values/decimal.ts";
import { minorDigitsOf } from "../../../values/money.ts";

export type Ordering = Exclude<CompareOperator, "is">;

/** A field compared with a constant by its order, and how its rule takes it. */
export interface RuleThreshold {
  readonly field: number;
  readonly atom: Condition & { readonly kind: "compare" | "compare limits" };
  readonly operator: Ordering;
  readonly constant: Constant;
  /** Where it counts negated: behind `not`, or in an exception. */
  readonly isNegated: boolean;
}

export interface Threshold extends RuleThreshold {
  /** Place of the rule. */
  readonly rule: number;
}

/** The thresholds of a rule, those of its exceptions included; of limits in several currencies one for each. */
export function thresholdsOf({ condition, exceptions }: Rule): readonly RuleThreshold[] {
  const own = thresholdsIn(condition, false);
  return exceptions.length === 0 ? own : [own, ...exceptions.map((exception) => thresholdsIn(exception, true))].flat();
}

const turned: Readonly<Record<Ordering, Ordering>> = { "<": ">", "<=": ">=", ">": "<", ">=": "<=" };

function thresholdsIn(condition: Condition, isNegated: boolean): readonly RuleThreshold[] {
  switch (condition.kind) {
    case "and":
    case "or":
      return condition.parts.flatMap((part) => thresholdsIn(part, isNegated));
    case "not":
      return thresholdsIn(condition.part, !isNegated);
    case "compare": {
      const { operator, left, right } = condition;
      if (operator === "is") return [];
      const [value, other] = left.kind === "field" ? [left, right] : [right, left];
      if (value.kind !== "field" || other.kind !== "constant") return [];
      const own = value === left ? operator : turned[operator];
      return [{ field: value.field, atom: condition, operator: own, constant: other.constant, isNegated }];
    }
    case "compare limits": {
      const { operator, left } = condition;
      if (operator === "is" || left.kind !== "field") return [];
      return Object.entries(condition.limits).map(([currency, units]) => {
        const { units: whole, decimals } = decimalOf(units);
        const amount = printDecimal({ units: whole, decimals: decimals + (minorDigitsOf(currency) ?? 2) });
        const constant = { kind: "money", currency, amount } as const;
        return { field: left.field, atom: condition, operator, constant, isNegated };
      });
    }
    default:
      return [];
  }
}
