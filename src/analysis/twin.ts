import { type Circuit, circuitOf } from "./solver/circuit.ts";
import { FALSE, type Literal, negated, TRUE } from "./solver/literal.ts";

/**
 * Builds a second reading of conditions, beside a first one, that differs from it in a few literals. For whatever is built
 * it knows the first reading, and a literal that says whether the two are the same; a solver then sees at once that what
 * is built of the same is the same, and looks only at what can differ.
 */
export interface Twin {
  /** Builds the second reading; the first is built beside it. */
  readonly circuit: Circuit;
  /** Takes `second` for the second reading of `first`. Gives the literal to build with. */
  readonly pair: (first: Literal, second: Literal) => Literal;
  /** Whether both readings of what was built are the same. */
  readonly same: (second: Literal) => Literal;
}

interface Reading {
  readonly first: Literal;
  readonly same: Literal;
}

export function twinOf(base: Circuit): Twin {
  const { solver } = base;
  /** By positive literal of the second reading. What is not here is the same in both. */
  const readings = new Map<Literal, Reading>();

  function readingOf(second: Literal): Reading {
    const isNegated = (second & 1) === 1;
    const reading = readings.get(isNegated ? negated(second) : second);
    if (reading === undefined) return { first: second, same: TRUE };
    return isNegated ? { first: negated(reading.first), same: reading.same } : reading;
  }

  /** `parts` are literals that, where all are true, make the two the same. */
  function paired(first: Literal, given: Literal, parts: readonly Literal[] | undefined): Literal {
    if (first === given) return given;
    const second = given === TRUE || given === FALSE || readings.has(given & ~1) ? aliasOf(given) : given;
    const same = solver.fresh(true);
    solver.addClause([negated(same), negated(first), second]);
    solver.addClause([negated(same), first, negated(second)]);
    solver.addClause([same, negated(first), negated(second)]);
    solver.addClause([same, first, second]);
    if (parts !== undefined) solver.addClause([same, ...parts.filter((part) => part !== TRUE).map(negated)]);
    readings.set(second & ~1, (second & 1) === 1 ? { first: negated(first), same } : { first, same });
    return second;
  }

  function aliasOf(literal: Literal): Literal {
    const alias = solver.fresh(true);
    solver.addClause([negated(alias), literal]);
    solver.addClause([alias, negated(literal)]);
    return alias;
  }

  const gates = new Map<string, Literal>();

  function and(parts: readonly Literal[]): Literal {
    const read = parts.map(readingOf);
    if (read.every(({ same }) => same === TRUE)) return base.and(parts);
    const key = [...new Set(parts)].sort((first, second) => first - second).join();
    const known = gates.get(key);
    if (known !== undefined) return known;
    const second = base.and(parts);
    const made = readings.has(second & ~1) && readingOf(second).first === base.and(read.map(({ first }) => first));
    const gate = made
      ? second
      : paired(
          base.and(read.map(({ first }) => first)),
          second,
          read.map(({ same }) => same),
        );
    gates.set(key, gate);
    return gate;
  }

  return {
    circuit: circuitOf(solver, and),
    pair: (first, second) => paired(first, second, undefined),
    same: (second) => readingOf(second).same,
  };
}
