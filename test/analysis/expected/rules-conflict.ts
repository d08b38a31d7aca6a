import type { Finding } from "../../../src/analysis/index.ts";
import { compareOutcomes, type Draws, applying as rulesApplying, strictestAsked } from "../../../src/model/asking.ts";
import type { Decision, Review } from "../../../src/model/decision.ts";
import type { Policy } from "../../../src/model/policy.ts";
import type { Judged } from "../../support/enumerated.ts";
import type { SmallPolicy } from "../../support/generate-small-policy.ts";
import { decisionOf, type Situation, situationsOf } from "./situations.ts";

const most = 2 ** 32 - 1;
const undrawn: Draws = { review: most, audit: most, "spot check": most };

/** Letting rules that lose everywhere, or somewhere; clauses that people cannot meet. */
export function conflicts({ policy }: SmallPolicy, inputs: readonly Judged[]): readonly string[] {
  const situations = situationsOf(policy, inputs);
  return [...lettings(policy, inputs), ...new Set(situations.flatMap((each) => shortages(policy, each)))];
}

/** As the finding is told. */
export function conflictKey({ message, rules, severity }: Finding): readonly string[] {
  if (/without a common option/.test(message)) return [];
  const asked = /review: .*? asks? for (.*?), and [a-z]+ has \d/.exec(message)?.[1];
  if (asked === undefined) return [`rules/conflict ${severity} ${rules[0]}`];
  const teams = asked.split(/ and (?=\d)/).map((words) => /^\d+ of ([a-z ]+)/.exec(words)?.[1]);
  return [`rules/conflict people ${teams.join(" + ")}`];
}

function lettings(policy: Policy, inputs: readonly Judged[]): readonly string[] {
  const { spotCheck: _, ...unchecked } = policy;
  return policy.rules.flatMap((rule, place) => {
    const certain = inputs.filter(({ standings, idKnown }) => idKnown && standings[place] === "certain");
    if (!rule.lets || certain.length === 0) return [];
    const loses = (one: Judged): boolean => {
      const { outcome } = decisionOf(unchecked, { one, draws: undrawn });
      return compareOutcomes(outcome, strictestAsked(rule.asks)) > 0;
    };
    if (certain.every(loses)) return [`rules/conflict warning ${rule.name}`];
    return certain.some((one) => one.allKnown && loses(one)) ? [`rules/conflict information ${rule.name}`] : [];
  });
}

/** Smallest sets of clauses for whose seats no people can be found, wherever those named in `not by` may belong. */
function shortages(policy: Policy, each: Situation): readonly string[] {
  const sizes = new Map(
    policy.teams.map(({ name, people, shifts }) => [
      name,
      shifts.length > 0 ? shifts.reduce((sum, shift) => sum + shift.people, 0) : people,
    ]),
  );
  const { reviews } = decisionOf(policy, each);
  const unknown = new Set(each.one.unknown.map(({ field }) => field));
  const sets = subsets(reviews.filter(({ anyOf }) => anyOf.every((team) => sizes.get(team) !== undefined)));
  const short = sets.filter((set) => set.length > 0 && isShort(set, sizes as Map<string, number>, unknown));
  return short
    .filter((set) => !short.some((other) => other.length < set.length && other.every((one) => set.includes(one))))
    .map((set) => `rules/conflict people ${set.map(({ anyOf }) => anyOf.join(" or ")).join(" + ")}`);
}

function subsets<One>(list: readonly One[]): readonly (readonly One[])[] {
  return list.reduce<readonly (readonly One[])[]>((some, one) => some.flatMap((set) => [set, [...set, one]]), [[]]);
}

/** Whether some way for the names to fall into teams, each another person, leaves a seat empty. */
function isShort(set: readonly Review[], sizes: ReadonlyMap<string, number>, unknown: ReadonlySet<string>): boolean {
  const teams = [...new Set(set.flatMap(({ anyOf }) => anyOf))];
  const people = teams.flatMap((team) => Array.from({ length: sizes.get(team) ?? 0 }, () => team));
  const names = [...new Set(set.flatMap(({ notBy }) => notBy))].filter((name) => !unknown.has(name));
  const seats = set.flatMap((review) => Array.from({ length: review.people }, () => review));
  const falls = (at: number, placed: ReadonlyMap<number, string>): boolean => {
    const name = names[at];
    if (name === undefined) return !canSeat(seats, people, placed);
    return (
      falls(at + 1, placed) ||
      people.some((_, person) => !placed.has(person) && falls(at + 1, new Map([...placed, [person, name]])))
    );
  };
  return falls(0, new Map());
}

/** Augmenting paths, from seats to people. */
function canSeat(seats: readonly Review[], people: readonly string[], names: ReadonlyMap<number, string>): boolean {
  const seated = new Map<number, number>();
  const seat = (at: number, tried: Set<number>): boolean =>
    people.some((team, person) => {
      const review = seats[at] as Review;
      if (tried.has(person) || !review.anyOf.includes(team) || review.notBy.includes(names.get(person) ?? ""))
        return false;
      tried.add(person);
      const other = seated.get(person);
      if (other !== undefined && !seat(other, tried)) return false;
      seated.set(person, at);
      return true;
    });
  return seats.every((_, at) => seat(at, new Set()));
}

/** Each set of options that is told comes together, is needed in full, and every input without a common one has one of them. */
export function checkOptions({ policy }: SmallPolicy, inputs: readonly Judged[], findings: readonly Finding[]): void {
  const told = findings
    .filter(({ message }) => /without a common option/.test(message))
    .map(({ rules }) => new Set(rules.map((name) => listOf(policy, name))));
  const conflicting = situationsOf(policy, inputs).flatMap((each) => {
    const decision = decisionOf(policy, each);
    const lists = optionsOn(policy, each, decision);
    return decision.outcome === "review" && common(lists)?.length === 0 ? [new Set(lists.map(textOf))] : [];
  });
  for (const set of told) {
    if (!conflicting.some((lists) => isWithin(set, lists)))
      throw new Error(`Options that never come together: ${[...set]}`);
    for (const list of set)
      if (common([...set].filter((other) => other !== list).map((text) => JSON.parse(text)))?.length === 0)
        throw new Error(`More options than needed: ${[...set]}`);
  }
  for (const lists of conflicting)
    if (!told.some((set) => isWithin(set, lists)))
      throw new Error(`Not told: ${[...lists]} ${told.map((one) => [...one])}`);
}

function isWithin<One>(set: ReadonlySet<One>, other: ReadonlySet<One>): boolean {
  return [...set].every((one) => other.has(one));
}

function textOf(options: readonly string[]): string {
  return JSON.stringify([...new Set(options)].sort());
}

function listOf(policy: Policy, name: string): string {
  const details = (policy.rules.find((rule) => rule.name === name) ?? policy.otherwise)?.details;
  return textOf(details?.options ?? []);
}

/** Undefined where there are none. */
function common(lists: readonly (readonly string[])[]): readonly string[] | undefined {
  const [first, ...others] = lists;
  return first?.filter((option) => others.every((list) => list.includes(option)));
}

function optionsOn(policy: Policy, { one, draws }: Situation, { rules }: Decision): readonly (readonly string[])[] {
  const drawn = new Set(rules.filter((rule) => rule.drawn !== false).map(({ name }) => name));
  return rulesApplying(policy, one.standings, draws).flatMap(({ name, lets, details }) =>
    details.options && (lets || drawn.has(name)) ? [details.options] : [],
  );
}
