import type { IToken } from "chevrotain";

export type TokenKind = "word" | "name" | "number" | "text" | "date" | "instant" | "clock" | "symbol" | "end";

/**
 * One token as Chevrotain's parser takes it, with what the language needs to know of it. `text` is what it means: a word
 * or number as written, the inside of a text or a backticked name, the canonical form of a symbol (`≥` is ">=", `=>`
 * is "→"). Offsets are UTF-16, `end` exclusive.
 */
export interface Token extends IToken {
  readonly kind: TokenKind;
  readonly text: string;
  /** A word in lower case, to see keywords written in another case; of other tokens the text. */
  readonly lower: string;
  readonly start: number;
  readonly end: number;
  /** A blank or the begin of a line stands before it. */
  readonly spaced: boolean;
  /** The first token of its line. */
  readonly first: boolean;
}

export function isWord(token: Token | undefined, word: string): boolean {
  return token !== undefined && token.kind === "word" && token.text === word;
}

/** The word in whatever case: for places where no name can stand. */
export function isWordInAnyCase(token: Token | undefined, word: string): boolean {
  return token !== undefined && token.kind === "word" && token.lower === word;
}

export function isSymbol(token: Token | undefined, symbol: string): boolean {
  return token !== undefined && token.kind === "symbol" && token.text === symbol;
}
