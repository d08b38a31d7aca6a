import type { Token } from "../../grammar/token.ts";
import type { Offer } from "./offer.ts";
import type { Piece, Terminal } from "./piece.ts";
import type { State } from "./state.ts";

/** One reading of the words so far: what is known, and what has to follow. */
interface Thread {
  readonly state: State;
  readonly rest: Rest | undefined;
}

interface Rest {
  readonly piece: Piece;
  readonly next: Rest | undefined;
}

/** A thread up to the next step that takes a token. */
interface Waiting {
  readonly state: State;
  readonly terminal: Terminal;
  readonly next: Rest | undefined;
}

export interface Expected {
  readonly offer: Offer;
  readonly state: State;
}

/** So many readings of one line are never meant. */
const mostThreads = 200;

/**
 * Follows all readings of the tokens at once, and gives what may stand behind them. A token that fits nowhere is passed
 * over; so is a step that is missing before a token that fits behind it.
 */
export function expectedBehind(piece: Piece, tokens: readonly Token[], start: State): readonly Expected[] {
  let readings: ReadonlyMap<number, readonly Thread[]> = new Map([
    [0, [{ state: start, rest: { piece, next: undefined } }]],
  ]);
  for (let at = 0; at < tokens.length; at++) {
    const threads = readings.get(at);
    if (threads === undefined) continue;
    const waiting = waitingIn(threads);
    const taken = takenBy(waiting, tokens, at);
    const after = taken.length > 0 ? taken : takenBy(waiting.flatMap(behind), tokens, at);
    const next = new Map([...readings].filter(([place]) => place > at));
    if (after.length === 0 && next.size === 0) next.set(at + 1, threads);
    for (const { place, thread } of after) next.set(place, [...(next.get(place) ?? []), thread]);
    readings = next;
  }
  const last = waitingIn(readings.get(tokens.length) ?? []);
  const least = Math.min(...last.map(({ state }) => state.strange));
  return last
    .filter(({ state }) => state.strange === least)
    .flatMap(({ terminal, state }) => terminal.offers(state).map((offer) => ({ offer, state })));
}

function takenBy(
  waiting: readonly Waiting[],
  tokens: readonly Token[],
  at: number,
): readonly { readonly place: number; readonly thread: Thread }[] {
  return waiting
    .flatMap(({ terminal, state, next }) => {
      const taken = terminal.take(tokens, at, state);
      return taken === undefined ? [] : [{ place: at + taken.count, thread: { state: taken.state, rest: next } }];
    })
    .slice(0, mostThreads);
}

/** The steps that may come behind this one. */
function behind({ state, next }: Waiting): readonly Waiting[] {
  return waitingIn([{ state, rest: next }]);
}

function waitingIn(threads: readonly Thread[]): readonly Waiting[] {
  const found: Waiting[] = [];
  const follow = (state: State, rest: Rest | undefined): void => {
    if (rest === undefined || found.length >= mostThreads) return;
    const { piece, next } = rest;
    switch (piece.kind) {
      case "terminal":
        found.push({ state, terminal: piece.terminal, next });
        return;
      case "sequence":
        follow(
          state,
          piece.pieces.reduceRight<Rest | undefined>((after, each) => ({ piece: each, next: after }), next),
        );
        return;
      case "either":
        for (const each of piece.pieces) follow(state, { piece: each, next });
        return;
      case "maybe":
        follow(state, { piece: piece.piece, next });
        follow(state, next);
        return;
      case "many":
        follow(state, { piece: piece.piece, next: rest });
        follow(state, next);
        return;
      case "later":
        follow(state, { piece: piece.piece(), next });
        return;
      case "note":
        follow(piece.note(state), next);
        return;
    }
  };
  for (const { state, rest } of threads) follow(state, rest);
  return found;
}
