import type { Rule } from "../../../model/policy.ts";
import { boxesMeet } from "../../boxes/box.ts";
import type { Side } from "../../boxes/side.ts";
import type { Context } from "../../context.ts";
import { contextOf } from "../../context-of.ts";
import { lazily } from "../../space/lazily.ts";
import type { Hole } from "./holes.ts";
import type { Threshold } from "./thresholds.ts";

/** A hole in a policy of those rules alone that may have a say there. */
export interface SmallHole {
  readonly context: () => Context;
  readonly hole: Hole;
  /** The rules, each the same object for the same content. */
  readonly identities: readonly object[];
  /** The first of those whose thresholds end there. */
  readonly rule: Rule;
}

/** Where fewer rules of all have a say than one of so many, they are looked at by themselves. */
const APART = 4;

/** Only rules that are certain where one of the ending thresholds' rules is, but for the field; undefined where that is too many. */
export function smallHole(context: Context, hole: Hole): SmallHole | undefined {
  const { policy, memory } = context;
  const { dimensions, ofRule } = context.boxes();
  const at = dimensions.ofField[hole.field] ?? -1;
  if (at < 0 || dimensions.all.some(({ kind }) => kind === "fact")) return undefined;
  const ending = [...new Set(hole.ending.map(({ rule }) => rule))];
  const own = ending.map((place) => ofRule(place).certain());
  if (own.includes(undefined)) return undefined;
  const reached = own.flatMap((boxes) => boxes ?? []).map((box) => box.with(at, dimensions.whole[at] as Side));
  const named = new Set([...ending, ...hole.beginning.map(({ rule }) => rule)]);
  const places = [...policy.rules.keys()].filter((place) => {
    const certain = named.has(place) ? undefined : ofRule(place).certain();
    return certain === undefined || certain.some((box) => reached.some((other) => boxesMeet(box, other)));
  });
  if (places.length * APART > policy.rules.length) return undefined;
  const rules = places.map((place) => policy.rules[place] as Rule);
  const moved = (threshold: Threshold): Threshold => ({ ...threshold, rule: places.indexOf(threshold.rule) });
  return {
    context: lazily(() => contextOf({ ...policy, rules, ensures: [] }, context.places, context.options)),
    hole: { ...hole, ending: hole.ending.map(moved), beginning: hole.beginning.map(moved) },
    identities: rules.map(memory.identityOf),
    rule: policy.rules[ending[0] as number] as Rule,
  };
}
