import type { Span } from "../../diagnostics/source.ts";
import type { TypeSink } from "../context.ts";
import { report } from "../context.ts";
import { bothGuesses, describeGuess, type Guess, rootOf, type Slot } from "./guess.ts";

/** All names in use, and what is known of each. */
export interface Slots {
  readonly byKey: Map<string, Slot>;
  readonly sink: TypeSink;
  /** How often a definition has been put in. */
  readonly expansions: { count: number };
}

export function slotFor(slots: Slots, path: readonly string[], span: Span, list?: string): Slot {
  const name = path.join(".");
  const key = list === undefined ? name : `${list}\u0000${name}`;
  const known = slots.byKey.get(key);
  if (known !== undefined) return known;
  const slot: Slot = { name, path, span, textWillDo: false, ...(list !== undefined && { list }) };
  slots.byKey.set(key, slot);
  return slot;
}

/** The element of a plain list. */
export function elementSlot(slots: Slots, list: string, span: Span): Slot {
  return slotFor(slots, ["it"], span, list);
}

export function tell(slots: Slots, slot: Slot, guess: Guess): void {
  const root = rootOf(slot);
  if (root.guess === undefined) {
    root.guess = guess;
    return;
  }
  const both = bothGuesses(root.guess, guess);
  if (both !== undefined) root.guess = both;
  else contradict(slots, slot, guess, root.guess);
}

function contradict({ sink }: Slots, slot: Slot, here: Guess, there: Guess): void {
  const given = {
    field: slot.list === undefined ? slot.name : `${slot.list}.${slot.name}`,
    here: describeGuess(here),
    there: describeGuess(there),
  };
  report(sink, "type/contradiction", here.span, given, {
    related: [{ span: there.span, message: `used as ${describeGuess(there)}` }],
  });
}

/** Both are of one type. */
export function join(slots: Slots, one: Slot, other: Slot): void {
  const [left, right] = [rootOf(one), rootOf(other)];
  if (left === right) return;
  left.textWillDo ||= right.textWillDo;
  right.same = left;
  if (right.guess !== undefined) tell(slots, one, right.guess);
}
