import type { Source } from "../../diagnostics/source.ts";
import type { Comment } from "../comment.ts";
import type { PrintedLine } from "./print-lines.ts";

const blankLine = /(?:\r?\n|\r(?!\n))[^\S\r\n]*[\r\n]/;

export function hasBlankLine(between: string): boolean {
  return blankLine.test(between);
}

/** Puts the comments back: on a line of their own before what they stood before, or behind the line they ended. */
export function withComments(lines: readonly PrintedLine[], comments: readonly Comment[], source: Source): string {
  const above = new Map<number, Comment[]>();
  const behind = new Map<number, Comment[]>();
  const order = lines.map((_, index) => index).sort((a, b) => startOf(a) - startOf(b));
  let next = 0;
  for (const comment of comments) {
    while (next < order.length && startOf(order[next] as number) < comment.span.start) next++;
    const onLine = comment.trailing ? order[next - 1] : undefined;
    const line = onLine ?? order[next] ?? lines.length;
    const map = onLine === undefined ? above : behind;
    map.set(line, [...(map.get(line) ?? []), comment]);
  }

  const out: string[] = [];
  lines.forEach((line, index) => {
    const trailing = behind.get(index) ?? [];
    const last = trailing.at(-1);
    const own = [...(above.get(index) ?? []), ...trailing.slice(0, -1)];
    if (line.blankBefore && out.length > 0) out.push("");
    pushOwn(own, line.indent, startOf(index), !line.inside);
    out.push(`${" ".repeat(line.indent)}${line.text}${last === undefined ? "" : `  ${commentText(last)}`}`);
  });
  const rest = above.get(lines.length) ?? [];
  const lastEnd = order.length === 0 ? undefined : Math.max(...lines.map(({ end }) => end));
  const [first] = rest;
  if (first !== undefined && lastEnd !== undefined && hasBlankLine(source.text.slice(lastEnd, first.span.start)))
    out.push("");
  pushOwn(rest, 0, undefined, true);
  return out.length === 0 ? "" : `${out.join("\n")}\n`;

  function startOf(index: number): number {
    return (lines[index] as PrintedLine).start;
  }

  /** Comments of their own lines; outside of blocks a blank line that the author put behind one is kept. */
  function pushOwn(own: readonly Comment[], indent: number, before: number | undefined, keepBlanks: boolean): void {
    own.forEach((comment, index) => {
      out.push(`${" ".repeat(indent)}${commentText(comment)}`);
      const follows = own[index + 1]?.span.start ?? before;
      if (keepBlanks && follows !== undefined && hasBlankLine(source.text.slice(comment.span.end, follows)))
        out.push("");
    });
  }
}

function commentText({ text }: Comment): string {
  return text === "" ? "#" : `# ${text}`;
}
