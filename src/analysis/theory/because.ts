import type { Literal } from "../solver/literal.ts";
import { compare } from "./exact.ts";
import { type Bound, type Contradiction, minus, order, type Point, pointOf, times } from "./simplex.ts";

/** Why a bound holds: literals of the solver that were found true, or a branch of the search. */
export type Because =
  | { readonly kind: "literals"; readonly literals: readonly Literal[]; readonly weaker?: Weaker }
  | { readonly kind: "branch"; readonly branch: number };

/** The literals of the weakest bound on the same side that `isEnough` accepts; undefined where none is weaker. */
export type Weaker = (isEnough: (bound: Pick<Bound, "value" | "step">) => boolean) => Weakened | undefined;

export interface Weakened {
  readonly bound: Pick<Bound, "value" | "step">;
  readonly literals: readonly Literal[];
}

export const always: Because = { kind: "literals", literals: [] };

/** Literals that cannot all be true, as long as the branches stand. */
export interface Clash {
  readonly kind: "clash";
  readonly literals: ReadonlySet<Literal>;
  readonly branches: ReadonlySet<number>;
}

/** What of the solver's literals contradicts itself; bounds are taken as weak as still contradicts. */
export function clashOf({ parts, gap }: Contradiction): Clash {
  const literals = new Set<Literal>();
  const branches = new Set<number>();
  let left = gap;
  for (const { bound, times: taken } of parts) {
    const because = bound.because as Because;
    if (because.kind === "branch") {
      branches.add(because.branch);
      continue;
    }
    const lost = (weak: Pick<Bound, "value" | "step">): Point => {
      const change = times(minus(pointOf({ ...weak, because: undefined }), pointOf(bound)), taken);
      return compare(change.value, 0) < 0 || (change.value === 0 && compare(change.small, 0) < 0)
        ? times(change, -1)
        : change;
    };
    const weakened = because.weaker?.((weak) => order(minus(left, lost(weak)), nothing) > 0);
    if (weakened !== undefined) left = minus(left, lost(weakened.bound));
    for (const literal of weakened?.literals ?? because.literals) literals.add(literal);
  }
  return { kind: "clash", literals, branches };
}

const nothing: Point = { value: 0, small: 0 };
