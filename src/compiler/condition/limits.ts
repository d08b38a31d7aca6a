import { mend } from "../../diagnostics/diagnostic.ts";
import type { Expression } from "../../grammar/tree.ts";
import type { CompareOperator, Condition, Constant } from "../../model/condition.ts";
import { minorDigitsOf } from "../../values/money.ts";
import { report } from "../context.ts";
import { timesDecimal } from "../decimal.ts";
import { mismatch } from "./mismatch.ts";
import { moneyConstant } from "./money.ts";
import type { ValueOperand } from "./operand-kind.ts";
import type { Scope } from "./scope.ts";

/** `amount > $10K / €9K`: each currency has its own limit; one without is unknown, which is said. */
export function compareWithLimits(
  scope: Scope,
  expression: Expression,
  operator: CompareOperator,
  value: ValueOperand,
  literal: Expression & { kind: "limits" },
): Condition | undefined {
  const { context } = scope;
  const { domain } = value;
  if (domain.kind !== "money") return mismatch(context, literal, value);
  const limits = new Map<string, string>();
  const named = literal.limits.flatMap((each) => (each.kind === "money" ? [each.currency] : []));
  const taken = new Set(named.map((currency) => (currency === "$" ? context.header.dollar : currency)));
  for (const each of literal.limits) {
    const constant = moneyConstant(context, each, { ...value, domain }, taken);
    if (constant?.kind !== "money") return undefined;
    if (limits.has(constant.currency)) {
      const before = literal.limits[literal.limits.indexOf(each) - 1];
      const span = { ...each.span, start: before?.span.end ?? each.span.start };
      return report(
        context,
        "unit/limit-twice",
        each.span,
        { currency: constant.currency },
        {
          mends: [mend("Drop the second", span, "")],
        },
      );
    }
    const unitsInOne = `1${"0".repeat(minorDigitsOf(constant.currency) ?? 0)}`;
    limits.set(constant.currency, timesDecimal(constant.amount, unitsInOne));
  }
  reportMissingLimits(scope, expression, value, new Set(limits.keys()));
  return { kind: "compare limits", operator, left: value.value, limits: Object.fromEntries(limits) };
}

/** Says which currencies of the value have no limit: amounts in them are unknown here. */
function reportMissingLimits(
  { context }: Scope,
  expression: Expression,
  { domain, what }: ValueOperand,
  limited: ReadonlySet<string>,
): void {
  const currencies = domain.kind === "money" ? domain.currencies.filter((currency) => !limited.has(currency)) : [];
  if (currencies.length > 0) report(context, "unit/limit-missing", expression.span, { what, currencies });
}

/** The same where all that it is compared with stands in one currency: `amount > $10K`. */
export function reportLoneLimit(
  scope: Scope,
  expression: Expression,
  value: ValueOperand,
  constants: readonly Constant[],
): void {
  const limited = new Set(constants.flatMap((constant) => (constant.kind === "money" ? [constant.currency] : [])));
  if (limited.size === 1) reportMissingLimits(scope, expression, value, limited);
}
