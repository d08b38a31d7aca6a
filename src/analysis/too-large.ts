import type { Policy } from "../model/policy.ts";
import { limits } from "./limits.ts";

/** Why a policy is not looked at; undefined where it is. */
export function tooLarge({ rules, ensures, marks }: Policy): string | undefined {
  if (rules.length > limits.rules) return `the policy has more than ${limits.rules} rules`;
  const conditions = [rules.map(({ condition, exceptions }) => [condition, exceptions]), ensures, marks];
  if (JSON.stringify(conditions).length > limits.size) return "its conditions and lists are too long together";
  return undefined;
}
