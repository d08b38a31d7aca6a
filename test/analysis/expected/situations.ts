import type { Draws, Standing } from "../../../src/model/asking.ts";
import { combine } from "../../../src/model/combine.ts";
import type { Decision } from "../../../src/model/decision.ts";
import type { Policy } from "../../../src/model/policy.ts";
import { drawsOf, type Judged } from "../../support/enumerated.ts";

/** Inputs that are decided alike, under draws: one of them stands for all. */
export interface Situation {
  readonly one: Judged;
  readonly draws: Draws | undefined;
}

const samples = /"threshold":(?!4294967296)/;

/** Every way in which the inputs are decided, for every draw that tells samples apart. */
export function situationsOf(policy: Policy, inputs: readonly Judged[]): readonly Situation[] {
  const isSampled = samples.test(JSON.stringify([policy.rules, policy.otherwise, policy.spotCheck]));
  const kinds = new Map(
    inputs.map((one) => [
      JSON.stringify([one.standings, one.unknown.map(({ field }) => field), one.idKnown, one.allKnown]),
      one,
    ]),
  );
  return [...kinds.values()].flatMap((one): readonly Situation[] => {
    if (!one.idKnown) return [{ one, draws: undefined }];
    const draws = drawsOf();
    return (isSampled ? draws : draws.slice(0, 1)).map((drawn) => ({ one, draws: drawn }));
  });
}

export function decisionOf(policy: Policy, { one, draws }: Situation, standings = one.standings): Decision {
  return combine(policy, standings, draws, one.unknown);
}

export function oversightText({ outcome, reviews, audits }: Decision): string {
  return JSON.stringify([outcome, reviews, audits]);
}

export function without(standings: readonly Standing[], place: number): readonly Standing[] {
  return standings.with(place, "no");
}
