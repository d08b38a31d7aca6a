import type { OutcomeName } from "../model/policy.ts";

/** A number of errors with its 95% interval, which is left out where too few decisions tell one. */
export interface Estimate {
  readonly estimate: number;
  readonly low?: number;
  readonly high?: number;
}

/** With fewer labelled decisions than this the interval would promise more than it holds. */
const fewest = 30;

/** What the labelled decisions say about all that could have been labelled, each weighted by 1/propensity (Hájek). */
export interface ErrorEstimate {
  /** Decisions with a propensity over 0: what the estimate is about. */
  readonly rows: number;
  /** Labelled ones among them: what it is made from. */
  readonly from: number;
  readonly total: Estimate;
  readonly prevented: Estimate;
  readonly foundLater: Estimate;
  readonly caught: Estimate;
  /** Decisions that nobody could have seen (propensity 0 or not known): how many of them were wrong, nothing tells. */
  readonly unseen: number;
}

interface Weighted {
  weights: number;
  /** The sum of w². */
  squares: number;
  /** By group: sums of w·y, of (1-π)·w²·y and of (1-π)·w²; errors are 0 or 1. */
  errors: Record<Group, { sum: number; spread: number }>;
  spread: number;
}

type Group = "total" | "prevented" | "foundLater" | "caught";
const groups: readonly Group[] = ["total", "prevented", "foundLater", "caught"];

/**
 * Estimates errors where the truth is known only of decisions that somebody saw. The interval treats the sightings as
 * independent draws with the given propensities.
 */
export function labelEstimate(): {
  readonly add: (decision: {
    readonly outcome: OutcomeName;
    readonly error: boolean | undefined;
    readonly propensity: number | undefined;
  }) => void;
  readonly result: () => ErrorEstimate;
} {
  let rows = 0;
  let from = 0;
  let unseen = 0;
  const sums: Weighted = {
    weights: 0,
    squares: 0,
    spread: 0,
    errors: {
      total: { sum: 0, spread: 0 },
      prevented: { sum: 0, spread: 0 },
      foundLater: { sum: 0, spread: 0 },
      caught: { sum: 0, spread: 0 },
    },
  };
  return {
    add: ({ outcome, error, propensity }) => {
      if (propensity === undefined || !(propensity > 0 && propensity <= 1)) {
        unseen++;
        return;
      }
      rows++;
      if (error === undefined) return;
      from++;
      const weight = 1 / propensity;
      const spread = (1 - propensity) * weight * weight;
      sums.weights += weight;
      sums.squares += weight * weight;
      sums.spread += spread;
      if (!error) return;
      for (const group of groups) {
        if (!belongs(group, outcome)) continue;
        sums.errors[group].sum += weight;
        sums.errors[group].spread += spread;
      }
    },
    result: () => {
      const estimateOf = (group: Group): Estimate => {
        if (sums.weights === 0) return { estimate: 0, low: 0, high: rows };
        const share = sums.errors[group].sum / sums.weights;
        const estimate = share * rows;
        if (from === rows && sums.spread === 0) return { estimate, low: estimate, high: estimate };
        if (from < fewest || sums.spread === 0) return { estimate };
        const square = (1 - 2 * share) * sums.errors[group].spread + share * share * sums.spread;
        // Where all or none of them are errors nothing spreads: 3 in n is then the bound.
        const isOneSided = share === 0 || share === 1;
        const margin = isOneSided
          ? (3 * sums.squares) / sums.weights ** 2
          : (1.96 * Math.sqrt(Math.max(0, square))) / sums.weights;
        return {
          estimate,
          low: Math.max(0, share - margin) * rows,
          high: Math.min(1, share + margin) * rows,
        };
      };
      return {
        rows,
        from,
        total: estimateOf("total"),
        prevented: estimateOf("prevented"),
        foundLater: estimateOf("foundLater"),
        caught: estimateOf("caught"),
        unseen,
      };
    },
  };
}

function belongs(group: Group, outcome: OutcomeName): boolean {
  const prevented = outcome === "review" || outcome === "block";
  if (group === "total") return true;
  if (group === "prevented") return prevented;
  return group === "foundLater" ? outcome === "audit" : prevented || outcome === "audit";
}
