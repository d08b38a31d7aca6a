import type { Source } from "../../diagnostics/source.ts";
import type {
  Declaration,
  Details,
  Ensure,
  ExampleValue,
  Expression,
  ListDeclaration,
  Rule,
  Team,
  TeamEntry,
} from "../tree.ts";
import { expressionText, nameText, pathText, quoted } from "./expression-text.ts";
import { decisionLines } from "./print-decision.ts";
import { conditionLines, endWith, fill, lineOf, type Piece, type PrintedLine } from "./print-lines.ts";
import {
  actionText,
  entryText,
  headerText,
  optionText,
  reviewersText,
  tidy,
  valueText,
  withinText,
} from "./print-words.ts";

export function printDeclaration(declaration: Declaration, source: Source): PrintedLine[] {
  const literal = (expression: Expression): string =>
    tidy(source.text.slice(expression.span.start, expression.span.end));
  const text = (expression: Expression): string => expressionText(expression, literal);
  const lines = linesOf();
  const [first, ...rest] = lines;
  if (first === undefined) return [];
  const start = Math.min(declaration.span.start, first.start);
  return [{ ...first, start, inside: declaration.kind === "header" && first.indent > 0 }, ...rest];

  function linesOf(): PrintedLine[] {
    const { span } = declaration;
    switch (declaration.kind) {
      case "header":
        return [lineOf(declaration.entry === "policy" ? 0 : 2, headerText(declaration), span)];
      case "include":
        return [lineOf(0, `include ${quoted(declaration.path)}`, span)];
      case "decision":
        return decisionLines(declaration, text);
      case "team":
        return teamLines(declaration);
      case "define":
        return conditionLines(0, `define ${nameText(declaration.name)} as `, declaration.expression, 2, text);
      case "list declaration":
        return listLines(declaration);
      case "rule":
        return ruleLines(declaration);
      case "otherwise":
        return [
          lineOf(0, `otherwise → ${actionText(declaration.action, text)}`, declaration.action.span),
          ...detailLines(declaration.details),
        ];
      case "spot check": {
        const by = declaration.reviewers === undefined ? "" : ` by ${reviewersText(declaration.reviewers)}`;
        const head = `spot check ${text(declaration.rate)}${by}${withinText(declaration.within)}`;
        return [lineOf(0, head, declaration.rate.span), ...detailLines(declaration.details)];
      }
      case "ensure":
        return ensureLines(declaration);
      case "typical":
        return [
          lineOf(0, `typical ${quoted(declaration.name)}`, declaration.name.span),
          ...fill(2, "", declaration.values.map(valuePiece), 2),
        ];
      case "example": {
        const from =
          declaration.from === undefined
            ? []
            : [{ text: `from ${quoted(declaration.from)}`, span: declaration.from.span }];
        const pieces = [...from, ...declaration.values.map(valuePiece)];
        const by =
          declaration.expected.reviewers === undefined ? "" : ` by ${reviewersText(declaration.expected.reviewers)}`;
        const expected = { text: `→ ${declaration.expected.outcome}${by}`, span: declaration.expected.span };
        const lines = fill(2, "", pieces, 2);
        return [
          lineOf(0, `example ${quoted(declaration.name)}`, declaration.name.span),
          ...endWith(lines, expected, 2),
        ];
      }
    }
  }

  function ruleLines(rule: Rule): PrintedLine[] {
    const named = rule.name !== undefined;
    const indent = named ? 2 : 0;
    const head = rule.name === undefined ? [] : [lineOf(0, `rule ${quoted(rule.name)}`, rule.name.span)];
    const condition = conditionLines(indent, "", rule.condition, 2, text);
    const exceptions = rule.exceptions.flatMap((exception) => {
      const [first, ...rest] = conditionLines(2, "except when ", exception.condition, 4, text);
      return first === undefined ? [] : [{ ...first, start: exception.span.start }, ...rest];
    });
    const action: Piece = { text: `→ ${actionText(rule.action, text)}`, span: rule.action.span };
    const before = [...condition, ...exceptions];
    const lastEnd = before.at(-1)?.end ?? rule.span.start;
    const broken = /[\r\n]/.test(source.text.slice(lastEnd, rule.action.span.start)) || before.length > 1;
    const body = broken ? [...before, lineOf(2, action.text, action.span)] : endWith(before, action, 2);
    return [...head, ...body, ...detailLines(rule.details)];
  }

  function detailLines(details: Details): PrintedLine[] {
    const lines: PrintedLine[] = [];
    if (details.show.length > 0)
      lines.push(
        ...fill(
          2,
          "show ",
          details.show.map((path) => ({ text: pathText(path), span: path.span })),
          4,
        ),
      );
    if (details.options !== undefined)
      lines.push(
        ...fill(
          2,
          "options ",
          details.options.options.map((option) => ({ text: optionText(option), span: option.span })),
          4,
        ),
      );
    if (details.reason !== undefined) {
      const { from, span } = details.reason;
      if (from.length === 0) lines.push(lineOf(2, "reason required", span));
      else
        lines.push(
          ...fill(
            2,
            "reason required from ",
            from.map((one) => ({ text: quoted(one), span: one.span })),
            4,
          ),
        );
    }
    for (const [words, one] of [
      ["if approved", details.ifApproved],
      ["if rejected", details.ifRejected],
      ["because", details.because],
    ] as const)
      if (one !== undefined) lines.push(lineOf(2, `${words} ${quoted(one)}`, one.span));
    return lines;
  }

  function ensureLines(ensure: Ensure): PrintedLine[] {
    const name = ensure.name === undefined ? "" : `${quoted(ensure.name)} `;
    const { promise } = ensure;
    const lines = promiseLines();
    if (ensure.because !== undefined) lines.push(lineOf(2, `because ${quoted(ensure.because)}`, ensure.because.span));
    return lines;

    function promiseLines(): PrintedLine[] {
      const { span } = promise;
      switch (promise.kind) {
        case "rises":
        case "falls":
          return [lineOf(0, `ensure ${name}oversight ${promise.kind} with ${pathText(promise.field)}`, span)];
        case "independent":
          return [lineOf(0, `ensure ${name}oversight does not depend on ${pathText(promise.field)}`, span)];
        case "missing":
          return [lineOf(0, `ensure ${name}…`, span)];
        case "bound": {
          const by = promise.reviewers === undefined ? "" : ` by ${reviewersText(promise.reviewers)}`;
          const bound = {
            text: `→ ${promise.bound} ${promise.outcome}${by}`,
            span: { ...span, start: promise.premise.span.end },
          };
          return endWith(conditionLines(0, `ensure ${name}`, promise.premise, 2, text), bound, 2);
        }
      }
    }
  }

  function listLines({ name, from }: ListDeclaration): PrintedLine[] {
    const head = `list ${nameText(name)} `;
    if (from.kind === "values")
      return fill(
        0,
        `${head}of `,
        from.values.map((value) => ({ text: text(value), span: value.span })),
        2,
      );
    const { column } = from;
    const columnText = column === undefined ? "" : ` column ${"value" in column ? quoted(column) : nameText(column)}`;
    return [lineOf(0, `${head}from ${quoted(from.path)}${columnText}`, from.path.span)];
  }

  function teamLines(team: Team): PrintedLine[] {
    const lines: PrintedLine[] = [lineOf(0, `team ${nameText(team.name)}`, team.name.span)];
    let before: TeamEntry | undefined;
    let row: { pieces: Piece[] } | undefined;
    const rows: { pieces: Piece[] }[] = [];
    for (const entry of team.entries) {
      const gap = before === undefined ? "\n" : source.text.slice(before.span.end, entry.span.start);
      const sameLine = /^\s*,/.test(gap) || !/[\r\n]/.test(gap);
      const last = row?.pieces.at(-1);
      if (row === undefined || !sameLine) {
        row = { pieces: [{ text: entryText(entry, text), span: entry.span }] };
        rows.push(row);
      } else if (entry.kind === "zone" && before?.kind === "people" && last !== undefined) {
        const joined = { text: `${last.text} ${entryText(entry, text)}`, span: { ...last.span, end: entry.span.end } };
        row.pieces[row.pieces.length - 1] = joined;
      } else row.pieces.push({ text: entryText(entry, text), span: entry.span });
      before = entry;
    }
    for (const { pieces } of rows) lines.push(...fill(2, "", pieces, 2));
    return lines;
  }

  function valuePiece(value: ExampleValue): Piece {
    return { text: valueText(value, text), span: value.span };
  }
}
