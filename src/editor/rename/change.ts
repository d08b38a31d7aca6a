import type { Diagnostic, TextEdit } from "../../diagnostics/diagnostic.ts";
import { applyMend } from "../../diagnostics/diagnostic.ts";
import { lineStarts, positionAt, type Span } from "../../diagnostics/source.ts";
import { type Meaning, meaningKey } from "../names/meaning.ts";
import { type PolicyReading, readPolicy } from "../reading.ts";

/**
 * What edits that should only give another name would change besides, in words for the author; undefined where nothing.
 * The policy is read again with them, and every word in it must mean what it meant, by its new name.
 */
export function changeOf(
  reading: PolicyReading,
  edits: readonly TextEdit[],
  renamed: (meaning: Meaning) => Meaning,
): string | undefined {
  const text = (file: string): string => applyMend(reading.textOf(file), file, { title: "", edits });
  const { main, host } = reading;
  const after = readPolicy(
    { file: main.file, text: text(main.file) },
    {
      ...host,
      readFile: (path) => (reading.parsed.has(path) ? { text: text(path) } : host.readFile(path)),
    },
    [],
    reading,
  );
  const fault = newFault(reading.checked.diagnostics, after.checked.diagnostics);
  if (fault !== undefined) return `With this name the policy has a mistake: ${fault.message}`;
  const moved = mover(edits);
  const key = ({ file, start }: Span, meaning: Meaning) => `${file}\u0000${start}\u0000${meaningKey(meaning)}`;
  const expected = reading.index().all.map(({ span, meaning }) => key(moved(span), renamed(meaning)));
  const found = new Set(after.index().all.map(({ span, meaning }) => key(span, meaning)));
  const lost = expected.findIndex((each) => !found.has(each));
  const place = reading.index().all[lost]?.span;
  if (place !== undefined) {
    const source = reading.textOf(place.file);
    const { line } = positionAt(lineStarts(source), place.start);
    return `With this name \`${source.slice(place.start, place.end)}\` would mean something else in line ${line}.`;
  }
  return found.size > new Set(expected).size
    ? "With this name other words of the policy would mean the same."
    : undefined;
}

/** An error that there was none of its kind of so many before. */
function newFault(before: readonly Diagnostic[], after: readonly Diagnostic[]): Diagnostic | undefined {
  const counts = new Map<string, number>();
  for (const { code } of before) counts.set(code, (counts.get(code) ?? 0) + 1);
  return after.find(({ code, severity }) => {
    const left = counts.get(code) ?? 0;
    counts.set(code, left - 1);
    return severity === "error" && left <= 0;
  });
}

/** Where a place lies after the edits, none of which it overlaps in part. */
function mover(edits: readonly TextEdit[]): (span: Span) => Span {
  const byFile = new Map<string, TextEdit[]>();
  for (const edit of edits) byFile.set(edit.span.file, [...(byFile.get(edit.span.file) ?? []), edit]);
  return (span) => {
    let by = 0;
    for (const { span: edited, text } of byFile.get(span.file) ?? []) {
      if (edited.end <= span.start) by += text.length - (edited.end - edited.start);
    }
    return { ...span, start: span.start + by };
  };
}
