import { compareOutcomes } from "../../src/model/asking.ts";
import { absorbs } from "../../src/model/clauses.ts";
import type { Condition } from "../../src/model/condition.ts";
import type { Decision } from "../../src/model/decision.ts";
import { interpreterOf, judgeOf } from "../../src/model/interpreter.ts";
import type { Asking, Ensure, Policy, Rate } from "../../src/model/policy.ts";
import { type KnownValue, readFieldOf } from "../../src/model/read.ts";

/** Whether an input, beside the same with another value in one field, keeps what an ensure promises. */
export type Promised = (input: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>) => boolean;

export function promisedBy(policy: Policy, { promise }: Ensure): Promised {
  switch (promise.kind) {
    case "at least": {
      const decide = interpreterOf(withRate(policy, { decimal: "0", threshold: 0 }));
      const truth = truthIn(policy, promise.premise);
      return (input) => {
        if (truth(input) === false) return true;
        const { outcome, reviews } = decide(input);
        const order = compareOutcomes(outcome, promise.outcome);
        const named = promise.clauses.every((clause) => reviews.some((review) => absorbs(review, clause)));
        return order > 0 || (order === 0 && (promise.outcome !== "review" || named));
      };
    }
    case "at most": {
      const decide = interpreterOf(withRate(policy, { decimal: "1", threshold: 2 ** 32 }));
      const truth = truthIn(policy, promise.premise);
      return (input) =>
        !allKnown(policy, input) ||
        truth(input) !== true ||
        compareOutcomes(decide(input).outcome, promise.outcome) <= 0;
    }
    case "independent": {
      const decide = interpreterOf(policy);
      return (input, other) => JSON.stringify(oversight(decide(input))) === JSON.stringify(oversight(decide(other)));
    }
    case "rises":
    case "falls": {
      const decide = interpreterOf(policy);
      return (input, other) => {
        const order = orderOf(policy, promise.field, input, other) * (promise.kind === "rises" ? 1 : -1);
        if (order === 0 || !allKnown(policy, input) || !allKnown(policy, other)) return true;
        return order * compareOutcomes(decide(input).outcome, decide(other).outcome) >= 0;
      };
    }
  }
}

function oversight({ outcome, reviews, audits }: Decision): unknown {
  return { outcome, reviews, audits };
}

function allKnown(policy: Policy, input: unknown): boolean {
  return policy.fields.every((field) => readFieldOf(input, field, { zone: policy.zone }).known);
}

/** Of a condition that may read what no rule reads. */
function truthIn(policy: Policy, condition: Condition): (input: unknown) => boolean | "unknown" {
  const [rule] = policy.rules;
  if (rule === undefined) throw new Error("A policy without rules");
  const judge = judgeOf({ ...policy, rules: [{ ...rule, condition, exceptions: [] }] });
  return (input) => judge(input).truthOf(condition);
}

function orderOf(policy: Policy, place: number, input: unknown, other: unknown): number {
  const field = policy.fields[place];
  if (field === undefined) throw new Error("A promise about no field");
  const [first, second] = [input, other].map((one) => readFieldOf(one, field, { zone: policy.zone }));
  if (!first?.known || !second?.known) return 0;
  const [own, others] = [sizeOf(first.value), sizeOf(second.value)];
  return own === others ? 0 : own > others ? 1 : -1;
}

function sizeOf(value: KnownValue): number | bigint {
  switch (value.kind) {
    case "choice":
      return value.rank;
    case "number":
      return value.value;
    case "money":
      return value.units;
    case "date":
      return value.day;
    case "time":
      return value.at;
    default:
      throw new Error(`A ${value.kind} neither rises nor falls`);
  }
}

/** With one rate for every sample of the policy; what is asked of all stays. */
function withRate(policy: Policy, rate: Rate): Policy {
  const changed = (own: Rate): Rate => (own.threshold < 2 ** 32 ? rate : own);
  const asking = (asks: Asking): Asking => ({
    ...asks,
    reviews: asks.reviews.map((part) => ({ ...part, rate: changed(part.rate) })),
    audits: asks.audits.map((part) => ({ ...part, rate: changed(part.rate) })),
  });
  const { otherwise, spotCheck } = policy;
  return {
    ...policy,
    rules: policy.rules.map((rule) => ({ ...rule, asks: asking(rule.asks) })),
    ...(otherwise && { otherwise: { ...otherwise, asks: asking(otherwise.asks) } }),
    ...(spotCheck && {
      spotCheck: { ...spotCheck, audit: { ...spotCheck.audit, rate: changed(spotCheck.audit.rate) } },
    }),
  };
}
