import { type Diagnostic, mend } from "../../diagnostics/diagnostic.ts";
import { spanOver } from "../../diagnostics/source.ts";
import type { Expression, FieldDeclaration, Name, RangeTree, TypeTree } from "../../grammar/tree.ts";
import type { Constant } from "../../model/condition.ts";
import { domainOfType } from "../../model/domain.ts";
import type { FieldType, ItemField } from "../../model/types.ts";
import { compareConstants, constantFor } from "../condition/constant.ts";
import { report, sourceText, type TypeSink, words } from "../context.ts";
import { currencyCode } from "../currency.ts";
import { decimalsOf } from "../decimal.ts";
import { describeType } from "../describe.ts";
import { absentMeansOf } from "./absent-means.ts";
import { withLimits } from "./money-range.ts";

/** The type that a declaration writes; undefined where it has an error, which has been reported. */
export function typeFromTree(sink: TypeSink, tree: TypeTree): FieldType | undefined {
  switch (tree.kind) {
    case "text":
    case "yes/no":
      return { kind: tree.kind };
    case "date":
    case "time":
      return withRange(sink, { kind: tree.kind }, tree.range);
    case "whole number":
      return withRange(sink, { kind: "number", decimals: 0 }, tree.range);
    case "number": {
      if (tree.decimals === undefined) return withRange(sink, { kind: "number" }, tree.range);
      const decimals = Number(tree.decimals.decimal);
      if (!Number.isInteger(decimals) || decimals < 0 || decimals > 15) {
        return report(sink, "type/decimals", tree.decimals.span, { written: tree.decimals.decimal });
      }
      return withRange(sink, { kind: "number", decimals }, tree.range);
    }
    case "money": {
      const currencies = currenciesOf(sink, tree.currencies);
      return (
        currencies && withRange(sink, { kind: "money", currencies, roundedHalfEven: tree.roundedHalfEven }, tree.range)
      );
    }
    case "choice":
      return choicesOf(sink, tree);
    case "list": {
      const of = typeFromTree(sink, tree.of);
      if (of?.kind === "list" || of?.kind === "items") {
        const inner = tree.of.kind === "list" ? sourceText(sink, tree.of.of.span) : undefined;
        return report(
          sink,
          "type/nested-list",
          tree.of.span,
          { field: words(sink, tree.of.span) },
          {
            mends: inner === undefined ? [] : [mend(`Write list of ${inner}`, tree.of.span, inner)],
          },
        );
      }
      return of && { kind: "list", of };
    }
    case "item list":
      return { kind: "items", fields: tree.fields.flatMap((field) => itemField(sink, field) ?? []) };
    case "missing":
      return undefined;
  }
}

function currenciesOf(sink: TypeSink, names: readonly Name[]): readonly string[] | undefined {
  if (names.length === 0) return [sink.header.bareMoney];
  const codes = names.map((name) => currencyCode(sink, name.text, name.span));
  const known = codes.filter((code) => code !== undefined);
  const twice = names.find((name, at) => names.findIndex(({ text }) => text === name.text) < at);
  if (twice !== undefined) report(sink, "name/twice", twice.span, { what: "currencies", name: twice.text });
  return known.length === codes.length ? [...new Set(known)] : undefined;
}

function choicesOf(sink: TypeSink, tree: TypeTree & { kind: "choice" }): FieldType {
  const seen = new Set<string>();
  for (const choice of tree.choices) {
    const name = choice.text.normalize("NFC");
    if (seen.has(name)) {
      const before = tree.choices[tree.choices.indexOf(choice) - 1]?.span.end ?? choice.span.start;
      report(
        sink,
        "type/choice-twice",
        choice.span,
        { choice: name },
        {
          mends: [mend("Drop the second", { ...choice.span, start: before }, "")],
        },
      );
    }
    seen.add(name);
  }
  return { kind: "choice", choices: [...seen], ordered: tree.ordered };
}

function itemField(sink: TypeSink, field: FieldDeclaration): ItemField | undefined {
  const type = typeFromTree(sink, field.type);
  if (type === undefined) return undefined;
  const name = words(sink, field.path.span);
  if (type.kind === "items" || type.kind === "list") {
    return report(sink, "type/nested-list", field.span, { field: name });
  }
  const absentMeans = absentMeansOf(sink, field, type);
  return {
    path: field.path.parts.map(({ text }) => text),
    type,
    optional: field.optional,
    ...(absentMeans && { absentMeans }),
  };
}

/** Reads the bounds as constants of the type itself. */
function withRange(
  sink: TypeSink,
  type: FieldType & { kind: "number" | "money" | "date" | "time" },
  range: RangeTree | undefined,
): FieldType | undefined {
  if (range === undefined) return type;
  if (type.kind === "money" && type.currencies.length > 1) return withLimits(sink, type, range);
  const bound = (expression: Expression | undefined): Constant | undefined => {
    if (expression === undefined) return undefined;
    const quiet = { ...sink, diagnostics: [] as Diagnostic[] };
    const constant = constantFor(quiet, expression, { domain: domainOfType(type), type, what: "the field" });
    const fits =
      constant !== undefined &&
      quiet.diagnostics.length === 0 &&
      !(constant.kind === "number" && type.kind === "number" && decimalsOf(constant.value) > (type.decimals ?? 1000));
    if (fits) return constant;
    const first = quiet.diagnostics[0];
    const own = type.kind === "money" && first !== undefined && first.code.startsWith("unit/");
    if (own) sink.diagnostics.push(first);
    else
      report(sink, "type/range-bound", expression.span, {
        type: describeType(type),
        written: words(sink, expression.span),
      });
    return undefined;
  };
  const [least, most] = [bound(range.least), bound(range.most)];
  if ((range.least !== undefined && least === undefined) || (range.most !== undefined && most === undefined)) {
    return undefined;
  }
  if (least && most && compareConstants(least, most) > 0 && range.least && range.most) {
    const [from, to] = [words(sink, range.least.span), words(sink, range.most.span)];
    return report(
      sink,
      "type/empty-range",
      spanOver(range.least.span, range.most.span),
      { from, to },
      {
        mends: [
          {
            title: `Write ${to} first`,
            edits: [...mend("", range.least.span, to).edits, ...mend("", range.most.span, from).edits],
          },
        ],
      },
    );
  }
  if (type.kind === "time") {
    return {
      kind: "time",
      ...(least?.kind === "time" && { least: least.at }),
      ...(most?.kind === "time" && { most: most.at }),
    };
  }
  return { ...type, ...(least && { least: boundText(least) }), ...(most && { most: boundText(most) }) };
}

function boundText(constant: Constant): string {
  if (constant.kind === "number") return constant.value;
  if (constant.kind === "money") return constant.amount;
  if (constant.kind === "date") return new Date(constant.day * 86_400_000).toISOString().slice(0, 10);
  throw new Error("a bug: a range has bounds of numbers, money, dates or times");
}
