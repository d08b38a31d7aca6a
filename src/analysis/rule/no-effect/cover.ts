import { compareOutcomes, type Draws, type Standing, strictestAsked } from "../../../model/asking.ts";
import { judgeOf } from "../../../model/interpreter.ts";
import type { Policy, Rule } from "../../../model/policy.ts";
import { changesWithout, removalIn } from "../../removal.ts";
import { lazily } from "../../space/lazily.ts";
import { type Found, planFor, spaceOf, type View } from "../../space.ts";

/** Looked for one by one; where more are needed, these are named. */
const MOST_RULES = 6;

/**
 * Places of rules beside which the rule at `place` changes nothing, few where that is easily seen; none where `otherwise`,
 * or nothing, is enough. Begins with no other rule, and adds one for each input on which the rule at `place` still changes something, until
 * there is none. Then those are left out again that later ones made superfluous.
 */
export function coverOf(policy: Policy, place: number): readonly number[] {
  const judge = lazily(() => judgeOf(policy));
  const uncovered = (cover: readonly number[]): { readonly found: Found; readonly draws: Draws } | undefined => {
    const rules = [...cover, place].map((at) => policy.rules[at] as Rule);
    const small = { ...policy, rules, ensures: [] };
    const space = spaceOf(small, planFor(small));
    const removal = removalIn(space, space.views[0] as View);
    const answer = removal.change(cover.length);
    const [found] = answer.kind === "found" ? answer.found : [];
    return found && { found, draws: removal.draws() };
  };
  const cover: number[] = [];
  for (let missing = uncovered(cover); missing !== undefined && cover.length < MOST_RULES; missing = uncovered(cover)) {
    const judged = judge()(missing.found.input);
    const { draws } = missing;
    const applying = [...policy.rules.keys()]
      .filter((at) => at !== place && !cover.includes(at) && judged.standings[at] !== "no")
      .sort((first, second) => compareOutcomes(outcomeOf(policy, second), outcomeOf(policy, first)));
    const enough = applying.find((at) => {
      const kept = new Set([...cover, place, at]);
      const standings = judged.standings.map((own, rule): Standing => (kept.has(rule) ? own : "no"));
      return !changesWithout(policy, place, { ...judged, standings }, draws);
    });
    const next = enough ?? applying[0];
    if (next === undefined) break;
    cover.push(next);
  }
  const needed = cover.filter((at, order) => {
    const others = cover.filter((other, later) => other !== at && later >= order);
    return order === cover.length - 1 || uncovered(others) !== undefined;
  });
  const kept = uncovered(needed) === undefined ? needed : cover;
  return kept.sort((first, second) => first - second);
}

function outcomeOf(policy: Policy, place: number) {
  return strictestAsked((policy.rules[place] as Rule).asks);
}
