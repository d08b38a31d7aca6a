import { report } from "./collector.ts";
import { parseComparison } from "./comparison.ts";
import { joinConnected } from "./connect.ts";
import {
  advance,
  atExactly,
  atWords,
  here,
  lose,
  peek,
  type Reader,
  spanSince,
  takeWords,
  tokenSpan,
} from "./reader.ts";
import { isSymbol } from "./token.ts";
import type { Expression } from "./tree.ts";

/** A condition or a value: conditions joined by `and` or `or`. */
export function parseExpression(reader: Reader): Expression {
  const start = peek(reader).start;
  const first = parseNegation(reader);
  let connector = takeConnector(reader);
  if (connector === undefined) return first;
  const operands = [first];
  const connectors: ("and" | "or")[] = [];
  while (connector !== undefined) {
    connectors.push(connector);
    operands.push(parseNegation(reader));
    connector = takeConnector(reader);
  }
  return joinConnected(reader, operands, connectors, spanSince(reader, start));
}

const foreignConnectors: ReadonlyMap<string, "and" | "or"> = new Map([
  ["&&", "and"],
  ["&", "and"],
  ["||", "or"],
  ["|", "or"],
]);

function takeConnector(reader: Reader): "and" | "or" | undefined {
  const token = peek(reader);
  if (token.kind === "symbol") {
    const means = foreignConnectors.get(token.text);
    if (means !== undefined) {
      reader.at++;
      reportOperator(reader, reader.at - 1, means);
    }
    return means;
  }
  if (token.kind !== "word" || atWords(reader, "and", "at", "least", "one")) return undefined;
  if (takeWords(reader, "and")) return "and";
  return takeWords(reader, "or") ? "or" : undefined;
}

/** Reports an operator of programming languages and offers the word for it. */
export function reportOperator(reader: Reader, index: number, means: string): void {
  const token = reader.tokens[index];
  if (token === undefined) return;
  const place = tokenSpan(reader, token);
  const next = reader.tokens[index + 1];
  const text = `${token.spaced ? "" : " "}${means}${next === undefined || next.spaced ? "" : " "}`;
  const written = reader.text.slice(place.start, place.end);
  reader.add(
    report(
      "syntax/foreign-operator",
      place,
      { written, means },
      { mends: [{ title: `Write ${means}`, edits: [{ span: place, text }] }] },
    ),
  );
}

function parseNegation(reader: Reader): Expression {
  const token = peek(reader);
  const start = token.start;
  const not = token.kind === "word" && token.lower === "not" && (token.text === "not" || !comparisonFollows(reader));
  if (!not && !isSymbol(token, "!")) return parseComparison(reader);
  if (isSymbol(token, "!")) {
    advance(reader);
    const place = tokenSpan(reader, token);
    const text = peek(reader).spaced ? "not" : "not ";
    const mends = [{ title: "Write not", edits: [{ span: place, text }] }];
    reader.add(report("syntax/foreign-operator", place, { written: "!", means: "not" }, { mends }));
  } else takeWords(reader, "not");
  if (reader.at >= reader.stop) {
    lose(reader, "a condition after `not`");
    return { kind: "missing", span: here(reader) };
  }
  const operand = parseNegation(reader);
  return { kind: "not", operand, span: spanSince(reader, start) };
}

/** `Not is 5`: a field that is called so. */
function comparisonFollows(reader: Reader): boolean {
  return atExactly(reader, "is", 1) || peek(reader, 1).kind === "symbol";
}
