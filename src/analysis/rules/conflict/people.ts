import { combine } from "../../../model/combine.ts";
import type { Review } from "../../../model/decision.ts";
import type { Asking, Rule, Team } from "../../../model/policy.ts";
import { type Context, leaveOpen } from "../../context.ts";
import type { AskedTeams } from "../../oversight/reviews.ts";
import { oversightOf, versionOf } from "../../oversight.ts";
import { sharedDraws } from "../../shared-draws.ts";
import type { Circuit } from "../../solver/circuit.ts";
import { FALSE, type Literal, negated } from "../../solver/literal.ts";
import type { Found } from "../../space.ts";

/** Clauses that ask, together, for more people than their teams have. */
export interface TooFew {
  /** Rules that ask for them, or `otherwise`. */
  readonly asking: readonly string[];
  readonly reviews: readonly Review[];
  readonly teams: readonly Pick<Team, "name" | "people">[];
  readonly found: Found;
  /** It can be seen with all values known. */
  readonly isKnown: boolean;
  readonly target: Literal;
  readonly claim: (found: Found) => boolean;
}

/** Sets of clauses looked at, and teams in one of them. */
const MOST_SETS = 500;
const MOST_TEAMS = 6;
/** Of one set of clauses, by which rules ask for it, as few as may be. */
const MOST_ASKINGS = 12;
/** People asked for together, times people there are. */
const MOST_COUNTED = 20_000;

/**
 * Sets of clauses, no smaller set of which is too much by itself, that some input asks for and that the people of their
 * teams cannot meet: each of them signs once, and of those whom `not by` names, each takes one away where that hurts
 * most, or asks for one more where the name is unknown. A team whose number is not said is never too small.
 */
export function tooFewPeople(context: Context): readonly TooFew[] {
  const { policy } = context;
  const sizes = new Map(policy.teams.flatMap((team) => sizeOf(team) ?? []));
  if (sizes.size === 0) return [];
  const { space, view } = context;
  const { circuit } = space;
  const draws = sharedDraws(circuit);
  const version = versionOf(space, view);
  const { asked } = oversightOf(circuit, version, draws.below);
  const counted = asked().filter(({ anyOf }) => anyOf.every((team) => sizes.has(team)));
  const sets = connectedSets(counted);
  if (sets === undefined) {
    const because = ["too many clauses are asked together"];
    leaveOpen(context, "whether the teams have people enough", { kind: "undecided", because });
  }
  const found: { readonly set: ReadonlySet<AskedTeams>; readonly literal: Literal; readonly one: TooFew }[] = [];
  for (const set of sets ?? []) {
    const literal = excess(circuit, set, sizes, version.known);
    if (literal === FALSE) continue;
    if (literal === undefined) {
      const because = ["it asks for too many people to be counted"];
      leaveOpen(context, `whether ${teamsIn(set).join(" and ")} have people enough`, { kind: "undecided", because });
      continue;
    }
    const inside = found.filter((other) => [...other.set].every((teams) => set.includes(teams)));
    const target = circuit.and([literal, ...inside.map((other) => negated(other.literal))]);
    const isSet = (review: Review): boolean => set.some(({ anyOf }) => anyOf.join() === review.anyOf.join());
    const reviewsOn = ({ judged: { standings, draws: own, unknown } }: Found): readonly Review[] =>
      combine(policy, standings.slice(0, policy.rules.length), own && draws.found(circuit.solver), unknown).reviews;
    const claim = (one: Found): boolean => {
      const reviews = reviewsOn(one);
      const unknown = new Set(one.judged.unknown.map(({ field }) => field));
      return isTooMuch(reviews.filter(isSet), sizes, unknown);
    };
    const teams = teamsIn(set).map((name) => ({ name, people: sizes.get(name) ?? 0 }));
    let rest = target;
    for (let count = 0; count < MOST_ASKINGS; count++) {
      const seen = space.find([view.allKnown, rest], claim);
      const answer = seen.kind === "found" ? seen : space.find([rest], claim);
      if (answer.kind === "undecided")
        leaveOpen(context, `whether ${teamsIn(set).join(" and ")} have people enough`, answer);
      if (answer.kind !== "found") break;
      const among = seen.kind === "found" ? [view.allKnown, rest] : [rest];
      let first = answer.found[0] as Found;
      let asking = askersOn(context, first, reviewsOn(first).filter(isSet));
      const without: Literal[] = [];
      for (const literal of asking.names.length > 1 ? asking.literals : []) {
        if (!asking.literals.includes(literal)) continue;
        const fewer = space.find([...among, ...without, negated(literal)], claim);
        if (fewer.kind !== "found") continue;
        without.push(negated(literal));
        first = fewer.found[0] as Found;
        asking = askersOn(context, first, reviewsOn(first).filter(isSet));
      }
      const together = circuit.and(asking.literals);
      found.push({
        set: new Set(set),
        literal,
        one: {
          asking: asking.names,
          reviews: reviewsOn(first).filter(isSet),
          teams,
          found: first,
          isKnown: seen.kind === "found",
          target: circuit.and([rest, together]),
          claim,
        },
      });
      rest = circuit.and([rest, negated(together)]);
    }
  }
  return found.map(({ one }) => one);
}

/**
 * Rules that ask on an input for any of these clauses, or for what one of them absorbs, and where those may ask; `otherwise`
 * where there are none.
 */
function askersOn(
  { policy, view }: Context,
  { judged }: Found,
  reviews: readonly Review[],
): { readonly names: readonly string[]; readonly literals: readonly Literal[] } {
  const asks = ({ reviews: parts }: Asking): boolean =>
    parts.some(({ clauses }) =>
      clauses.some(({ anyOf }) => reviews.some((review) => review.anyOf.every((team) => anyOf.includes(team)))),
    );
  const able = policy.rules.flatMap((rule, place) =>
    asks(rule.asks) || (rule.inDoubt && asks(rule.inDoubt)) ? [place] : [],
  );
  const asking = able.filter((place) => {
    const { asks: own, inDoubt } = policy.rules[place] as Rule;
    const standing = judged.standings[place];
    return standing !== "no" && asks((standing === "possible" && inDoubt) || own);
  });
  const possible = (place: number): Literal => view.rules[place]?.possible ?? FALSE;
  return asking.length === 0
    ? { names: ["otherwise"], literals: able.map((place) => negated(possible(place))) }
    : { names: asking.map((place) => (policy.rules[place] as Rule).name), literals: asking.map(possible) };
}

/** The people of all its shifts; undefined where the policy does not say. */
function sizeOf({ name, people, shifts }: Team): readonly (readonly [string, number])[] | undefined {
  if (shifts.length > 0) return [[name, shifts.reduce((sum, shift) => sum + shift.people, 0)]];
  return people === undefined ? undefined : [[name, people]];
}

function teamsIn(set: readonly Pick<AskedTeams, "anyOf">[]): readonly string[] {
  return [...new Set(set.flatMap(({ anyOf }) => anyOf))];
}

/** Sets of clauses that hang together by their teams, small ones first; undefined where they are too many. */
function connectedSets(asked: readonly AskedTeams[]): readonly (readonly AskedTeams[])[] | undefined {
  const sets = new Map([...asked.keys()].map((at) => [String(at), [at]]));
  for (const [, places] of sets) {
    const teams = new Set(places.flatMap((at) => asked[at]?.anyOf ?? []));
    for (const [at, { anyOf }] of asked.entries()) {
      if (places.includes(at) || !anyOf.some((team) => teams.has(team))) continue;
      const more = [...places, at].sort((first, second) => first - second);
      if (new Set([...teams, ...anyOf]).size > MOST_TEAMS) return undefined;
      sets.set(more.join(), more);
      if (sets.size > MOST_SETS) return undefined;
    }
  }
  return [...sets.values()]
    .sort((first, second) => first.length - second.length)
    .map((places) => places.map((at) => asked[at] as AskedTeams));
}

/**
 * Whether the clauses ask for more than their teams have (Hall's theorem). Where a name falls into a team, it takes one
 * away if all clauses that may ask that team exclude it; in no set of teams do more people take themselves away than it has.
 */
function excess(
  circuit: Circuit,
  set: readonly AskedTeams[],
  sizes: ReadonlyMap<string, number>,
  known: (field: number) => Literal,
): Literal | undefined {
  const teams = teamsIn(set);
  const supply = peopleOf(teams, sizes);
  if (set.reduce((sum, { most, notBy }) => sum + most + notBy.size, 0) <= supply) return FALSE;
  const counts = set.map(({ most }) => Math.min(most, supply + 1));
  if (set.length > 1 && counts.reduce((sum, count) => sum + count, 0) * supply > MOST_COUNTED) return undefined;
  const { and, or } = circuit;
  const names = [...new Set(set.flatMap(({ notBy }) => [...notBy.keys()]))];
  const excluded = (field: number, team: string): Literal =>
    and([
      known(field),
      ...set.flatMap(({ anyOf, notBy }) => (anyOf.includes(team) ? [notBy.get(field) ?? FALSE] : [])),
    ]);
  const tooMany = demanding(circuit, set, counts);
  return and(
    subsetsOf(teams).map((emptied) => {
      const away = names.map((field) =>
        or(teams.filter((team) => !emptied.includes(team)).map((team) => excluded(field, team))),
      );
      return tooMany(away, supply - peopleOf(emptied, sizes) + 1);
    }),
  );
}

/** Whether people asked for and taken away are at least so many; of one clause no people need be counted. */
function demanding(
  { and, or, atLeast }: Circuit,
  set: readonly AskedTeams[],
  counts: readonly number[],
): (away: readonly Literal[], least: number) => Literal {
  const [first, ...others] = set;
  if (first !== undefined && others.length === 0)
    return (away, least) =>
      or(
        [0, ...away.map((_, at) => at + 1)].map((gone) => and([atLeast(away, gone), first.leastPeople(least - gone)])),
      );
  const demand = set.flatMap(({ leastPeople }, at) =>
    Array.from({ length: counts[at] as number }, (_, person) => leastPeople(person + 1)),
  );
  return (away, least) => atLeast([...demand, ...away], least);
}

function peopleOf(teams: readonly string[], sizes: ReadonlyMap<string, number>): number {
  return teams.reduce((sum, team) => sum + (sizes.get(team) ?? 0), 0);
}

function subsetsOf(teams: readonly string[]): readonly (readonly string[])[] {
  return teams.reduce<readonly (readonly string[])[]>(
    (subsets, team) => subsets.flatMap((subset) => [subset, [...subset, team]]),
    [[]],
  );
}

/** The same of a decision. `unknown`: names of fields. */
function isTooMuch(
  reviews: readonly Review[],
  sizes: ReadonlyMap<string, number>,
  unknown: ReadonlySet<string>,
): boolean {
  const teams = teamsIn(reviews);
  const demand = reviews.reduce((sum, { people }) => sum + people, 0);
  const names = [...new Set(reviews.flatMap(({ notBy }) => notBy))].filter((name) => !unknown.has(name));
  const places = names.map((name) =>
    teams.filter((team) => reviews.every(({ anyOf, notBy }) => !anyOf.includes(team) || notBy.includes(name))),
  );
  return subsetsOf(teams).every((emptied) => {
    const away = places.filter((among) => among.some((team) => !emptied.includes(team))).length;
    return demand + away + peopleOf(emptied, sizes) > peopleOf(teams, sizes);
  });
}
