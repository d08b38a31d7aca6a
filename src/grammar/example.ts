import { parseOutcome, parseReviewers } from "./action.ts";
import { report } from "./collector.ts";
import { pathEnd } from "./line-start.ts";
import { closeBracket, parseValue } from "./operand.ts";
import {
  atEnd,
  atExactly,
  atName,
  atSymbol,
  atWord,
  endOfLast,
  here,
  lose,
  parsePath,
  parseText,
  part,
  peek,
  type Reader,
  spanSince,
  takeSymbol,
  takeWords,
} from "./reader.ts";
import { isSymbol } from "./token.ts";
import type { Example, ExampleValue, ExpectedOutcome, Expression, Typical } from "./tree.ts";

const valuePlace = { weekdays: false, choices: true };

export function parseTypical(reader: Reader): Typical {
  const start = peek(reader).start;
  takeWords(reader, "typical");
  const name = parseText(reader, "the name of the typical input in quotes");
  const values = parseValues(reader);
  return { kind: "typical", name, values, span: spanSince(reader, start) };
}

export function parseExample(reader: Reader): Example {
  const start = peek(reader).start;
  takeWords(reader, "example");
  const name = parseText(reader, "the name of the example in quotes");
  const arrow = reader.tokens.findIndex((token, index) => index >= reader.at && isSymbol(token, "→"));
  if (arrow < 0) {
    const end = {
      ...here(reader),
      start: reader.tokens[reader.stop - 1]?.end ?? 0,
      end: reader.tokens[reader.stop - 1]?.end ?? 0,
    };
    const from = parseFrom(reader);
    const values = parseValues(reader);
    if (!reader.lost) reader.add(report("syntax/example-outcome", { ...name.span, start }, {}));
    return {
      kind: "example",
      name,
      ...from,
      values,
      expected: { outcome: "proceed", span: end },
      span: spanSince(reader, start),
    };
  }
  const { from, values } = part(reader, arrow, "a comma, or `→` and the outcome", () => ({
    from: parseFrom(reader),
    values: parseValues(reader),
  }));
  reader.at++;
  const expected = parseExpected(reader);
  return { kind: "example", name, ...from, values, expected, span: spanSince(reader, start) };
}

function parseFrom(reader: Reader): Pick<Example, "from"> {
  if (!atWord(reader, "from") || peek(reader, 1).kind !== "text") return {};
  takeWords(reader, "from");
  const from = parseText(reader, "the name of a typical input");
  if (!atEnd(reader) && !takeSymbol(reader, ",")) lose(reader, "a comma");
  return { from };
}

function parseExpected(reader: Reader): ExpectedOutcome {
  const start = here(reader).start;
  const outcome = parseOutcome(reader);
  if (outcome === undefined) {
    lose(reader, "an outcome: proceed, audit, review or block");
    return { outcome: "proceed", span: here(reader) };
  }
  const reviewers = takeWords(reader, "by") ? { reviewers: parseReviewers(reader) } : {};
  return { outcome, ...reviewers, span: spanSince(reader, start) };
}

function parseValues(reader: Reader): ExampleValue[] {
  const values: ExampleValue[] = [];
  if (atEnd(reader)) return values;
  do values.push(parseExampleValue(reader));
  while (takeSymbol(reader, ",") || takeAnd(reader));
  return values;
}

/** `refund is $5 and note is "x"`: values take a comma. */
function takeAnd(reader: Reader): boolean {
  if (!atWord(reader, "and")) return false;
  const place = { ...here(reader), start: endOfLast(reader) };
  const mends = [{ title: "Put a comma between the values", edits: [{ span: place, text: "," }] }];
  reader.add(report("syntax/and-in-example", here(reader), {}, { mends }));
  return takeWords(reader, "and");
}

function parseExampleValue(reader: Reader): ExampleValue {
  const start = here(reader).start;
  const path = parsePath(reader);
  if (atSymbol(reader, "=") || atSymbol(reader, "==") || atSymbol(reader, ":")) {
    const place = here(reader);
    const written = reader.text.slice(place.start, place.end);
    const text = `${peek(reader).spaced ? "" : " "}is${peek(reader, 1).spaced ? "" : " "}`;
    reader.add(
      report(
        "syntax/foreign-operator",
        place,
        { written, means: "is" },
        { mends: [{ title: "Write is", edits: [{ span: place, text }] }] },
      ),
    );
    reader.at++;
  } else if (!takeWords(reader, "is")) lose(reader, "`is` and a value");
  const value = parseGiven(reader);
  return { path, value, span: spanSince(reader, start) };
}

function parseGiven(reader: Reader): ExampleValue["value"] {
  for (const kind of ["missing", "empty"] as const) {
    if (!atExactly(reader, kind)) continue;
    takeWords(reader, kind);
    return { kind };
  }
  if (atSymbol(reader, "(") && atName(reader, 1)) {
    const items: ExampleValue[][] = [];
    do items.push(parseItem(reader));
    while (atSymbol(reader, ",") && atSymbol(reader, "(", 1) && takeSymbol(reader, ","));
    return { kind: "items", items };
  }
  const values: Expression[] = [parseValue(reader, valuePlace)];
  while (atSymbol(reader, ",") && !isValueStart(reader)) {
    const comma = peek(reader);
    const next = peek(reader, 1);
    const number = values.at(-1)?.kind === "number" && next.kind === "number";
    if (number && !comma.spaced && !next.spaced) {
      lose(reader, "a comma and the next value");
      break;
    }
    takeSymbol(reader, ",");
    values.push(parseValue(reader, valuePlace));
  }
  const [value] = values;
  return values.length === 1 && value !== undefined ? { kind: "value", value } : { kind: "values", values };
}

/** After a comma: does the next field begin, rather than the next member of a plain list? */
function isValueStart(reader: Reader): boolean {
  if (!atName(reader, 1)) return peek(reader, 1).kind === "end";
  const end = pathEnd(reader.tokens, reader.at + 1);
  const after = reader.tokens[end];
  return (
    after !== undefined && end < reader.stop && (after.lower === "is" || isSymbol(after, "=") || isSymbol(after, "=="))
  );
}

function parseItem(reader: Reader): ExampleValue[] {
  const open = here(reader).start;
  takeSymbol(reader, "(");
  const values = parseValues(reader);
  closeBracket(reader, open);
  return values;
}
