import type { Expression } from "../../grammar/tree.ts";
import { report } from "../context.ts";
import type { Operand, ValueOperand } from "./operand-kind.ts";
import { unknownField } from "./resolve.ts";
import type { Scope } from "./scope.ts";

/** Reads an expression that must be one value of the decision, not a literal, word or list; undefined after a report. */
export function singleValueOf(scope: Scope, expression: Expression): ValueOperand | undefined {
  const operand = scope.operandOf(scope, expression);
  switch (operand?.kind) {
    case "value":
      return operand;
    case "word":
      return operand.expression.kind === "path" ? unknownField(scope, operand.expression.path) : undefined;
    case "list":
      return listAsValue(scope, operand);
    case "literal":
      return report(scope.context, "type/fixed", expression.span, {});
    case undefined:
      return undefined;
  }
}

export function listAsValue(scope: Scope, operand: Operand & { kind: "list" }): undefined {
  return report(scope.context, "type/list-as-value", operand.expression.span, { field: operand.name });
}
