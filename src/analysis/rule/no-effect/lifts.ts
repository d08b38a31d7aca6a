import { compareOutcomes, isSampled, strictestAsked } from "../../../model/asking.ts";
import type { Policy, Rule } from "../../../model/policy.ts";

/** Whether a rule, where it is certain, keeps `otherwise` from holding: always, or `perhaps`, as a sample is drawn. */
export function lifts({ otherwise }: Policy, { lets, asks }: Rule, perhaps: boolean): boolean {
  if (otherwise === undefined) return false;
  if (lets) return true;
  const sure = perhaps
    ? asks
    : {
        block: asks.block,
        reviews: asks.reviews.filter(({ rate }) => !isSampled(rate)),
        audits: asks.audits.filter(({ rate }) => !isSampled(rate)),
      };
  const outcome = strictestAsked(sure);
  return outcome !== "proceed" && compareOutcomes(outcome, strictestAsked(otherwise.asks)) >= 0;
}
