import fc from "fast-check";
import { compareOutcomes } from "../../src/model/asking.ts";
import { interpreterOf } from "../../src/model/interpreter.ts";
import { property } from "../support/effort.ts";
import { policyWithInputs } from "../support/generate-input.ts";
import { generateAskingRule } from "../support/generate-policy.ts";
import { entropy, sourceOf } from "../support/source.ts";

export const addingNeverLowers = property(
  "adding a rule that only asks never lowers the outcome",
  300,
  fc.tuple(policyWithInputs(20), entropy(300)),
  ([{ policy, inputs }, choices]) => {
    const added = generateAskingRule(sourceOf(choices), policy);
    const [before, after] = [interpreterOf(policy), interpreterOf({ ...policy, rules: [...policy.rules, added] })];
    for (const input of inputs) {
      const [first, second] = [before(input).outcome, after(input).outcome];
      if (compareOutcomes(second, first) < 0)
        throw new Error(`${second} instead of ${first} with ${fc.stringify({ added, input })}`);
    }
  },
);
