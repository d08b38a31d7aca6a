import { bare } from "../compiler/condition/constant.ts";
import type { TextEdit } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/source.ts";
import { occurrencesAt, sameAs } from "./names/occurrence-at.ts";
import type { PolicyReading } from "./reading.ts";

export type Renamed = { readonly edits: readonly TextEdit[] } | { readonly refused: string };

/** What a rename at the offset would replace, with the name as it is; undefined where nothing can be renamed. */
export function renameRangeAt(
  reading: PolicyReading,
  file: string,
  offset: number,
): { readonly span: Span; readonly name: string } | undefined {
  const [found] = occurrencesAt(reading, file, offset);
  if (found === undefined || found.meaning.kind === "file") return undefined;
  const { name, kind } = found.meaning;
  const last =
    kind === "field" || kind === "group" || kind.startsWith("item") ? (name.split(".").at(-1) ?? name) : name;
  return { span: found.span, name: last };
}

/** Gives another name to what is named at the offset, in all files, or says why that cannot be. */
export function renameAt(reading: PolicyReading, file: string, offset: number, name: string): Renamed {
  const range = renameRangeAt(reading, file, offset);
  if (range === undefined) return { refused: "Nothing here has a name that can be changed." };
  const places = sameAs(reading, occurrencesAt(reading, file, offset));
  return {
    edits: places.map(({ span, inQuotes }) => ({
      span,
      text: inQuotes ? `"${name.replaceAll('"', '""')}"` : bare(name),
    })),
  };
}
