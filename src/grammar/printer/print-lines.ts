import type { Span } from "../../diagnostics/source.ts";
import type { Expression } from "../tree.ts";
import type { Write } from "./print-words.ts";

/** A line to be written, and the place in the source that it comes from. */
export interface PrintedLine {
  readonly indent: number;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly blankBefore: boolean;
  /** Within a declaration, where blank lines are dropped. */
  readonly inside: boolean;
}

/** Lines go on below where they would be longer; only what has no comma is left longer. */
const width = 110;

/** Part of a line, with its place. */
export interface Piece {
  readonly text: string;
  readonly span: Span;
}

export function lineOf(indent: number, text: string, span: Span, inside = true): PrintedLine {
  return { indent, text, start: span.start, end: span.end, blankBefore: false, inside };
}

/** Pieces with commas between them, on as many lines as they need; later lines are indented further. */
export function fill(
  indent: number,
  head: string,
  pieces: readonly Piece[],
  deeper: number,
  separator = ", ",
): PrintedLine[] {
  const lines: PrintedLine[] = [];
  let text = head;
  let start: number | undefined;
  let end = 0;
  pieces.forEach((piece, index) => {
    const joined = index === 0 ? piece.text : separator + piece.text;
    const room = width - (lines.length === 0 ? indent : deeper) - (index < pieces.length - 1 ? 1 : 0);
    if (index > 0 && text.length + joined.length > room) {
      lines.push(lineOf(lines.length === 0 ? indent : deeper, text + separator.trimEnd(), span(start, end, piece)));
      text = piece.text;
      start = piece.span.start;
    } else {
      text += joined;
      start ??= piece.span.start;
    }
    end = piece.span.end;
  });
  const last = pieces.at(-1);
  if (last !== undefined) lines.push(lineOf(lines.length === 0 ? indent : deeper, text, span(start, end, last)));
  return lines;

  function span(from: number | undefined, to: number, { span: own }: Piece): Span {
    return { ...own, start: from ?? own.start, end: to };
  }
}

/** Puts `→ …` behind the last line if it fits there, else below. */
export function endWith(lines: PrintedLine[], { text: own, span }: Piece, indent: number): PrintedLine[] {
  const last = lines.at(-1);
  if (last === undefined || last.indent + last.text.length + own.length + 1 > width)
    return [...lines, lineOf(indent, own, span)];
  return [...lines.slice(0, -1), { ...last, text: `${last.text} ${own}`, end: span.end }];
}

/** A condition on one line, or with each of its conditions on a line. */
export function conditionLines(
  indent: number,
  head: string,
  condition: Expression,
  deeper: number,
  text: Write,
): PrintedLine[] {
  const whole = head + text(condition);
  if ((condition.kind !== "and" && condition.kind !== "or") || indent + whole.length <= width)
    return [lineOf(indent, whole, condition.span)];
  return condition.operands.map((operand, index) =>
    index === 0
      ? lineOf(indent, head + text(operand), operand.span)
      : lineOf(deeper, `${condition.kind} ${text(operand)}`, operand.span),
  );
}
