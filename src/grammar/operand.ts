import { report } from "./collector.ts";
import { takeEmptiness } from "./comparison.ts";
import { parseExpression } from "./expression.ts";
import { limits } from "./limits.ts";
import { atNumeric, minutesOf, parseNumeric } from "./literal.ts";
import {
  advance,
  atEnd,
  atName,
  atSymbol,
  atWord,
  here,
  lose,
  parsePath,
  peek,
  type Reader,
  spanSince,
  takeSymbol,
  takeWords,
  tokenSpan,
} from "./reader.ts";
import type { Expression, Path, QuantifierWord } from "./tree.ts";
import { weekdayMeant, weekdayName, weekdayNamed } from "./weekday.ts";

/** What the place of a value says about the bare words there. */
interface ValuePlace {
  /** After `weekday of …`: `Mon` to `Sun`. */
  readonly weekdays: boolean;
  /** After `is`: `yes`, `no`. */
  readonly choices: boolean;
}

const conditionPlace: ValuePlace = { weekdays: false, choices: false };

/** Sums and products of fields, literals and brackets. */
export function parseOperand(reader: Reader): Expression {
  return parseSum(reader, conditionPlace);
}

export function parseValue(reader: Reader, place: ValuePlace): Expression {
  return parseSum(reader, place);
}

function parseSum(reader: Reader, place: ValuePlace): Expression {
  const start = peek(reader).start;
  let left = parseProduct(reader, place);
  let terms = 1;
  for (let sign = peek(reader); sign.kind === "symbol"; sign = peek(reader)) {
    if (sign.text !== "+" && sign.text !== "-") break;
    if (++terms > limits.depth) return tooLong(reader, left);
    reader.at++;
    if (sign.text === "-" && !(sign.spaced && peek(reader).spaced)) {
      const place = tokenSpan(reader, sign);
      const text = `${sign.spaced ? "" : " "}-${peek(reader).spaced ? "" : " "}`;
      const mends = [{ title: "Put spaces around -", edits: [{ span: place, text }] }];
      reader.add(report("syntax/minus-spaces", place, {}, { mends }));
    }
    const right = parseProduct(reader, place);
    left = { kind: "arithmetic", operator: sign.text, left, right, span: spanSince(reader, start) };
  }
  return left;
}

function parseProduct(reader: Reader, place: ValuePlace): Expression {
  const start = peek(reader).start;
  let left = parsePrimary(reader, place);
  for (let factors = 1; ; factors++) {
    if (factors > limits.depth) return tooLong(reader, left);
    if (takeSymbol(reader, "*")) {
      const right = parsePrimary(reader, place);
      left = { kind: "arithmetic", operator: "*", left, right, span: spanSince(reader, start) };
    } else if (atSymbol(reader, "/") && !atEnd(reader)) {
      reader.at++;
      parsePrimary(reader, place);
      reader.add(report("syntax/division", spanSince(reader, start), {}));
    } else return left;
  }
}

/** Sums nest to the left, one level a term. */
function tooLong(reader: Reader, left: Expression): Expression {
  reader.add(report("syntax/sum-too-long", here(reader), { limit: limits.depth }));
  reader.lost = true;
  reader.at = reader.stop;
  return left;
}

function parsePrimary(reader: Reader, place: ValuePlace): Expression {
  const token = peek(reader);
  const span = tokenSpan(reader, token);
  switch (token.kind) {
    case "text":
      reader.at++;
      return { kind: "text", value: token.text, span };
    case "date":
    case "instant":
      reader.at++;
      return { kind: token.kind, text: token.text, span };
    case "clock":
      reader.at++;
      return { kind: "time of day", minutes: minutesOf(token.text), span };
    case "number":
      return parseNumeric(reader);
    case "symbol":
      return parseSymbol(reader);
    case "word":
      return atNumeric(reader) ? parseNumeric(reader) : parseWord(reader, place);
    case "name":
      return pathExpression(parsePath(reader));
    case "end":
      return missing(reader);
  }
}

function missing(reader: Reader): Expression {
  const span = here(reader);
  lose(reader, "a field or a value");
  return { kind: "missing", span };
}

function pathExpression(path: Path): Expression {
  return { kind: "path", path, span: path.span };
}

function parseSymbol(reader: Reader): Expression {
  if (atSymbol(reader, "(")) {
    const open = here(reader);
    reader.at++;
    const inner = parseExpression(reader);
    closeBracket(reader, open.start);
    return { kind: "brackets", inner, span: spanSince(reader, open.start) };
  }
  if (atNumeric(reader)) return parseNumeric(reader);
  if (atSymbol(reader, "-") && atName(reader, 1)) {
    const place = here(reader);
    reader.at++;
    reader.add(report("syntax/sign-before-name", place, {}));
    return parsePrimary(reader, conditionPlace);
  }
  return missing(reader);
}

/** The bracket that closes the one at `open`; where it is missing, that is reported at the open one. */
export function closeBracket(reader: Reader, open: number): void {
  if (takeSymbol(reader, ")") || reader.lost) return;
  if (!atEnd(reader)) {
    lose(reader, "`)`");
    return;
  }
  const end = here(reader);
  const place = { file: reader.file, start: open, end: open + 1 };
  const mends = [{ title: "Close the bracket", edits: [{ span: end, text: ")" }] }];
  reader.add(report("syntax/bracket-unclosed", place, {}, { mends }));
}

const quantifiers: ReadonlyMap<string, QuantifierWord | "count" | "sum"> = new Map([
  ["any", "any"],
  ["every", "every"],
  ["no", "no"],
  ["count", "count"],
  ["sum", "sum"],
]);

/** Words that people use for a quantifier, and the one there is. */
const otherQuantifiers: ReadonlyMap<string, QuantifierWord> = new Map([
  ["all", "every"],
  ["each", "every"],
  ["some", "any"],
  ["none", "no"],
]);

function parseWord(reader: Reader, place: ValuePlace): Expression {
  const token = peek(reader);
  const span = tokenSpan(reader, token);
  if (atWord(reader, "of", 1)) {
    const quantifier = quantifiers.get(token.lower);
    if (quantifier !== undefined && quantifier !== "no") return parseQuantifier(reader, quantifier);
    if (token.lower === "weekday" || token.lower === "time") {
      takeWords(reader, token.lower, "of");
      const operand = parsePrimary(reader, conditionPlace);
      return { kind: `${token.lower} of`, operand, span: spanSince(reader, token.start) };
    }
    const other = otherQuantifiers.get(token.lower);
    if (other !== undefined) return parseOtherQuantifier(reader, other);
  }
  if (atSymbol(reader, "(", 1) && quantifiers.get(token.lower) === "no") return parseQuantifier(reader, "no");
  if (place.choices && (token.text === "yes" || token.text === "no")) {
    reader.at++;
    return { kind: "yes/no", value: token.text === "yes", span };
  }
  if (place.weekdays && !atSymbol(reader, ".", 1)) {
    const weekday = weekdayNamed(token.text) ?? reportedWeekday(reader);
    if (weekday !== undefined) {
      reader.at++;
      return { kind: "weekday", weekday, span };
    }
  }
  if (reader.insideWhere && token.text === "it" && !atSymbol(reader, ".", 1)) {
    reader.at++;
    return { kind: "it", span };
  }
  if (!atName(reader)) return missing(reader);
  return pathExpression(parsePath(reader));
}

function reportedWeekday(reader: Reader): 1 | 2 | 3 | 4 | 5 | 6 | 7 | undefined {
  const token = peek(reader);
  const weekday = weekdayMeant(token.text);
  if (weekday === undefined) return undefined;
  const name = weekdayName(weekday);
  const span = tokenSpan(reader, token);
  const mends = [{ title: `Write ${name}`, edits: [{ span, text: name }] }];
  reader.add(report("syntax/weekday", span, { written: token.text, name }, { mends }));
  return weekday;
}

function parseOtherQuantifier(reader: Reader, right: QuantifierWord): Expression {
  const token = peek(reader);
  const of = peek(reader, 1);
  const words = right === "no" ? "no" : `${right} of`;
  const place = { file: reader.file, start: token.start, end: of.end };
  const mends = [{ title: `Write ${words}`, edits: [{ span: place, text: words }] }];
  reader.add(report("syntax/quantifier-word", place, { written: token.text, words }, { mends }));
  return parseQuantifier(reader, right);
}

/** `any of (items where …)`, `no (…)`, `count of (…)`, `sum of (items.price where …)` */
function parseQuantifier(reader: Reader, word: QuantifierWord | "count" | "sum"): Expression {
  const start = advance(reader).start;
  takeWords(reader, "of");
  const open = here(reader);
  if (!takeSymbol(reader, "(")) {
    lose(reader, "`(` and the name of a list");
    return { kind: "missing", span: spanSince(reader, start) };
  }
  const list = parsePath(reader, "the name of a list field");
  const where = takeWords(reader, "where") ? parseWhere(reader) : undefined;
  if (where === undefined && word !== "count" && word !== "sum" && !reader.lost)
    lose(reader, "`where` and a condition on the items");
  closeBracket(reader, open.start);
  const filter = where === undefined ? {} : { where };
  if (word === "count") return { kind: "count", list, ...filter, span: spanSince(reader, start) };
  if (word === "sum") return { kind: "sum", of: list, ...filter, span: spanSince(reader, start) };
  const emptiness = takeEmptiness(reader);
  return {
    kind: "quantifier",
    word,
    list,
    where: where ?? { kind: "missing", span: here(reader) },
    ...emptiness,
    span: spanSince(reader, start),
  };
}

function parseWhere(reader: Reader): Expression {
  const outer = reader.insideWhere;
  reader.insideWhere = true;
  const where = parseExpression(reader);
  reader.insideWhere = outer;
  return where;
}
