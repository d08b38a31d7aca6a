import type { TokenType } from "chevrotain";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Source, Span } from "../../diagnostics/source.ts";
import { wordType } from "../keywords.ts";
import { isSymbol, type Token } from "../token.ts";
import { NumberSign, sign, TextInQuotes } from "../vocabulary.ts";
import type { Phrases } from "./phrases.ts";

/** A line while its words are read, and what stands in their place. */
export interface LineWords {
  readonly source: Source;
  readonly line: readonly Token[];
  /** The tokens that are read instead of those before `at`. */
  readonly read: Token[];
  at: number;
  readonly add: (diagnostic: Diagnostic) => void;
}

/** From the token at `at` to before the one that many further. */
export function spanAhead({ source, line, at }: LineWords, count: number): Span {
  const first = line[at] as Token;
  return { file: source.file, start: first.start, end: (line[at + count - 1] ?? first).end };
}

export function writtenIn({ source }: LineWords, { start, end }: Span): string {
  return source.text.slice(start, end);
}

/** Takes that many tokens of the line, and gives these to be read in their place. */
export function replace(words: LineWords, count: number, by: readonly Token[]): void {
  words.read.push(...by);
  words.at += count;
}

/** The phrase of the table that stands at this token. */
export function phraseAt(
  line: readonly Token[],
  at: number,
  table: Phrases,
): { readonly length: number; readonly means: string } | undefined {
  const first = line[at];
  if (first?.kind !== "word") return undefined;
  const found = table
    .get(first.lower)
    ?.find(({ words }) =>
      words.every((word, ahead) => line[at + ahead]?.kind === "word" && line[at + ahead]?.lower === word),
    );
  return found === undefined ? undefined : { length: found.words.length, means: found.means };
}

const notOperand = new Set([
  ...["and", "or", "not", "is", "over", "under", "at", "least", "most", "like", "mentions", "includes", "between"],
  ...["from", "to", "where", "when", "of", "in", "by", "within", "then", "if", "unless", "except", "even", "case"],
  ...["define", "as", "ensure", "rule", "outside", "otherwise", "else", "contains"],
]);

/** Does a value end with this token? Behind it no name can stand. */
export function endsValue(token: Token | undefined): boolean {
  if (token === undefined) return false;
  if (token.kind === "word") return !notOperand.has(token.lower);
  return token.kind !== "symbol" || token.text === ")" || token.text === "%";
}

/** Does a value begin with this token? */
export function beginsValue(token: Token | undefined): boolean {
  if (token === undefined) return false;
  if (token.kind === "word") return !notOperand.has(token.lower);
  return token.kind !== "symbol" || !",.)→:<>=%".includes(token.text.charAt(0));
}

/** Where in what has been read the value begins that ends there: a path, a bracket with what stands before it. */
export function valueStart(read: readonly Token[]): number {
  let at = read.length - 1;
  if (isSymbol(read[at], ")")) {
    for (let depth = 0; at >= 0; at--) {
      if (isSymbol(read[at], ")")) depth++;
      else if (isSymbol(read[at], "(") && --depth === 0) break;
    }
    while (at > 0 && ["of", "count", "sum", "any", "every"].includes(read[at - 1]?.lower ?? "")) at--;
    return Math.max(at, 0);
  }
  while (at > 1 && isSymbol(read[at - 1], ".")) at -= 2;
  while (at > 1 && read[at - 1]?.lower === "of" && ["weekday", "time"].includes(read[at - 2]?.lower ?? "")) at -= 2;
  return at;
}

function made(from: Token, to: Token, type: TokenType, kind: Token["kind"], text: string): Token {
  return {
    ...from,
    image: text,
    tokenType: type,
    tokenTypeIdx: type.tokenTypeIdx as number,
    kind,
    text,
    lower: text,
    end: to.end,
  };
}

const signTypes = new Map<string, TokenType>(Object.values(sign).map((type) => [type.LABEL ?? "", type]));

/** The words and signs of the language as if they stood where these tokens stand. */
export function tokensAs(from: Token, to: Token, means: string): Token[] {
  return means.split(" ").map((each, index) => {
    const type = signTypes.get(each);
    const token = made(from, to, type ?? wordType(each, each), type === undefined ? "word" : "symbol", each);
    return index === 0 ? token : { ...token, first: false };
  });
}

export function numberAs(from: Token, to: Token, written: string): Token {
  return made(from, to, NumberSign, "number", written);
}

export function textAs(from: Token, to: Token, value: string): Token {
  return made(from, to, TextInQuotes, "text", value);
}
