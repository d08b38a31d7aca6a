import type { Standing } from "../../../src/model/asking.ts";
import { combine } from "../../../src/model/combine.ts";
import type { Decision, Review } from "../../../src/model/decision.ts";
import type { Policy } from "../../../src/model/policy.ts";
import { drawsOf, type Judged } from "../../support/enumerated.ts";
import type { SmallPolicy } from "../../support/generate-small-policy.ts";

/** Rules each of which, alone, asks on some input for a review that ends with people who are given no time. */
export function silentEnd({ policy }: SmallPolicy, inputs: readonly Judged[]): readonly string[] {
  if (policy.protective) return [];
  const names = policy.rules.flatMap((rule, place) => {
    const standings = new Set(inputs.map((one) => one.standings[place] as Standing));
    const alone: Policy = { ...without(policy), rules: [rule] };
    const isSilent = [...standings].some((standing) =>
      [undefined, ...drawsOf()].some((draws) => endsInSilence(combine(alone, [standing], draws, []))),
    );
    return isSilent ? [rule.name] : [];
  });
  const { otherwise } = policy;
  const only: Policy = { ...without(policy), rules: [], ...(otherwise && { otherwise }) };
  if ([undefined, ...drawsOf()].some((draws) => endsInSilence(combine(only, [], draws, [])))) names.push("otherwise");
  return names.length === 0 ? [] : [`review/silent-end ${names.join()}`];
}

function without({ otherwise: _, spotCheck: __, ...policy }: Policy): Policy {
  return policy;
}

function endsInSilence({ reviews }: Decision): boolean {
  return reviews.some((review) => review.within.every((_, at) => isSilent(review, at)) && review.within.length > 0);
}

function isSilent({ then, within }: Review, chain: number): boolean {
  const people = then.filter((step) => "anyOf" in step && (within.length === 1 || step.chain === chain));
  const last = people.at(-1);
  return last !== undefined && "anyOf" in last && last.within.length === 0;
}
