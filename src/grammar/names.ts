import { parseList } from "./comparison.ts";
import { parseExpression } from "./expression.ts";
import { expectWords, lose, parseName, parseText, peek, type Reader, spanSince, takeWords } from "./reader.ts";
import { parseTeamEntries } from "./team.ts";
import type { Define, Include, ListDeclaration, Team } from "./tree.ts";

/** `define large as refund > $10K` */
export function parseDefine(reader: Reader): Define {
  const start = peek(reader).start;
  takeWords(reader, "define");
  const name = parseName(reader, "the name of the definition");
  expectWords(reader, "`as` and a condition or value", "as");
  const expression = parseExpression(reader);
  return { kind: "define", name, expression, span: spanSince(reader, start) };
}

/** `list banned of "a", "b"`, `list watched from "file.csv" column sku` */
export function parseListDeclaration(reader: Reader): ListDeclaration {
  const start = peek(reader).start;
  takeWords(reader, "list");
  const name = parseName(reader, "the name of the list");
  if (takeWords(reader, "from")) {
    const path = parseText(reader, 'a file in quotes, like "watchlist.csv"');
    const column = takeWords(reader, "column") ? { column: parseColumn(reader) } : {};
    return { kind: "list declaration", name, from: { kind: "file", path, ...column }, span: spanSince(reader, start) };
  }
  if (!takeWords(reader, "of")) lose(reader, "`of` and values, or `from` and a file");
  const values = reader.lost ? [] : parseList(reader);
  return { kind: "list declaration", name, from: { kind: "values", values }, span: spanSince(reader, start) };
}

function parseColumn(reader: Reader) {
  return peek(reader).kind === "text" ? parseText(reader, "a column") : parseName(reader, "a column");
}

export function parseInclude(reader: Reader): Include {
  const start = peek(reader).start;
  takeWords(reader, "include");
  const path = parseText(reader, "a file in quotes");
  return { kind: "include", path, span: spanSince(reader, start) };
}

/** `team finance`, with its first entries if they stand on the line. */
export function parseTeam(reader: Reader): Team {
  const start = peek(reader).start;
  takeWords(reader, "team");
  const name = parseName(reader, "the name of the team");
  const entries = parseTeamEntries(reader);
  return { kind: "team", name, entries, span: spanSince(reader, start) };
}
