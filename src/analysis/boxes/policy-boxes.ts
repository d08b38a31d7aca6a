import type { Policy } from "../../model/policy.ts";
import { lazily, memoised } from "../space/lazily.ts";
import type { Plan } from "../space/plan.ts";
import type { Box } from "./box.ts";
import { type Dimensions, dimensionsOf } from "./dimensions.ts";
import { type NearRules, nearRulesOf } from "./near-rules.ts";
import { type RuleBoxes, ruleBoxesOf } from "./rule-boxes.ts";

/** The rules of a policy as boxes over the cells of its plan. */
export interface PolicyBoxes {
  readonly plan: Plan;
  readonly dimensions: Dimensions;
  readonly ofRule: (place: number) => RuleBoxes;
  readonly near: NearRules;
}

/** Sides of all rules together; of more, no boxes are made. */
const MOST_SIDES = 4_000_000;

export function policyBoxesOf(policy: Policy, plan: Plan): PolicyBoxes {
  const conditions = policy.rules.flatMap((rule) => [rule.condition, ...rule.exceptions]);
  const dimensions = dimensionsOf(policy, plan, conditions);
  const isTooMuch = dimensions.all.length * policy.rules.length > MOST_SIDES;
  const none: RuleBoxes = { certain: () => undefined, possible: () => undefined };
  const ofRule = memoised((place: number): RuleBoxes => {
    const rule = policy.rules[place];
    return rule === undefined || isTooMuch ? none : ruleBoxesOf(dimensions, rule);
  });
  const near = lazily(() => nearRulesOf(dimensions, policy.rules.length, ofRule));
  return { plan, dimensions, ofRule, near: memoised((place) => near()(place)) };
}

/** Whether nothing but cells of fields is said of it: then every point of it is an input. */
export function isPlain({ all, whole }: Dimensions, box: Box): boolean {
  return all.every(({ kind }, at) => kind === "field" || box[at] === whole[at]);
}
