import { compareOutcomes } from "../../model/asking.ts";
import type { Decision } from "../../model/decision.ts";
import type { Ensure, Example } from "../../model/policy.ts";
import { isAsExpected } from "../run-examples.ts";

/**
 * What an example has to expect of an input on which a promise is broken by `decision`: it fails until the policy keeps the
 * promise. Undefined where the promise is kept, or allows several outcomes of which none is the one that is meant.
 */
export function promisedOf(
  { promise }: Pick<Ensure, "promise">,
  decision: Pick<Decision, "outcome" | "reviews" | "audits">,
): Example["expected"] | undefined {
  switch (promise.kind) {
    case "at least": {
      const { outcome, clauses } = promise;
      const isStricter = compareOutcomes(decision.outcome, outcome) > 0;
      return isStricter || isAsExpected({ outcome, clauses }, decision) ? undefined : { outcome, clauses };
    }
    case "at most":
      return promise.outcome === "proceed" && decision.outcome !== "proceed"
        ? { outcome: "proceed", clauses: [] }
        : undefined;
    case "rises":
    case "falls":
    case "independent":
      return undefined;
  }
}
