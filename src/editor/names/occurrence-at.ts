import type { PolicyReading } from "../reading.ts";
import { meaningKey, type Occurrence } from "./meaning.ts";

/** What is named at the offset, its end included; of two names side by side the later. */
export function occurrencesAt(reading: PolicyReading, file: string, offset: number): readonly Occurrence[] {
  const all = reading.index().inFile(file);
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle] as Occurrence).span.start <= offset) low = middle + 1;
    else high = middle;
  }
  const at = all[low - 1];
  if (at === undefined || at.span.end < offset) return [];
  const found = [at];
  for (let before = low - 2; before >= 0; before--) {
    const other = all[before] as Occurrence;
    if (other.span.start !== at.span.start) break;
    if (other.span.end === at.span.end) found.unshift(other);
  }
  return found;
}

/** All places of what is named at the offset. */
export function sameAs(reading: PolicyReading, found: readonly Occurrence[]): readonly Occurrence[] {
  const keys = new Set(found.map((each) => meaningKey(each.meaning)));
  return [...keys].flatMap((key) => reading.index().ofMeaning(key));
}
