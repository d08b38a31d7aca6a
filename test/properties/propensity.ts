import { expect } from "vitest";
import { combine } from "../../src/model/combine.ts";
import { judgeOf } from "../../src/model/interpreter.ts";
import type { Asking, AuditPart, Policy, Rate, ReviewPart } from "../../src/model/policy.ts";
import { compareDecimals, decimalOf } from "../../src/values/decimal.ts";
import { property } from "../support/effort.ts";
import { policyWithInputs } from "../support/generate-input.ts";

/** All shares of a policy from the lowest, 0 first and 1 last. */
function sharesOf(policy: Policy): readonly string[] {
  const found = new Set(["0", "1"]);
  mapRates(policy, (rate) => {
    found.add(rate.decimal);
    return rate;
  });
  return [...found].sort((first, second) => compareDecimals(decimalOf(first), decimalOf(second)));
}

function mapRates(policy: Policy, change: (rate: Rate) => Rate): Policy {
  const part = <T extends ReviewPart | AuditPart>(one: T): T => ({ ...one, rate: change(one.rate) });
  const asking = (one: Asking): Asking => ({ ...one, reviews: one.reviews.map(part), audits: one.audits.map(part) });
  const { otherwise, spotCheck } = policy;
  return {
    ...policy,
    rules: policy.rules.map((rule) => ({
      ...rule,
      asks: asking(rule.asks),
      ...(rule.inDoubt ? { inDoubt: asking(rule.inDoubt) } : {}),
    })),
    ...(otherwise ? { otherwise: { ...otherwise, asks: asking(otherwise.asks) } } : {}),
    ...(spotCheck ? { spotCheck: { ...spotCheck, audit: part(spotCheck.audit) } } : {}),
  };
}

/** As a fraction of 10^10, which holds every share that is generated. */
const unit = 10n ** 10n;
function inUnits(decimal: string): bigint {
  const { units, decimals } = decimalOf(decimal);
  return (units * unit) / 10n ** BigInt(decimals);
}

export const propensityIsTheChanceToBeSeen = property(
  "propensity is the exact chance, over all draws, that a person sees the decision",
  60,
  policyWithInputs(6),
  ({ policy, inputs }) => {
    const shares = sharesOf(policy);
    const steps = shares.slice(1).map((share, place) => ({
      draw: place,
      weight: inUnits(share) - inUnits(shares[place] as string),
    }));
    const stepped = mapRates(policy, ({ decimal }) => ({
      decimal,
      threshold: decimal === "1" ? 2 ** 32 : shares.indexOf(decimal),
    }));
    const judge = judgeOf(policy);
    for (const input of inputs) {
      const { standings, draws } = judge(input);
      if (draws === undefined) continue;
      let seen = 0n;
      for (const review of steps)
        for (const audit of steps)
          for (const spot of steps) {
            const drawn = { review: review.draw, audit: audit.draw, "spot check": spot.draw };
            const { outcome, audits } = combine(stepped, standings, drawn, []);
            const isSeen = outcome === "block" ? audits.length > 0 : outcome !== "proceed";
            if (isSeen) seen += review.weight * audit.weight * spot.weight;
          }
      expect(combine(policy, standings, draws, []).propensity).toBe(Number(`${seen}e-30`));
    }
  },
);
