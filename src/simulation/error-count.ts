import type { OutcomeName } from "../model/policy.ts";
import { labelEstimate } from "./label-estimate.ts";
import type { Simulation } from "./simulation.ts";

/** Counts the decisions whose truth is known. */
export interface ErrorCount {
  /** `error` is undefined where nobody knows; decisions that are alike may be added together. */
  readonly add: (outcome: OutcomeName, error: boolean | undefined, decisions: number) => void;
  /** Beside `add`, for each decision, in their order: a sum of fractions depends on it. */
  readonly weigh: (outcome: OutcomeName, error: boolean | undefined, propensity: number | undefined) => void;
  readonly result: () => Simulation["errors"];
}

/** `estimates`: whether the decisions have propensities, so that an estimate for all is made. */
export function errorCount(estimates: boolean): ErrorCount {
  const estimate = labelEstimate();
  let labelled = 0;
  let total = 0;
  let prevented = 0;
  let foundLater = 0;
  return {
    add: (outcome, error, decisions) => {
      if (error === undefined) return;
      labelled += decisions;
      if (!error) return;
      total += decisions;
      if (outcome === "review" || outcome === "block") prevented += decisions;
      else if (outcome === "audit") foundLater += decisions;
    },
    weigh: (outcome, error, propensity) => {
      estimate.add({ outcome, error, propensity });
    },
    result: () => ({
      labelled,
      total,
      prevented,
      foundLater,
      caught: prevented + foundLater,
      ...(estimates ? { estimate: estimate.result() } : {}),
    }),
  };
}
