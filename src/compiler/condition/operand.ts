import type { Expression } from "../../grammar/tree.ts";
import type { Value } from "../../model/condition.ts";
import { domainOfType } from "../../model/domain.ts";
import { report, words } from "../context.ts";
import { arithmeticValue } from "./arithmetic.ts";
import { countValue, sumValue } from "./list-value.ts";
import type { Operand } from "./operand-kind.ts";
import { groupAsValue, insideDefine, nameOf, resolve, unknownField } from "./resolve.ts";
import type { Scope } from "./scope.ts";
import { weekdayOrTimeOf } from "./time-value.ts";

/** Reads an expression as a value; undefined after a report. */
export function operandOf(scope: Scope, expression: Expression): Operand | undefined {
  switch (expression.kind) {
    case "path": {
      const named = resolve(scope, expression.path);
      switch (named.kind) {
        case "field":
          if (named.field !== undefined) scope.use.reads.add(named.field);
          if (named.type.kind === "list" || named.type.kind === "items") {
            const name = nameOf(expression.path);
            if (named.field === undefined)
              return report(scope.context, "type/nested-list", expression.path.span, { field: name });
            return { kind: "list", field: named.field, type: named.type, name, expression };
          }
          return {
            kind: "value",
            value: named.value,
            domain: domainOfType(named.type),
            type: named.type,
            what: nameOf(expression.path),
            expression,
            ...(expression.path.parts.length === 1 && expression.path.parts[0] && { word: expression.path.parts[0] }),
          };
        case "define": {
          const inside = insideDefine(scope, named.define, expression.path);
          return inside && operandOf(inside, named.define.expression);
        }
        case "group":
          return groupAsValue(scope, expression.path, named.fields);
        case "word":
          return { kind: "word", name: named.name, expression };
        case "unknown":
          return unknownField(scope, expression.path);
        case "broken":
          return undefined;
      }
      break;
    }
    case "it": {
      const element = scope.elements.findLast(({ of }) => of !== undefined);
      if (element?.of === undefined) return report(scope.context, "name/nothing-of-it", expression.span, {});
      const value: Value = { kind: "item field", binder: element.binder, list: element.list, field: -1 };
      return { kind: "value", value, domain: domainOfType(element.of), type: element.of, what: "it", expression };
    }
    case "text":
    case "number":
    case "percent":
    case "money":
    case "limits":
    case "duration":
    case "date":
    case "instant":
    case "time of day":
    case "yes/no":
    case "weekday":
      return { kind: "literal", expression };
    case "brackets":
      return operandOf(scope, expression.inner);
    case "arithmetic":
      return arithmeticValue(scope, expression);
    case "count":
      return countValue(scope, expression);
    case "sum":
      return sumValue(scope, expression);
    case "weekday of":
    case "time of":
      return weekdayOrTimeOf(scope, expression);
    case "missing":
      return undefined;
    default:
      return report(scope.context, "type/not-a-value", expression.span, {
        what: words(scope.context, expression.span),
      });
  }
}
