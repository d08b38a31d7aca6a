import { analyse } from "../../src/analysis/index.ts";
import { type Property, property } from "../support/effort.ts";
import { policies } from "../support/generate-policy.ts";
import { entropy, sourceOf } from "../support/source.ts";
import { generateUnboundedPolicy } from "../z3/generate.ts";
import { isLeftOpen, leftOpen } from "./left-open.ts";

const nowhere = { team: () => undefined, field: () => undefined };

export const shares = [
  leftOpen("policies of every form"),
  leftOpen("policies whose fields are compared, without bounds"),
] as const;

/** Of policies of every form: it answers, and says what it leaves open; a witness that the judge refutes would throw. */
export const anyPolicyIsAnswered: Property = property("any policy is answered", 150, policies(), (policy) => {
  const findings = analyse(policy, nowhere);
  isLeftOpen(shares[0], findings);
  if (findings.some(({ message }) => message === "")) throw new Error("A finding that says nothing");
});

/** The same of values without bounds that are compared with each other, and of sums of them. */
export const comparisonsAreAnswered: Property = property(
  "policies whose fields are compared, without bounds, are answered",
  150,
  entropy(120),
  (numbers) => {
    isLeftOpen(shares[1], analyse(generateUnboundedPolicy(sourceOf(numbers)), nowhere));
  },
);
