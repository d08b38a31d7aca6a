import type { Policy } from "../model/policy.ts";
import { limits } from "./limits.ts";

/** Why a policy is not looked at; undefined where it is. */
export function tooLarge({ rules, ensures, marks }: Policy): string | undefined {
  if (rules.length > limits.rules) return `the policy has more than ${limits.rules} rules`;
  const conditions = rules.flatMap(({ condition, exceptions }) => [condition, ...exceptions]);
  const size = [...conditions, ensures, marks].reduce((sum, part) => sum + sizeOf(part), 0);
  return size > limits.size ? "its conditions and lists are too long together" : undefined;
}

const sizes = new WeakMap<object, number>();

/** As characters of JSON; a condition is the same object from one version of a policy to the next. */
function sizeOf(part: object): number {
  const size = sizes.get(part) ?? JSON.stringify(part).length;
  sizes.set(part, size);
  return size;
}
