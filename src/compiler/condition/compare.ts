import { mend } from "../../diagnostics/diagnostic.ts";
import type { Expression, Name } from "../../grammar/tree.ts";
import type { CompareOperator, Condition, Constant } from "../../model/condition.ts";
import type { FieldType } from "../../model/types.ts";
import { report, sourceText, words } from "../context.ts";
import { compareDecimals, plainDecimal } from "../decimal.ts";
import { describeDomain, describeRange } from "../describe.ts";
import { nearest } from "../nearest.ts";
import { joined } from "./arithmetic.ts";
import { bare, constantFor } from "./constant.ts";
import { reportEverydayValue } from "./everyday-value.ts";
import { compareWithLimits, reportLoneLimit } from "./limits.ts";
import type { LiteralOperand, Operand, ValueOperand, WordOperand } from "./operand-kind.ts";
import { settledByRange } from "./range.ts";
import { resolve, unknownField } from "./resolve.ts";
import type { Scope } from "./scope.ts";
import { listAsValue } from "./single-value.ts";

const flipped = { is: "is", "<": ">", "<=": ">=", ">": "<", ">=": "<=" } as const;

type Comparison = Expression & { kind: "comparison" };

export function comparison(scope: Scope, expression: Comparison): Condition | undefined {
  const left = scope.operandOf(scope, expression.left);
  const right = definedChoice(scope, expression.right, left) ?? scope.operandOf(scope, expression.right);
  if (left === undefined || right === undefined) return undefined;
  if (reportEverydayValue(scope, expression, left, right)) return undefined;
  const negated = expression.operator === "is not";
  const operator: CompareOperator = expression.operator === "is not" ? "is" : expression.operator;
  const condition = compareOperands(scope, expression, operator, left, right, expression.ignoringCase);
  const value = left.kind === "value" ? left : right;
  if (condition?.kind === "compare" && condition.right.kind === "constant" && value.kind === "value") {
    reportLoneLimit(scope, expression, value, [condition.right.constant]);
  }
  return condition && negated ? { kind: "not", part: condition } : condition;
}

/** Compares two sides, whatever they are; `expression` is the whole comparison, for messages. */
export function compareOperands(
  scope: Scope,
  expression: Expression,
  operator: CompareOperator,
  left: Operand,
  right: Operand,
  ignoringCase: boolean,
): Condition | undefined {
  if (left.kind === "list") return listAsValue(scope, left);
  if (right.kind === "list") return listAsValue(scope, right);
  if (left.kind === "value") {
    if (right.kind !== "value") return withLiteral(scope, expression, operator, left, right, ignoringCase);
    const choice = choiceInPlaceOf(scope, left, right) ?? choiceInPlaceOf(scope, right, left);
    if (choice === undefined) return compareValues(scope, expression, operator, left, right, ignoringCase);
    const own = choice.of === left;
    return withConstant(
      scope,
      expression,
      own ? operator : flipped[operator],
      choice.of,
      choice.constant,
      ignoringCase,
    );
  }
  if (right.kind === "value") return withLiteral(scope, expression, flipped[operator], right, left, ignoringCase);
  const word = left.kind === "word" ? left : right.kind === "word" ? right : undefined;
  if (word === undefined) return report(scope.context, "type/fixed", expression.span, {});
  return word.expression.kind === "path" ? unknownField(scope, word.expression.path) : undefined;
}

/** A word that names a definition and also a choice of the other side means the choice: no other file can take it away. */
function definedChoice(scope: Scope, expression: Expression, of: Operand | undefined): WordOperand | undefined {
  if (expression.kind !== "path" || of?.kind !== "value" || of.type?.kind !== "choice") return undefined;
  const [name] = expression.path.parts;
  if (name === undefined || resolve(scope, expression.path).kind !== "define") return undefined;
  if (!of.type.choices.includes(name.text)) return undefined;
  reportChoice(scope, name, of, "a definition");
  return { kind: "word", name, expression };
}

function reportChoice(scope: Scope, { span, text }: Name, of: ValueOperand, also: "a field" | "a definition"): void {
  const mends = [mend(`Write "${text}"`, span, `"${text}"`)];
  report(scope.context, "name/choice-and-field", span, { name: text, field: of.what, also }, { mends });
}

/** A word that names a field and also a choice of the other side means the choice. */
function choiceInPlaceOf(scope: Scope, of: ValueOperand, word: ValueOperand) {
  if (of.type?.kind !== "choice" || word.word === undefined || word.expression.kind !== "path") return undefined;
  const rank = of.type.choices.indexOf(word.word.text);
  if (rank < 0) return undefined;
  const { text } = word.word;
  reportChoice(scope, word.word, of, "a field");
  return { of, constant: { kind: "choice", value: text, rank } satisfies Constant };
}

function withLiteral(
  scope: Scope,
  expression: Expression,
  operator: CompareOperator,
  value: ValueOperand,
  other: LiteralOperand | WordOperand,
  ignoringCase: boolean,
): Condition | undefined {
  if (other.kind === "word" && value.domain.kind !== "choice") return wordForValue(scope, value, other.name);
  if (other.expression.kind === "limits") {
    return compareWithLimits(scope, expression, operator, value, other.expression);
  }
  const { context } = scope;
  const before = context.diagnostics.length;
  const constant = constantFor(context, other.expression, value);
  if (constant === undefined || context.diagnostics.slice(before).some(({ severity }) => severity === "error")) {
    return undefined;
  }
  if (isPercentMeant(scope, value, other.expression, constant)) return undefined;
  return withConstant(scope, expression, operator, value, constant, ignoringCase);
}

/** A bare word beside something that has no choices: a field misspelt, or a text without quotes. */
function wordForValue(scope: Scope, value: ValueOperand, name: Name): undefined {
  const { context } = scope;
  const path = { parts: [name], span: name.span };
  if (value.domain.kind !== "text") return unknownField(scope, path);
  const same = [...context.fields.byName].filter(([, at]) => context.fields.fields[at]?.type.kind === "text");
  const near = context.fields.declared
    ? nearest(
        name.text,
        same.map(([field]) => field),
      )
    : undefined;
  const quoted = mend(`Write "${name.text}"`, name.span, `"${name.text}"`);
  const field = near === undefined ? [] : [mend(`Write ${near}`, name.span, near.split(".").map(bare).join("."))];
  const given = { name: name.text, field: value.what, declared: context.fields.declared };
  return report(context, "name/text-without-quotes", name.span, given, { mends: [...field, quoted] });
}

/** `confidence < 80` where confidence lies between 0 and 1. */
function isPercentMeant(scope: Scope, value: ValueOperand, literal: Expression, constant: Constant): boolean {
  const { type } = value;
  if (literal.kind !== "number" || type?.kind !== "number" || constant.kind !== "number") return false;
  if (type.most === undefined || compareDecimals(type.most, "1") > 0) return false;
  if (compareDecimals(constant.value, type.most) <= 0 || compareDecimals(constant.value, "100") > 0) return false;
  const meant = `${plainDecimal(literal.decimal)}%`;
  const written = words(scope.context, literal.span);
  report(
    scope.context,
    "unit/percent-meant",
    literal.span,
    { field: value.what, written, meant, range: describeRange(type).replace(" to ", " and ") },
    {
      mends: [mend(`Write ${meant}`, literal.span, meant)],
    },
  );
  return true;
}

/** A value against a constant of its domain: its order and range are looked at. */
export function withConstant(
  scope: Scope,
  expression: Expression,
  operator: CompareOperator,
  value: ValueOperand,
  constant: Constant,
  ignoringCase: boolean,
  quiet = false,
): Condition | undefined {
  if (!canOrder(scope, expression, operator, value) || !canIgnoreCase(scope, expression, value, ignoringCase)) {
    return undefined;
  }
  const settled = settledByRange(operator, value.type, constant);
  if (settled !== undefined && value.type !== undefined && !(quiet && settled)) {
    const condition = words(scope.context, expression.span);
    const given = { condition, field: value.what, range: describeRange(value.type) };
    report(scope.context, settled ? "type/always-true" : "type/impossible", expression.span, given);
    if (!settled) return undefined;
  }
  const right = { kind: "constant", constant } as const;
  return { kind: "compare", operator, left: value.value, right, ignoringCase };
}

function canOrder(scope: Scope, expression: Expression, operator: CompareOperator, value: ValueOperand): boolean {
  if (operator === "is") return true;
  const { kind } = value.domain;
  if (kind === "choice" && value.type?.kind === "choice" && !value.type.ordered) {
    report(
      scope.context,
      "type/unordered-choices",
      expression.span,
      { field: value.what, choices: value.type.choices },
      {
        mends: orderMend(scope, value, value.type),
      },
    );
    return false;
  }
  if (kind !== "text" && kind !== "yes/no" && kind !== "weekday") return true;
  const given = { what: value.what, type: describeDomain(value.domain) };
  report(scope.context, "type/no-order", expression.span, given);
  return false;
}

function orderMend({ context }: Scope, { value, what }: ValueOperand, type: FieldType & { kind: "choice" }) {
  const declaration = value.kind === "field" ? context.fields.fields[value.field]?.declaration : undefined;
  if (declaration?.type.kind !== "choice") return [];
  const written = declaration.type.choices.map(({ span }) => sourceText(context, span)).join(" < ");
  const [first, last] = [declaration.type.choices[0], declaration.type.choices.at(-1)];
  if (first === undefined || last === undefined || type.choices.length < 2) return [];
  const span = { file: first.span.file, start: first.span.start, end: last.span.end };
  return [mend(`Declare an order for \`${what}\`: ${written}`, span, written)];
}

function canIgnoreCase(scope: Scope, expression: Expression, value: ValueOperand, ignoringCase: boolean): boolean {
  if (!ignoringCase || value.domain.kind === "text") return true;
  report(
    scope.context,
    "type/ignoring-case",
    expression.span,
    { what: value.what, type: describeDomain(value.domain) },
    {
      mends: ignoringCaseMend(scope, expression),
    },
  );
  return false;
}

/** Drops `ignoring case` from the source of a comparison. */
export function ignoringCaseMend({ context }: Scope, expression: Expression) {
  const text = sourceText(context, expression.span);
  const at = text.lastIndexOf("ignoring");
  if (at < 0) return [];
  const start = expression.span.start + text.slice(0, at).trimEnd().length;
  const length = /^\s*ignoring\s+case/.exec(text.slice(start - expression.span.start))?.[0].length;
  return length === undefined
    ? []
    : [mend("Drop `ignoring case`", { ...expression.span, start, end: start + length }, "")];
}

function compareValues(
  scope: Scope,
  expression: Expression,
  operator: CompareOperator,
  left: ValueOperand,
  right: ValueOperand,
  ignoringCase: boolean,
): Condition | undefined {
  const { context } = scope;
  if (left.domain.kind === "money" && right.domain.kind === "money") {
    if (joined(left.domain, right.domain) === undefined) {
      const other = `${right.what}, which is ${describeDomain(right.domain)}`;
      const given = { what: left.what, currencies: left.domain.currencies, other };
      return report(context, "unit/currency-mixed", expression.span, given);
    }
  } else if (left.domain.kind !== right.domain.kind) {
    const lengths = [left, right].filter(({ domain }) => domain.kind === "days" || domain.kind === "milliseconds");
    if (lengths.length === 2) {
      const days = left.domain.kind === "days" ? left : right;
      const hours = days === left ? right : left;
      return report(context, "unit/days-or-hours", expression.span, { what: days.what, written: hours.what });
    }
    return report(context, "type/mismatch", expression.span, {
      left: left.what,
      leftType: describeDomain(left.domain),
      right: right.what,
      rightType: describeDomain(right.domain),
    });
  }
  if (!canOrder(scope, expression, operator, left) || !canOrder(scope, expression, operator, right)) return undefined;
  if (!canIgnoreCase(scope, expression, left, ignoringCase)) return undefined;
  if (left.type?.kind === "choice" && right.type?.kind === "choice" && !sameChoices(operator, left.type, right.type)) {
    return report(context, "type/mismatch", expression.span, {
      left: left.what,
      leftType: describeRange(left.type),
      right: right.what,
      rightType: describeRange(right.type),
    });
  }
  return { kind: "compare", operator, left: left.value, right: right.value, ignoringCase };
}

/** Ordered comparisons need the same choices in the same order, `is` one in common. */
function sameChoices(
  operator: CompareOperator,
  left: { readonly choices: readonly string[] },
  right: { readonly choices: readonly string[] },
): boolean {
  if (operator === "is") return left.choices.some((choice) => right.choices.includes(choice));
  return (
    left.choices.length === right.choices.length && left.choices.every((choice, at) => choice === right.choices[at])
  );
}
