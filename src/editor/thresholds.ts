import type { Span } from "../diagnostics/source.ts";
import type { ComparisonOperator, Expression } from "../grammar/tree.ts";
import type { PolicyReading } from "./reading.ts";
import { numberIn } from "./threshold-text.ts";

/** A number in a condition that values are held against: moved, it takes more decisions or fewer. */
export interface Threshold {
  /** Where the literal stands: `$12,500`, `80%`, `4 hours`. */
  readonly span: Span;
  readonly written: string;
  /** Its number as a decimal, in the unit it is written in: "12500", "80", "4". */
  readonly value: string;
  readonly kind: "number" | "percent" | "money" | "duration";
  /** The rule it stands in, as decisions name it, or the define. */
  readonly in: { readonly kind: "rule" | "define"; readonly name: string };
  /** The comparison it stands in: `refund > $12,500`. */
  readonly comparison: Span;
}

/** The thresholds of the rules and defines, in the order of the text. */
export function thresholdsOf(reading: PolicyReading): readonly Threshold[] {
  const found: Threshold[] = [];
  let rules = 0;
  for (const each of reading.checked.declarations) {
    if (each.kind === "rule") {
      rules++;
      const place = { kind: "rule", name: each.name?.value.normalize("NFC") ?? `rule ${rules}` } as const;
      for (const condition of [each.condition, ...each.exceptions.map((exception) => exception.condition)])
        inCondition(condition, (literal, comparison) => add(literal, comparison, place));
    } else if (each.kind === "define") {
      const place = { kind: "define", name: each.name.text } as const;
      inCondition(each.expression, (literal, comparison) => add(literal, comparison, place));
    }
  }
  return found;

  function add(literal: Expression, comparison: Span, place: Threshold["in"]): void {
    const { span, kind } = literal;
    if (kind !== "number" && kind !== "percent" && kind !== "money" && kind !== "duration") return;
    const written = reading.textOf(span.file).slice(span.start, span.end);
    const value = numberIn(written);
    if (value !== undefined) found.push({ span, written, value, kind, in: place, comparison });
  }
}

type Take = (literal: Expression, comparison: Span) => void;

const ordering: ReadonlySet<ComparisonOperator> = new Set(["<", "<=", ">", ">="]);

function inCondition(expression: Expression, take: Take): void {
  switch (expression.kind) {
    case "not":
      inCondition(expression.operand, take);
      return;
    case "and":
    case "or":
      for (const each of expression.operands) inCondition(each, take);
      return;
    case "brackets":
      inCondition(expression.inner, take);
      return;
    case "quantifier":
      inCondition(expression.where, take);
      return;
    case "comparison":
      for (const side of [expression.left, expression.right]) {
        if (ordering.has(expression.operator)) inValue(side, expression.span, take);
        inWhere(side, take);
      }
      return;
    case "is from to":
      for (const side of [expression.from, expression.to]) inValue(side, expression.span, take);
      inWhere(expression.operand, take);
      return;
    default:
      return;
  }
}

/** Literals that a comparison is made with: alone, or added to something. What multiplies moves no limit by itself. */
function inValue(value: Expression, comparison: Span, take: Take): void {
  switch (value.kind) {
    case "limits":
      for (const each of value.limits) take(each, comparison);
      return;
    case "brackets":
      inValue(value.inner, comparison, take);
      return;
    case "arithmetic":
      if (value.operator === "*") return;
      inValue(value.left, comparison, take);
      inValue(value.right, comparison, take);
      return;
    default:
      take(value, comparison);
  }
}

/** Conditions inside counts and sums. */
function inWhere(value: Expression, take: Take): void {
  if (value.kind === "brackets") inWhere(value.inner, take);
  else if (value.kind === "arithmetic") for (const side of [value.left, value.right]) inWhere(side, take);
  else if ((value.kind === "count" || value.kind === "sum") && value.where !== undefined)
    inCondition(value.where, take);
}
