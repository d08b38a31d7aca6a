import fc from "fast-check";
import { expect } from "vitest";
import type { Decision } from "../../src/model/decision.ts";
import { interpreterOf } from "../../src/model/interpreter.ts";
import { property } from "../support/effort.ts";
import { policyWithInputs } from "../support/generate-input.ts";

/** All but the order in which rules say things; nameless rules are named by their place, so only named ones count. */
function oversight(decision: Decision): unknown {
  const { outcome, reviews, audits, unknown, propensity, reasonRequired } = decision;
  const sets = [decision.show, decision.options, decision.because, decision.reasonFrom].map((list) => [...list].sort());
  const named = decision.rules.filter((rule) => !/^rule \d+$/.test(rule.name));
  const rules = named.map((rule) => JSON.stringify(rule)).sort();
  return { outcome, reviews, audits, unknown, propensity, reasonRequired, sets, rules };
}

export const ruleOrderDoesNotMatter = property(
  "the order of rules changes no decision",
  200,
  fc.tuple(policyWithInputs(20), fc.array(fc.nat(), { minLength: 5, maxLength: 5 })),
  ([{ policy, inputs }, keys]) => {
    const order = policy.rules.map((rule, place) => ({ rule, key: keys[place] ?? 0 }));
    const rules = order.sort((first, second) => first.key - second.key).map(({ rule }) => rule);
    const [decide, decideShuffled] = [interpreterOf(policy), interpreterOf({ ...policy, rules })];
    for (const input of inputs) expect(oversight(decideShuffled(input))).toEqual(oversight(decide(input)));
  },
);
