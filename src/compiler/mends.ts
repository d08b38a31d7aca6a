import { type Mend, mend } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/source.ts";
import { type Sink, sourceText } from "./context.ts";

/** Drops what stands there, with the comma and the blanks before it. */
export function dropped(sink: Pick<Sink, "texts">, span: Span, title: string): Mend {
  const before = sourceText(sink, { ...span, start: 0, end: span.start });
  const start = before.replace(/[\s,]+$/, "").length;
  return mend(title, { ...span, start }, "");
}

/** A line of the header, at its end, or a header with it where there is none. */
export function headerLine(main: string, end: Span | undefined, line: string): Mend {
  if (end !== undefined) return mend(`Add \`${line}\` to the header`, { ...end, start: end.end }, `\n  ${line}`);
  return mend(`Add a header with \`${line}\``, { file: main, start: 0, end: 0 }, `policy "Policy"\n  ${line}\n\n`);
}

/** The header line that names the zone, to be changed to one's own. */
export function zoneMend({
  main,
  header,
}: {
  readonly main: string;
  readonly header: { readonly end?: Span };
}): readonly Mend[] {
  return [headerLine(main, header.end, 'time zone "UTC"')];
}
