import type { Span } from "../diagnostics/source.ts";
import type { PolicyTree } from "../grammar/tree.ts";
import type { PolicyReading } from "./reading.ts";

/** What can be folded: declarations of several lines, the header, runs of comment lines. */
export function foldsOf(reading: PolicyReading, file: string): readonly Span[] {
  const tree = reading.trees.find((each) => each.file === file);
  if (tree === undefined) return [];
  const text = reading.textOf(file);
  const folds = [
    ...headerOf(tree),
    ...tree.declarations.map(({ span }) => span),
    ...lists(tree),
    ...comments(tree, text),
  ];
  return folds
    .filter(({ start, end }) => /[\r\n]/.test(text.slice(start, end)))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

function headerOf({ declarations }: PolicyTree): readonly Span[] {
  const lines = declarations.filter(({ kind }) => kind === "header");
  const [first, last] = [lines[0], lines.at(-1)];
  return first === undefined || last === undefined ? [] : [{ ...first.span, end: last.span.end }];
}

function lists({ declarations }: PolicyTree): readonly Span[] {
  return declarations.flatMap((each) =>
    each.kind === "decision" ? each.fields.filter(({ type }) => type.kind === "item list").map(({ span }) => span) : [],
  );
}

/** Comment lines with nothing between them. */
function comments({ comments: all }: PolicyTree, text: string): readonly Span[] {
  const runs: Span[] = [];
  for (const { span, trailing } of all) {
    if (trailing) continue;
    const last = runs.at(-1);
    const between = last === undefined ? undefined : text.slice(last.end, span.start);
    if (last !== undefined && between !== undefined && /^[^\S\r\n]*(\r\n|\r|\n)[^\S\r\n]*$/.test(between))
      runs[runs.length - 1] = { ...last, end: span.end };
    else runs.push(span);
  }
  return runs;
}
