import { mend } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../diagnostics/source.ts";
import type { ExampleValue, Expression } from "../../grammar/tree.ts";
import type { Constant } from "../../model/condition.ts";
import { domainOfType } from "../../model/domain.ts";
import type { FieldType } from "../../model/types.ts";
import { printDate, printDateTime } from "../../values/calendar.ts";
import { compareConstants, constantFor } from "../condition/constant.ts";
import { boundsOf } from "../condition/range.ts";
import type { TypeSink } from "../context.ts";
import { report, sourceText, words } from "../context.ts";
import { decimalsOf } from "../decimal.ts";
import { describeRange } from "../describe.ts";
import { itemsOf, type Raw } from "./items.ts";

/** The raw value of a field that an example or `absent means` gives; undefined after a report. */
export function rawValueOf(
  sink: TypeSink,
  given: ExampleValue["value"],
  type: FieldType,
  field: string,
  span: Span,
): Raw | undefined {
  if (given.kind === "unreadable") return { value: {} };
  if (given.kind === "empty") {
    if (type.kind === "text") return { value: "" };
    if (type.kind === "list" || type.kind === "items") return { value: [] };
    const at = sourceText(sink, span).lastIndexOf("empty");
    const word = { ...span, start: span.start + at, end: span.start + at + "empty".length };
    return report(
      sink,
      "example/not-empty",
      span,
      { field },
      { mends: at < 0 ? [] : [mend("Write missing", word, "missing")] },
    );
  }
  if (type.kind === "items") {
    if (given.kind === "items") return itemsOf(sink, given.items, type, field, rawValueOf);
    const example = type.fields[0] === undefined ? field : `${field} is (${type.fields[0].path.join(".")} is …)`;
    return report(sink, "example/items", span, { field, example });
  }
  if (type.kind === "list") {
    if (given.kind !== "value" && given.kind !== "values") {
      return report(sink, "example/items", span, { field, example: `${field} is a, b` });
    }
    const values = given.kind === "values" ? given.values : [given.value];
    const raws = values.map((value) => single(sink, value, type.of, field));
    return raws.includes(undefined) ? undefined : { value: raws.map((raw) => raw?.value) };
  }
  if (given.kind === "value") return single(sink, given.value, type, field);
  return report(sink, "example/fixed-value", span, { field });
}

function single(sink: TypeSink, literal: Expression, type: FieldType, field: string): Raw | undefined {
  if (isCalculation(literal)) return report(sink, "example/fixed-value", literal.span, { field });
  const before = sink.diagnostics.length;
  const constant = constantFor(sink, literal, { domain: domainOfType(type), type, what: field });
  if (constant === undefined || sink.diagnostics.slice(before).some(({ severity }) => severity === "error")) {
    return undefined;
  }
  const [least, most] = boundsOf(type, constant);
  const tooFine =
    constant.kind === "number" && type.kind === "number" && decimalsOf(constant.value) > (type.decimals ?? 1000);
  if (tooFine || (least && compareConstants(constant, least) < 0) || (most && compareConstants(constant, most) > 0)) {
    const written = words(sink, literal.span);
    const percent =
      type.kind === "number" &&
      type.most === "1" &&
      literal.kind === "number" &&
      /^[1-9]\d?$|^100$/.test(literal.decimal);
    return report(
      sink,
      "example/out-of-range",
      literal.span,
      { field, written, range: describeRange(type) },
      {
        mends: [
          ...(percent ? [mend(`Write ${written}%`, literal.span, `${written}%`)] : []),
          mend("Leave the value out: missing", literal.span, "missing"),
        ],
      },
    );
  }
  return { value: rawOf(constant, type, literal) };
}

function isCalculation(literal: Expression): boolean {
  return ![
    "text",
    "number",
    "percent",
    "money",
    "date",
    "instant",
    "yes/no",
    "weekday",
    "path",
    "duration",
    "time of day",
    "missing",
    "it",
  ].includes(literal.kind);
}

function rawOf(constant: Constant, type: FieldType, literal: Expression): unknown {
  switch (constant.kind) {
    case "number":
      return Number(constant.value);
    case "money":
      return type.kind === "money" && type.currencies.length > 1
        ? { amount: constant.amount, currency: constant.currency }
        : constant.amount;
    case "date":
      return printDate(constant.day);
    case "time":
      return literal.kind === "instant" ? literal.text : printDateTime(constant.at);
    case "text":
    case "choice":
    case "yes/no":
      return constant.value;
    default:
      throw new Error(`This is a bug: no field holds ${constant.kind}`);
  }
}
