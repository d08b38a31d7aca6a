import { check } from "../../src/compiler/check.ts";
import type { Policy } from "../../src/model/policy.ts";
import { memoryHost } from "./memory-host.ts";

/** The model of a policy that has no errors. */
export function checkedPolicy(text: string): Policy {
  const { policy, diagnostics } = check({ file: "policy.signoff", text }, memoryHost());
  if (policy === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return policy;
}
