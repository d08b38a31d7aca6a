import { syntaxMessages } from "../diagnostics/catalogue/syntax.ts";
import { type Diagnostic, reporter } from "../diagnostics/diagnostic.ts";
import type { Source } from "../diagnostics/source.ts";
import { limits } from "./limits.ts";

export const report = reporter(syntaxMessages);

/** Gathers the diagnostics of one file, never more than the limit. */
export interface Collector {
  add(diagnostic: Diagnostic): void;
  /** By place, and at the end how many were left out. */
  all(): readonly Diagnostic[];
}

export function collector(source: Source): Collector {
  const kept: Diagnostic[] = [];
  let leftOut = 0;
  return {
    add(diagnostic) {
      if (kept.length < limits.diagnostics) kept.push(diagnostic);
      else leftOut++;
    },
    all() {
      const sorted = kept.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
      if (leftOut === 0) return sorted;
      const end = source.text.length;
      return [...sorted, report("syntax/many-more", { file: source.file, start: end, end }, { count: leftOut })];
    },
  };
}
