import fc from "fast-check";
import { decidingPolicy } from "../../src/compiler/targets/javascript/deciding-policy.ts";
import { interpreterOf, judgeOf } from "../../src/model/interpreter.ts";
import type { Policy } from "../../src/model/policy.ts";
import { getOwn } from "../../src/model/read.ts";
import { type PolicyWithInputs, policyWithInputs } from "../support/generate-input.ts";
import { nest } from "../support/generate-values.ts";
import { hostile } from "../support/hostile.ts";
import { isSame } from "../support/same.ts";

/**
 * Explanations agree with decisions: the decision is the judge's; the fields stated for a rule, alone, make it stand as it
 * does; a step to proceed, decided again, proceeds and changes the stated fields only; hostile inputs are explained too.
 */
export function explanationsAgree(
  onExplained: (explanations: number) => void = () => {},
): fc.IProperty<[PolicyWithInputs, number]> {
  return fc.property(policyWithInputs(6), fc.nat(), ({ policy, inputs }, seed) => {
    const judge = interpreterOf(policy);
    const standingsOf = judgeOf(policy);
    const { explain } = decidingPolicy(policy);
    for (const input of inputs) {
      const { decision, rules, step, text } = explain(input);
      if (!isSame(decision, judge(input))) throw new Error("Another decision is explained.");
      if (!text.includes("Why:")) throw new Error(`No reason: ${text}`);
      const { standings } = standingsOf(input);
      for (const rule of rules) {
        const place = policy.rules.findIndex(({ name }) => name === rule.name);
        const kept = standingsOf(keeping(policy, input, rule.fields)).standings[place];
        if (kept !== standings[place])
          throw new Error(`${rule.name} is ${standings[place]}, with its fields alone ${kept}`);
      }
      if (decision.outcome === "proceed" && step !== undefined) throw new Error("A step for what proceeds alone.");
      if (step === undefined) continue;
      if (!isSame(judge(step.input), step.decision) || step.decision.outcome !== "proceed")
        throw new Error(`The step does not proceed: ${JSON.stringify(step)}`);
      const changed = new Set(step.changes.map((change) => change.place));
      const others = policy.fields.map((_, place) => place).filter((place) => !changed.has(place));
      if (!isSame(keeping(policy, input, others), keeping(policy, step.input, others)))
        throw new Error("The step changes more than it says.");
    }
    explain(hostile(inputs[0], policy, seed));
    onExplained(inputs.length);
  });
}

function keeping(policy: Policy, input: unknown, places: readonly number[]): unknown {
  const kept = places.flatMap((place) => {
    const path = policy.fields[place]?.path ?? [];
    const raw = getOwn(input, path);
    return raw === undefined ? [] : [[path, raw] as const];
  });
  return nest(kept);
}
