import type { Expression, Name } from "../../grammar/tree.ts";
import type { Domain, Value } from "../../model/condition.ts";
import type { FieldType } from "../../model/types.ts";
import { report, words } from "../context.ts";
import { arithmeticValue } from "./arithmetic.ts";
import { domainOf } from "./domain.ts";
import { countValue, sumValue } from "./list-value.ts";
import { groupAsValue, insideDefine, nameOf, resolve, unknownField } from "./resolve.ts";
import type { Scope } from "./scope.ts";
import { weekdayOrTimeOf } from "./time-value.ts";

/** One side of a comparison, before it is known what it is compared with. */
export type Operand =
  | ValueOperand
  | LiteralOperand
  | WordOperand
  | {
      readonly kind: "list";
      readonly field: number;
      readonly type: ListType;
      readonly name: string;
      readonly expression: Expression;
    };

export interface LiteralOperand {
  readonly kind: "literal";
  readonly expression: Expression;
}

/** A bare word that is no field. */
export interface WordOperand {
  readonly kind: "word";
  readonly name: Name;
  readonly expression: Expression;
}

export type ListType = FieldType & { kind: "list" | "items" };

export interface ValueOperand {
  readonly kind: "value";
  readonly value: Value;
  readonly domain: Domain;
  /** Of a field itself: its range and choices. */
  readonly type?: FieldType;
  /** As written, for messages. */
  readonly what: string;
  /** The field's own name where it stands alone, which may be a choice as well. */
  readonly word?: Name;
  readonly expression: Expression;
}

/** Reads an expression as a value; undefined after a report. */
export function operandOf(scope: Scope, expression: Expression): Operand | undefined {
  switch (expression.kind) {
    case "path": {
      const named = resolve(scope, expression.path);
      switch (named.kind) {
        case "field":
          if (named.field !== undefined) scope.use.reads.add(named.field);
          if (named.type.kind === "list" || named.type.kind === "items") {
            if (named.field === undefined) throw new Error("This is a bug: a list within a list");
            const name = nameOf(expression.path);
            return { kind: "list", field: named.field, type: named.type, name, expression };
          }
          return {
            kind: "value",
            value: named.value,
            domain: domainOf(named.type),
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
      return { kind: "value", value, domain: domainOf(element.of), type: element.of, what: "it", expression };
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

/** Reads an expression that must be one value of the decision, not a literal, word or list; undefined after a report. */
export function singleValueOf(scope: Scope, expression: Expression): ValueOperand | undefined {
  const operand = operandOf(scope, expression);
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
