import { compareOutcomes, type Draws, type Standing, strictestAsked } from "../../../model/asking.ts";
import { judgeOf } from "../../../model/interpreter.ts";
import type { Policy, Rule } from "../../../model/policy.ts";
import { readFieldOf } from "../../../model/read.ts";
import type { Context } from "../../context.ts";
import type { Input } from "../../encode/witness.ts";
import type { Memory } from "../../memory.ts";
import { changesWithout, removalIn } from "../../removal.ts";
import { lazily } from "../../space/lazily.ts";
import { planFor, spaceOf, type View } from "../../space.ts";
import { changesAmong, namesPeople, restOf } from "./evidence.ts";
import { standingsOf } from "./standing-in.ts";

/** Looked for one by one; where more are needed, these are named. */
const MOST_RULES = 6;

/**
 * Places of rules beside which the rule at `place` changes nothing, few where that is easily seen; none where `otherwise`,
 * or nothing, is enough. Begins with no other rule, and adds one for each input on which the rule at `place` still changes something, until
 * there is none. Then those are left out again that later ones made superfluous.
 */
export function coverOf({ policy, memory }: Pick<Context, "policy" | "memory">, place: number): readonly number[] {
  const changes = changesBeside(policy, memory, place);
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
    const { applying, changesWith } = changes(missing);
    const others = applying
      .filter((at) => at !== place && !cover.includes(at))
      .sort((first, second) => compareOutcomes(outcomeOf(policy, second), outcomeOf(policy, first)));
    const enough = others.find((at) => !changesWith(new Set([...cover, place, at])));
    const next = enough ?? others[0];
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

/** Which rules apply to an input, and whether the one at `place` changes something there, were some of them all. */
function changesBeside(policy: Policy, memory: Memory, place: number) {
  const judge = lazily(() => judgeOf(policy));
  const peopleAreNamed = namesPeople(policy);
  const standingOf = standingsOf({ policy, memory });
  const places = [...policy.rules.keys()];
  const id = policy.identifiedBy === undefined ? undefined : policy.fields[policy.identifiedBy];
  return ({ input, draws }: Uncovered) => {
    const judged = peopleAreNamed ? judge()(input) : undefined;
    const standings = judged?.standings ?? policy.rules.map((rule) => standingOf(input, rule));
    const isDrawn = id !== undefined && readFieldOf(input, id, { zone: policy.zone }).known;
    return {
      applying: places.filter((at) => standings[at] !== "no"),
      changesWith: (kept: ReadonlySet<number>): boolean => {
        const own = (at: number): Standing => (kept.has(at) ? (standings[at] as Standing) : "no");
        if (judged !== undefined)
          return changesWithout(policy, place, { ...judged, standings: places.map(own) }, draws);
        const among = [...kept].sort((one, other) => one - other).map((at) => ({ place: at, standing: own(at) }));
        return changesAmong(policy, place, among, isDrawn ? draws : undefined);
      },
    };
  };
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
