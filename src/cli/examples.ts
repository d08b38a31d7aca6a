import { type ExampleResult, runExamples } from "../compiler/index.ts";
import { decidingPolicy } from "../compiler/targets/javascript/deciding-policy.ts";
import type { Policy } from "../model/policy.ts";

/** The examples of a policy, decided. */
export function examplesOf(policy: Policy): readonly ExampleResult[] {
  return policy.examples.length === 0 ? [] : runExamples(policy, decidingPolicy(policy).decide);
}
