import type { Rule } from "../../../model/policy.ts";
import { type Box, boxesMeet, commonBox } from "../../boxes/box.ts";
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

/**
 * Only rules that are certain where, but for the field, a rule of an ending threshold and one of a beginning threshold are.
 * "none" where there is no such place, undefined where the rules are too many, or no boxes.
 */
export function smallHole(context: Context, hole: Hole): SmallHole | "none" | undefined {
  const { policy, memory } = context;
  const { dimensions, ofRule } = context.boxes();
  const at = dimensions.ofField[hole.field] ?? -1;
  if (at < 0 || dimensions.all.some(({ kind }) => kind === "fact")) return undefined;
  const ending = [...new Set(hole.ending.map(({ rule }) => rule))];
  const reachedBy = (rules: readonly number[]): readonly (Box | undefined)[] =>
    rules.flatMap(
      (place): readonly (Box | undefined)[] =>
        ofRule(place)
          .certain()
          ?.map((box) => box.with(at, dimensions.whole[at] as Side)) ?? [undefined],
    );
  const beginning = [...new Set(hole.beginning.map(({ rule }) => rule))];
  const reached: Box[] = [];
  const above = reachedBy(beginning);
  for (const low of reachedBy(ending))
    for (const high of above) {
      if (low === undefined || high === undefined) return undefined;
      const common = commonBox(low, high);
      if (common !== undefined) reached.push(common);
    }
  if (reached.length === 0) return "none";
  const named = new Set([...ending, ...beginning]);
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
