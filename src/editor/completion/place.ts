import type { Source, Span } from "../../diagnostics/source.ts";
import { collector } from "../../grammar/collector.ts";
import { type Begin, type Clause, clauses } from "../../grammar/layout.ts";
import { lineReader } from "../../grammar/lexing.ts";
import { type DeclarationWord, detailAt } from "../../grammar/line-start.ts";
import type { Parsed } from "../../grammar/parse.ts";
import { isSymbol, isWord, type Token } from "../../grammar/token.ts";

/** The block to which the line of the cursor belongs. */
export type BlockAbove = DeclarationWord | "start" | "header" | "rule without body";

/** A clause up to the cursor. */
export interface Started {
  /** The block that its line belongs to, where no keyword begins it. */
  readonly block: BlockAbove;
  /** How it began; undefined for lines that no keyword begins. */
  readonly starts: DeclarationWord | undefined;
  /** Before what is being typed. */
  readonly tokens: readonly Token[];
}

/** Where the cursor stands: what is before it, and what is being typed. */
export interface Place {
  /** The clause that the cursor is in, or may be in where it stands on a line below. */
  readonly within: Started | undefined;
  /** The cursor stands on a line of its own, where something new may begin: the block above it. */
  readonly fresh: BlockAbove | undefined;
  /** What is being typed, to be replaced: empty where nothing is. */
  readonly typed: Span;
  /** What is being typed stands in quotes. */
  readonly inQuotes: boolean;
}

/** Undefined within a comment. */
export function placeAt({ source, begins, names }: Parsed, offset: number): Place | undefined {
  const { file, text } = source;
  const lineAt = lineStart(text, offset);
  const typed = typedAt(text.slice(lineAt, offset));
  if (typed === undefined) return undefined;
  const start = offset - typed.length;
  const from = begins.findLast((begin) => begin.offset < lineAt);
  const before = { file, text: text.slice(0, start) };
  const read = clausesBefore(before, from, names);
  const last = read.at(-1);
  const newLine = last === undefined || (last.tokens.at(-1)?.end ?? 0) <= lineAt;
  const goesOn = last !== undefined && newLine && isUnfinished(last);
  const within = last && { block: blockAbove(read.slice(0, -1), from), starts: last.starts, tokens: last.tokens };
  return {
    within,
    fresh: newLine && !goesOn ? blockAbove(read, from) : undefined,
    typed: { file, start, end: offset + restOfWord(text, offset, typed) },
    inQuotes: typed.startsWith('"'),
  };
}

/** Nobody types a longer one, and a line may be as long as a file. */
const longestWord = 1_000;

function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
}

/** The word, path or text that reaches up to the cursor; undefined where nothing can be typed. */
function typedAt(line: string): string | undefined {
  let quote: number | undefined;
  for (let at = 0; at < line.length; at++) {
    const sign = line.charAt(at);
    if (quote !== undefined) {
      if (sign === line.charAt(quote)) quote = undefined;
    } else if (sign === '"' || sign === "`") quote = at;
    else if (sign === "#") return undefined;
  }
  if (quote !== undefined && line.charAt(quote) === '"') return line.slice(quote);
  const whole = quote === undefined ? line : line.slice(0, quote);
  const path =
    /(?:(?:[\p{L}_][\p{L}\p{M}\p{N}_]*|`[^`]*`)\.)*(?:[\p{L}_][\p{L}\p{M}\p{N}_]*)?$/u.exec(
      whole.slice(-longestWord),
    )?.[0] ?? "";
  return quote === undefined ? path : path + line.slice(quote);
}

/** How much of the word stands behind the cursor. */
function restOfWord(text: string, offset: number, typed: string): number {
  if (typed.startsWith('"')) return text.charAt(offset) === '"' ? 1 : 0;
  if (typed === "") return 0;
  return /^[\p{L}\p{M}\p{N}_]*/u.exec(text.slice(offset, offset + 200))?.[0].length ?? 0;
}

function clausesBefore(source: Source, from: Begin | undefined, names: readonly string[]): readonly Clause[] {
  const ignored = collector(source);
  const lines = lineReader(source, ignored, from);
  const stretch = { ...(from && { from }), names: names.slice(0, from?.names ?? 0), isKnown: () => false };
  return [...clauses(source, lines, ignored, stretch)];
}

function blockAbove(read: readonly Clause[], from: Begin | undefined): BlockAbove {
  let block: BlockAbove = from?.block ?? "start";
  for (const { tokens, starts } of read) {
    if (starts !== undefined) block = starts === "rule" && tokens.length <= 2 ? "rule without body" : starts;
    else if (tokens.some((token) => isSymbol(token, "→"))) block = "rule";
    else if (block === "rule without body" && detailAt(tokens, 0) === undefined) block = "rule";
  }
  return block === "policy" ? "header" : block;
}

/** Does the next line go on with this clause, whatever it begins with? */
function isUnfinished({ tokens, starts }: Clause): boolean {
  const last = tokens.at(-1);
  if (last === undefined) return false;
  if (isSymbol(last, ",") || isSymbol(last, "→") || isWord(last, "and") || isWord(last, "or") || isWord(last, "when"))
    return true;
  if (starts === "typical" || starts === "example") return tokens.length <= 2;
  if (starts === "ensure") return last.kind === "text" && tokens.length === 2;
  return openBrackets(tokens) > 0;
}

function openBrackets(tokens: readonly Token[]): number {
  let depth = 0;
  for (const token of tokens) {
    if (isSymbol(token, "(")) depth++;
    else if (isSymbol(token, ")")) depth = Math.max(0, depth - 1);
    else if (isSymbol(token, "→")) depth = 0;
  }
  return depth;
}
