import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Source } from "../diagnostics/source.ts";
import { type Blocks, readClauses } from "./blocks.ts";
import { collector, report } from "./collector.ts";
import { clauses } from "./layout.ts";
import { lineReader } from "./lexing.ts";
import { limits } from "./limits.ts";
import type { Declaration, PolicyTree } from "./tree.ts";

/** A text as it was read, with what reading it again after an edit starts from. */
export interface Parsed {
  readonly source: Source;
  readonly tree: PolicyTree;
  /** For each declaration the one that was read of the same words first: the same object as long as they stay, where it stood then. */
  readonly origins: readonly Declaration[];
  /** In the order of their places. */
  readonly diagnostics: readonly Diagnostic[];
  readonly begins: Blocks["begins"];
  /** What fields are called, in the order of the text, each once. */
  readonly names: readonly string[];
}

/**
 * Reads a policy. Never throws, whatever the text; there is always a tree: what could not be read is missing in it
 * and has been reported.
 */
export function parse(source: Source): Parsed {
  const diagnostics = collector(source);
  const { file } = source;
  if (source.text.length > limits.fileSize) {
    const start = { file, start: 0, end: 0 };
    diagnostics.add(report("syntax/too-large", start, { megabytes: limits.fileSize / (1024 * 1024) }));
    const tree = { file, declarations: [], comments: [] };
    return { source, tree, origins: [], diagnostics: diagnostics.all(), begins: [], names: [] };
  }
  const lines = lineReader(source, diagnostics);
  const names: string[] = [];
  const stretch = { names, isKnown: () => false };
  const { declarations, begins } = readClauses(source, clauses(source, lines, diagnostics, stretch), diagnostics);
  const tree = { file, declarations, comments: lines.comments };
  return { source, tree, origins: declarations, diagnostics: diagnostics.all(), begins, names };
}
