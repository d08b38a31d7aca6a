import { describe, expect, test } from "vitest";
import { circuitOver } from "../../src/analysis/solver/circuit.ts";
import { FALSE, type Literal, negated, TRUE } from "../../src/analysis/solver/literal.ts";
import { createSolver } from "../../src/analysis/solver/solver.ts";
import { property } from "../support/effort.ts";
import { entropy, sourceOf } from "../support/source.ts";

/** Formulas over the variables as they are made, beside the literals that the circuit made of them. */
interface Formula {
  readonly literal: Literal;
  readonly holds: (assignment: number) => boolean;
}

function variableOf(literal: Literal, place: number): Formula {
  return { literal, holds: (assignment) => ((assignment >> place) & 1) === 1 };
}

function not({ literal, holds }: Formula): Formula {
  return { literal: negated(literal), holds: (assignment) => !holds(assignment) };
}

const alike = property(
  "the solver answers as a look at every assignment does, with gates, assumptions and clauses added between questions",
  600,
  entropy(400),
  (numbers) => {
    const source = sourceOf(numbers);
    const { below, chance } = source;
    const solver = createSolver();
    const { and, or, atLeast } = circuitOver(solver);
    const [chained, apart] = [below(6), 1 + below(5)];
    const count = chained + apart;
    const literals = [...solver.chain(chained), ...Array.from({ length: apart }, () => solver.fresh(chance(50)))];
    const formulas: Formula[] = [{ literal: TRUE, holds: () => true }, ...literals.map(variableOf)];
    /** Of a chain each follows from the one after it. */
    const isChain = (one: number): boolean => {
      const begun = one & (2 ** chained - 1);
      return (begun & (begun + 1)) === 0;
    };
    const clauses: (readonly Formula[])[] = [];
    const pick = (): Formula => {
      const one = source.pick(formulas);
      return chance(50) ? one : not(one);
    };
    const several = (most: number): readonly Formula[] => Array.from({ length: 1 + below(most) }, pick);
    const makeGate = (): void => {
      const parts = several(4);
      const literals = parts.map(({ literal }) => literal);
      const kind = below(3);
      if (kind === 0) formulas.push({ literal: and(literals), holds: (one) => parts.every(({ holds }) => holds(one)) });
      else if (kind === 1)
        formulas.push({ literal: or(literals), holds: (one) => parts.some(({ holds }) => holds(one)) });
      else {
        const least = below(4);
        const holds = (one: number): boolean => parts.filter((part) => part.holds(one)).length >= least;
        formulas.push({ literal: atLeast(literals, least), holds });
      }
    };
    const ask = (): void => {
      const assumed = chance(20) ? [] : several(4);
      const fits = (one: number): boolean =>
        clauses.every((clause) => clause.some(({ holds }) => holds(one))) && assumed.every(({ holds }) => holds(one));
      const possible = Array.from({ length: 2 ** count }, (_, one) => one).filter((one) => isChain(one) && fits(one));
      const answer = solver.solve(assumed.map(({ literal }) => literal));
      if (answer !== possible.length > 0) throw new Error(`answered ${answer}, of ${possible.length} assignments`);
      if (!answer) return;
      const found = Array.from({ length: count }, (_, place) =>
        solver.isTrue((formulas[place + 1] as Formula).literal) ? 2 ** place : 0,
      ).reduce((sum, bit) => sum + bit, 0);
      if (!possible.includes(found)) throw new Error("the assignment does not fit");
      for (const { literal, holds } of formulas)
        if (solver.isTrue(literal) !== holds(found)) throw new Error("a gate is not what its parts make of it");
    };
    for (let step = 0; step < 40; step++) {
      const kind = below(5);
      if (kind < 2) {
        const clause = several(4);
        clauses.push(clause);
        solver.addClause(clause.map(({ literal }) => literal));
      } else if (kind === 2) makeGate();
      else ask();
    }
  },
);

test(alike.name, { timeout: 60_000 }, () => alike.hold({ seed: 20_261_121 }));

/** As many pigeons as given, one hole fewer, where `asked` holds: no assignment, and hard to see. */
function pigeons(solver: ReturnType<typeof createSolver>, count: number, asked: Literal): void {
  const places = Array.from({ length: count }, () => Array.from({ length: count - 1 }, () => solver.fresh(false)));
  for (const own of places) solver.addClause([negated(asked), ...own]);
  for (let hole = 0; hole < count - 1; hole++)
    for (let first = 0; first < count; first++)
      for (let second = 0; second < first; second++)
        solver.addClause([negated(places[first]?.[hole] as Literal), negated(places[second]?.[hole] as Literal)]);
}

describe("the solver", () => {
  test("forgets what it learned without forgetting what it was told", () => {
    const solver = createSolver();
    const [hard, other] = [solver.fresh(true), solver.fresh(true)];
    pigeons(solver, 8, hard);
    solver.addClause([negated(other), hard]);
    expect(solver.solve([hard])).toBe(false);
    expect(solver.solve([other])).toBe(false);
    expect(solver.solve([negated(hard)])).toBe(true);
    expect(solver.isTrue(other)).toBe(false);
    expect(solver.solve([])).toBe(true);
  });

  test("answers further questions after one that takes too long", () => {
    const solver = createSolver();
    const hard = solver.fresh(true);
    pigeons(solver, 12, hard);
    expect(() => solver.solve([hard])).toThrow("used up");
    expect(solver.solve([negated(hard)])).toBe(true);
    expect(solver.isTrue(hard)).toBe(false);
  });

  test("knows what holds of no variables", () => {
    const solver = createSolver();
    const { and, or } = circuitOver(solver);
    expect([and([]), or([]), and([TRUE, FALSE]), or([TRUE, FALSE])]).toEqual([TRUE, FALSE, FALSE, TRUE]);
    expect(solver.solve([TRUE])).toBe(true);
    expect(solver.solve([FALSE])).toBe(false);
    solver.addClause([]);
    expect(solver.solve([])).toBe(false);
  });

  test("chooses among a thousand ways", () => {
    const solver = createSolver();
    const { or } = circuitOver(solver);
    const ways = Array.from({ length: 1000 }, () => solver.fresh(false));
    const some = or(ways);
    expect(solver.solve([some])).toBe(true);
    expect(ways.some((way) => solver.isTrue(way))).toBe(true);
    expect(solver.solve([some, ...ways.slice(1).map(negated)])).toBe(true);
    expect(solver.isTrue(ways[0] as Literal)).toBe(true);
    expect(solver.solve([some, ...ways.map(negated)])).toBe(false);
  });
});
