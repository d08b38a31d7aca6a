import type { Draws } from "../../model/asking.ts";
import { combine } from "../../model/combine.ts";
import type { Decision } from "../../model/decision.ts";
import { judgeOf } from "../../model/interpreter.ts";
import type { Policy } from "../../model/policy.ts";
import type { Input } from "../encode/witness.ts";
import type { Oversight } from "./impact.ts";

/** Decides an input by the judge; with `draws` as if the id, where it is known, were drawn so. */
export type Decider = (input: Input) => (draws?: Draws) => Decision;

export function deciderOf(policy: Policy): Decider {
  const judge = judgeOf(policy);
  return (input) => {
    const { standings, draws: own, unknown } = judge(input);
    return (draws) => combine(policy, standings, own && (draws ?? own), unknown);
  };
}

/** All that oversight is. */
export function oversightText({ outcome, reviews, audits }: Oversight): string {
  return JSON.stringify([outcome, reviews, audits]);
}
