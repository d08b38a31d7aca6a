import type { Condition } from "../../model/condition.ts";
import type { Policy, Rule } from "../../model/policy.ts";
import type { Edit } from "../edit.ts";
import type { Memory } from "../memory.ts";
import { lazily } from "../space/lazily.ts";
import type { Plan } from "../space/plan.ts";
import type { Box } from "./box.ts";
import { type Dimensions, dimensionsOf, nextDimensions } from "./dimensions.ts";
import { boxesBefore, type KeptBoxes, keepBoxes, keptBoxes } from "./kept-boxes.ts";
import { type NearRules, nearRulesOf, rulesNear } from "./near-rules.ts";
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

/** Of so few rules those near them are looked for one by one. */
const FEW = 16;

/** `memory` where there may have been a version before, whose boxes are kept, and what was done since. */
export function policyBoxesOf(policy: Policy, plan: Plan, memory?: Memory, edit?: Edit): PolicyBoxes {
  const { rules } = policy;
  const before = memory && boxesBefore(memory, edit);
  const next =
    before &&
    edit &&
    nextDimensions(policy, plan, conditionsOf(edit.added.map((place) => rules[place] as Rule)), before.dimensions);
  const dimensions = next ?? dimensionsOf(policy, plan, conditionsOf(rules));
  const isTooMuch = dimensions.all.length * rules.length > MOST_SIDES;
  const kept = before && edit && !isTooMuch ? keptBoxes(before, edit, dimensions) : undefined;
  const made = kept?.ofRule ?? new Array<RuleBoxes | undefined>(rules.length);
  const none: RuleBoxes = { certain: () => undefined, possible: () => undefined };
  const ofRule = (place: number): RuleBoxes => {
    const rule = rules[place];
    if (rule === undefined || isTooMuch) return none;
    const own = made[place] ?? ruleBoxesOf(dimensions, rule);
    made[place] = own;
    return own;
  };
  const asked = new Map<number, readonly number[] | undefined>();
  const all = lazily(() => nearRulesOf(dimensions, rules.length, ofRule));
  let anew = 0;
  const nearAnew = (place: number): readonly number[] | undefined =>
    kept !== undefined && anew++ < FEW ? rulesNear(dimensions, rules.length, ofRule, place) : all()(place);
  const near = (place: number): readonly number[] | undefined => {
    if (!asked.has(place)) asked.set(place, kept?.near(place, ofRule) ?? nearAnew(place));
    return asked.get(place);
  };
  if (memory && !isTooMuch) keepBoxes(memory, { rules, dimensions, ofRule: made, near: asked });
  return { plan, dimensions, ofRule, near, kept };
}

function conditionsOf(rules: readonly Rule[]): readonly Condition[] {
  return rules.flatMap((rule) => [rule.condition, ...rule.exceptions]);
}

/** Whether nothing but cells of fields is said of it: then every point of it is an input. */
export function isPlain({ all, whole }: Dimensions, box: Box): boolean {
  return all.every(({ kind }, at) => kind === "field" || box[at] === whole[at]);
}
