import type { Token } from "../../../grammar/token.ts";
import { either, many, maybe, note, type Piece, sequence, sign, type Terminal, terminal, words } from "../piece.ts";
import type { State } from "../state.ts";
import { number } from "./names.ts";

/** A date, a time, a text. */
const literalToken: Piece = terminal(
  (tokens, at, state) =>
    ["date", "instant", "clock", "text"].includes(tokens[at]?.kind ?? "")
      ? { count: 1, state: known(state) }
      : undefined,
  () => [{ kind: "literal" }],
);

/** `$10K`, `USD 10,000`, `-€5` */
function amount(offers: Terminal["offers"]): Piece {
  return terminal((tokens, at, state) => {
    const count = amountLength(tokens, at);
    return count === 0 ? undefined : { count, state: known(state) };
  }, offers);
}

const amounts = sequence(
  amount(() => []),
  many(
    sign("/"),
    amount(() => [{ kind: "currencies" }]),
  ),
);

function known(state: State): State {
  const { value: _, ...others } = state;
  return { ...others, bare: false };
}

function amountLength(tokens: readonly Token[], at: number): number {
  let end = at;
  if (isSign(tokens[end], "-")) end++;
  if (!isCurrency(tokens[end])) return 0;
  end += isSign(tokens[end + 1], "-") ? 2 : 1;
  return tokens[end]?.kind === "number" ? end + 1 - at : 0;
}

function isSign(token: Token | undefined, text: string): boolean {
  return token?.kind === "symbol" && token.text === text;
}

function isCurrency(token: Token | undefined): boolean {
  if (token?.kind === "word") return /^[A-Z]{3}$/.test(token.text);
  return token?.kind === "symbol" && /^\p{Sc}$/u.test(token.text);
}

/** Behind a number: a unit of time. */
function unit(of: "deadline" | "value"): Piece {
  return terminal(
    (tokens, at, state) => {
      const { kind, lower } = tokens[at] ?? {};
      if (kind !== "word" || lower === undefined) return undefined;
      if (/^(minute|hour|day|week)s?$/.test(lower)) return { count: 1, state };
      return lower === "working" && /^(hour|day)s?$/.test(tokens[at + 1]?.lower ?? "")
        ? { count: 2, state }
        : undefined;
    },
    (state) =>
      of === "deadline" || isLength(state)
        ? [{ kind: "units", of: of === "value" && state.left?.kind === "days" ? "days" : of }]
        : [],
  );
}

function isLength({ left }: State): boolean {
  return left === undefined || left.kind === "days" || left.kind === "length of time";
}

export const unitOfDeadline = unit("deadline");

/** A share or a rate, `5%`. */
export const share = sequence(number(), maybe(sign("%", () => true)));

/** A value that is written out, where none is proposed: the lower end of a range. */
export const unproposed: Piece = either(
  amount(() => []),
  sequence(maybe(sign("-")), number()),
  terminal((tokens, at, state) =>
    ["date", "instant"].includes(tokens[at]?.kind ?? "") ? { count: 1, state } : undefined,
  ),
);

/** A value that is written out. */
export const literal: Piece = either(
  literalToken,
  amounts,
  sequence(maybe(sign("-")), number(), note(known), maybe(either(sign("%", isShare), unit("value")))),
);

/** Is the other side a number that a percent may be compared with? */
function isShare({ left }: State): boolean {
  if (left?.kind !== "typed") return left === undefined;
  return left.type.kind === "number" && left.type.decimals !== 0;
}

/** After `is`. */
export const yesOrNo: Piece = either(words("yes", isYesNo), words("no", isYesNo));

function isYesNo({ left }: State): boolean {
  const type = left?.kind === "typed" ? left.type : undefined;
  return type === undefined
    ? left === undefined
    : type.kind === "yes/no" || (type.kind === "list" && type.of.kind === "yes/no");
}

export const weekday: Piece = terminal(
  (tokens, at, state) =>
    state.left?.kind === "weekday" &&
    tokens[at]?.kind === "word" &&
    /^(mon|tue|wed|thu|fri|sat|sun)/.test(tokens[at].lower)
      ? { count: 1, state }
      : undefined,
  ({ left }) => (left?.kind === "weekday" ? [{ kind: "weekdays" }] : []),
);
