import type { PolicyTexts } from "./policy-texts.ts";

/** A policy that has no file yet; it gets a name when it is saved. */
export const newPolicy: PolicyTexts = [
  { path: "new-policy.signoff", text: "# One line is a policy, for example: refund > $10K → review by finance\n" },
];
