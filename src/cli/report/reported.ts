import type { Finding } from "../../analysis/index.ts";
import type { Diagnostic, Severity } from "../../diagnostics/diagnostic.ts";

/** What a check tells of a place; `accepted` where the configuration takes it out of the list, with its reason. */
export type Reported = (Diagnostic | Finding) & { readonly accepted?: { readonly reason: string } };

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

/** The gravest first; of one severity by file, in the order in which files are first named, and by place. */
export function byGravity<One extends Reported>(reported: readonly One[]): readonly One[] {
  const files = new Map<string, number>();
  for (const { span } of reported) if (!files.has(span.file)) files.set(span.file, files.size);
  const fileRank = ({ span }: Reported): number => files.get(span.file) ?? 0;
  return [...reported].sort(
    (one, other) =>
      ranks[one.severity] - ranks[other.severity] ||
      fileRank(one) - fileRank(other) ||
      one.span.start - other.span.start ||
      one.span.end - other.span.end,
  );
}

/** What counts: an accepted finding is neither an error nor a remark. */
export function isOpen({ accepted }: Reported): boolean {
  return accepted === undefined;
}
