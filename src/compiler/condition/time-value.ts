import type { Expression } from "../../grammar/tree.ts";
import { report, words } from "../context.ts";
import { describeDomain } from "../describe.ts";
import { zoneMend } from "../mends.ts";
import type { ValueOperand } from "./operand-kind.ts";
import type { Scope } from "./scope.ts";
import { singleValueOf } from "./single-value.ts";

/** `weekday of d`, `time of d`: of a time in the policy's zone; the day of the week of a date needs none. */
export function weekdayOrTimeOf(
  scope: Scope,
  expression: Expression & { kind: "weekday of" | "time of" },
): ValueOperand | undefined {
  const { context } = scope;
  const operand = singleValueOf(scope, expression.operand);
  if (operand === undefined) return undefined;
  const { kind } = operand.domain;
  if (kind !== "time" && (kind !== "date" || expression.kind === "time of")) {
    const given = { word: expression.kind, what: operand.what, type: describeDomain(operand.domain) };
    return report(context, "type/no-calendar", expression.span, given);
  }
  const what = words(context, expression.span);
  if (kind === "time" && !context.header.zone)
    return report(context, "type/zone-missing", expression.span, { what }, { mends: zoneMend(context) });
  return {
    kind: "value",
    value: { kind: expression.kind, value: operand.value },
    domain: { kind: expression.kind === "time of" ? "time of day" : "weekday" },
    what,
    expression,
  };
}
