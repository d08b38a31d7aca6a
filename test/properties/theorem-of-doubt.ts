import fc from "fast-check";
import type { Decision } from "../../src/model/decision.ts";
import { interpreterOf } from "../../src/model/interpreter.ts";
import { atLeastAsStrict } from "../../src/model/strictness.ts";
import { property } from "../support/effort.ts";
import { completionOf, edgesOf, type PolicyWithInputs, policyWithInputs } from "../support/generate-input.ts";
import type { PolicyOptions } from "../support/generate-policy.ts";
import { entropy, sourceOf } from "../support/source.ts";

interface Cases extends PolicyWithInputs {
  /** What completions are made from. */
  readonly choices: readonly number[];
}

function casesOf(options: PolicyOptions): fc.Arbitrary<Cases> {
  return fc
    .tuple(policyWithInputs(20, { ...options, presence: false, absentMeans: false }), entropy(400))
    .map(([one, choices]) => ({ ...one, choices }));
}

function forEachCompletion(
  { policy, inputs, choices }: Cases,
  holds: (cautious: Decision, completed: Decision) => boolean,
): void {
  const decide = interpreterOf(policy);
  const edges = edgesOf(policy);
  const source = sourceOf(choices);
  for (const input of inputs) {
    const cautious = decide(input);
    for (let count = 0; count < 3 && cautious.unknown.length > 0; count++) {
      const completion = completionOf(source, policy, input, edges);
      const completed = decide(completion);
      if (holds(cautious, completed)) continue;
      const told = { input, cautious, completion, completed };
      throw new Error(`In doubt it decides more mildly: ${fc.stringify(told)}`);
    }
  }
}

function isHeld({ outcome }: Decision): boolean {
  return outcome === "review" || outcome === "block";
}

export const doubtMeansOversight = property(
  "wherever some completion would be reviewed or blocked, the cautious decision is reviewed or blocked",
  800,
  casesOf({}),
  (cases) => forEachCompletion(cases, (cautious, completed) => isHeld(cautious) || !isHeld(completed)),
);

export const doubtIsAtLeastAsStrict = property(
  "without in doubt the cautious decision is at least as strict as that of every completion",
  800,
  casesOf({ inDoubt: false }),
  (cases) => forEachCompletion(cases, atLeastAsStrict),
);
