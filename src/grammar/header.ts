import { parseNumber } from "./literal.ts";
import { atWords, parseName, parsePath, parseText, peek, type Reader, spanSince, takeWords } from "./reader.ts";
import type { HeaderLine } from "./tree.ts";

const entryNames = [
  "policy",
  "language",
  "version",
  "owner",
  "time zone",
  "decides whether to",
  "if blocked",
  "profile",
  "currency",
  "identified by",
  "dated by",
  "protective",
] as const;

const entries = entryNames.map((entry) => ({ entry, words: entry.split(" ") }));

/** The entry of the header that this line begins with, if one does and a value of its kind follows. */
export function headerEntry(reader: Reader): HeaderLine["entry"] | undefined {
  return entries.find(({ entry, words }) => {
    if (!atWords(reader, ...words)) return false;
    const next = peek(reader, words.length).kind;
    switch (entry) {
      case "protective":
        return next === "end";
      case "language":
      case "version":
        return next === "number" || next === "text";
      case "currency":
      case "identified by":
      case "dated by":
        return next === "word" || next === "name" || next === "text";
      default:
        return next === "text" || next === "word" || next === "end";
    }
  })?.entry;
}

export function parseHeaderLine(reader: Reader, entry: HeaderLine["entry"]): HeaderLine {
  const start = peek(reader).start;
  takeWords(reader, ...entry.split(" "));
  const line = { kind: "header" } as const;
  switch (entry) {
    case "policy": {
      const name = parseText(reader, "the name of the policy in quotes");
      return { ...line, entry, name, span: spanSince(reader, start) };
    }
    case "language":
    case "version": {
      const value = parseNumber(reader, "a number");
      return { ...line, entry, value, span: spanSince(reader, start) };
    }
    case "currency": {
      const code = parseName(reader, "a currency, like CAD");
      return { ...line, entry, code, span: spanSince(reader, start) };
    }
    case "identified by":
    case "dated by": {
      const field = parsePath(reader);
      return { ...line, entry, field, span: spanSince(reader, start) };
    }
    case "protective":
      return { ...line, entry, span: spanSince(reader, start) };
    default: {
      const text = parseText(reader, "a text in quotes");
      return { ...line, entry, text, span: spanSince(reader, start) };
    }
  }
}
