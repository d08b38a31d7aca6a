import type { CompareOperator, Condition, Constant } from "../../../model/condition.ts";
import type { Policy } from "../../../model/policy.ts";
import { decimalOf, printDecimal } from "../../../values/decimal.ts";
import { minorDigitsOf } from "../../../values/money.ts";

export type Ordering = Exclude<CompareOperator, "is">;

/** A field compared with a constant by its order, and how the rule takes it. */
export interface Threshold {
  /** Place of the rule. */
  readonly rule: number;
  readonly field: number;
  readonly atom: Condition & { readonly kind: "compare" | "compare limits" };
  readonly operator: Ordering;
  readonly constant: Constant;
  /** Where it counts negated: behind `not`, or in an exception. */
  readonly isNegated: boolean;
}

/** The thresholds of all rules, those of their exceptions included; of limits in several currencies one for each. */
export function thresholdsOf({ rules }: Policy): readonly Threshold[] {
  return rules.flatMap(({ condition, exceptions }, rule) => [
    ...thresholdsOfRule(condition, rule, false),
    ...exceptions.flatMap((exception) => thresholdsOfRule(exception, rule, true)),
  ]);
}

const known = { condition: new WeakMap<Condition, Known>(), exception: new WeakMap<Condition, Known>() };

interface Known {
  readonly rule: number;
  readonly thresholds: readonly Threshold[];
}

function thresholdsOfRule(condition: Condition, rule: number, isException: boolean): readonly Threshold[] {
  const own = known[isException ? "exception" : "condition"];
  const found = own.get(condition);
  if (found?.rule === rule) return found.thresholds;
  const thresholds = thresholdsIn(condition, rule, isException);
  own.set(condition, { rule, thresholds });
  return thresholds;
}

const turned: Readonly<Record<Ordering, Ordering>> = { "<": ">", "<=": ">=", ">": "<", ">=": "<=" };

function thresholdsIn(condition: Condition, rule: number, isNegated: boolean): readonly Threshold[] {
  switch (condition.kind) {
    case "and":
    case "or":
      return condition.parts.flatMap((part) => thresholdsIn(part, rule, isNegated));
    case "not":
      return thresholdsIn(condition.part, rule, !isNegated);
    case "compare": {
      const { operator, left, right } = condition;
      if (operator === "is") return [];
      const [value, other] = left.kind === "field" ? [left, right] : [right, left];
      if (value.kind !== "field" || other.kind !== "constant") return [];
      const own = value === left ? operator : turned[operator];
      return [{ rule, field: value.field, atom: condition, operator: own, constant: other.constant, isNegated }];
    }
    case "compare limits": {
      const { operator, left } = condition;
      if (operator === "is" || left.kind !== "field") return [];
      return Object.entries(condition.limits).map(([currency, units]) => {
        const { units: whole, decimals } = decimalOf(units);
        const amount = printDecimal({ units: whole, decimals: decimals + (minorDigitsOf(currency) ?? 2) });
        const constant = { kind: "money", currency, amount } as const;
        return { rule, field: left.field, atom: condition, operator, constant, isNegated };
      });
    }
    default:
      return [];
  }
}
