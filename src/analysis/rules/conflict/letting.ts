import { applying, compareOutcomes, type Draws, strictestAsked } from "../../../model/asking.ts";
import type { OutcomeName, Policy, Rule } from "../../../model/policy.ts";
import { type Context, leaveOpen, quoted } from "../../context.ts";
import type { Input } from "../../encode/witness.ts";
import { stricter } from "../../ensure/words.ts";
import { limits } from "../../limits.ts";
import { oversightOf, undrawn, versionOf } from "../../oversight.ts";
import { type Literal, negated } from "../../solver/literal.ts";
import { lazily, memoised } from "../../space/lazily.ts";
import type { Answer, Found } from "../../space.ts";

/** A rule that lets decisions proceed, and does not where others ask for more. */
export interface Losing {
  readonly place: number;
  /** On some input nothing more is asked for. */
  readonly wins: boolean;
  /** An input on which more is asked for; one may show it of several rules. */
  readonly witness: Input;
  /** Worked out when it is asked for. */
  readonly detail: () => Detail;
}

export interface Detail {
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
  const atLeast = memoised(oversight.atLeast);
  const drawing = policy.identifiedBy === undefined ? [] : [view.idKnown];
  const looked = places.flatMap((place) => {
    const above = stricter(strictestAsked((policy.rules[place] as Rule).asks));
    return above === undefined ? [] : [{ place, above, certain: view.rules[place]?.certain as Literal }];
  });
  const seen = { won: new Set<number>(), lost: new Map<number, Found>(), lostKnown: new Map<number, Found>() };

  /** One input shows of many rules that they win or lose. */
  function ask(literals: readonly Literal[], claim: (found: Found) => boolean): Answer {
    const answer = space.find([...drawing, ...literals], claim);
    const found = answer.kind === "found" ? (answer.found[0] as Found) : undefined;
    if (found === undefined) return answer;
    const isKnown = circuit.solver.isTrue(view.allKnown);
    const outcome = outcomeOn(policy, found);
    for (const { place, above } of looked) {
      if (found.judged.standings[place] !== "certain") continue;
      if (compareOutcomes(outcome, above) < 0) seen.won.add(place);
      else {
        seen.lost.set(place, found);
        if (isKnown) seen.lostKnown.set(place, found);
      }
    }
    return answer;
  }

  const most = space.work() + limits.work;
  const left: Left = { places: [], because: new Set() };
  const losing = looked.flatMap(({ place, above, certain }): readonly Losing[] => {
    if (space.work() > most) return leave(left, place, ["there are too many rules that let decisions proceed"]);
    const more = atLeast(above);
    const stands = ({ judged }: Found): boolean => judged.standings[place] === "certain";
    const isStricter = (found: Found): boolean => compareOutcomes(outcomeOn(policy, found), above) >= 0;
    const claim = (found: Found): boolean => stands(found) && isStricter(found);
    const open = (answer: Answer): readonly [] =>
      answer.kind === "undecided" ? leave(left, place, answer.because) : [];
    if (!seen.won.has(place)) {
      const answer = ask([certain, negated(more)], (found) => stands(found) && !isStricter(found));
      if (answer.kind !== "found" && answer.kind !== "none") return open(answer);
    }
    const wins = seen.won.has(place);
    const among = wins ? [view.allKnown] : [];
    const lost = wins ? seen.lostKnown : seen.lost;
    if (!lost.has(place)) {
      const answer = ask([...among, certain, more], claim);
      if (answer.kind !== "found") return open(answer);
    }
    const shown = lost.get(place) as Found;
    const detail = (): Detail => {
      const answer = space.find([...drawing, ...among, certain, more], claim);
      const found = answer.kind === "found" ? (answer.found[0] as Found) : shown;
      const target = circuit.and([...drawing, certain, more]);
      const against: number[] = [];
      let next = strictestOn(policy, found, above, against);
      while (next !== undefined && against.length < MOST_AGAINST) {
        against.push(next);
        const rest = against.map((other) => negated(oversight.asks(other, above)));
        const further = space.find(
          [target, ...among, ...rest],
          (one) => claim(one) && strictestOn(policy, one, above, against) !== undefined,
        );
        next = further.kind === "found" ? strictestOn(policy, further.found[0] as Found, above, against) : undefined;
      }
      const names = against.sort((first, second) => first - second).map((other) => policy.rules[other]?.name ?? "");
      return { against: names, found, isKnown: true, target, claim };
    };
    return [{ place, wins, witness: shown.input, detail: lazily(detail) }];
  });
  if (left.places.length > 0) {
    const names = left.places.map((place) => policy.rules[place]?.name ?? "");
    const question = `whether ${quoted(names)} ever ${names.length === 1 ? "lets" : "let"} a decision proceed`;
    leaveOpen(context, question, { kind: "undecided", because: [...left.because] });
  }
  return losing;
}

/** Places of rules of which it cannot be said. */
interface Left {
  readonly places: number[];
  readonly because: Set<string>;
}

function leave({ places, because }: Left, place: number, reasons: readonly string[]): readonly [] {
  places.push(place);
  for (const reason of reasons) because.add(reason);
  return [];
}

function outcomeOn(policy: Policy, { judged: { standings, draws } }: Found): OutcomeName {
  const asking = applying(policy, standings.slice(0, policy.rules.length), draws && none);
  const outcomes = asking.map(strictestAsked);
  return outcomes.reduce((one, other) => (compareOutcomes(other, one) > 0 ? other : one), "proceed" as OutcomeName);
}

/** Of the rules that ask for so much on an input, each by itself, the one that asks for most; none of those named already. */
function strictestOn(
  policy: Policy,
  { judged }: Found,
  least: OutcomeName,
  named: readonly number[],
): number | undefined {
  const { otherwise: _, ...rest } = policy;
  const ranked = [...policy.rules.keys()]
    .filter((place) => judged.standings[place] !== "no" && !named.includes(place))
    .map((place) => {
      const own = { ...judged, standings: judged.standings.slice(place, place + 1) };
      const alone = { ...rest, rules: policy.rules.slice(place, place + 1) };
      return { place, outcome: outcomeOn(alone, { input: {}, judged: own }) };
    })
    .filter(({ outcome }) => compareOutcomes(outcome, least) >= 0);
  return ranked.sort((one, other) => compareOutcomes(other.outcome, one.outcome))[0]?.place;
}
