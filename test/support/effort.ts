import fc from "fast-check";

/** How long properties run: `EFFORT=10` makes ten times as many cases as the usual test. */
const effort = Number(process.env.EFFORT ?? "1");

/** What holds for all generated cases: run by its test with the usual effort, and by `npm run fuzz` with fresh seeds. */
export interface Property {
  readonly name: string;
  /** Throws with the smallest counterexample found, its seed and its path. */
  readonly hold: (parameters: { readonly seed?: number; readonly numRuns?: number }) => void;
}

/** `runs` is the number of cases in the usual test. */
export function property<T>(name: string, runs: number, cases: fc.Arbitrary<T>, check: (one: T) => void): Property {
  return {
    name,
    hold: (parameters) =>
      fc.assert(fc.property(cases, check), { numRuns: Math.max(1, Math.round(runs * effort)), ...parameters }),
  };
}
