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

/** A gate of so few parts is put in place of itself into another of its kind, so that one clause says it. */
const FEW = 6;

export function circuitOver(solver: Solver): Circuit {
  /** By hash of the parts, gates. */
  const gates = new Map<number, Literal[]>();

  function and(given: readonly Literal[]): Literal {
    const parts = simplified(given, solver);
    if (parts === undefined) return FALSE;
    const [only] = parts;
    if (only === undefined) return TRUE;
    if (parts.length === 1) return only;
    const hash = hashOf(parts);
    const alike = gates.get(hash) ?? [];
    const known = alike.find((gate) => isSame(solver.partsOf(gate), parts));
    if (known !== undefined) return known;
    const gate = solver.gate(parts);
    alike.push(gate);
    gates.set(hash, alike);
    return gate;
  }

  return circuitOf(solver, and);
}

/** All that `and` alone is enough to build. */
export function circuitOf(solver: Solver, and: Circuit["and"]): Circuit {
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

/** In order, each once; undefined where they exclude each other. */
function simplified(given: readonly Literal[], { partsOf }: Solver): readonly Literal[] | undefined {
  const parts: Literal[] = [];
  for (const part of given) {
    const inner = partsOf(part);
    if (inner !== undefined && inner.length <= FEW) for (const one of inner) parts.push(one);
    else parts.push(part);
  }
  parts.sort((first, second) => first - second);
  const kept: Literal[] = [];
  for (const part of parts) {
    const last = kept.at(-1);
    if (part === TRUE || part === last) continue;
    if (part === FALSE || (last !== undefined && part === negated(last))) return undefined;
    kept.push(part);
  }
  return kept;
}

function hashOf(parts: readonly Literal[]): number {
  let hash = parts.length;
  for (const part of parts) hash = (Math.imul(hash, 0x01000193) ^ part) | 0;
  return hash;
}

function isSame(first: readonly Literal[] | undefined, second: readonly Literal[]): boolean {
  return first?.length === second.length && first.every((part, place) => part === second[place]);
}
