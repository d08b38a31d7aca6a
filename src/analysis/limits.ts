/** What is worked out within seconds; what is larger is said to be undecided. */
export const limits = {
  rules: 300,
  /** Characters of all conditions as JSON: comparisons, and the constants of lists. */
  size: 150_000,
  /** Of one question. */
  conflicts: 50_000,
} as const;

/** Thrown by a solver whose conflicts are used up; caught where the analysis begins. */
export const outOfBudget = new Error("The conflicts that a solver may meet are used up.");
