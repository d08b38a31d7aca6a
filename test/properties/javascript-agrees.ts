import fc from "fast-check";
import { decidingPolicy } from "../../src/compiler/targets/javascript/deciding-policy.ts";
import type { Decision } from "../../src/model/decision.ts";
import { interpreterOf } from "../../src/model/interpreter.ts";
import { type PolicyWithInputs, policyWithInputs } from "../support/generate-input.ts";
import { hostile } from "../support/hostile.ts";
import { isSame } from "../support/same.ts";

/** Interpreter and generated JavaScript give the same decision for every policy and input, and the same object for it. */
export function javascriptAgrees(
  onCompared: (pairs: number) => void = () => {},
): fc.IProperty<[PolicyWithInputs, number]> {
  return fc.property(policyWithInputs(40), fc.nat(), ({ policy, inputs }, seed) => {
    const judge = interpreterOf(policy);
    const { decide } = decidingPolicy(policy);
    const interned = new Map<string, Decision>();
    const dressed = inputs.filter((_, place) => place % 6 === 0);
    for (const input of [...inputs, ...dressed.map((plain, place) => hostile(plain, policy, seed + place))]) {
      const expected = judge(input);
      const actual = decide(input);
      if (!isSame(expected, actual)) throw new Error(difference(expected, actual));
      if (!Object.isFrozen(actual)) throw new Error("A decision is not frozen.");
      if (actual.unknown.length > 0) continue;
      const text = JSON.stringify(actual);
      if ((interned.get(text) ?? actual) !== actual) throw new Error("The same answer is another object.");
      interned.set(text, actual);
    }
    onCompared(inputs.length + dressed.length);
  });
}

function difference(expected: unknown, actual: unknown): string {
  return `expected ${JSON.stringify(expected)}\nactual   ${JSON.stringify(actual)}`;
}
