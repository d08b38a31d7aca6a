import type { Source, Span } from "../diagnostics/source.ts";
import {
  beginsWord,
  closingQuotes,
  currencySigns,
  isBlank,
  isDigit,
  isLineEnd,
  singleQuotes,
  wordEnd,
} from "./characters.ts";
import { type Collector, report } from "./collector.ts";
import { lexNumber } from "./lex-number.ts";
import { limits } from "./limits.ts";
import type { Token, TokenKind } from "./token.ts";
import type { Comment } from "./tree.ts";

/** Written forms of symbols, longest first, and what they mean. */
const symbols: readonly (readonly [string, string])[] = [
  ["===", "=="],
  ["!==", "!="],
  ["-->", "→"],
  ["==>", "→"],
  ["<=", "<="],
  [">=", ">="],
  ["=<", "=<"],
  ["=>", "→"],
  ["->", "→"],
  ["–>", "→"],
  ["—>", "→"],
  ["==", "=="],
  ["=~", "=~"],
  ["!~", "=~"],
  ["!=", "!="],
  ["<>", "<>"],
  ["&&", "&&"],
  ["||", "||"],
  ["%%", "%%"],
  ["…", "…"],
  ["→", "→"],
  ["⇒", "→"],
  ["⟶", "→"],
  ["⟹", "→"],
  ["➔", "→"],
  ["➜", "→"],
  ["≥", ">="],
  ["⩾", ">="],
  ["≤", "<="],
  ["⩽", "<="],
  ["≠", "≠"],
  ["−", "-"],
  ["–", "-"],
  ["—", "-"],
  ["‐", "-"],
  ["‑", "-"],
  ["-", "-"],
  ["×", "*"],
  ["·", "•"],
  ["•", "•"],
  ["‣", "•"],
  ["◦", "•"],
  ["▪", "•"],
  ["●", "•"],
  ["○", "•"],
  ["∙", "•"],
  ...[..."<>=!&|%()[]{},.+*/;:?~^@"].map((sign) => [sign, sign] as const),
  ...[...currencySigns.keys()].map((sign) => [sign, sign] as const),
];

const symbolsByFirst = new Map<string, readonly (readonly [string, string])[]>();
for (const symbol of symbols) {
  const first = symbol[0].charAt(0);
  symbolsByFirst.set(first, [...(symbolsByFirst.get(first) ?? []), symbol]);
}

/** Reads a text line by line, so that only the tokens of one clause are ever held. */
export interface Lexer {
  readonly comments: readonly Comment[];
  /** The text was nested too deep to be read to its end. */
  stopped(): boolean;
  /** The tokens of the next line that has any; undefined at the end of the text. */
  nextLine(): Token[] | undefined;
}

export function lexer({ file, text }: Source, diagnostics: Collector): Lexer {
  const comments: Comment[] = [];
  let at = 0;
  let depth = 0;
  const nots: number[] = [];
  let pendingNots = 0;
  let stopped = false;
  let line: Token[] = [];

  const span = (start: number, end: number): Span => ({ file, start, end });

  function add(kind: TokenKind, value: string, start: number, end: number): void {
    const spaced = line.length === 0 || isBlank(text.charCodeAt(start - 1));
    const lower = kind === "word" ? value.toLowerCase() : value;
    line.push({ kind, text: value, lower, start, end, spaced, first: line.length === 0 });
    at = end;
  }

  function endOfLine(from: number): number {
    let end = from;
    while (end < text.length && !isLineEnd(text.charCodeAt(end))) end++;
    return end;
  }

  function quoted(open: string): void {
    const start = at;
    const closing = closingQuotes.get(open) as string;
    let value = "";
    let from = start + 1;
    for (let end = from; ; end++) {
      const code = text.charCodeAt(end);
      if (end >= text.length || isLineEnd(code)) {
        reportUnclosed(start, end, open);
        add("text", text.slice(start + 1, end).trimEnd(), start, end);
        return;
      }
      if (!closing.includes(text.charAt(end))) continue;
      if (open === '"' && text.charAt(end + 1) === '"') {
        value += text.slice(from, end + 1);
        from = end + 2;
        end++;
        continue;
      }
      if (singleQuotes.includes(open) && beginsWord(text, end + 1)) continue;
      add("text", value + text.slice(from, end), start, end + 1);
      return;
    }
  }

  function reportUnclosed(start: number, end: number, open: string): void {
    const inside = text.slice(start + 1, end);
    const other = inside.search(/["“”„«»]/);
    const stop = start + 1 + inside.trimEnd().length;
    const close = [...(closingQuotes.get(open) as string)].at(-1) as string;
    const mends =
      other >= 0
        ? [
            {
              title: `Close it with ${close}`,
              edits: [{ span: span(start + 1 + other, start + 2 + other), text: close }],
            },
          ]
        : [{ title: `Add ${close} at the end of the line`, edits: [{ span: span(stop, stop), text: close }] }];
    diagnostics.add(report("syntax/text-unclosed", span(start, stop), { close }, { mends }));
  }

  function backticked(): void {
    const start = at;
    let end = start + 1;
    while (end < text.length && text.charAt(end) !== "`" && !isLineEnd(text.charCodeAt(end))) end++;
    const closed = text.charAt(end) === "`";
    if (closed && end > start + 1) {
      add("name", text.slice(start + 1, end).normalize("NFC"), start, end + 1);
      return;
    }
    const word = wordEnd(text, start + 1);
    const stop = closed ? end + 1 : word;
    const mends =
      closed || word === start + 1
        ? []
        : [{ title: "Close the name with `", edits: [{ span: span(word, word), text: "`" }] }];
    diagnostics.add(report("syntax/name-unclosed", span(start, stop), { empty: closed }, { mends }));
    add("name", text.slice(start + 1, word), start, stop);
  }

  function symbol(): boolean {
    for (const [written, means] of symbolsByFirst.get(text.charAt(at)) ?? []) {
      if (text.startsWith(written, at)) {
        add("symbol", means, at, at + written.length);
        return true;
      }
    }
    return false;
  }

  function unknown(): void {
    const start = at;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      const known =
        isBlank(code) || isLineEnd(code) || isDigit(code) || code === 35 || code === 96 || beginsWord(text, at);
      if (known || symbolsByFirst.has(text.charAt(at)) || closingQuotes.has(text.charAt(at))) break;
      at += (text.codePointAt(at) as number) > 0xffff ? 2 : 1;
    }
    const place = span(start, at);
    const mends = [{ title: "Drop it", edits: [{ span: place, text: "" }] }];
    const shown = text.slice(start, Math.min(at, start + 20));
    diagnostics.add(report("syntax/unknown-character", place, { shown }, { mends }));
  }

  /** Counts brackets and chained `not`s; true where they are too deep to be read. */
  function tooDeep(token: Token): boolean {
    if (token.kind === "symbol" && token.text === "(") {
      nots.push(pendingNots);
      depth += 1 + pendingNots;
      pendingNots = 0;
    } else if (token.kind === "symbol" && token.text === ")") {
      depth = Math.max(0, depth - 1 - (nots.pop() ?? 0));
      pendingNots = 0;
    } else if ((token.kind === "word" && token.lower === "not") || (token.kind === "symbol" && token.text === "!")) {
      pendingNots++;
    } else if (token.kind === "symbol" && token.text === "→") {
      depth = 0;
      nots.length = 0;
      pendingNots = 0;
    } else pendingNots = 0;
    return depth + pendingNots > limits.depth;
  }

  function comment(): void {
    const start = at;
    at = endOfLine(start);
    const trailing = line.length > 0;
    comments.push({
      text: text.slice(start + 1, at).trim(),
      span: span(start, start + text.slice(start, at).trimEnd().length),
      trailing,
    });
  }

  function next(): void {
    const code = text.charCodeAt(at);
    if (isDigit(code)) {
      lexNumber({ file, text, at, add, diagnostics });
      return;
    }
    if (beginsWord(text, at)) {
      const end = wordEnd(text, at);
      const word = text.slice(at, end);
      add("word", code < 128 ? word : word.normalize("NFC"), at, end);
      return;
    }
    const character = text.charAt(at);
    if (closingQuotes.has(character)) {
      quoted(character);
      return;
    }
    if (code === 96) {
      backticked();
      return;
    }
    if (!symbol()) unknown();
  }

  return {
    comments,
    stopped: () => stopped,
    nextLine() {
      line = [];
      while (at < text.length) {
        const code = text.charCodeAt(at);
        if (isLineEnd(code)) {
          at++;
          if (line.length > 0) return line;
        } else if (isBlank(code)) at++;
        else if (code === 35) comment();
        else {
          const count = line.length;
          next();
          if (line.length > count && tooDeep(line[count] as Token)) {
            const token = line[count] as Token;
            diagnostics.add(report("syntax/too-deep", span(token.start, token.end), { limit: limits.depth }));
            at = text.length;
            stopped = true;
            return undefined;
          }
        }
      }
      return line.length > 0 ? line : undefined;
    },
  };
}
