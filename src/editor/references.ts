import type { Span } from "../diagnostics/source.ts";
import { occurrencesAt, sameAs } from "./names/occurrence-at.ts";
import type { PolicyReading } from "./reading.ts";

/** All places that name what is named here, the declaration among them, in the order of the files. */
export function referencesAt(reading: PolicyReading, file: string, offset: number): readonly Span[] {
  return sameAs(reading, occurrencesAt(reading, file, offset)).map(({ span }) => span);
}
