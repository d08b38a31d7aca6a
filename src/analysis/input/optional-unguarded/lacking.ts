import type { Input } from "../../encode/witness.ts";
import { FALSE, type Literal, negated } from "../../solver/literal.ts";
import type { Answer, Space, View } from "../../space.ts";

/** Of two inputs that differ in the field alone: the first lacks it, and all else is known. */
export function lacks({ views }: Space, field: number): readonly Literal[] {
  const [{ input }, given] = views as readonly [View, View];
  const known = input.values[field]?.known ?? input.lists.get(field)?.known ?? FALSE;
  return [given.allKnown, negated(known)];
}

/** The input that lacks it, where there is one. */
export function lackingInput(answer: Answer): Input | undefined {
  return answer.kind === "found" ? answer.found[0]?.input : undefined;
}
