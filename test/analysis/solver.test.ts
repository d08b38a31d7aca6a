import { describe, expect, test } from "vitest";
import { circuitOver } from "../../src/analysis/solver/circuit.ts";
import { FALSE, type Literal, negated, TRUE } from "../../src/analysis/solver/literal.ts";
import { createSolver } from "../../src/analysis/solver/solver.ts";
import { answersAreExact } from "./solver.ts";

test(answersAreExact.name, () => answersAreExact.hold({ seed: 20_261_121 }));

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
