import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { lineSpan } from "./context.ts";

const unclosedText = "syntax/text-unclosed";

/** A text that is not closed takes in the rest of its line: no other error is reported there. */
export function withoutErrorsBesideUnclosed(
  sink: { readonly texts: ReadonlyMap<string, string> },
  diagnostics: readonly Diagnostic[],
): readonly Diagnostic[] {
  const lines = diagnostics.filter(({ code }) => code === unclosedText).map(({ span }) => lineSpan(sink, span));
  if (lines.length === 0) return diagnostics;
  const beside = ({ span }: Diagnostic): boolean =>
    lines.some(({ file, start, end }) => file === span.file && span.start >= start && span.start < end);
  return diagnostics.filter((each) => each.code === unclosedText || each.severity !== "error" || !beside(each));
}
