import type { Standing } from "./asking.ts";
import { askedBy, compareOutcomes, nothing, strictestAsked } from "./asking.ts";
import type { Asking, OutcomeName, Policy, Rate } from "./policy.ts";

/**
 * The exact chance, over independent draws of the three kinds for a known id, that the decision comes out as review,
 * audit or an audited block; rounded once. Shares are the exact decimals, not the thresholds.
 *
 * What the draw of one kind does hangs on three facts, each true below a share of its own: some rule's part of this kind
 * is taken; some certain rule's part lifts `otherwise`; the part of `otherwise` is taken.
 */
export function propensityOf(policy: Policy, standings: readonly Standing[]): number {
  const asked = policy.rules.map((rule, place) => askedBy(rule, standings[place] ?? "no"));
  const certain = asked.filter((_, place) => standings[place] === "certain");
  const otherwise = policy.otherwise?.asks ?? nothing;
  const otherwiseOutcome = strictestAsked(otherwise);
  const lifted =
    policy.otherwise === undefined ||
    policy.rules.some((rule, place) => standings[place] === "certain" && rule.lets) ||
    certain.some((asking) => asking.block);
  const blocked = asked.some((asking) => asking.block);
  const reviews = stretches("review", asked, certain, otherwise, otherwiseOutcome);
  const audits = stretches("audit", asked, certain, otherwise, otherwiseOutcome);
  const spotCheck = policy.spotCheck ? shareOf(policy.spotCheck.audit.rate) : none;

  let seen = none;
  for (const review of reviews) {
    for (const audit of audits) {
      const holds = !lifted && !review.lifts && !audit.lifts;
      const isAudited = audit.taken || (holds && audit.otherwise);
      const isReviewed = review.taken || (holds && review.otherwise);
      const isBlocked = blocked || (holds && otherwise.block);
      const weight = times(review.weight, audit.weight);
      if (isAudited || (isReviewed && !isBlocked)) seen = plus(seen, weight);
      else if (!isBlocked) seen = plus(seen, times(weight, spotCheck));
    }
  }
  return Number(`${seen.digits}e-${seen.decimals}`);
}

/** A stretch of the draws of one kind on which the three facts do not change, and its length. */
interface Stretch {
  readonly weight: Share;
  readonly taken: boolean;
  readonly lifts: boolean;
  readonly otherwise: boolean;
}

function stretches(
  kind: "review" | "audit",
  asked: readonly Asking[],
  certain: readonly Asking[],
  otherwise: Asking,
  otherwiseOutcome: OutcomeName,
): readonly Stretch[] {
  const ratesOf = (asking: Asking): readonly Share[] =>
    (kind === "review" ? asking.reviews : asking.audits).map((part) => shareOf(part.rate));
  const takenBelow = largest(asked.flatMap(ratesOf));
  const liftsBelow = compareOutcomes(kind, otherwiseOutcome) >= 0 ? largest(certain.flatMap(ratesOf)) : none;
  const otherwiseBelow = largest(ratesOf(otherwise));
  const ends = [takenBelow, liftsBelow, otherwiseBelow, whole].sort(compareShares);
  return ends.map((end, place) => {
    const start = ends[place - 1] ?? none;
    return {
      weight: plus(end, { digits: -start.digits, decimals: start.decimals }),
      taken: compareShares(start, takenBelow) < 0,
      lifts: compareShares(start, liftsBelow) < 0,
      otherwise: compareShares(start, otherwiseBelow) < 0,
    };
  });
}

/** digits / 10^decimals */
interface Share {
  readonly digits: bigint;
  readonly decimals: number;
}

const none: Share = { digits: 0n, decimals: 0 };
const whole: Share = { digits: 1n, decimals: 0 };

function shareOf(rate: Rate): Share {
  const [units = "0", fraction = ""] = rate.decimal.split(".");
  return { digits: BigInt(units + fraction), decimals: fraction.length };
}

function aligned(share: Share, decimals: number): bigint {
  return share.digits * 10n ** BigInt(decimals - share.decimals);
}

function plus(first: Share, second: Share): Share {
  const decimals = Math.max(first.decimals, second.decimals);
  return { digits: aligned(first, decimals) + aligned(second, decimals), decimals };
}

function times(first: Share, second: Share): Share {
  return { digits: first.digits * second.digits, decimals: first.decimals + second.decimals };
}

function compareShares(first: Share, second: Share): number {
  const difference = plus(first, { digits: -second.digits, decimals: second.decimals }).digits;
  return difference < 0n ? -1 : Number(difference > 0n);
}

function largest(shares: readonly Share[]): Share {
  return shares.reduce((greatest, share) => (compareShares(share, greatest) > 0 ? share : greatest), none);
}
