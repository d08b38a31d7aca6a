import { hasErrors } from "../../diagnostics/diagnostic.ts";
import type { Source } from "../../diagnostics/source.ts";
import { parse } from "../parse.ts";
import type { Declaration, PolicyTree } from "../tree.ts";
import { hasBlankLine, withComments } from "./print-comments.ts";
import { printDeclaration } from "./print-declaration.ts";
import type { PrintedLine } from "./print-lines.ts";

/** The text in the one canonical style; where it has syntax errors it stays as it is. */
export function format(source: Source): string {
  const { tree, diagnostics } = parse(source);
  return hasErrors(diagnostics) ? source.text : print(tree, source);
}

/**
 * Writes a tree in the canonical style, with every comment of the source it was read from. Printing what it printed
 * changes nothing. A text with syntax errors is not to be printed: see `format`.
 */
export function print(tree: PolicyTree, source: Source): string {
  const lines: PrintedLine[] = [];
  let before: { declaration: Declaration; lines: number } | undefined;
  for (const declaration of tree.declarations) {
    const printed = printDeclaration(declaration, source);
    const [first, ...rest] = printed;
    if (first === undefined) continue;
    const blank = before !== undefined && needsBlank(before, { declaration, lines: printed.length }, source);
    lines.push(blank ? { ...first, blankBefore: true } : first, ...rest);
    before = { declaration, lines: printed.length };
  }
  return withComments(lines, tree.comments, source);
}

interface Printed {
  readonly declaration: Declaration;
  readonly lines: number;
}

const groups: Readonly<Record<Declaration["kind"], string>> = {
  header: "header",
  include: "include",
  decision: "decision",
  team: "team",
  define: "names",
  "list declaration": "names",
  rule: "rule",
  otherwise: "rest",
  "spot check": "rest",
  ensure: "ensure",
  typical: "example",
  example: "example",
};

/** A blank line stands between kinds, around rules of several lines, and where the author put one. */
function needsBlank(before: Printed, after: Printed, source: Source): boolean {
  const group = groups[after.declaration.kind];
  if (groups[before.declaration.kind] !== group) return true;
  if (group === "header") return false;
  if (group === "rule" && (before.lines > 1 || after.lines > 1)) return true;
  const between = source.text.slice(before.declaration.span.end, after.declaration.span.start);
  return hasBlankLine(between);
}
