import { analyse } from "../../src/analysis/index.ts";
import { type Property, property } from "../support/effort.ts";
import { policies } from "../support/generate-policy.ts";

const nowhere = { team: () => undefined, field: () => undefined };

/** Of policies of every form: it answers, and says what it leaves open; a witness that the judge refutes would throw. */
export const anyPolicyIsAnswered: Property = property("any policy is answered", 150, policies(), (policy) => {
  const findings = analyse(policy, nowhere);
  if (findings.some(({ message }) => message === "")) throw new Error("A finding that says nothing");
});
