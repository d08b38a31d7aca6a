import type { Diagnostic, Mend } from "../diagnostics/diagnostic.ts";
import type { Source, Span } from "../diagnostics/source.ts";
import { report } from "./collector.ts";
import { isOutcomeWord } from "./line-start.ts";
import { isSymbol, type Token } from "./token.ts";

/** The token at which nothing fits, and its neighbours in the clause. */
export interface Around {
  readonly before: Token | undefined;
  readonly token: Token | undefined;
  readonly next: Token | undefined;
}

/** What is to be said of a token at which nothing fits: the mistake that people make there, or what was expected. */
export function unexpected(source: Source, around: Around, expected: string): Diagnostic {
  const { before, token } = around;
  if (token === undefined) return unfinished(source, before, expected);
  const span: Span = { file: source.file, start: token.start, end: token.end };
  const known =
    token.kind === "symbol"
      ? unexpectedSymbol(source, token, around, span)
      : token.kind === "word"
        ? unexpectedWord(token, around, span)
        : undefined;
  return known ?? report("syntax/unexpected", span, { written: shortly(source.text, span), expected });
}

const mostShown = 60;

/** A word of a message: of an endless one its beginning. */
function shortly(text: string, { start, end }: Span): string {
  return end - start <= mostShown ? text.slice(start, end) : `${text.slice(start, start + mostShown)}…`;
}

function unfinished(source: Source, before: Token | undefined, expected: string): Diagnostic {
  const end = before?.end ?? 0;
  const span: Span = { file: source.file, start: before?.start ?? end, end };
  return report("syntax/unfinished", span, { written: shortly(source.text, span), expected });
}

function unexpectedSymbol(source: Source, token: Token, { before, next }: Around, span: Span): Diagnostic | undefined {
  if (token.text === "," && before?.kind === "number" && next?.kind === "number" && !token.spaced && !next.spaced) {
    const whole = { ...span, start: before.start, end: next.end };
    const written = source.text.slice(whole.start, whole.end);
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

function unexpectedWord(token: Token, { before, next }: Around, span: Span): Diagnostic | undefined {
  if (token.lower === "matches" || token.lower === "regex") return report("syntax/regular-expression", span, {});
  if (isOutcomeWord(token) && before !== undefined)
    return report(
      "syntax/arrow-missing",
      span,
      {},
      { mends: [mendTo("Put → before it", { ...span, end: span.start }, "→ ")] },
    );
  if (token.text === "then" && isOutcomeWord(next))
    return report("syntax/arrow-missing", span, {}, { mends: [mendTo("Write → for then", span, "→")] });
  return undefined;
}

function mendTo(title: string, span: Span, text: string): Mend {
  return { title, edits: [{ span, text }] };
}
