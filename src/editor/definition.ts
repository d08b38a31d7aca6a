import type { Span } from "../diagnostics/source.ts";
import { occurrencesAt, sameAs } from "./names/occurrence-at.ts";
import type { PolicyReading } from "./reading.ts";

/** Where what is named here comes into being: its declaration, without one its first place; of a file its beginning. */
export function definitionAt(reading: PolicyReading, file: string, offset: number): Span | undefined {
  const found = occurrencesAt(reading, file, offset);
  const [first] = found;
  if (first?.meaning.kind === "file") return { file: first.meaning.name, start: 0, end: 0 };
  const all = sameAs(reading, found);
  return (all.find(({ declares }) => declares) ?? all[0])?.span;
}
