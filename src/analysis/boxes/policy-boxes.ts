import type { Policy } from "../../model/policy.ts";
import type { Memory } from "../memory.ts";
import { lazily, memoised } from "../space/lazily.ts";
import type { Plan } from "../space/plan.ts";
import type { Box } from "./box.ts";
import { type Dimensions, dimensionsOf } from "./dimensions.ts";
import { type KeptBoxes, keptBoxes } from "./kept-boxes.ts";
import { type NearRules, nearRulesOf } from "./near-rules.ts";
import { type RuleBoxes, ruleBoxesOf } from "./rule-boxes.ts";

/** The rules of a policy as boxes over the cells of its plan. */
export interface PolicyBoxes {
  readonly plan: Plan;
  readonly dimensions: Dimensions;
  readonly ofRule: (place: number) => RuleBoxes;
  readonly near: NearRules;
  /** What is kept from the version before. */
  readonly kept: KeptBoxes | undefined;
}

/** Sides of all rules together; of more, no boxes are made. */
const MOST_SIDES = 4_000_000;

/** `memory` where there may have been a version before, whose boxes are kept. */
export function policyBoxesOf(policy: Policy, plan: Plan, memory?: Memory): PolicyBoxes {
  const conditions = policy.rules.flatMap((rule) => [rule.condition, ...rule.exceptions]);
  const dimensions = dimensionsOf(policy, plan, conditions);
  const isTooMuch = dimensions.all.length * policy.rules.length > MOST_SIDES;
  const none: RuleBoxes = { certain: () => undefined, possible: () => undefined };
  const ofRule = memoised((place: number): RuleBoxes => {
    const rule = policy.rules[place];
    if (rule === undefined || isTooMuch) return none;
    return kept?.ofRule.get(place) ?? ruleBoxesOf(dimensions, rule);
  });
  const asked = new Map<number, readonly number[] | undefined>();
  const kept = memory && !isTooMuch ? keptBoxes(policy, memory, { dimensions, ofRule, near: asked }) : undefined;
  const all = lazily(() => nearRulesOf(dimensions, policy.rules.length, ofRule));
  const near = (place: number): readonly number[] | undefined => {
    if (!asked.has(place)) asked.set(place, kept?.near(place, ofRule) ?? all()(place));
    return asked.get(place);
  };
  return { plan, dimensions, ofRule, near, kept };
}

/** Whether nothing but cells of fields is said of it: then every point of it is an input. */
export function isPlain({ all, whole }: Dimensions, box: Box): boolean {
  return all.every(({ kind }, at) => kind === "field" || box[at] === whole[at]);
}
