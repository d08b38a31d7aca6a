import { compareOutcomes, type Draws, strictestAsked } from "../../../model/asking.ts";
import { combine } from "../../../model/combine.ts";
import type { OutcomeName, Policy, Rule } from "../../../model/policy.ts";
import { type Context, leaveOpen } from "../../context.ts";
import { stricter } from "../../ensure/words.ts";
import { oversightOf, undrawn, versionOf } from "../../oversight.ts";
import { type Literal, negated } from "../../solver/literal.ts";
import type { Found } from "../../space.ts";

/** A rule that lets decisions proceed, and does not where others ask for more. */
export interface Losing {
  readonly rule: Rule;
  /** On some input nothing more is asked for. */
  readonly wins: boolean;
  /** Rules that ask for more: wherever it loses, one of these does. */
  readonly against: readonly string[];
  readonly found: Found;
  readonly isKnown: boolean;
  readonly target: Literal;
  readonly claim: (found: Found) => boolean;
}

const MOST_AGAINST = 12;

const none: Draws = { review: 2 ** 32 - 1, audit: 2 ** 32 - 1, "spot check": 2 ** 32 - 1 };

/**
 * Letting rules that are certain on some input, but on each of them, whatever is unknown, the decision is stricter than
 * what the rule asks for itself; and those on which it is so on some inputs with all values known. Ids are known and no
 * sample is drawn, spot checks aside. `places` are those of the letting rules that are looked at.
 */
export function losingRules(context: Context, places: readonly number[]): readonly Losing[] {
  const { space, view } = context;
  const { circuit } = space;
  const { spotCheck: _, ...policy } = context.policy;
  const oversight = oversightOf(circuit, { ...versionOf(space, view), policy }, undrawn);
  const drawing = policy.identifiedBy === undefined ? [] : [view.idKnown];
  return places.flatMap((place) => {
    const rule = policy.rules[place] as Rule;
    const above = stricter(strictestAsked(rule.asks));
    if (above === undefined) return [];
    const certain = view.rules[place]?.certain as Literal;
    const stands = ({ judged }: Found): boolean => judged.standings[place] === "certain";
    const isStricter = (found: Found): boolean => compareOutcomes(outcomeOn(policy, found), above) >= 0;
    const claim = (found: Found): boolean => stands(found) && isStricter(found);
    const more = oversight.atLeast(above);
    const won = space.find([...drawing, certain, negated(more)], (found) => stands(found) && !isStricter(found));
    const among = won.kind === "none" ? [] : [view.allKnown];
    const lost = space.find([...drawing, ...among, certain, more], claim);
    const open = [won, lost].find(({ kind }) => kind === "undecided");
    if (open?.kind === "undecided") leaveOpen(context, `whether "${rule.name}" ever lets a decision proceed`, open);
    if (open !== undefined || lost.kind !== "found") return [];
    const found = lost.found[0] as Found;
    const target = circuit.and([...drawing, certain, more]);
    const against: number[] = [];
    for (let next: Found | undefined = found; next !== undefined && against.length < MOST_AGAINST; ) {
      against.push(strictestOn(policy, next, against));
      const rest = against.map((other) => negated(oversight.asks(other, above)));
      const answer = space.find([target, ...among, ...rest], claim);
      next = answer.kind === "found" ? answer.found[0] : undefined;
    }
    const names = against.sort((first, second) => first - second).map((other) => policy.rules[other]?.name ?? "");
    return [{ rule, wins: won.kind === "found", against: names, found, isKnown: true, target, claim }];
  });
}

function outcomeOn(policy: Policy, { judged: { standings, draws, unknown } }: Found): OutcomeName {
  return combine(policy, standings.slice(0, policy.rules.length), draws && none, unknown).outcome;
}

/** The rule that asks for most on an input, by itself, but those that are named already. */
function strictestOn(policy: Policy, { judged }: Found, named: readonly number[]): number {
  const alone = (place: number): OutcomeName => {
    const standings = policy.rules.map((_, at) => (at === place ? (judged.standings[at] ?? "no") : "no"));
    const { otherwise: _, ...rest } = policy;
    return combine(rest, standings, judged.draws && none, []).outcome;
  };
  const ranked = [...policy.rules.keys()]
    .filter((place) => judged.standings[place] !== "no" && !named.includes(place))
    .map((place) => ({ place, outcome: alone(place) }));
  const [first] = ranked.sort((one, other) => compareOutcomes(other.outcome, one.outcome));
  if (first === undefined) throw new Error("This is a bug: a letting rule loses to no rule");
  return first.place;
}
