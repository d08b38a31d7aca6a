import type { Diagnostic, Mend } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/source.ts";
import { report } from "./collector.ts";
import { isSymbol, isWord, isWordInAnyCase, type Token } from "./token.ts";
import type { Name, Path, Text } from "./tree.ts";
import { unexpected } from "./unexpected.ts";

/** A cursor over the tokens of one clause; every part of the grammar moves it forward. */
export interface Reader {
  readonly file: string;
  readonly text: string;
  readonly tokens: readonly Token[];
  at: number;
  /** The index after the last token that may be read. */
  stop: number;
  /** Something was not understood and reported: what follows up to `stop` is not reported again. */
  lost: boolean;
  /** Inside `(items where …)`, where `it` names the element. */
  insideWhere: boolean;
  readonly add: (diagnostic: Diagnostic) => void;
}

const nothing: Token = { kind: "end", text: "", lower: "", start: 0, end: 0, spaced: true, first: false };

export function peek(reader: Reader, ahead = 0): Token {
  const index = reader.at + ahead;
  return index < reader.stop ? (reader.tokens[index] as Token) : nothing;
}

export function atEnd(reader: Reader): boolean {
  return reader.at >= reader.stop;
}

export function advance(reader: Reader): Token {
  const token = peek(reader);
  if (reader.at < reader.stop) reader.at++;
  return token;
}

/** The keyword, in whatever case: only where no name can stand. */
export function atWord(reader: Reader, word: string, ahead = 0): boolean {
  return isWordInAnyCase(peek(reader, ahead), word);
}

/** The keyword as it must be written: where a name could stand too. */
export function atExactly(reader: Reader, word: string, ahead = 0): boolean {
  return isWord(peek(reader, ahead), word);
}

export function atSymbol(reader: Reader, symbol: string, ahead = 0): boolean {
  return isSymbol(peek(reader, ahead), symbol);
}

/** Are these words next, in whatever case? */
export function atWords(reader: Reader, ...words: readonly string[]): boolean {
  return words.every((word, ahead) => atWord(reader, word, ahead));
}

/** Takes these words if they are next; a keyword in the wrong case is reported and taken. */
export function takeWords(reader: Reader, ...words: readonly string[]): boolean {
  if (!words.every((word, ahead) => atWord(reader, word, ahead))) return false;
  for (const word of words) {
    const token = advance(reader);
    if (token.text !== word) reportCase(reader, token, word);
  }
  return true;
}

function reportCase(reader: Reader, token: Token, word: string): void {
  const place = tokenSpan(reader, token);
  const mends = [{ title: `Write ${word}`, edits: [{ span: place, text: word }] }];
  reader.add(report("syntax/keyword-case", place, { written: token.text, keyword: word }, { mends }));
}

export function takeSymbol(reader: Reader, symbol: string): boolean {
  if (!atSymbol(reader, symbol)) return false;
  reader.at++;
  return true;
}

export function tokenSpan(reader: Reader, token: Token): Span {
  return { file: reader.file, start: token.start, end: token.end };
}

/** Where the reader stands: the next token, or the empty place after the last one. */
export function here(reader: Reader): Span {
  const token = reader.tokens[reader.at];
  if (reader.at < reader.stop && token !== undefined) return tokenSpan(reader, token);
  const end = endOfLast(reader);
  return { file: reader.file, start: end, end };
}

export function endOfLast(reader: Reader): number {
  const token = reader.tokens[reader.at - 1] ?? reader.tokens[0];
  return reader.at === 0 ? (token?.start ?? 0) : (token?.end ?? 0);
}

/** From the start of what was read first to the end of what was read last. */
export function spanSince(reader: Reader, start: number): Span {
  return { file: reader.file, start, end: Math.max(start, endOfLast(reader)) };
}

export function sourceText(reader: Reader, span: Span): string {
  return reader.text.slice(span.start, span.end);
}

/** Reports once that something else was expected, and gives up the rest. */
export function lose(reader: Reader, expected: string): void {
  if (!reader.lost) reader.add(unexpected(reader, expected));
  reader.lost = true;
  reader.at = reader.stop;
}

/** Reads a part that ends before `stop`; what it leaves over is reported, and it does not spoil what follows. */
export function part<Result>(reader: Reader, stop: number, expectedAfter: string, read: () => Result): Result {
  const outer = reader.stop;
  reader.stop = stop;
  const result = read();
  if (!atEnd(reader)) lose(reader, expectedAfter);
  reader.at = stop;
  reader.stop = outer;
  reader.lost = false;
  return result;
}

export function expectWords(reader: Reader, expected: string, ...words: readonly string[]): boolean {
  const taken = takeWords(reader, ...words);
  if (!taken) lose(reader, expected);
  return taken;
}

/** Words that no bare name may be: they stand in backticks. */
const reserved = new Set(["and", "or", "not", "is"]);

export function atName(reader: Reader, ahead = 0): boolean {
  const token = peek(reader, ahead);
  return token.kind === "name" || (token.kind === "word" && !reserved.has(token.text));
}

export function parseName(reader: Reader, expected: string): Name {
  const token = peek(reader);
  if (token.kind === "text" && expected.startsWith("the name")) {
    const place = tokenSpan(reader, token);
    const bare = /^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u.test(token.text) ? token.text : `\`${token.text}\``;
    const mends: Mend[] = token.text.includes("`")
      ? []
      : [{ title: `Write ${bare}`, edits: [{ span: place, text: bare }] }];
    reader.add(report("syntax/name-in-quotes", place, { written: token.text }, { mends }));
    reader.at++;
    return { text: token.text, quoted: true, span: place };
  }
  if (!atName(reader)) {
    lose(reader, expected);
    return { text: "", quoted: false, span: here(reader) };
  }
  reader.at++;
  return { text: token.text, quoted: token.kind === "name", span: tokenSpan(reader, token) };
}

export function parsePath(reader: Reader, expected = "the name of a field"): Path {
  const first = parseName(reader, expected);
  const parts = [first];
  while (atSymbol(reader, ".") && (peek(reader, 1).kind === "word" || peek(reader, 1).kind === "name")) {
    reader.at++;
    const token = advance(reader);
    parts.push({ text: token.text, quoted: token.kind === "name", span: tokenSpan(reader, token) });
  }
  return { parts, span: spanSince(reader, first.span.start) };
}

export function parseText(reader: Reader, expected: string): Text {
  const token = peek(reader);
  if (token.kind !== "text") {
    lose(reader, expected);
    return { value: "", span: here(reader) };
  }
  reader.at++;
  return { value: token.text, span: tokenSpan(reader, token) };
}
