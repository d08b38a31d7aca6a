import { type Diagnostic, type Mend, mend } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../diagnostics/source.ts";
import type { Expression } from "../../grammar/tree.ts";
import type { Condition, Constant } from "../../model/condition.ts";
import { domainOfType } from "../../model/domain.ts";
import type { FieldType } from "../../model/types.ts";
import { type ListDraft, report, words } from "../context.ts";
import { describeDomain, describeType } from "../describe.ts";
import { nearest } from "../nearest.ts";
import { compareOperands, ignoringCaseMend, withConstant } from "./compare.ts";
import { compareConstants, constantFor, wordOf } from "./constant.ts";
import { listOf } from "./element.ts";
import { reportLoneLimit } from "./limits.ts";
import type { ValueOperand } from "./operand-kind.ts";
import { boundsOf } from "./range.ts";
import { resolve } from "./resolve.ts";
import type { Scope } from "./scope.ts";
import { singleValueOf } from "./single-value.ts";
import { constantOfText } from "./text-constant.ts";

const negatedIf = (negated: boolean, part: Condition): Condition => (negated ? { kind: "not", part } : part);

/** `is one of a, b`: constants together; a field among them is compared by itself. */
export function isOneOf(scope: Scope, expression: Expression & { kind: "is one of" }): Condition | undefined {
  const { context } = scope;
  const value = singleValueOf(scope, expression.operand);
  if (value === undefined) return undefined;
  if (expression.ignoringCase && value.domain.kind !== "text") {
    const given = { what: value.what, type: describeDomain(value.domain) };
    return report(context, "type/ignoring-case", expression.span, given, {
      mends: ignoringCaseMend(scope, expression),
    });
  }
  const constants: Constant[] = [];
  const parts: Condition[] = [];
  let sound = true;
  for (const choice of expression.choices) {
    const type = value.type?.kind === "choice" ? value.type : undefined;
    const word = wordOf(context, choice);
    const isChoice = type !== undefined && word !== undefined && type.choices.includes(word);
    const other = isChoice ? ({ kind: "literal", expression: choice } as const) : scope.operandOf(scope, choice);
    const single = other && compareOperands(scope, choice, "is", value, other, expression.ignoringCase);
    if (single === undefined) sound = false;
    else if (single.kind === "compare" && single.right.kind === "constant") constants.push(single.right.constant);
    else parts.push(single);
  }
  if (!sound) return undefined;
  if (constants.length > 0) {
    reportLoneLimit(scope, expression, value, constants);
    parts.unshift({ kind: "one of", value: value.value, constants, ignoringCase: expression.ignoringCase });
  }
  const [only] = parts;
  return only && negatedIf(expression.negated, parts.length === 1 ? only : { kind: "or", parts });
}

/** `is from 580 to 620`: both ends included. */
export function isFromTo(scope: Scope, expression: Expression & { kind: "is from to" }): Condition | undefined {
  const { context } = scope;
  const value = singleValueOf(scope, expression.operand);
  if (value === undefined) return undefined;
  const [from, to] = [constantFor(context, expression.from, value), constantFor(context, expression.to, value)];
  if (from === undefined || to === undefined) return undefined;
  if (value.domain.kind === "weekday" && from.kind === "weekday" && to.kind === "weekday") {
    const count = ((to.weekday - from.weekday + 7) % 7) + 1;
    const constants = Array.from(
      { length: count },
      (_, at): Constant => ({ kind: "weekday", weekday: ((from.weekday - 1 + at) % 7) + 1 }),
    );
    return { kind: "one of", value: value.value, constants, ignoringCase: false };
  }
  if (compareConstants(from, to) > 0 && value.domain.kind !== "text") {
    const [first, last] = [words(context, expression.from.span), words(context, expression.to.span)];
    return report(
      context,
      "type/empty-range",
      expression.span,
      { from: first, to: last },
      {
        mends: [
          {
            title: `Write ${last} first`,
            edits: [
              { span: expression.from.span, text: last },
              { span: expression.to.span, text: first },
            ],
          },
        ],
      },
    );
  }
  const [least, most] = boundsOf(value.type, from);
  if (least && most && compareConstants(least, from) >= 0 && compareConstants(most, to) <= 0) {
    withConstant(scope, expression, ">=", value, from, false);
  }
  const low = withConstant(scope, expression, ">=", value, from, false, true);
  const high = low && withConstant(scope, expression, "<=", value, to, false, true);
  if (low && high) reportLoneLimit(scope, expression, value, [from, to]);
  return low && high && { kind: "and", parts: [low, high] };
}

/** `x is in watched` */
export function isIn(scope: Scope, expression: Expression & { kind: "is in" }): Condition | undefined {
  const { context } = scope;
  const value = singleValueOf(scope, expression.operand);
  if (value === undefined) return undefined;
  const list = context.lists.get(expression.list.text);
  if (list === undefined) return unknownList(scope, expression, value);
  const constants = listConstants(scope, list, value);
  if (constants === undefined) return undefined;
  return negatedIf(expression.negated, { kind: "one of", value: value.value, constants, ignoringCase: false });
}

function unknownList(scope: Scope, expression: Expression & { kind: "is in" }, value: ValueOperand): undefined {
  const { context } = scope;
  const { list: name } = expression;
  const path = { parts: [name], span: name.span };
  if (resolve(scope, path).kind === "field") {
    return report(context, "type/use-includes", name.span, { name: name.text, value: value.what });
  }
  const near = nearest(name.text, context.lists.keys());
  return report(
    context,
    "name/unknown-list",
    name.span,
    { name: name.text, nearest: near },
    {
      mends: near === undefined ? [] : [mend(`Write ${near}`, name.span, near)],
    },
  );
}

/** The list's values in the value's domain, made once for each; undefined where one does not fit, reported once. */
function listConstants(scope: Scope, list: ListDraft, value: ValueOperand): readonly Constant[] | undefined {
  const key = JSON.stringify([value.domain, value.type?.kind === "choice" ? value.type.choices : 0]);
  if (list.converted.has(key)) return list.converted.get(key);
  const constants: Constant[] = [];
  for (const each of list.values) {
    const constant = typeof each === "string" ? constantOfText(each, value) : listLiteral(scope, list, each, value);
    if (constant === undefined) {
      if (typeof each === "string") misfit(scope, list, value, `"${each.slice(0, 60)}"`, list.span);
      break;
    }
    constants.push(constant);
  }
  const whole = constants.length === list.values.length ? constants : undefined;
  list.converted.set(key, whole);
  return whole;
}

function listLiteral(scope: Scope, list: ListDraft, literal: Expression, value: ValueOperand): Constant | undefined {
  const quiet = { ...scope.context, diagnostics: [] as Diagnostic[] };
  const constant = constantFor(quiet, literal, value);
  const fault = quiet.diagnostics.find(({ severity }) => severity === "error");
  if (fault === undefined) return constant;
  if (fault.code === "type/mismatch") misfit(scope, list, value, words(quiet, literal.span), literal.span);
  else scope.context.diagnostics.push(fault);
  return undefined;
}

function misfit({ context }: Scope, list: ListDraft, value: ValueOperand, written: string, span: Span): void {
  const type = value.type ? describeType(value.type) : describeDomain(value.domain);
  report(
    context,
    "type/list-value",
    span,
    { list: list.name, value: written, field: value.what, type },
    {
      related: [{ span: value.expression.span, message: "looked up here" }],
    },
  );
}

/** A text includes no items: words of it are found by `mentions`, parts of it by `like`. */
function mendsOfText({ operand, values }: Expression & { kind: "includes" }): readonly Mend[] {
  const [first] = values;
  if (first?.kind !== "text" || !values.every(({ kind }) => kind === "text")) return [];
  const place = { ...first.span, start: operand.span.end, end: first.span.start };
  const words = mend("Write mentions any of", place, " mentions any of ");
  const pattern = `like "*${first.value.replaceAll('"', '""')}*"`;
  const part = mend(`Write ${pattern}`, { ...place, end: first.span.end }, ` ${pattern}`);
  return values.length === 1 ? [words, part] : [words];
}

/** `topics includes pricing` */
export function includes(scope: Scope, expression: Expression & { kind: "includes" }): Condition | undefined {
  const { context } = scope;
  if (expression.operand.kind !== "path") {
    return report(context, "type/not-a-list", expression.operand.span, {
      field: words(context, expression.operand.span),
      type: "not a field",
    });
  }
  const list = listOf(scope, expression.operand.path, mendsOfText(expression));
  if (list === undefined) return undefined;
  if (list.type.kind === "items") return report(context, "type/items-include", expression.span, { field: list.name });
  const type: FieldType = list.type.of;
  const constants = expression.values.map((each) => elementConstant(scope, each, type, list.name));
  const known = constants.filter((constant) => constant !== undefined);
  return known.length < constants.length
    ? undefined
    : { kind: "includes", list: { field: list.field }, constants: known };
}

function elementConstant(scope: Scope, expression: Expression, type: FieldType, name: string): Constant | undefined {
  const { context } = scope;
  const element: ValueOperand = {
    kind: "value",
    value: { kind: "constant", constant: { kind: "yes/no", value: true } },
    domain: domainOfType(type),
    type,
    what: name,
    expression,
  };
  const literal = type.kind === "choice" || expression.kind !== "path";
  if (literal) return constantFor(context, expression, element);
  const word = compareOperands(
    scope,
    expression,
    "is",
    element,
    { kind: "word", name: expression.path.parts[0] ?? { text: "", quoted: false, span: expression.span }, expression },
    false,
  );
  return word && undefined;
}
