import type { Expression } from "../../grammar/tree.ts";
import type { CompareOperator, Condition, Value } from "../../model/condition.ts";
import { holds } from "../../model/operators.ts";
import { compareDecimals } from "../decimal.ts";
import { type WhenEmpty, withEmptiness } from "./element.ts";
import type { Scope } from "./scope.ts";

interface Counted {
  readonly field: number;
  /** Whether more elements make the value greater (1) or smaller (-1). */
  readonly sign: 1 | -1;
}

/** The counts and sums in a value. */
function countedIn(value: Value, sign: 1 | -1): readonly Counted[] {
  switch (value.kind) {
    case "count":
    case "sum":
      return [{ field: value.list.field, sign }];
    case "arithmetic": {
      const right = value.operator === "-" ? (-sign as 1 | -1) : sign;
      return [...countedIn(value.left, sign), ...countedIn(value.right, right)];
    }
    case "scale":
      return countedIn(value.value, value.by.startsWith("-") ? (-sign as 1 | -1) : sign);
    default:
      return [];
  }
}

/** Applies what the author says of empty lists to a comparison of counts or sums. */
export function countsWithEmptiness(
  scope: Scope,
  condition: Condition,
  expression: Expression & { kind: "comparison" | "is from to" | "is one of" | "is in" },
): Condition | undefined {
  const found = comparisons(condition).flatMap(({ operator, left, right }) => [
    ...countedIn(left, 1).map((counted) => ({ counted, operator, left, right })),
    ...countedIn(right, -1).map((counted) => ({ counted, operator, left, right })),
  ]);
  if (found.length === 0) return condition;
  const flip =
    expression.kind === "comparison"
      ? expression.operator === "is not"
      : expression.kind !== "is from to" && expression.negated;
  const lists = found.map(({ counted, operator, left, right }) => {
    const answer = whenEmpty(counted.sign, operator, left, right);
    const whenEmptyHere: WhenEmpty = !flip || answer === "both" ? answer : answer === "true" ? "false" : "true";
    return { field: counted.field, whenEmpty: whenEmptyHere };
  });
  const unique = lists.filter(({ field }, at) => lists.findIndex((each) => each.field === field) === at);
  const merged = unique.map(({ field }) => {
    const own = lists.filter((each) => each.field === field).map((each) => each.whenEmpty);
    const some = own.includes("false") && condition.kind === "and" ? "false" : own.includes("both") ? "both" : own[0];
    return { field, whenEmpty: some ?? "both" } as const;
  });
  return withEmptiness(
    scope,
    condition,
    expression,
    "emptiness" in expression ? expression.emptiness : undefined,
    merged,
  );
}

type Compare = Condition & { kind: "compare" };

function comparisons(condition: Condition): readonly Compare[] {
  if (condition.kind === "compare") return [condition];
  if (condition.kind === "not") return comparisons(condition.part);
  if (condition.kind === "one of") {
    const zero = condition.constants.find((each) =>
      "value" in each ? each.value === "0" : each.kind === "money" && each.amount === "0",
    );
    const constant = zero ?? condition.constants[0];
    if (constant === undefined) return [];
    const right: Value = { kind: "constant", constant };
    return [{ kind: "compare", operator: "is", left: condition.value, right, ignoringCase: false }];
  }
  return condition.kind === "and" ? condition.parts.flatMap(comparisons) : [];
}

/** How the comparison answers where the list is empty: a lone count or sum is then 0, else it is a matter of direction. */
function whenEmpty(sign: 1 | -1, operator: CompareOperator, left: Value, right: Value): WhenEmpty {
  const bound = left.kind === "count" || left.kind === "sum" ? right : undefined;
  if (bound?.kind === "constant") {
    const { constant } = bound;
    const amount =
      constant.kind === "number" ? constant.value : constant.kind === "money" ? constant.amount : undefined;
    if (amount !== undefined) return String(holds(operator, compareDecimals("0", amount))) as WhenEmpty;
  }
  if (operator === "is") return "both";
  const growing = operator === ">" || operator === ">=";
  return growing === (sign === 1) ? "false" : "true";
}
