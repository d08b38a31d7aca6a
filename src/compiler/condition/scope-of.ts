import type { Context } from "../context.ts";
import { lowerCondition } from "./lower.ts";
import { operandOf } from "./operand.ts";
import { freshUse, type Scope, type Use } from "./scope.ts";

/** The scope of a condition of the policy, outside all lists. */
export function scopeOf(context: Context, place: Scope["place"], use: Use = freshUse()): Scope {
  return { context, elements: [], place, polarity: 1, use, expanding: [], operandOf, lowerCondition };
}
