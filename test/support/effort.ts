import fc from "fast-check";

/** How long properties run: `EFFORT=10` makes ten times as many cases as the usual test. */
const effort = Number(process.env.EFFORT ?? "1");

/** Milliseconds spent on making a counterexample smaller; where there are none it is not said which one it is. */
const longestShrinking = Number(process.env.SHRINKING ?? "15000");

/** So many where properties run as usual or longer; nothing is asked of a shorter run. */
export function usually(count: number): number {
  return effort < 1 ? 0 : count;
}

/** What holds for all generated cases: run by its test with the usual effort, and by `npm run fuzz` with fresh seeds. */
export interface Property {
  readonly name: string;
  /** Throws with the smallest counterexample found, its seed and its path. */
  readonly hold: (parameters: { readonly seed?: number; readonly numRuns?: number }) => void;
}

/** `runs` is the number of cases in the usual test. */
export function property<T>(name: string, runs: number, cases: fc.Arbitrary<T>, check: (one: T) => void): Property {
  return propertyOf(name, runs, fc.property(cases, check));
}

/** The same of a property that fast-check knows already. */
export function propertyOf<Ts>(name: string, runs: number, known: fc.IProperty<Ts>): Property {
  return {
    name,
    hold: (parameters) => {
      const numRuns = Math.max(1, Math.round(runs * effort));
      const { failed, seed, counterexamplePath } = fc.check(known, { numRuns, ...parameters, endOnFailure: true });
      if (!failed) return;
      const path = counterexamplePath ?? "";
      if (longestShrinking > 0)
        fc.assert(known, { numRuns, ...parameters, seed, path, interruptAfterTimeLimit: longestShrinking });
      throw new Error(`Failed with seed ${seed} and path ${path}, and was not tried again, or held`);
    },
  };
}
