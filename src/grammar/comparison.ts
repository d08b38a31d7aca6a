import { report } from "./collector.ts";
import { reportOperator } from "./expression.ts";
import { parseOperand, parseValue } from "./operand.ts";
import {
  atName,
  atSymbol,
  atWord,
  atWords,
  here,
  lose,
  parseName,
  parseText,
  peek,
  type Reader,
  spanSince,
  takeSymbol,
  takeWords,
  tokenSpan,
} from "./reader.ts";
import type { ComparisonOperator, Emptiness, Expression, Text } from "./tree.ts";

const signs: ReadonlyMap<string, ComparisonOperator> = new Map([
  ["<", "<"],
  ["<=", "<="],
  [">", ">"],
  [">=", ">="],
  ["≠", "is not"],
]);

const foreignSigns: ReadonlyMap<string, { readonly operator: ComparisonOperator; readonly means: string }> = new Map([
  ["=", { operator: "is", means: "is" }],
  ["==", { operator: "is", means: "is" }],
  ["!=", { operator: "is not", means: "is not" }],
  ["<>", { operator: "is not", means: "is not" }],
  ["=<", { operator: "<=", means: "<=" }],
]);

/** A value alone, or compared with what follows it. */
export function parseComparison(reader: Reader): Expression {
  const start = peek(reader).start;
  const left = parseOperand(reader);
  const token = peek(reader);
  if (token.kind === "symbol") {
    const sign = signs.get(token.text);
    if (sign !== undefined) {
      reader.at++;
      return compared(reader, start, left, sign);
    }
    const foreign = foreignSigns.get(token.text);
    if (foreign === undefined) return left;
    reader.at++;
    reportOperator(reader, reader.at - 1, foreign.means);
    return compared(reader, start, left, foreign.operator);
  }
  if (token.kind !== "word") return left;
  switch (token.lower) {
    case "is":
      takeWords(reader, "is");
      return parseIs(reader, start, left);
    case "over":
    case "under":
      takeWords(reader, token.lower);
      return compared(reader, start, left, token.lower === "over" ? ">" : "<");
    case "at": {
      const sign = takeBound(reader);
      return sign === undefined ? left : compared(reader, start, left, sign);
    }
    case "like": {
      takeWords(reader, "like");
      const pattern = parseText(reader, 'a pattern in quotes, like "*@example.com"');
      return {
        kind: "like",
        operand: left,
        pattern,
        ignoringCase: takeIgnoringCase(reader),
        span: spanSince(reader, start),
      };
    }
    case "mentions":
      return parseMentions(reader, start, left);
    case "includes":
      return parseIncludes(reader, start, left);
    case "between":
      return parseBetween(reader, start, left);
    default:
      return left;
  }
}

/** `at least`, `at most` */
function takeBound(reader: Reader): ">=" | "<=" | undefined {
  if (takeWords(reader, "at", "least")) return ">=";
  return takeWords(reader, "at", "most") ? "<=" : undefined;
}

function compared(reader: Reader, start: number, left: Expression, operator: ComparisonOperator): Expression {
  const weekdays = left.kind === "weekday of";
  const choices = operator === "is" || operator === "is not";
  const right = parseValue(reader, { weekdays, choices });
  if (choices && atSymbol(reader, ",") && atListed(reader)) return reportedList(reader, start, left, right, operator);
  const ignoringCase = takeIgnoringCase(reader);
  const emptiness = takeEmptiness(reader);
  const span = spanSince(reader, start);
  return { kind: "comparison", operator, left, right, ignoringCase, ...emptiness, span };
}

export function takeEmptiness(reader: Reader): { emptiness?: Emptiness } {
  if (takeWords(reader, "and", "at", "least", "one")) return { emptiness: "at least one" };
  return takeWords(reader, "even", "if", "empty") ? { emptiness: "even if empty" } : {};
}

function takeIgnoringCase(reader: Reader): boolean {
  return takeWords(reader, "ignoring", "case");
}

function parseIs(reader: Reader, start: number, operand: Expression): Expression {
  const negated = takeWords(reader, "not");
  const token = peek(reader);
  const sign = token.kind === "symbol" && !negated ? signs.get(token.text) : undefined;
  if (sign !== undefined) {
    reportIsBeforeSign(reader, operand);
    reader.at++;
    return compared(reader, start, operand, sign);
  }
  if (token.kind === "word") {
    switch (token.text) {
      case "one":
        if (!atWord(reader, "of", 1)) break;
        takeWords(reader, "one", "of");
        return parseIsOneOf(reader, start, operand, negated);
      case "from":
        if (negated || !atValue(reader, 1)) break;
        takeWords(reader, "from");
        return parseRange(reader, start, operand);
      case "empty":
      case "missing":
      case "present":
        takeWords(reader, token.text);
        return { kind: `is ${token.text}`, negated, operand, span: spanSince(reader, start) };
      case "unseen":
        takeWords(reader, "unseen");
        return { kind: "is unseen", negated, operand, span: spanSince(reader, start) };
      case "outside":
        if (negated || peek(reader, 1).kind !== "number") break;
        return parseOutside(reader, start, operand);
      case "in": {
        if (!atName(reader, 1) && peek(reader, 1).kind !== "text") break;
        takeWords(reader, "in");
        const list = parseName(reader, "the name of a list");
        return { kind: "is in", negated, operand, list, span: spanSince(reader, start) };
      }
      case "over":
      case "under":
        if (negated || !atValue(reader, 1)) break;
        takeWords(reader, token.text);
        return compared(reader, start, operand, token.text === "over" ? ">" : "<");
      case "at": {
        if (negated) break;
        const sign = takeBound(reader);
        if (sign === undefined) break;
        return compared(reader, start, operand, sign);
      }
      case "between":
        if (negated || !atValue(reader, 1)) break;
        return parseBetween(reader, start, operand);
      default:
    }
  }
  return compared(reader, start, operand, negated ? "is not" : "is");
}

/** After a comma: another choice, as in `tier is basic, plus`? */
function atListed(reader: Reader): boolean {
  return peek(reader, 1).kind === "text" || atName(reader, 1);
}

function reportedList(
  reader: Reader,
  start: number,
  left: Expression,
  first: Expression,
  operator: ComparisonOperator,
): Expression {
  takeSymbol(reader, ",");
  const choices = [first, ...parseList(reader, left.kind === "weekday of")];
  const span = spanSince(reader, start);
  const words = `${operator} one of`;
  const edits = [{ span: { ...span, start: left.span.end, end: first.span.start }, text: ` ${words} ` }];
  reader.add(report("syntax/list-after-is", span, { words }, { mends: [{ title: `Write ${words} …, …`, edits }] }));
  return { kind: "is one of", negated: operator === "is not", operand: left, choices, ignoringCase: false, span };
}

/** `is > 5`: the sign says it all. */
function reportIsBeforeSign(reader: Reader, operand: Expression): void {
  const sign = tokenSpan(reader, peek(reader));
  const span = { ...sign, start: operand.span.end };
  const written = reader.text.slice(sign.start, sign.end);
  const mends = [{ title: "Drop is", edits: [{ span: { ...span, end: sign.start }, text: " " }] }];
  reader.add(report("syntax/is-before-sign", { ...span, start: operand.span.end + 1 }, { written }, { mends }));
}

/** Does a value begin here, so that the word before it was a keyword? */
function atValue(reader: Reader, ahead: number): boolean {
  const token = peek(reader, ahead);
  if (token.kind === "end") return false;
  if (token.kind === "symbol") return !")→,.".includes(token.text) && !signs.has(token.text);
  return token.kind !== "word" || !["and", "or", "is", "not", "even", "except", "ignoring"].includes(token.lower);
}

function parseIsOneOf(reader: Reader, start: number, operand: Expression, negated: boolean): Expression {
  const choices = parseList(reader, operand.kind === "weekday of");
  const ignoringCase = takeIgnoringCase(reader);
  return { kind: "is one of", negated, operand, choices, ignoringCase, span: spanSince(reader, start) };
}

/** Values with commas between them; a thousands comma among them is reported. */
export function parseList(reader: Reader, weekdays = false): Expression[] {
  const values: Expression[] = [];
  do {
    const token = peek(reader);
    if (token.kind === "number" && token.text.includes(",")) {
      const place = tokenSpan(reader, token);
      const apart = token.text.replaceAll(",", ", ");
      const one = token.text.replaceAll(",", "");
      const mends = [
        { title: `Two values: ${apart}`, edits: [{ span: place, text: apart }] },
        { title: `One value: ${one}`, edits: [{ span: place, text: one }] },
      ];
      reader.add(report("syntax/comma-in-list", place, { written: token.text }, { mends }));
    }
    values.push(parseValue(reader, { weekdays, choices: true }));
  } while (takeSymbol(reader, ","));
  return values;
}

/** `from 580 to 620` */
function parseRange(reader: Reader, start: number, operand: Expression): Expression {
  const from = parseValue(reader, { weekdays: false, choices: false });
  if (!takeWords(reader, "to")) {
    lose(reader, "`to` and the upper end");
    return {
      kind: "is from to",
      operand,
      from,
      to: { kind: "missing", span: here(reader) },
      span: spanSince(reader, start),
    };
  }
  const to = parseValue(reader, { weekdays: false, choices: false });
  const emptiness = takeEmptiness(reader);
  return { kind: "is from to", operand, from, to, ...emptiness, span: spanSince(reader, start) };
}

/** `between 580 and 620`, with or without `is`: reported, read as `is from 580 to 620`. */
function parseBetween(reader: Reader, start: number, operand: Expression): Expression {
  const token = peek(reader);
  reader.at++;
  const from = parseValue(reader, { weekdays: false, choices: false });
  const and = peek(reader);
  if (!takeWords(reader, "and") && !takeWords(reader, "to")) {
    lose(reader, "`and` and the upper end");
    return { kind: "missing", span: spanSince(reader, start) };
  }
  const to = parseValue(reader, { weekdays: false, choices: false });
  const span = spanSince(reader, start);
  const keyword = { ...tokenSpan(reader, token), start: operand.span.end };
  const edits = [
    { span: keyword, text: " is from" },
    { span: tokenSpan(reader, and), text: "to" },
  ];
  reader.add(report("syntax/between", span, {}, { mends: [{ title: "Write is from … to …", edits }] }));
  return { kind: "is from to", operand, from, to, ...takeEmptiness(reader), span };
}

/** `is outside 99% of history` */
function parseOutside(reader: Reader, start: number, operand: Expression): Expression {
  takeWords(reader, "outside");
  const share = parseValue(reader, { weekdays: false, choices: false });
  if (!takeWords(reader, "of", "history")) lose(reader, "`of history`");
  return { kind: "is outside", operand, share, span: spanSince(reader, start) };
}

function parseMentions(reader: Reader, start: number, operand: Expression): Expression {
  takeWords(reader, "mentions");
  takeWords(reader, "any", "of");
  const words: Text[] = [];
  do words.push(parseText(reader, 'a text in quotes, like "lawyer"'));
  while (takeSymbol(reader, ","));
  return { kind: "mentions", operand, words, span: spanSince(reader, start) };
}

function parseIncludes(reader: Reader, start: number, operand: Expression): Expression {
  takeWords(reader, "includes");
  const several = atWords(reader, "any", "of") && !atSymbol(reader, ")", 2) && takeWords(reader, "any", "of");
  const values = several ? parseList(reader) : [parseValue(reader, { weekdays: false, choices: true })];
  return { kind: "includes", operand, values, span: spanSince(reader, start) };
}
