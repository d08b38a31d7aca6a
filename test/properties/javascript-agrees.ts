import fc from "fast-check";
import { standBody } from "../../src/compiler/targets/javascript/cautious/emit.ts";
import { decidingPolicy } from "../../src/compiler/targets/javascript/deciding-policy.ts";
import type { Decision } from "../../src/model/decision.ts";
import { interpreterOf } from "../../src/model/interpreter.ts";
import type { Policy } from "../../src/model/policy.ts";
import type { Reading } from "../../src/model/read.ts";
import { helpers } from "../../src/runtime/emitted.ts";
import { prepare } from "../../src/runtime/prepare.ts";
import type { InDoubt } from "../../src/runtime/stood.ts";
import { type PolicyWithInputs, policyWithInputs } from "../support/generate-input.ts";
import { hostile } from "../support/hostile.ts";
import { isSame } from "../support/same.ts";

/**
 * Interpreter and generated JavaScript give the same decision for every policy and input, and the same object for it; the
 * cautious way also where all values are known, which the fast way decides else.
 */
export function javascriptAgrees(
  onCompared: (pairs: number) => void = () => {},
): fc.IProperty<[PolicyWithInputs, number]> {
  return fc.property(policyWithInputs(40), fc.nat(), ({ policy: given, inputs }, seed) => {
    const policy = widened(given, sizes[seed % sizes.length] as number);
    const judge = interpreterOf(policy);
    const { decide } = decidingPolicy(policy);
    const careful = cautiousWay(policy);
    const interned = new Map<string, Decision>();
    const dressed = inputs.filter((_, place) => place % 6 === 0);
    const all = [...inputs, ...dressed.map((plain, place) => hostile(plain, policy, seed + place))];
    for (const [place, input] of all.entries()) {
      const expected = judge(input);
      const actual = decide(input);
      const cautious = place % 3 === 0 ? careful(input) : expected;
      if (!isSame(expected, cautious)) throw new Error(`The cautious way: ${difference(expected, cautious)}`);
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

function cautiousWay(policy: Policy): (input: unknown) => Decision {
  type Stand = (given: typeof helpers, inDoubt: InDoubt) => (input: unknown) => readonly Reading[];
  const inDoubt = prepare(policy).inDoubt();
  const stand = (new Function("helpers", "inDoubt", standBody(policy)) as Stand)(helpers, inDoubt);
  return (input) => inDoubt.decided(stand(input));
}

/** Ways to stand are constants, a table, one word of bits, or several words in functions of their own, by the number of rules. */
const sizes = [0, 0, 0, 3, 13, 33, 65];

/** With its rules over again, under other names, up to a number of them. */
function widened(policy: Policy, size: number): Policy {
  if (policy.rules.length === 0 || policy.rules.length >= size) return policy;
  const rules = Array.from({ length: size }, (_, place) => {
    const rule = policy.rules[(place * 7) % policy.rules.length] as Policy["rules"][number];
    return place < policy.rules.length
      ? (policy.rules[place] as Policy["rules"][number])
      : { ...rule, name: `rule ${place + 1}` };
  });
  return { ...policy, rules };
}

function difference(expected: unknown, actual: unknown): string {
  return `expected ${JSON.stringify(expected)}\nactual   ${JSON.stringify(actual)}`;
}
