import type { Context } from "../../context.ts";
import type { Input } from "../../encode/witness.ts";
import { type Literal, negated } from "../../solver/literal.ts";
import type { Answer, Found, RuleLiterals } from "../../space.ts";

/** Rules that an input makes certain all together, so that no other of those asked about could be added. */
export interface SolverGroup {
  /** Ascending. */
  readonly members: readonly number[];
  readonly witness: Input;
}

export interface SolverGroups {
  readonly groups: readonly SolverGroup[];
  /** False where there are more, or may be. */
  readonly all: boolean;
  /** Why it cannot be said; empty where it can. */
  readonly because: readonly string[];
}

/**
 * The largest sets of rules that are certain together, with two of different kinds among them: an input with two kinds, to
 * which rules are added as long as some input has them all; the next has a rule that is not among them.
 *
 * @param kindOf rules of one kind ask for the same
 * @param most as many groups as are looked for
 */
export function solverGroups(
  { space, view }: Context,
  places: readonly number[],
  kindOf: (place: number) => string,
  most: number,
): SolverGroups {
  const { circuit } = space;
  const certain = (place: number): Literal => (view.rules[place] as RuleLiterals).certain;
  const kinds = [...Map.groupBy(places, kindOf).values()].map((own) => circuit.or(own.map(certain)));
  const twoKinds = circuit.atLeast(kinds, 2);
  const active = circuit.solver.fresh(true);
  const standing = ({ judged }: Found): readonly number[] =>
    places.filter((place) => judged.standings[place] === "certain");
  const groups: SolverGroup[] = [];
  const because = new Set<string>();
  const asked = (literals: readonly Literal[], members: readonly number[]): Answer => {
    const answer = space.find([active, twoKinds, ...literals], (found) => {
      const own = new Set(standing(found));
      const isNew = !groups.some((group) => [...own].every((place) => group.members.includes(place)));
      return isNew && members.every((place) => own.has(place)) && new Set([...own].map(kindOf)).size > 1;
    });
    if (answer.kind === "undecided") for (const reason of answer.because) because.add(reason);
    return answer;
  };
  while (groups.length < most) {
    const answer = asked([], []);
    if (answer.kind !== "found") return { groups, all: answer.kind === "none", because: [...because] };
    let found = answer.found[0] as Found;
    let members = standing(found);
    for (const place of places) {
      if (members.includes(place)) continue;
      const wider = asked([...members, place].map(certain), [...members, place]);
      if (wider.kind !== "found") continue;
      found = wider.found[0] as Found;
      members = standing(found);
    }
    groups.push({ members, witness: found.input });
    const others = places.filter((place) => !members.includes(place));
    circuit.solver.addClause([negated(active), ...others.map(certain)]);
  }
  return { groups, all: false, because: [...because] };
}
