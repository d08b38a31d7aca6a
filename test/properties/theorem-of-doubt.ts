import fc from "fast-check";
import { interpreterOf } from "../../src/model/interpreter.ts";
import { atLeastAsStrict } from "../../src/model/strictness.ts";
import { property } from "../support/effort.ts";
import { completionOf, edgesOf, type PolicyWithInputs, policyWithInputs } from "../support/generate-input.ts";
import { entropy, sourceOf } from "../support/source.ts";

const known = { presence: false, absentMeans: false };

function completions(
  cases: fc.Arbitrary<PolicyWithInputs>,
): fc.Arbitrary<PolicyWithInputs & { readonly choices: readonly number[] }> {
  return fc.tuple(cases, entropy(400)).map(([one, choices]) => ({ ...one, choices }));
}

function forEachCompletion(
  { policy, inputs, choices }: PolicyWithInputs & { readonly choices: readonly number[] },
  check: (
    cautious: ReturnType<ReturnType<typeof interpreterOf>>,
    completed: ReturnType<ReturnType<typeof interpreterOf>>,
  ) => void,
): void {
  const decide = interpreterOf(policy);
  const edges = edgesOf(policy);
  const source = sourceOf(choices);
  for (const input of inputs) {
    const cautious = decide(input);
    if (cautious.unknown.length === 0) continue;
    for (let count = 0; count < 3; count++) check(cautious, decide(completionOf(source, policy, input, edges)));
  }
}

export const doubtMeansOversight = property(
  "wherever some completion would be reviewed or blocked, the cautious decision is reviewed or blocked",
  300,
  completions(policyWithInputs(20, known)),
  (one) =>
    forEachCompletion(one, (cautious, completed) => {
      const isSeen = (outcome: string): boolean => outcome === "review" || outcome === "block";
      if (isSeen(completed.outcome) && !isSeen(cautious.outcome))
        throw new Error(`${JSON.stringify(cautious)} for doubt, ${JSON.stringify(completed)} when known`);
    }),
);

export const doubtIsAtLeastAsStrict = property(
  "without in doubt the cautious decision is at least as strict as that of every completion",
  300,
  completions(policyWithInputs(20, { ...known, inDoubt: false })),
  (one) =>
    forEachCompletion(one, (cautious, completed) => {
      if (!atLeastAsStrict(cautious, completed))
        throw new Error(`${JSON.stringify(cautious)} for doubt, ${JSON.stringify(completed)} when known`);
    }),
);
