import { report } from "./collector.ts";
import { parseNumber } from "./literal.ts";
import { parseValue } from "./operand.ts";
import {
  advance,
  atEnd,
  atName,
  atSymbol,
  atWord,
  atWords,
  expectWords,
  here,
  lose,
  parseName,
  peek,
  type Reader,
  spanSince,
  takeSymbol,
  takeWords,
  tokenSpan,
} from "./reader.ts";
import type { ChoiceName, Name, NumberLiteral, RangeTree, TypeTree } from "./tree.ts";

const literalPlace = { weekdays: false, choices: false };

/** Words for types that other languages have, and the type meant. */
const otherTypes: ReadonlyMap<string, string> = new Map([
  ["string", "text"],
  ["str", "text"],
  ["varchar", "text"],
  ["boolean", "yes/no"],
  ["bool", "yes/no"],
  ["flag", "yes/no"],
  ["integer", "whole number"],
  ["int", "whole number"],
  ["float", "number"],
  ["double", "number"],
  ["decimal", "number"],
  ["percent", "number 0 to 1"],
  ["percentage", "number 0 to 1"],
  ["datetime", "time"],
  ["timestamp", "time"],
  ["enum", "one of"],
  ["choice", "one of"],
  ["currency", "money"],
  ["amount", "money"],
]);

export function parseTypeTree(reader: Reader): TypeTree {
  const start = here(reader).start;
  const token = peek(reader);
  if (takeWords(reader, "text")) return { kind: "text", span: spanSince(reader, start) };
  if (atWord(reader, "yes") && atSymbol(reader, "/", 1)) {
    takeWords(reader, "yes");
    takeSymbol(reader, "/");
    expectWords(reader, "`no`", "no");
    return { kind: "yes/no", span: spanSince(reader, start) };
  }
  if (takeWords(reader, "date")) return { kind: "date", ...parseRange(reader), span: spanSince(reader, start) };
  if (takeWords(reader, "time")) return { kind: "time", ...parseRange(reader), span: spanSince(reader, start) };
  if (takeWords(reader, "whole", "number"))
    return { kind: "whole number", ...parseRange(reader), span: spanSince(reader, start) };
  if (takeWords(reader, "number")) {
    const decimals = parseDecimals(reader);
    return { kind: "number", ...decimals, ...parseRange(reader), span: spanSince(reader, start) };
  }
  if (takeWords(reader, "money")) return parseMoneyType(reader, start);
  if (takeWords(reader, "one", "of")) return parseChoices(reader, start);
  if (takeWords(reader, "list", "of")) {
    if (atEnd(reader)) return { kind: "item list", fields: [], span: spanSince(reader, start) };
    const of = parseTypeTree(reader);
    return { kind: "list", of, span: spanSince(reader, start) };
  }
  const meant = token.kind === "word" ? otherTypes.get(token.lower) : undefined;
  if (meant !== undefined) {
    const place = tokenSpan(reader, token);
    const mends = [{ title: `Write ${meant}`, edits: [{ span: place, text: meant }] }];
    reader.add(report("syntax/unknown-type", place, { written: token.text }, { mends }));
    reader.lost = true;
    reader.at = reader.stop;
    return { kind: "missing", span: place };
  }
  lose(reader, "a type: text, yes/no, number, whole number, money, date, time, one of …, list of …");
  return { kind: "missing", span: here(reader) };
}

function parseDecimals(reader: Reader): { decimals?: NumberLiteral } {
  const comma = atSymbol(reader, ",") ? 1 : 0;
  if (peek(reader, comma).kind !== "number") return {};
  if (!atWord(reader, "decimals", comma + 1) && !atWord(reader, "decimal", comma + 1)) return {};
  reader.at += comma;
  const decimals = parseNumber(reader, "a number of decimals");
  advance(reader);
  return { decimals };
}

function parseMoneyType(reader: Reader, start: number): TypeTree {
  const currencies: Name[] = [];
  if (takeWords(reader, "in")) {
    do currencies.push(parseName(reader, "a currency, like EUR"));
    while (atCurrencyAfterComma(reader) && takeSymbol(reader, ","));
  } else if (
    /^[A-Za-z]{3}$/.test(peek(reader).text) &&
    peek(reader).kind === "word" &&
    peek(reader, 1).kind !== "number"
  )
    currencies.push(parseName(reader, "a currency"));
  const range = parseRange(reader);
  const comma = atSymbol(reader, ",") ? 1 : 0;
  const rounded = atWord(reader, "rounded", comma);
  if (rounded) {
    reader.at += comma;
    expectWords(reader, "`rounded half even`", "rounded", "half", "even");
  }
  const after = range.range === undefined ? parseRange(reader) : {};
  return { kind: "money", currencies, roundedHalfEven: rounded, ...range, ...after, span: spanSince(reader, start) };
}

function atCurrencyAfterComma(reader: Reader): boolean {
  const token = peek(reader, 1);
  return (
    atSymbol(reader, ",") && token.kind === "word" && /^[A-Z]{3}$/.test(token.text) && peek(reader, 2).kind !== "number"
  );
}

/** `0 to 1`, `at least $0`, `at most 5`, with or without a comma before it. */
function parseRange(reader: Reader): { range?: RangeTree } {
  const comma = atSymbol(reader, ",") ? 1 : 0;
  const first = peek(reader, comma);
  const bound =
    atWord(reader, "at", comma) && (atWord(reader, "least", comma + 1) || atWord(reader, "most", comma + 1));
  const from = atWord(reader, "from", comma);
  const literal =
    first.kind === "number" || first.kind === "date" || first.kind === "instant" || first.kind === "symbol";
  const currency = first.kind === "word" && /^[A-Z]{3}$/.test(first.text) && peek(reader, comma + 1).kind === "number";
  if (!bound && !from && !currency && !(literal && !",()".includes(first.text))) return {};
  reader.at += comma;
  const start = here(reader).start;
  if (bound) return { range: parseBounds(reader, start) };
  takeWords(reader, "from");
  const least = parseValue(reader, literalPlace);
  if (!expectWords(reader, "`to` and the upper end", "to")) return {};
  const most = parseValue(reader, literalPlace);
  return { range: { least, most, span: spanSince(reader, start) } };
}

function parseBounds(reader: Reader, start: number): RangeTree {
  const ends: { least?: RangeTree["least"]; most?: RangeTree["most"] } = {};
  for (;;) {
    const comma = atSymbol(reader, ",") || atWord(reader, "and") ? 1 : 0;
    if (atWord(reader, "at", comma) && atWord(reader, "least", comma + 1)) {
      reader.at += comma;
      takeWords(reader, "at", "least");
      ends.least = parseValue(reader, literalPlace);
    } else if (atWord(reader, "at", comma) && atWord(reader, "most", comma + 1)) {
      reader.at += comma;
      takeWords(reader, "at", "most");
      ends.most = parseValue(reader, literalPlace);
    } else break;
  }
  return {
    ...(ends.least === undefined ? {} : { least: ends.least }),
    ...(ends.most === undefined ? {} : { most: ends.most }),
    span: spanSince(reader, start),
  };
}

function parseChoices(reader: Reader, start: number): TypeTree {
  const choices = [parseChoice(reader)];
  const ordered = atSymbol(reader, "<");
  while (ordered ? takeSymbol(reader, "<") : takeChoiceComma(reader)) choices.push(parseChoice(reader));
  if (atWord(reader, "or")) {
    const place = { ...here(reader), start: reader.tokens[reader.at - 1]?.end ?? here(reader).start };
    const separator = ordered ? " <" : ",";
    const mends = [{ title: "Put a comma in the list", edits: [{ span: place, text: separator }] }];
    reader.add(report("syntax/or-in-choices", here(reader), {}, { mends }));
    while (takeWords(reader, "or")) choices.push(parseChoice(reader));
  }
  return { kind: "choice", choices, ordered, span: spanSince(reader, start) };
}

/** A comma that another choice follows, not `optional` or `absent means`. */
function takeChoiceComma(reader: Reader): boolean {
  if (!atSymbol(reader, ",")) return false;
  const optional = atWord(reader, "optional", 1) && !atSymbol(reader, ",", 2);
  const absent = atWords(reader, ",") || (atWord(reader, "absent", 1) && atWord(reader, "means", 2));
  const beforeAbsent = atWord(reader, "optional", 1) && atWord(reader, "absent", 3) && atWord(reader, "means", 4);
  if (optional || absent || beforeAbsent) return false;
  return takeSymbol(reader, ",");
}

function parseChoice(reader: Reader): ChoiceName {
  const token = peek(reader);
  if (token.kind === "text") {
    reader.at++;
    return { text: token.text, quoted: false, inQuotes: true, span: tokenSpan(reader, token) };
  }
  if (!atName(reader)) {
    lose(reader, "a choice: a word, or a text in quotes");
    return { text: "", quoted: false, inQuotes: false, span: here(reader) };
  }
  return { ...parseName(reader, "a choice"), inQuotes: false };
}
