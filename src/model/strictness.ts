import { compareOutcomes } from "./asking.ts";
import { absorbs, lastResorts } from "./clauses.ts";
import type { Decision, Review } from "./decision.ts";
import type { Clause, DeadlineKind, Within } from "./policy.ts";

/**
 * Whether the first decision oversees at least as strictly as the second: by outcome; of two reviews, each clause of the
 * second is covered by one of the first. Audits and rates are not compared.
 */
export function atLeastAsStrict(
  first: Pick<Decision, "outcome" | "reviews">,
  second: Pick<Decision, "outcome" | "reviews">,
): boolean {
  const order = compareOutcomes(first.outcome, second.outcome);
  if (order !== 0 || first.outcome !== "review") return order >= 0;
  return second.reviews.every((asked) => first.reviews.some((review) => covers(review, asked)));
}

/**
 * People enough, no further teams, every `not by`, for each deadline one of the same kind that is no longer, and no weaker
 * last resort.
 */
export function covers(review: Review, asked: Review): boolean {
  return (
    absorbs(review, asked) &&
    asked.notBy.every((name) => review.notBy.includes(name)) &&
    asked.within.every((other) => review.within.some((own) => isNoLonger(own, other))) &&
    lastResorts.indexOf(lastResortOf(review)) >= lastResorts.indexOf(lastResortOf(asked))
  );
}

function lastResortOf(review: Review): Clause["lastResort"] {
  const last = review.then.at(-1);
  return last !== undefined && "outcome" in last ? last.outcome : "none";
}

function isNoLonger(own: Within, other: Within): boolean {
  const [first, second] = [lengthOf(own), lengthOf(other)];
  return first.kind === second.kind && first.length <= second.length;
}

const minutes = { minutes: 1, hours: 60, days: 1440, weeks: 10_080 };

/** The kind of a written deadline, and its length in minutes, or in days for working days. */
export function lengthOf({ amount, unit }: Within): { readonly kind: DeadlineKind; readonly length: number } {
  if (unit === "working days") return { kind: "working days", length: amount };
  if (unit === "working hours") return { kind: "working hours", length: amount * 60 };
  return { kind: "clock", length: amount * minutes[unit] };
}
