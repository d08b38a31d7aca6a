import { describeRange } from "../../compiler/describe.ts";
import type { Span } from "../../diagnostics/source.ts";
import type { Knowledge } from "../knowledge.ts";
import { occurrencesAt } from "../names/occurrence-at.ts";
import type { PolicyReading } from "../reading.ts";

export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

/** What stands at the offset, in plain words; with what a history says of it. */
export function hoverAt(
  reading: PolicyReading,
  file: string,
  offset: number,
  _knowledge?: Knowledge,
): Hover | undefined {
  const [found] = occurrencesAt(reading, file, offset);
  if (found === undefined) return undefined;
  const { fields } = reading.checked.names;
  const field = found.meaning.kind === "field" ? fields.fields[fields.byName.get(found.meaning.name) ?? -1] : undefined;
  const what = field === undefined ? found.meaning.kind : describeRange(field.type);
  return { span: found.span, markdown: `**${found.meaning.name}**: ${what}` };
}
