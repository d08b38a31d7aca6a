import { type Draws, strictestAsked } from "../../../model/asking.ts";
import type { Asking, Rule } from "../../../model/policy.ts";
import type { Context } from "../../context.ts";
import { changesWithout } from "../../removal.ts";
import { FALSE, type Literal, negated } from "../../solver/literal.ts";
import type { Found } from "../../space.ts";
import { dominance } from "./dominance.ts";
import { lifts } from "./lifts.ts";

const drawn: Draws = { review: 0, audit: 0, "spot check": 0 };

/**
 * An input that shows an effect of the rule at a place (with every sample drawn), or that it has none, where that is seen
 * from an input on which no other rule asks for
 * as much as it does alone, or from there being none; undefined where it is not: several together may.
 */
export function directEffects(context: Context): (place: number) => Found | "none" | undefined {
  const { policy, space, view } = context;
  const { circuit } = space;
  const dominates = dominance(policy);
  const lifters = policy.rules.map((rule) => lifts(policy, rule, false));

  /** By rule, that it does not ask for as much; undefined where it never does. */
  const unmatching = (asking: Asking): readonly (Literal | undefined)[] =>
    policy.rules.map((other, at) => {
      const { certain, possible } = view.rules[at] as { certain: Literal; possible: Literal };
      const ifCertain = dominates(other.asks, asking);
      const inDoubt = other.inDoubt === undefined ? ifCertain : dominates(other.inDoubt, asking);
      if (!ifCertain && !inDoubt) return undefined;
      if (ifCertain && inDoubt) return negated(possible);
      return negated(ifCertain ? certain : circuit.and([possible, negated(certain)]));
    });
  /** The same for all rules that ask for the same. */
  const known = new Map<string, readonly (Literal | undefined)[]>();

  /** That no other rule asks for as much. */
  const unmatched = (place: number, asking: Asking): readonly Literal[] => {
    const key = JSON.stringify(asking);
    const literals = known.get(key) ?? unmatching(asking);
    known.set(key, literals);
    return literals.flatMap((literal, at) => (at === place ? [] : (literal ?? [])));
  };

  return (place) => {
    const rule = policy.rules[place] as Rule;
    const { certain, possible } = view.rules[place] as { certain: Literal; possible: Literal };
    const claim = ({ judged }: Found): boolean => changesWithout(policy, place, judged, drawn);
    const seenWhere = (literals: readonly Literal[]): Found | "none" | undefined => {
      const answer = space.find(literals, claim, true);
      if (answer.kind === "found") return answer.found[0];
      return answer.kind === "none" ? "none" : undefined;
    };
    const questions: (readonly Literal[])[] = [];
    const holding: readonly (readonly [Literal, Asking])[] =
      rule.inDoubt === undefined
        ? [[possible, rule.asks]]
        : [
            [certain, rule.asks],
            [circuit.and([possible, negated(certain)]), rule.inDoubt],
          ];
    for (const [holds, asking] of holding)
      if (strictestAsked(asking) !== "proceed") questions.push([holds, ...unmatched(place, asking)]);
    if (lifts(policy, rule, true)) {
      const others = lifters.flatMap((isLifter, at) =>
        isLifter && at !== place ? [negated(view.rules[at]?.certain ?? FALSE)] : [],
      );
      questions.push([certain, ...others]);
    }
    let open = false;
    for (const question of questions) {
      const anywhere = seenWhere(question);
      if (anywhere === "none") continue;
      const seen = anywhere ?? seenWhere([view.allKnown, ...question]);
      if (seen !== undefined && seen !== "none") return seen;
      open = true;
    }
    return open ? undefined : "none";
  };
}
