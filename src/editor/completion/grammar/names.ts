import { pathEnd } from "../../../grammar/line-start.ts";
import type { Token } from "../../../grammar/token.ts";
import { elementOf, resolveName } from "../../names/scope.ts";
import { choiceMeant, pathKind } from "../../names/value-kind.ts";
import type { FieldFit, Offer } from "../offer.ts";
import { type Piece, terminal } from "../piece.ts";
import type { State } from "../state.ts";

const reserved = new Set(["and", "or", "not", "is"]);

/** Words that are no names where a value begins. */
const notNames = new Set([...reserved, "→"]);

function isName(token: Token | undefined): boolean {
  return token !== undefined && (token.kind === "name" || (token.kind === "word" && !notNames.has(token.lower)));
}

function pathAt(tokens: readonly Token[], at: number): { readonly name: string; readonly count: number } | undefined {
  if (!isName(tokens[at])) return undefined;
  const end = pathEnd(tokens, at);
  const parts = tokens.slice(at, end).filter(({ kind }) => kind === "word" || kind === "name");
  return { name: parts.map(({ text }) => text).join("."), count: end - at };
}

/** A field, or what is called like one: a definition, a group. */
export function field(fit: FieldFit): Piece {
  return terminal(
    (tokens, at, state) => {
      const path = pathAt(tokens, at);
      if (path === undefined) return undefined;
      return {
        count: path.count,
        state: fit === "summed" ? withSummed(state, path.name) : withValue(state, path.name),
      };
    },
    () => [{ kind: "fields", fit }],
  );
}

function withValue(state: State, name: string): State {
  const { value: _, ...others } = state;
  const kind = pathKind(state.scope, name);
  const found = resolveName(state.scope, name);
  const strange = state.strange + (found === undefined ? 1 : 0);
  const isCondition = found?.kind === "define" && kind === undefined;
  return { ...others, ...(kind && { value: kind }), bare: !isCondition, strange, list: name };
}

/** `items.price`: the field of an item is what is summed. */
function withSummed(state: State, name: string): State {
  const parts = name.split(".");
  for (let length = 1; length < parts.length; length++) {
    const list = parts.slice(0, length).join(".");
    const found = resolveName(state.scope, list);
    const type =
      found?.kind === "field" ? elementOf(list, found.type)?.fields.get(parts.slice(length).join(".")) : undefined;
    if (type !== undefined) return { ...state, list, value: { kind: "typed", type }, bare: true };
  }
  return withValue(state, name);
}

/** What stands beside the value on the left: one of its choices, or a field like it. */
export const choiceOrField: Piece = terminal(
  (tokens, at, state) => {
    const token = tokens[at];
    const choice = token?.kind === "text" || isName(token) ? choiceMeant(state.left, token?.text ?? "") : undefined;
    if (choice !== undefined) return { count: 1, state: { ...state, ...(state.left && { value: state.left }) } };
    const path = pathAt(tokens, at);
    return path && { count: path.count, state: withValue(state, path.name) };
  },
  () => [{ kind: "choices" }, { kind: "fields", fit: "like the left" }],
);

/** One of the choices of the field on the left, bare or in quotes. */
export const choiceGiven: Piece = terminal(
  (tokens, at, state) => {
    const token = tokens[at];
    if (token?.kind !== "text" && !isName(token)) return undefined;
    return { count: 1, state: choiceMeant(state.left, token?.text ?? "") === undefined ? stranger(state) : state };
  },
  () => [{ kind: "choices" }],
);

function stranger(state: State): State {
  return { ...state, strange: state.strange + 1 };
}

/** A name that only this place knows: a team, a list, a choice that is declared. `offers`: what it may be. */
export function name(offers: readonly Offer[] = [], except: ReadonlySet<string> = reserved): Piece {
  return terminal(
    (tokens, at, state) =>
      isName(tokens[at]) && !except.has(tokens[at]?.lower ?? "") ? { count: 1, state } : undefined,
    () => offers,
  );
}

/** A text in quotes. */
export function text(offers: readonly Offer[] = []): Piece {
  return terminal(
    (tokens, at, state) => (tokens[at]?.kind === "text" ? { count: 1, state } : undefined),
    () => offers,
  );
}

export function number(offers: readonly Offer[] = []): Piece {
  return terminal(
    (tokens, at, state) => (tokens[at]?.kind === "number" ? { count: 1, state } : undefined),
    () => offers,
  );
}

export function clock(offers: readonly Offer[] = []): Piece {
  return terminal(
    (tokens, at, state) => (tokens[at]?.kind === "clock" ? { count: 1, state } : undefined),
    () => offers,
  );
}
