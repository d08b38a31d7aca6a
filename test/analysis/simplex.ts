import { type Because, type Clash, clashOf } from "../../src/analysis/theory/because.ts";
import { add, type Exact, exactOf, isWhole, multiply } from "../../src/analysis/theory/exact.ts";
import { search } from "../../src/analysis/theory/search.ts";
import {
  type Contradiction,
  createSimplex,
  minus,
  order,
  type Part,
  type Point,
  plus,
  pointOf,
  times,
} from "../../src/analysis/theory/simplex.ts";
import { type Property, property } from "../support/effort.ts";
import { entropy, type Source, sourceOf } from "../support/source.ts";

/** Factors of each variable, a bound, and at which end. */
interface Constraint {
  readonly factors: readonly number[];
  readonly end: "lower" | "upper";
  readonly value: Exact;
  readonly step: -1 | 0 | 1;
}

const WIDEST = 3;

function constraintsFrom(source: Source, variables: number, isCounted: boolean): readonly Constraint[] {
  return Array.from({ length: 1 + source.below(6) }, (): Constraint => {
    const end = source.pick(["lower", "upper"] as const);
    const strict = !isCounted && source.chance(40);
    const value = exactOf(BigInt(source.below(19) - 9), isCounted ? 1n : BigInt(1 + source.below(3)));
    const factors = Array.from({ length: variables }, () => source.pick([0, 1, -1, 2, -2, 3, -5]));
    return { factors, end, value, step: strict ? (end === "lower" ? 1 : -1) : 0 };
  }).filter(({ factors }) => factors.some((factor) => factor !== 0));
}

function built(variables: number, constraints: readonly Constraint[]) {
  const simplex = createSimplex();
  const bases = Array.from({ length: variables }, () => simplex.variable());
  const terms = new Map<number, ReadonlyMap<number, Exact>>(bases.map((base) => [base, new Map([[base, 1]])]));
  const sums = constraints.map(({ factors }) => {
    const own = new Map(
      factors.flatMap((factor, at) => (factor === 0 ? [] : [[bases[at] as number, factor as Exact]])),
    );
    const sum = simplex.sumOf(own);
    terms.set(sum, own);
    return sum;
  });
  return { simplex, bases, sums, terms };
}

const because = (literal: number): Because => ({ kind: "literals", literals: [literal] });

/** Whole values within bounds: found where looking at all of them finds some, and what contradicts itself has none. */
export const wholeValuesAreFound: Property = property(
  "whole values that satisfy constraints are found where there are any",
  2000,
  entropy(80),
  (numbers) => {
    const source = sourceOf(numbers);
    const variables = 1 + source.below(3);
    const constraints = constraintsFrom(source, variables, true);
    const { simplex, bases, sums } = built(variables, constraints);
    const whole = new Set([...bases, ...sums]);
    const bounds = bases.flatMap((base) =>
      (["lower", "upper"] as const).map((end) => ({ variable: base, end, value: end === "lower" ? -WIDEST : WIDEST })),
    );
    for (const { variable, end, value } of bounds)
      simplex.bind(variable, end, { value, step: 0, because: { kind: "literals", literals: [] } });
    let clash: Clash | undefined;
    for (const [at, { end, value }] of constraints.entries()) {
      const contradiction = simplex.bind(sums[at] as number, end, { value, step: 0, because: because(at) });
      if (contradiction !== undefined) clash ??= clashOf(contradiction);
    }
    const beside = { isWhole: (variable: number) => whole.has(variable), wrong: () => undefined };
    const outcome = clash ?? search(simplex, beside, { left: 5000 });
    const satisfied = (only: (at: number) => boolean): boolean =>
      tuples(variables).some((tuple) => constraints.every((one, at) => !only(at) || holds(one, tuple)));
    const isThere = satisfied(() => true);
    if (outcome.kind === "open") throw new Error("left open");
    if ((outcome.kind === "found") !== isThere) throw new Error(`${outcome.kind}, and is there: ${isThere}`);
    if (outcome.kind === "clash") {
      if (satisfied((at) => outcome.literals.has(at))) throw new Error("what is said to contradict itself does not");
      return;
    }
    const values = bases.map((base) => simplex.valueOf(base).value);
    if (!values.every(isWhole)) throw new Error("not whole");
    if (!constraints.every((one) => holds(one, values))) throw new Error("not within bounds");
  },
);

/** Values of any kind: within their bounds where they are found, and else the bounds add up to a contradiction. */
export const contradictionsAddUp: Property = property(
  "values are within their bounds, or the bounds add up to a contradiction",
  2000,
  entropy(80),
  (numbers) => {
    const source = sourceOf(numbers);
    const variables = 1 + source.below(4);
    const constraints = constraintsFrom(source, variables, false);
    const { simplex, bases, sums, terms } = built(variables, constraints);
    const mark = simplex.mark();
    for (const round of [0, 1]) {
      let contradiction: Contradiction | undefined;
      const kept = constraints.map((_, at) => round === 1 || source.chance(60) || at === 0);
      for (const [at, { end, value, step }] of constraints.entries())
        if (kept[at]) contradiction ??= simplex.bind(sums[at] as number, end, { value, step, because: at });
      contradiction ??= simplex.check();
      if (contradiction !== undefined) {
        const { left, right } = addedUp(contradiction.parts, terms);
        if (left.size > 0) throw new Error("the parts do not cancel out");
        if (order(right, contradiction.gap) !== 0 || order(right, { value: 0, small: 0 }) <= 0)
          throw new Error("the parts do not contradict each other");
      } else
        for (const [at, { factors, end, value, step }] of constraints.entries()) {
          if (!kept[at]) continue;
          let sum: Point = { value: 0, small: 0 };
          for (const [place, factor] of factors.entries())
            sum = plus(sum, times(simplex.valueOf(bases[place] as number), factor));
          const side = order(sum, { value, small: step });
          if (end === "lower" ? side < 0 : side > 0) throw new Error("not within bounds");
        }
      simplex.back(mark);
    }
  },
);

/** The sum of lower bounds less upper ones, and of what they bound, each as often as it is taken. */
function addedUp(parts: readonly Part[], terms: ReadonlyMap<number, ReadonlyMap<number, Exact>>) {
  const left = new Map<number, Exact>();
  let right: Point = { value: 0, small: 0 };
  for (const { variable, end, bound, times: taken } of parts) {
    const by = end === "lower" ? taken : multiply(taken, -1);
    for (const [term, factor] of terms.get(variable) ?? []) {
      const sum = add(left.get(term) ?? 0, multiply(factor, by));
      if (sum === 0) left.delete(term);
      else left.set(term, sum);
    }
    right = minus(right, times(pointOf(bound), multiply(by, -1)));
  }
  return { left, right };
}

function holds({ factors, end, value }: Constraint, tuple: readonly Exact[]): boolean {
  const sum = factors.reduce((total, factor, at) => total + factor * Number(tuple[at]), 0);
  return end === "lower" ? sum >= Number(value) : sum <= Number(value);
}

function tuples(length: number): readonly (readonly number[])[] {
  if (length === 0) return [[]];
  const values = Array.from({ length: 2 * WIDEST + 1 }, (_, at) => at - WIDEST);
  return tuples(length - 1).flatMap((tuple) => values.map((value) => [...tuple, value]));
}
