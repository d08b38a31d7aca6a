import fc from "fast-check";
import { expect, test } from "vitest";
import { compareOutcomes } from "../../src/model/asking.ts";
import { interpret, judgeOf } from "../../src/model/interpreter.ts";
import type { Policy, Rule } from "../../src/model/policy.ts";
import { ruleNames, verdicts } from "../../src/simulation/verdict.ts";
import { always } from "../support/build-model.ts";
import { policyWithInputs } from "../support/generate-input.ts";

/** The policy without one of its rules, by interpreting it anew; the salt of its samples stays. */
function without(policy: Policy, name: string): Policy {
  if (name === "otherwise") {
    const { otherwise: _, ...rest } = policy;
    return rest;
  }
  if (name === "spot check") {
    const { spotCheck: _, ...rest } = policy;
    return rest;
  }
  return { ...policy, rules: policy.rules.filter((rule) => rule.name !== name) };
}

test("alone, lifts and the loads are what deciding again without the rule gives", () => {
  fc.assert(
    fc.property(policyWithInputs(6), ({ policy, inputs }) => {
      const [judge, verdictOn, names] = [judgeOf(policy), verdicts(policy), ruleNames(policy)];
      for (const input of inputs) {
        const decision = interpret(policy, input);
        const verdict = verdictOn(judge(input));
        expect(verdict.outcome).toBe(decision.outcome);
        expect(verdict.rules.map(({ place }) => names[place])).toEqual(decision.rules.map(({ name }) => name));
        expect(verdict.reviews.map(({ people }) => people)).toEqual(decision.reviews.map(({ people }) => people));
        for (const { place, alone, lifts } of verdict.rules) {
          const change = compareOutcomes(
            interpret(without(policy, names[place] ?? ""), input).outcome,
            decision.outcome,
          );
          expect({ alone, lifts }).toEqual({ alone: change < 0, lifts: change > 0 });
        }
      }
    }),
    { numRuns: 300, endOnFailure: true },
  );
});

test("held only by doubt: not held where each rule in doubt is replaced by what it lets go", () => {
  let held = 0;
  fc.assert(
    fc.property(policyWithInputs(6), ({ policy, inputs }) => {
      const [judge, verdictOn] = [judgeOf(policy), verdicts(policy)];
      for (const input of inputs) {
        const judged = judge(input);
        if (judged.draws === undefined) continue;
        const known = policy.rules.flatMap((rule, place): readonly Rule[] => {
          if (judged.standings[place] !== "possible") return [rule];
          const { inDoubt: _, ...rest } = rule;
          const asks = { reviews: [], audits: [], block: false };
          return rule.lets ? [{ ...rest, condition: always, exceptions: [], asks }] : [];
        });
        const isHeld = (outcome: string): boolean => outcome === "review" || outcome === "block";
        const { onlyUnknown, outcome, unknownFields } = verdictOn(judged);
        expect(onlyUnknown).toBe(isHeld(outcome) && !isHeld(interpret({ ...policy, rules: known }, input).outcome));
        if (onlyUnknown) held++;
        // None where all values are known and yet cannot be compared: sums beyond 2^53, moneys of two currencies.
        const unknown = judged.unknown.map(({ field }) => field.replaceAll(/\[\d+\]/g, ""));
        expect(unknownFields.filter((field) => !unknown.includes(field))).toEqual([]);
      }
    }),
    { numRuns: 400, endOnFailure: true },
  );
  expect(held).toBeGreaterThan(20);
});
