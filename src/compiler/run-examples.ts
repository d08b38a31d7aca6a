import type { Decision } from "../model/decision.ts";
import type { Example, Policy } from "../model/policy.ts";

/** One example, decided. */
export interface ExampleResult {
  readonly example: Example;
  readonly actual: Decision;
  /** The outcome is the expected one, and each team named is asked for. */
  readonly passed: boolean;
}

export function runExamples(policy: Policy, decide: (input: unknown) => Decision): readonly ExampleResult[] {
  return policy.examples.map((example) => {
    const actual = decide(example.input);
    return { example, actual, passed: isAsExpected(example.expected, actual) };
  });
}

/** Each team named is asked for; others may be, too. */
export function isAsExpected(
  expected: Example["expected"],
  actual: Pick<Decision, "outcome" | "reviews" | "audits">,
): boolean {
  if (expected.outcome !== actual.outcome) return false;
  return expected.clauses.every(({ people, anyOf }) => {
    const within = (teams: readonly string[]) => teams.every((team) => anyOf.includes(team));
    if (expected.outcome !== "review") return actual.audits.some((audit) => within(audit.anyOf));
    return actual.reviews.some((review) => within(review.anyOf) && review.people >= people);
  });
}
