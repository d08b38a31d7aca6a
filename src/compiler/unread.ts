import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/source.ts";
import { lineSpan } from "./context.ts";

const unclosedText = "syntax/text-unclosed";
const tooLong = "syntax/clause-too-long";

type Texts = { readonly texts: ReadonlyMap<string, string> };

/**
 * A text that is not closed takes in the rest of its line, and a clause that is too long is read only in part: no other
 * error is reported there.
 */
export function withoutErrorsBesideUnread(sink: Texts, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const unread = diagnostics.flatMap((each) => unreadSpan(sink, each) ?? []);
  if (unread.length === 0) return diagnostics;
  const beside = ({ span }: Diagnostic): boolean =>
    unread.some(({ file, start, end }) => file === span.file && span.start >= start && span.start < end);
  return diagnostics.filter(
    (each) => each.code === unclosedText || each.code === tooLong || each.severity !== "error" || !beside(each),
  );
}

function unreadSpan(sink: Texts, { code, span, related }: Diagnostic): Span | undefined {
  if (code === unclosedText) return lineSpan(sink, span);
  if (code === tooLong) return { ...span, start: related[0]?.span.start ?? span.start };
  return undefined;
}
