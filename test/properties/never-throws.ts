import fc from "fast-check";
import { expect } from "vitest";
import { interpreterOf } from "../../src/model/interpreter.ts";
import { property } from "../support/effort.ts";
import { hostileInput, hostileNumbers } from "../support/generate-hostile.ts";
import { policyWithInputs } from "../support/generate-input.ts";
import { policies } from "../support/generate-policy.ts";

export const decidingNeverThrows = property(
  "deciding never throws, whatever the input",
  300,
  fc.tuple(
    policies(),
    fc.array(hostileNumbers, { maxLength: 10 }),
    fc.anything({ withBigInt: true, withNullPrototype: true }),
  ),
  ([policy, lists, anything]) => {
    const decide = interpreterOf(policy);
    for (const input of [...lists.map((numbers) => hostileInput(numbers, policy)), anything])
      expect(["proceed", "audit", "review", "block"]).toContain(decide(input).outcome);
  },
);

export const decisionsAreFrozen = property(
  "decisions are frozen through and through, and leave the policy and the input as they were",
  100,
  policyWithInputs(10),
  ({ policy, inputs }) => {
    const [before, inputsBefore] = [JSON.stringify(policy), fc.stringify(inputs)];
    const decide = interpreterOf(policy);
    for (const input of inputs) expectFrozen(decide(input));
    expect(JSON.stringify(policy)).toBe(before);
    expect(fc.stringify(inputs)).toBe(inputsBefore);
    expect(Object.isFrozen(policy.fields)).toBe(false);
  },
);

function expectFrozen(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  expect(Object.isFrozen(value)).toBe(true);
  Object.values(value).forEach(expectFrozen);
}
