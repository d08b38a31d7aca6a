import type { Span } from "../../diagnostics/source.ts";
import type { Told } from "../told.ts";

/** What an edit replaced, in offsets of the text before. */
export interface Replaced {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly length: number;
}

/** Where a place stands after an edit; undefined where the edit touched it. */
export function shifted(span: Span, { file, start, end, length }: Replaced): Span | undefined {
  if (span.file !== file || span.end < start) return span;
  if (span.start <= end) return undefined;
  const by = length - (end - start);
  return { file, start: span.start + by, end: span.end + by };
}

/** What was told of a version before an edit, as far as the edit did not touch it; its mends are not offered any more. */
export function shiftedTold(told: readonly Told[], replaced: Replaced): readonly Told[] {
  return told.flatMap((one) => {
    const span = shifted(one.span, replaced);
    if (span === undefined) return [];
    const related = one.related.flatMap((place) => {
      const own = shifted(place.span, replaced);
      return own === undefined ? [] : [{ ...place, span: own }];
    });
    return [{ ...one, span, related, mends: [] }];
  });
}
