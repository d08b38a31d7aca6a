import type { Standing } from "../../../model/asking.ts";
import type { Condition } from "../../../model/condition.ts";
import { truthOf } from "../../../model/interpreter.ts";
import type { Policy, Rule } from "../../../model/policy.ts";
import { type Reading, readFieldOf } from "../../../model/read.ts";
import type { Truth } from "../../../model/truth.ts";
import type { Field } from "../../../model/types.ts";
import type { Context } from "../../context.ts";
import type { Input } from "../../encode/witness.ts";

/** What was read of an input, and how rules stand towards it, by what is the same in the next version. */
interface Judged {
  readonly readings: Reading[];
  readonly standings: WeakMap<object, Standing>;
}

/** How a rule stands towards an input, worked out once for as long as the fields are the same. */
export function standingsOf({
  policy,
  memory,
}: Pick<Context, "policy" | "memory">): (input: Input, rule: Rule) => Standing {
  const left = memory.left<WeakMap<Input, Judged>>("standings");
  left.value ??= new WeakMap();
  const known = left.value;
  return (input, rule) => {
    const { readings, standings } = known.get(input) ?? { readings: [], standings: new WeakMap() };
    known.set(input, { readings, standings });
    const identity = memory.identityOf(rule);
    const found = standings.get(identity) ?? standingIn(rule, policy, input, readings);
    standings.set(identity, found);
    return found;
  };
}

function standingIn({ condition, exceptions }: Rule, policy: Policy, input: Input, readings: Reading[]): Standing {
  const readingOf = (field: number): Reading => {
    readings[field] ??= readFieldOf(input, policy.fields[field] as Field, { zone: policy.zone });
    return readings[field];
  };
  const scope = { readingOf, elements: new Map(), zone: policy.zone };
  const truth = (one: Condition): Truth => truthOf(one, scope);
  if (condition.kind === "and" && condition.parts.some((part) => truth(part) === false)) return "no";
  const held = truth(condition);
  if (held === false) return "no";
  const excepted = exceptions.map(truth);
  if (excepted.includes(true)) return "no";
  return held === true && excepted.every((one) => one === false) ? "certain" : "possible";
}
