import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { parseAction, parseReviewers } from "./action.ts";
import { report } from "./collector.ts";
import { type DetailsDraft, parseDetails } from "./details.ts";
import { parseExpression } from "./expression.ts";
import { detailAt, isOutcomeWord } from "./line-start.ts";
import { atNumeric, parseDeadline, parsePercent } from "./literal.ts";
import {
  atEnd,
  atExactly,
  atWord,
  atWords,
  here,
  lose,
  part,
  peek,
  type Reader,
  spanSince,
  takeWords,
} from "./reader.ts";
import { isSymbol, isWordInAnyCase } from "./token.ts";
import type { Action, Expression, Otherwise, Rule, SpotCheck } from "./tree.ts";

/** `unanswered`: the report that no outcome follows, unless one stands on a later line. */
export type RuleBody = Pick<Rule, "condition" | "exceptions" | "action"> & { readonly unanswered?: Diagnostic };

/** The index of the first `→` from here on. */
export function arrowAt(reader: Reader): number | undefined {
  for (let index = reader.at; index < reader.stop; index++) if (isSymbol(reader.tokens[index], "→")) return index;
  return undefined;
}

export function parseCondition(reader: Reader): Expression {
  if (atExactly(reader, "always") && reader.at + 1 === reader.stop) {
    const span = here(reader);
    reader.at++;
    return { kind: "always", span };
  }
  const first = peek(reader);
  if (
    (first.lower === "if" || first.lower === "when") &&
    first.kind === "word" &&
    peek(reader, 1).kind === "word" &&
    !atWord(reader, "is", 1)
  ) {
    const span = { ...here(reader), end: peek(reader, 1).start };
    const mends = [{ title: "Drop it", edits: [{ span, text: "" }] }];
    reader.add(report("syntax/leading-if", here(reader), { written: first.text }, { mends }));
    reader.at++;
  }
  return parseExpression(reader);
}

/** The condition, its exceptions, the action and the details that stand behind it on the same line. */
export function parseRuleBody(reader: Reader, details: DetailsDraft): RuleBody {
  const arrow = arrowAt(reader);
  const implied = arrow === undefined ? impliedArrowAt(reader) : undefined;
  const start = here(reader);
  const stop = arrow ?? implied ?? reader.stop;
  let lost = false;
  const { condition, exceptions } = part(reader, stop, "`and`, `or` or `→`", () => {
    const read = parseConditions(reader);
    lost = reader.lost || !atEnd(reader);
    return read;
  });
  if (implied !== undefined) {
    reportMissingArrow(reader);
    return { condition, exceptions, action: parseActionAndDetails(reader, details, implied) };
  }
  if (arrow === undefined) {
    const end = reader.tokens[reader.stop - 1]?.end ?? start.end;
    const unanswered = lost ? {} : { unanswered: report("syntax/action-missing", { ...start, end }, {}) };
    const action: Action = { parts: [{ kind: "missing", span: here(reader) }], span: here(reader) };
    return { condition, exceptions, action, ...unanswered };
  }
  reader.at++;
  return { condition, exceptions, action: parseActionAndDetails(reader, details, arrow) };
}

const beforeName = new Set([
  "is",
  "not",
  "and",
  "or",
  "when",
  "of",
  "in",
  "over",
  "under",
  "least",
  "most",
  "to",
  "where",
]);

/** Where a `→` was forgotten: before an outcome that follows a condition, as in `refund > $10K review by finance`. */
export function impliedArrowAt(reader: Reader): number | undefined {
  for (let index = reader.at + 1; index < reader.stop; index++) {
    const before = reader.tokens[index - 1];
    const token = reader.tokens[index];
    const after = index + 1 < reader.stop ? reader.tokens[index + 1] : undefined;
    if (!isOutcomeWord(token) || before === undefined || before.kind === "symbol" || beforeName.has(before.lower))
      continue;
    if (after !== undefined && after.kind !== "number" && !isWordInAnyCase(after, "by") && !isSymbol(after, ","))
      continue;
    return isWordInAnyCase(before, "then") ? index - 1 : index;
  }
  return undefined;
}

function reportMissingArrow(reader: Reader): void {
  const word = here(reader);
  const then = atWord(reader, "then");
  const mends = then
    ? [{ title: "Write → for then", edits: [{ span: word, text: "→" }] }]
    : [{ title: "Put → before it", edits: [{ span: { ...word, end: word.start }, text: "→ " }] }];
  reader.add(report("syntax/arrow-missing", word, {}, { mends }));
  if (then) reader.at++;
}

function parseConditions(reader: Reader): Pick<RuleBody, "condition" | "exceptions"> {
  const exceptions: { condition: Expression; span: Expression["span"] }[] = [];
  const begin = here(reader);
  if (atEnd(reader)) {
    const arrow = reader.tokens[reader.at];
    const place = arrow === undefined ? begin : { ...begin, start: arrow.start, end: arrow.end };
    reader.add(report("syntax/condition-missing", place, {}));
    return { condition: { kind: "missing", span: begin }, exceptions };
  }
  const condition = parseCondition(reader);
  while (atWords(reader, "except", "when")) {
    const start = here(reader).start;
    takeWords(reader, "except", "when");
    const exception = parseExpression(reader);
    exceptions.push({ condition: exception, span: spanSince(reader, start) });
  }
  return { condition, exceptions };
}

/** What stands after the `→` at the given index. */
export function parseActionAndDetails(reader: Reader, details: DetailsDraft, arrow: number): Action {
  const action = parseAction(reader);
  if (!reader.lost && isWordInAnyCase(peek(reader), "except")) reportExceptionBelow(reader, arrow);
  if (!reader.lost && detailAt(reader.tokens, reader.at) !== undefined && !atEnd(reader)) parseDetails(reader, details);
  return action;
}

/** An exception behind the `→`: it is moved above it. */
function reportExceptionBelow(reader: Reader, arrow: number): void {
  const start = here(reader).start;
  const from = reader.tokens[reader.at - 1]?.end ?? start;
  takeWords(reader, "except");
  takeWords(reader, "when");
  parseExpression(reader);
  const span = spanSince(reader, start);
  reportMovedException(reader, span, { ...span, start: from }, arrow);
}

/** `cut` is what is taken out, `arrow` the index of the token above which it goes. */
function reportMovedException(reader: Reader, span: Expression["span"], cut: Expression["span"], arrow: number): void {
  const token = reader.tokens[arrow];
  if (token === undefined) return;
  reader.add(exceptBelow(reader.text, span, cut, { start: token.start, first: token.first }));
}

/** The diagnostic of an exception that stands below the `→`, which begins at `arrow.start`. */
export function exceptBelow(
  text: string,
  span: Expression["span"],
  cut: Expression["span"],
  arrow: { readonly start: number; readonly first: boolean },
) {
  const words = text.slice(span.start, span.end);
  let lineStart = arrow.start;
  while (arrow.first && lineStart > 0 && !/[\r\n]/.test(text.charAt(lineStart - 1))) lineStart--;
  const indent = text.slice(lineStart, arrow.start);
  const moved = arrow.first ? `${words}\n${indent}` : `${words} `;
  const edits = [
    { span: { ...span, start: arrow.start, end: arrow.start }, text: moved },
    { span: cut, text: "" },
  ];
  return report("syntax/except-below-arrow", span, {}, { mends: [{ title: "Move it above the →", edits }] });
}

/** `otherwise → review by finance` */
export function parseOtherwise(reader: Reader, details: DetailsDraft): Omit<Otherwise, "details" | "span"> {
  takeWords(reader, "otherwise");
  const arrow = reader.at;
  if (isSymbol(peek(reader), "→")) reader.at++;
  else if (atEnd(reader)) lose(reader, "`→` and an outcome");
  else {
    const place = { ...here(reader), end: here(reader).start };
    const mends = [{ title: "Put → before it", edits: [{ span: place, text: "→ " }] }];
    reader.add(report("syntax/arrow-missing", here(reader), {}, { mends }));
  }
  if (reader.lost)
    return { kind: "otherwise", action: { parts: [{ kind: "missing", span: here(reader) }], span: here(reader) } };
  return { kind: "otherwise", action: parseActionAndDetails(reader, details, arrow) };
}

/** `spot check 2% by finance within 5 days` */
export function parseSpotCheck(reader: Reader, details: DetailsDraft): Omit<SpotCheck, "details" | "span"> {
  takeWords(reader, "spot", "check");
  const rate: Expression = atNumeric(reader) ? parsePercent(reader, "a share") : missingShare(reader);
  const reviewers = takeWords(reader, "by") ? { reviewers: parseReviewers(reader) } : {};
  const comma = isSymbol(peek(reader), ",") && atWord(reader, "within", 1) ? 1 : 0;
  reader.at += comma;
  const within = atWord(reader, "within") ? parseDeadline(reader) : undefined;
  if (!reader.lost && !atEnd(reader) && detailAt(reader.tokens, reader.at) !== undefined) parseDetails(reader, details);
  return { kind: "spot check", rate, ...reviewers, ...(within === undefined ? {} : { within }) };
}

function missingShare(reader: Reader): Expression {
  const span = here(reader);
  lose(reader, "a share, like 2%");
  return { kind: "missing", span };
}
