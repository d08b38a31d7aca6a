import { mapConditions } from "../../src/model/children.ts";
import type { Constant } from "../../src/model/condition.ts";
import type { Policy } from "../../src/model/policy.ts";

/** A second version: of so many rules, spread over the policy, the first number that they compare with is a little greater. */
export function editedTable(policy: Policy, changes: number): Policy {
  const step = Math.floor(policy.rules.length / changes);
  const rules = policy.rules.map((rule, place) => {
    if (place % step !== 0) return rule;
    let isDone = false;
    const condition = mapConditions(rule.condition, (one) => {
      if (isDone || one.kind !== "compare" || one.right.kind !== "constant") return one;
      const constant = greater(one.right.constant);
      if (constant === undefined) return one;
      isDone = true;
      return { ...one, right: { kind: "constant", constant } };
    });
    return { ...rule, condition };
  });
  return { ...policy, rules };
}

function greater(constant: Constant): Constant | undefined {
  if (constant.kind === "money") return { ...constant, amount: (Number(constant.amount) * 1.02).toFixed(2) };
  if (constant.kind === "number") return { ...constant, value: String(Math.round(Number(constant.value) * 1.05)) };
  return undefined;
}
