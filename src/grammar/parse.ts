import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Source } from "../diagnostics/source.ts";
import { readClauses } from "./blocks.ts";
import { collector, report } from "./collector.ts";
import { clauses } from "./layout.ts";
import { lineReader } from "./lexing.ts";
import { limits } from "./limits.ts";
import type { PolicyTree } from "./tree.ts";

/**
 * Reads a policy. Never throws, whatever the text; there is always a tree: what could not be read is missing in it
 * and has been reported. Diagnostics are in the order of their places.
 */
export function parse(source: Source): { tree: PolicyTree; diagnostics: readonly Diagnostic[] } {
  const diagnostics = collector(source);
  if (source.text.length > limits.fileSize) {
    const start = { file: source.file, start: 0, end: 0 };
    diagnostics.add(report("syntax/too-large", start, { megabytes: limits.fileSize / (1024 * 1024) }));
    return { tree: { file: source.file, declarations: [], comments: [] }, diagnostics: diagnostics.all() };
  }
  const lines = lineReader(source, diagnostics);
  const declarations = readClauses(source, clauses(source, lines, diagnostics), diagnostics);
  return { tree: { file: source.file, declarations, comments: lines.comments }, diagnostics: diagnostics.all() };
}
