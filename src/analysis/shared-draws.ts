import type { Draws } from "../model/asking.ts";
import type { SampleKind } from "../values/md5.ts";
import type { DrawnLiteral } from "./oversight.ts";
import type { Circuit } from "./solver/circuit.ts";
import { FALSE, type Literal, negated } from "./solver/literal.ts";
import type { Solver } from "./solver/solver.ts";

/** Draws that may come out in any way, the same for both inputs. */
export interface SharedDraws {
  readonly below: DrawnLiteral;
  /** Draws that come out as the solver found them. */
  readonly found: (solver: Solver) => Draws;
  /** All that say how they come out. */
  readonly literals: () => readonly Literal[];
}

const drawsOf = new WeakMap<Circuit, SharedDraws>();

/** The same for all that is asked of one circuit. */
export function drawsIn(circuit: Circuit): SharedDraws {
  const draws = drawsOf.get(circuit) ?? sharedDraws(circuit);
  drawsOf.set(circuit, draws);
  return draws;
}

export function sharedDraws({ solver }: Circuit): SharedDraws {
  const thresholds = new Map<SampleKind, Map<number, Literal>>();
  return {
    below: (kind, { threshold }) => {
      if (threshold <= 0) return FALSE;
      const own = thresholds.get(kind) ?? new Map<number, Literal>();
      thresholds.set(kind, own);
      const known = own.get(threshold);
      if (known !== undefined) return known;
      const literal = solver.fresh(false);
      for (const [other, below] of own)
        solver.addClause(other < threshold ? [negated(below), literal] : [negated(literal), below]);
      own.set(threshold, literal);
      return literal;
    },
    literals: () => [...thresholds.values()].flatMap((own) => [...own.values()]),
    found: (found) => {
      /** Just below the smallest threshold that it lies below, and so at or above all others. */
      const drawOf = (kind: SampleKind): number => {
        const below = [...(thresholds.get(kind) ?? [])].filter(([, literal]) => found.isTrue(literal));
        return below.length === 0 ? 2 ** 32 - 1 : Math.min(...below.map(([threshold]) => threshold)) - 1;
      };
      return { review: drawOf("review"), audit: drawOf("audit"), "spot check": drawOf("spot check") };
    },
  };
}
