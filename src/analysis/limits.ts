/**
 * What is worked out within seconds. A question that takes more is said to be undecided, and the others are still answered.
 */
export const limits = {
  rules: 20_000,
  /** Characters of all conditions as JSON: comparisons, and the constants of lists. */
  size: 40_000_000,
  /** Of one question. */
  conflicts: 50_000,
  /** Literals that follow from others: of one question, of all that one solver is asked, and what every question has. */
  steps: 30_000_000,
  stepsInAll: 60_000_000,
  leastSteps: 100_000,
  /** Of all questions that one finder asks of one space, what was judged included. */
  work: 20_000_000,
} as const;

/** Thrown by a solver whose question is used up. */
export const outOfBudget = new Error("The conflicts that a solver may meet are used up.");
