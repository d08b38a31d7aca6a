import { compareOutcomes, type Draws, type Standing, strictestAsked } from "../../../model/asking.ts";
import { judgeOf } from "../../../model/interpreter.ts";
import type { Policy, Rule } from "../../../model/policy.ts";
import type { Context } from "../../context.ts";
import type { Input } from "../../encode/witness.ts";
import { changesWithout, removalIn } from "../../removal.ts";
import { lazily } from "../../space/lazily.ts";
import { planFor, spaceOf, type View } from "../../space.ts";
import { restOf } from "./evidence.ts";

/** Looked for one by one; where more are needed, these are named. */
const MOST_RULES = 6;

/**
 * Places of rules beside which the rule at `place` changes nothing, few where that is easily seen; none where `otherwise`,
 * or nothing, is enough. Begins with no other rule, and adds one for each input on which the rule at `place` still changes something, until
 * there is none. Then those are left out again that later ones made superfluous.
 */
export function coverOf({ policy, memory }: Pick<Context, "policy" | "memory">, place: number): readonly number[] {
  const judge = lazily(() => judgeOf(policy));
  const rest = restOf(policy);
  let asked = 0;
  const uncovered = (cover: readonly number[]): Uncovered | undefined => {
    const rules = [...cover, place].map((at) => policy.rules[at] as Rule);
    const from = [policy.fields, policy.zone, rest, ...rules.map(memory.identityOf)];
    const rule = policy.rules[place] as Rule;
    return memory.ofRule(rule, `uncovered, ${asked++}`, from, () => uncoveredIn({ ...policy, rules, ensures: [] }));
  };
  const cover: number[] = [];
  for (let missing = uncovered(cover); missing !== undefined && cover.length < MOST_RULES; missing = uncovered(cover)) {
    const judged = judge()(missing.input);
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

/** An input on which the last rule changes something beside the others. */
interface Uncovered {
  readonly input: Input;
  readonly draws: Draws;
}

function uncoveredIn(policy: Policy): Uncovered | undefined {
  const space = spaceOf(policy, planFor(policy));
  const removal = removalIn(space, space.views[0] as View);
  const answer = removal.change(policy.rules.length - 1);
  const [found] = answer.kind === "found" ? answer.found : [];
  return found && { input: found.input, draws: removal.draws() };
}

function outcomeOf(policy: Policy, place: number) {
  return strictestAsked((policy.rules[place] as Rule).asks);
}
