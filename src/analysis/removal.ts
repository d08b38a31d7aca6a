import type { Draws, Standing } from "../model/asking.ts";
import { combine } from "../model/combine.ts";
import type { Policy } from "../model/policy.ts";
import { oversightOf, versionOf } from "./oversight.ts";
import { sharedDraws } from "./shared-draws.ts";
import { type Literal, negated } from "./solver/literal.ts";
import type { Answer, Found, Space, View } from "./space.ts";
import { twinOf } from "./twin.ts";

/** What removing one rule of a policy changes. */
export interface Removal {
  /** An input whose oversight is another without the rule at this place, for some id. */
  readonly change: (place: number) => Answer;
  /** The draws of what was found last. */
  readonly draws: () => Draws;
}

/**
 * One circuit says the oversight with and without the rule whose number stands in a few bits, so that each rule is a
 * question of its own to the same solver.
 */
export function removalIn(space: Space, view: View): Removal {
  const { policy, circuit } = space;
  const { solver, and } = circuit;
  const draws = sharedDraws(circuit);
  const bits = Array.from({ length: Math.ceil(Math.log2(policy.rules.length + 1)) }, () => solver.fresh(false));
  const numbered = (place: number): readonly Literal[] =>
    bits.map((bit, at) => (((place + 1) >> at) & 1 ? bit : negated(bit)));
  const version = versionOf(space, view);
  const twin = twinOf(circuit);
  const rules = version.rules.map(({ certain, possible }, place) => {
    const stays = negated(and(numbered(place)));
    const ifCertain = twin.pair(certain, and([certain, stays]));
    return {
      certain: ifCertain,
      possible: certain === possible ? ifCertain : twin.pair(possible, and([possible, stays])),
    };
  });
  const rest = oversightOf(twin.circuit, { ...version, rules }, draws.below).signs;
  const changed = negated(and([...rest.values()].map(twin.same)));
  return {
    change: (place) =>
      space.find([...numbered(place), view.rules[place]?.possible ?? changed, changed], ({ judged }) =>
        changesWithout(policy, place, judged, draws.found(solver)),
      ),
    draws: () => draws.found(solver),
  };
}

/** Whether an input is decided with another oversight where a rule does not apply; its id, if known, draws `draws`. */
export function changesWithout(policy: Policy, place: number, judged: Found["judged"], draws: Draws): boolean {
  const standings = judged.standings.slice(0, policy.rules.length);
  const text = (own: readonly Standing[]): string => {
    const { outcome, reviews, audits } = combine(policy, own, judged.draws && draws, judged.unknown);
    return JSON.stringify([outcome, reviews, audits]);
  };
  return text(standings) !== text(standings.with(place, "no"));
}
