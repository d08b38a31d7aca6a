import { FALSE, type Literal, negated, TRUE } from "./literal.ts";
import type { Solver } from "./solver.ts";

/** Conditions built up as literals of a solver; what is built twice is the same literal. */
export interface Circuit {
  readonly solver: Solver;
  readonly and: (parts: readonly Literal[]) => Literal;
  readonly or: (parts: readonly Literal[]) => Literal;
  /** Whether at least `count` of the parts are true. */
  readonly atLeast: (parts: readonly Literal[], count: number) => Literal;
}

export function circuitOver(solver: Solver): Circuit {
  const gates = new Map<string, Literal>();

  function and(given: readonly Literal[]): Literal {
    const parts = [...new Set(given)].filter((part) => part !== TRUE).sort((first, second) => first - second);
    const [only] = parts;
    if (only === undefined) return TRUE;
    if (parts.some((part, place) => part === FALSE || parts[place + 1] === negated(part))) return FALSE;
    if (parts.length === 1) return only;
    const key = parts.join();
    const known = gates.get(key);
    if (known !== undefined) return known;
    const gate = solver.fresh(false);
    for (const part of parts) solver.addClause([negated(gate), part]);
    solver.addClause([gate, ...parts.map(negated)]);
    gates.set(key, gate);
    return gate;
  }

  const or = (parts: readonly Literal[]): Literal => negated(and(parts.map(negated)));

  function atLeast(parts: readonly Literal[], count: number): Literal {
    if (count <= 0) return TRUE;
    if (count > parts.length) return FALSE;
    /** `reached[n]`: at least n + 1 of those looked at are true. */
    let reached: readonly Literal[] = Array.from({ length: count }, () => FALSE);
    for (const part of parts)
      reached = reached.map((before, place) =>
        or([before, and([part, place === 0 ? TRUE : (reached[place - 1] as Literal)])]),
      );
    return reached[count - 1] as Literal;
  }

  return { solver, and, or, atLeast };
}
