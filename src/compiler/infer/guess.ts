import type { Span } from "../../diagnostics/source.ts";

/** What the use of a name tells of its type. `calendar`: a date or a time; `emptiable`: a text or a list. */
export type Guess = { readonly span: Span } & (
  | { readonly kind: "text" | "yes/no" | "number" | "date" | "time" | "list" | "items" | "calendar" | "emptiable" }
  | { readonly kind: "money"; readonly currencies: readonly string[] }
);

/** A name whose type is sought: a field, an item's field, or the element of a plain list. */
export interface Slot {
  readonly name: string;
  readonly path: readonly string[];
  /** The list whose item it belongs to; undefined for a field of the decision. */
  readonly list?: string;
  readonly span: Span;
  guess?: Guess;
  /** Slots of one type point to one of them. */
  same?: Slot;
  /** Where nothing tells, a text will do: nothing decides by it, or it is compared with such another. */
  textWillDo: boolean;
}

export function rootOf(slot: Slot): Slot {
  let root = slot;
  while (root.same !== undefined) root = root.same;
  return root;
}

/** The guess that fits both; undefined where none does. */
export function bothGuesses(one: Guess, other: Guess): Guess | undefined {
  if (one.kind === "money" && other.kind === "money") {
    if (other.currencies.every((code) => one.currencies.includes(code))) return one;
    return one.currencies.every((code) => other.currencies.includes(code)) ? other : undefined;
  }
  if (one.kind === other.kind) return one;
  return weaker(one, other) ?? weaker(other, one);
}

function weaker(weak: Guess, strong: Guess): Guess | undefined {
  if (weak.kind === "calendar" && (strong.kind === "date" || strong.kind === "time")) return strong;
  if (weak.kind === "list" && strong.kind === "items") return strong;
  const holds = strong.kind === "text" || strong.kind === "list" || strong.kind === "items";
  return weak.kind === "emptiable" && holds ? strong : undefined;
}

export function describeGuess(guess: Guess): string {
  switch (guess.kind) {
    case "money":
      return `money in ${guess.currencies.join(", ")}`;
    case "yes/no":
      return "yes or no";
    case "items":
    case "list":
      return "a list";
    case "calendar":
      return "a date or time";
    case "emptiable":
      return "a text or list";
    default:
      return `a ${guess.kind}`;
  }
}
