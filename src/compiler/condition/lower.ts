import { mend } from "../../diagnostics/diagnostic.ts";
import type { Expression } from "../../grammar/tree.ts";
import type { Condition } from "../../model/condition.ts";
import { report, type Written, words } from "../context.ts";
import { describeDomain } from "../describe.ts";
import { comparison } from "./compare.ts";
import { elementScope, listOf, placeName, withEmptiness } from "./element.ts";
import { countsWithEmptiness } from "./emptiness.ts";
import { includes, isFromTo, isIn, isOneOf } from "./membership.ts";
import { describeLiteral } from "./mismatch.ts";
import { insideDefine, resolve, unknownField } from "./resolve.ts";
import { negatedScope, type Scope } from "./scope.ts";
import { listAsValue, singleValueOf } from "./single-value.ts";

type PresenceTest = Expression & { kind: "is empty" | "is missing" | "is present" };

/** Checks a condition and puts it in the model's form; undefined where it has an error, which has been reported. */
export function lowerCondition(scope: Scope, expression: Expression): Condition | undefined {
  const condition = lowered(scope, expression);
  if (condition !== undefined && scope.place !== "ensure" && scope.elements.length === 0 && !isJoint(expression))
    scope.context.conditions.push({ condition, span: expression.span });
  return condition;
}

function isJoint({ kind }: Expression): boolean {
  return kind === "brackets" || kind === "not" || kind === "and" || kind === "or";
}

function lowered(scope: Scope, expression: Expression): Condition | undefined {
  const { context } = scope;
  switch (expression.kind) {
    case "missing":
      return undefined;
    case "always":
      return { kind: "constant", value: true };
    case "brackets":
      return lowerCondition(scope, expression.inner);
    case "not": {
      const { operand } = expression;
      const negation = operand.kind === "brackets" ? { operand: operand.inner, brackets: operand.span } : { operand };
      const part = lowerCondition({ ...negatedScope(scope), negation }, operand);
      return part && { kind: "not", part };
    }
    case "and":
    case "or": {
      const parts = expression.operands.map((operand) => lowerCondition(scope, operand));
      const sound = parts.filter((part) => part !== undefined);
      return sound.length === parts.length ? { kind: expression.kind, parts: sound } : undefined;
    }
    case "comparison": {
      const condition = comparison(scope, expression);
      if (condition !== undefined) context.written.set(condition, writtenAs(expression, condition));
      return condition && countsWithEmptiness(scope, condition, expression);
    }
    case "is from to": {
      const condition = isFromTo(scope, expression);
      return condition && countsWithEmptiness(scope, condition, expression);
    }
    case "is one of":
    case "is in": {
      const condition = expression.kind === "is in" ? isIn(scope, expression) : isOneOf(scope, expression);
      return condition && countsWithEmptiness(scope, condition, expression);
    }
    case "includes":
      return includes(scope, expression);
    case "is empty":
      return isEmpty(scope, expression);
    case "is missing":
    case "is present":
      return presence(scope, expression);
    case "like":
    case "mentions":
      return textTest(scope, expression);
    case "quantifier":
      return quantifier(scope, expression);
    case "is unseen":
    case "is outside":
      return report(context, "type/novelty", expression.span, { words: words(context, expression.span) });
    case "path": {
      const named = resolve(scope, expression.path);
      if (named.kind !== "define") return truth(scope, expression);
      const inside = insideDefine(scope, named.define, expression.path);
      return inside && lowerCondition(inside, named.define.expression);
    }
    default:
      return truth(scope, expression);
  }
}

function writtenAs(
  { span, operator, left, right }: Expression & { kind: "comparison" },
  condition: Condition,
): Written {
  const turned = "operator" in condition && condition.operator !== operator;
  return { span, sides: { left: left.span, right: right.span, turned } };
}

/** A value that is itself true or false. */
function truth(scope: Scope, expression: Expression): Condition | undefined {
  const { context } = scope;
  const operand = scope.operandOf(scope, expression);
  const what = words(context, expression.span);
  switch (operand?.kind) {
    case undefined:
      return undefined;
    case "word":
      return expression.kind === "path" ? unknownField(scope, expression.path) : undefined;
    case "list":
      return listAsValue(scope, operand);
    case "literal":
      if (operand.expression.kind === "yes/no") return { kind: "constant", value: operand.expression.value };
      return report(context, "type/not-a-condition", expression.span, {
        what,
        type: describeLiteral(operand.expression),
      });
    case "value":
      if (operand.domain.kind === "yes/no") return { kind: "truth", value: operand.value };
      return report(context, "type/not-a-condition", expression.span, { what, type: describeDomain(operand.domain) });
  }
}

function isEmpty(scope: Scope, expression: PresenceTest): Condition | undefined {
  const { context } = scope;
  const operand = scope.operandOf(scope, expression.operand);
  if (operand === undefined) return undefined;
  const negatedIf = (part: Condition): Condition => (expression.negated ? { kind: "not", part } : part);
  if (operand.kind === "list") return negatedIf({ kind: "empty list", list: { field: operand.field } });
  const value = operand.kind === "value" ? operand : singleValueOf(scope, expression.operand);
  if (value === undefined) return undefined;
  if (value.domain.kind === "text") return negatedIf({ kind: "empty text", value: value.value });
  const given = { field: value.what, type: describeDomain(value.domain) };
  const better = `${words(context, expression.operand.span)} is ${expression.negated ? "present" : "missing"}`;
  return report(context, "type/no-empty", expression.span, given, {
    mends: [mend(`Write \`${better}\``, expression.span, better)],
  });
}

/** `is missing`, `is present`: never unknown, and the one way in which missing data can lower oversight, so it is listed. */
function presence(scope: Scope, expression: PresenceTest): Condition | undefined {
  const { context } = scope;
  const operand = scope.operandOf(scope, expression.operand);
  if (operand === undefined) return undefined;
  const value = operand.kind === "list" ? operand : singleValueOf(scope, expression.operand);
  if (value === undefined) return undefined;
  const missing = (expression.kind === "is missing") !== expression.negated;
  const condition = words(context, expression.span);
  const lowers = scope.polarity !== (missing ? -1 : 1);
  if ((scope.place === "letting" || scope.place === "exception") && lowers) {
    const shown = `${scope.polarity === -1 ? "not " : ""}${condition}`;
    report(context, "rule/missing-lowers", expression.span, { condition: shown, place: placeName(scope) });
  } else if (scope.place !== "ensure") {
    report(context, "rule/presence-test", expression.span, { condition });
  }
  const part: Condition = {
    kind: "missing",
    of: value.kind === "list" ? { kind: "whole list", list: { field: value.field } } : value.value,
  };
  return missing ? part : { kind: "not", part };
}

function textTest(scope: Scope, expression: Expression & { kind: "like" | "mentions" }): Condition | undefined {
  const { context } = scope;
  const value = singleValueOf(scope, expression.operand);
  if (value === undefined) return undefined;
  if (value.domain.kind !== "text") {
    const given = { word: expression.kind, what: value.what, type: describeDomain(value.domain) };
    return report(context, "type/text-only", expression.span, given);
  }
  if (expression.kind === "like") {
    const pattern = expression.pattern.value.normalize("NFC");
    return { kind: "like", value: value.value, pattern, ignoringCase: expression.ignoringCase };
  }
  const empty = expression.words.find((word) => !/[\p{L}\p{N}]/u.test(word.value));
  if (empty !== undefined) return report(context, "type/words", empty.span, { written: empty.value });
  return { kind: "mentions", value: value.value, words: expression.words.map((word) => word.value.normalize("NFC")) };
}

function quantifier(scope: Scope, expression: Expression & { kind: "quantifier" }): Condition | undefined {
  const { context } = scope;
  const { word, emptiness } = expression;
  const list = listOf(scope, expression.list);
  if (list === undefined) return undefined;
  const element = elementScope(context, list);
  const inner = { ...(word === "no" ? negatedScope(scope) : scope), elements: [...scope.elements, element] };
  const where = lowerCondition(inner, expression.where);
  if (where === undefined) return undefined;
  const condition: Condition = { kind: "quantifier", word, list: { field: list.field }, binder: element.binder, where };
  const whenEmpty = word === "any" ? "false" : "true";
  return withEmptiness(scope, condition, expression, emptiness, [{ field: list.field, whenEmpty }]);
}
