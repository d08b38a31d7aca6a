import { circuitOver } from "../../src/analysis/solver/circuit.ts";
import { type Literal, negated, TRUE } from "../../src/analysis/solver/literal.ts";
import { createSolver } from "../../src/analysis/solver/solver.ts";
import { type Property, property } from "../support/effort.ts";
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

export const answersAreExact: Property = property(
  "the solver answers as a look at every assignment does, with gates, assumptions and clauses added between questions",
  600,
  entropy(400),
  (numbers) => {
    const source = sourceOf(numbers);
    const { below, chance } = source;
    const solver = createSolver();
    const { and, or, atLeast } = circuitOver(solver);
    const chains = Array.from({ length: below(4) }, () => 1 + below(6));
    const apart = 1 + below(chains.length > 1 ? 2 : 5);
    const count = chains.reduce((sum, length) => sum + length, apart);
    const literals = [
      ...chains.flatMap((length) => solver.chain(length)),
      ...Array.from({ length: apart }, () => solver.fresh(chance(50))),
    ];
    const formulas: Formula[] = [{ literal: TRUE, holds: () => true }, ...literals.map(variableOf)];
    /** Of a chain each follows from the one after it, so that the first so many are true. */
    const assignments = [...chains, ...Array.from({ length: apart }, () => 1)].reduce<{
      readonly all: readonly number[];
      readonly from: number;
    }>(
      ({ all, from }, length) => ({
        all: all.flatMap((one) => Array.from({ length: length + 1 }, (_, begun) => one + (2 ** begun - 1) * 2 ** from)),
        from: from + length,
      }),
      { all: [0], from: 0 },
    ).all;
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
      const possible = assignments.filter(fits);
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
