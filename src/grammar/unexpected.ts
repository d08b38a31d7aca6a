import type { Diagnostic, Mend } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/source.ts";
import { report } from "./collector.ts";
import { isOutcomeWord } from "./line-start.ts";
import type { Reader } from "./reader.ts";
import { isSymbol, type Token } from "./token.ts";

/** What is to be said of a token at which nothing fits: the mistake that people make there, or what was expected. */
export function unexpected(reader: Reader, expected: string): Diagnostic {
  const token = reader.at < reader.stop ? reader.tokens[reader.at] : undefined;
  const before = reader.tokens[reader.at - 1];
  if (token === undefined) return unfinished(reader, before, expected);
  const next = reader.at + 1 < reader.stop ? reader.tokens[reader.at + 1] : undefined;
  const span: Span = { file: reader.file, start: token.start, end: token.end };
  const written = reader.text.slice(token.start, token.end);
  if (token.kind === "symbol") {
    const known = unexpectedSymbol(reader, token, before, next, span);
    if (known !== undefined) return known;
  }
  if (token.kind === "word") {
    const known = unexpectedWord(reader, token, span);
    if (known !== undefined) return known;
  }
  return report("syntax/unexpected", span, { written, expected });
}

function unfinished(reader: Reader, before: Token | undefined, expected: string): Diagnostic {
  const end = before?.end ?? 0;
  const span: Span = { file: reader.file, start: before?.start ?? end, end };
  return report("syntax/unfinished", span, { written: reader.text.slice(span.start, span.end), expected });
}

function unexpectedSymbol(
  reader: Reader,
  token: Token,
  before: Token | undefined,
  next: Token | undefined,
  span: Span,
): Diagnostic | undefined {
  if (token.text === "," && before?.kind === "number" && next?.kind === "number" && !token.spaced && !next.spaced) {
    const whole = { ...span, start: before.start, end: next.end };
    const written = reader.text.slice(whole.start, whole.end);
    const point = written.replace(",", ".");
    const mends: Mend[] = [
      mendTo(`Write ${point}`, span, "."),
      mendTo("Two values: put a space after the comma", span, ", "),
    ];
    return report("syntax/decimal-comma", whole, { written, right: point }, { mends });
  }
  if (token.text === ")") return report("syntax/bracket-unopened", span, {}, { mends: [mendTo("Drop it", span, "")] });
  if (token.text === "=~" || token.text === "~" || (token.text === "/" && next !== undefined))
    return report(token.text === "/" ? "syntax/division" : "syntax/regular-expression", span, {});
  if (token.text === "→" && before !== undefined && isSymbol(before, "→"))
    return report("syntax/arrow-twice", span, {}, { mends: [mendTo("Drop it", span, "")] });
  return undefined;
}

function unexpectedWord(reader: Reader, token: Token, span: Span): Diagnostic | undefined {
  if (token.lower === "matches" || token.lower === "regex") return report("syntax/regular-expression", span, {});
  if (isOutcomeWord(token) && reader.at > 0)
    return report(
      "syntax/arrow-missing",
      span,
      {},
      { mends: [mendTo("Put → before it", { ...span, end: span.start }, "→ ")] },
    );
  if (token.text === "then" && isOutcomeWord(reader.tokens[reader.at + 1]))
    return report("syntax/arrow-missing", span, {}, { mends: [mendTo("Write → for then", span, "→")] });
  return undefined;
}

function mendTo(title: string, span: Span, text: string): Mend {
  return { title, edits: [{ span, text }] };
}
