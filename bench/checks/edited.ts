import { mapConditions } from "../../src/model/children.ts";
import type { Condition, Constant } from "../../src/model/condition.ts";
import type { Policy, Rule } from "../../src/model/policy.ts";
import type { Random } from "./random.ts";

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

/**
 * The next version: in turn a threshold moved, another team or outcome, a condition or an exception added, a rule added,
 * one taken out.
 */
export function withOneEdit(policy: Policy, turn: number, random: Random): Policy {
  const { rules } = policy;
  const at = random.below(rules.length);
  const [rule, other] = [rules[at] as Rule, random.pick(rules)];
  const part = (): Condition => random.pick(partsOf(random.pick(rules).condition));
  switch (turn % 6) {
    case 0:
      return { ...policy, rules: rules.with(at, { ...rule, condition: moved(rule.condition, random) }) };
    case 1:
      return { ...policy, rules: rules.with(at, { ...rule, asks: other.asks, lets: other.lets }) };
    case 2: {
      const condition: Condition = { kind: "and", parts: [...partsOf(rule.condition), part()] };
      return { ...policy, rules: rules.with(at, { ...rule, condition }) };
    }
    case 3:
      return { ...policy, rules: rules.with(at, { ...rule, exceptions: [...rule.exceptions, part()] }) };
    case 4: {
      const added = { ...rule, name: `${rule.name}, ${turn}`, condition: moved(rule.condition, random) };
      return { ...policy, rules: rules.toSpliced(at, 0, { ...added, asks: other.asks, lets: other.lets }) };
    }
    default:
      return { ...policy, rules: rules.toSpliced(at, 1) };
  }
}

function partsOf(condition: Condition): readonly Condition[] {
  return condition.kind === "and" ? condition.parts : [condition];
}

/** One of its thresholds. */
function moved(condition: Condition, random: Random): Condition {
  const parts = partsOf(condition);
  const places = [...parts.keys()].filter((place) => {
    const part = parts[place] as Condition;
    return part.kind === "compare" && part.right.kind === "constant" && greater(part.right.constant) !== undefined;
  });
  if (places.length === 0) return condition;
  const place = random.pick(places);
  const part = parts[place] as Condition;
  if (part.kind !== "compare" || part.right.kind !== "constant") return condition;
  const constant = greater(part.right.constant) as Constant;
  return { kind: "and", parts: parts.with(place, { ...part, right: { kind: "constant", constant } }) };
}

function greater(constant: Constant): Constant | undefined {
  if (constant.kind === "money") return { ...constant, amount: (Number(constant.amount) * 1.02).toFixed(2) };
  if (constant.kind === "number") return { ...constant, value: String(Math.round(Number(constant.value) * 1.05)) };
  return undefined;
}
