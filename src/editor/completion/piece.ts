import type { Token } from "../../grammar/token.ts";
import type { Offer } from "./offer.ts";
import type { State } from "./state.ts";

/** A piece of the language as completion sees it: what is right, and nothing of what is understood besides. */
export type Piece =
  | { readonly kind: "terminal"; readonly terminal: Terminal }
  | { readonly kind: "sequence" | "either"; readonly pieces: readonly Piece[] }
  | { readonly kind: "maybe" | "many"; readonly piece: Piece }
  /** Named before it is known. */
  | { readonly kind: "later"; readonly piece: () => Piece }
  /** Nothing is read; something is kept in mind. */
  | { readonly kind: "note"; readonly note: (state: State) => State };

/** What is one step: a word, a sign, a name. */
export interface Terminal {
  /** How many tokens it takes, and what is known then; undefined where it does not stand there. */
  readonly take: (tokens: readonly Token[], at: number, state: State) => Taken | undefined;
  /** What can be put in its place. */
  readonly offers: (state: State) => readonly Offer[];
}

export interface Taken {
  readonly count: number;
  readonly state: State;
}

export function sequence(...pieces: readonly Piece[]): Piece {
  return { kind: "sequence", pieces };
}

export function either(...pieces: readonly Piece[]): Piece {
  return { kind: "either", pieces };
}

export function maybe(...pieces: readonly Piece[]): Piece {
  return { kind: "maybe", piece: sequence(...pieces) };
}

/** None, one or several. What it holds always takes something. */
export function many(...pieces: readonly Piece[]): Piece {
  return { kind: "many", piece: sequence(...pieces) };
}

export function later(piece: () => Piece): Piece {
  return { kind: "later", piece };
}

export function note(take: (state: State) => State): Piece {
  return { kind: "note", note: take };
}

export function terminal(take: Terminal["take"], offers: Terminal["offers"] = () => []): Piece {
  return { kind: "terminal", terminal: { take, offers } };
}

/** One and more of them behind each other, with commas. */
export function commas(piece: Piece): Piece {
  return sequence(piece, many(sign(","), piece));
}

/** Keywords in a row. Where the first stands all of them are offered, and `when` says whether they fit there. */
export function words(phrase: string, when: (state: State) => boolean = () => true): Piece {
  const parts = phrase.split(" ");
  return sequence(
    ...parts.map((word, at) => {
      const rest = parts.slice(at).join(" ");
      return terminal(takeWord(word), (state) => (when(state) ? [{ kind: "words", words: rest, phrase }] : []));
    }),
  );
}

/** One keyword, offered with what may follow it. */
export function word(keyword: string, offered: (state: State) => readonly string[]): Piece {
  return terminal(takeWord(keyword), (state) =>
    offered(state).map((phrase): Offer => ({ kind: "words", words: phrase, phrase })),
  );
}

function takeWord(keyword: string): Terminal["take"] {
  return (tokens, at, state) => {
    const token = tokens[at];
    return token?.kind === "word" && token.lower === keyword ? { count: 1, state } : undefined;
  };
}

/** A sign, or one of its other forms. `offered`: it is worth a place in the list. */
export function sign(text: string, offered: (state: State) => boolean = () => false): Piece {
  return terminal(
    (tokens, at, state) =>
      tokens[at]?.kind === "symbol" && tokens[at].text === text ? { count: 1, state } : undefined,
    (state) => (offered(state) ? [{ kind: "words", words: text, phrase: text }] : []),
  );
}
