import type { Policy } from "../model/policy.ts";
import { policyBoxesOf } from "./boxes/policy-boxes.ts";
import type { Context, Options, Places, RuleSpace } from "./context.ts";
import { editSince } from "./edit.ts";
import { createMemory } from "./memory.ts";
import { lazily, memoised } from "./space/lazily.ts";
import { type KeptPlan, nextPlan } from "./space/next-plan.ts";
import { pairsOf, planFor, type RuleLiterals, spaceOf, type View } from "./space.ts";

/** What findings look at, each part worked out when it is first looked at. */
export function contextOf(policy: Policy, places: Places, options: Options, memory = createMemory()): Context {
  const edit = editSince(policy, memory);
  const left = memory.left<KeptPlan>("plan");
  left.value = nextPlan(policy, left.value, edit);
  const { plan } = left.value;
  const space = lazily(() => spaceOf(policy, plan));
  return {
    policy,
    get space() {
      return space();
    },
    get view() {
      return space().views[0] as View;
    },
    ofRule: memoised((place: number) => ruleSpaceOf(policy, place)),
    pairOf: pairsOf(policy, plan),
    places,
    options,
    boxes: lazily(() => policyBoxesOf(policy, plan, memory, edit)),
    memory,
    edit,
    undecided: [],
  };
}

function ruleSpaceOf(policy: Policy, place: number): RuleSpace {
  const alone = { ...policy, rules: policy.rules.slice(place, place + 1), ensures: [] };
  const space = spaceOf(alone, planFor(alone));
  const view = space.views[0] as View;
  return { space, view, literals: view.rules[0] as RuleLiterals };
}
