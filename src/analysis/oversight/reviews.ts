import { absorbs, compareDeadlines, lastResorts } from "../../model/clauses.ts";
import type { Clause, Deadline } from "../../model/policy.ts";
import type { Circuit } from "../solver/circuit.ts";
import { FALSE, type Literal, negated } from "../solver/literal.ts";
import type { Version } from "./version.ts";

/** Clauses of one set of teams. */
export interface AskedTeams {
  readonly anyOf: readonly string[];
  /** Whether at least so many people are asked of them, one more for each unknown name in `not by`; FALSE unless reviewed. */
  readonly leastPeople: (people: number) => Literal;
  /** No clause asks for more. */
  readonly most: number;
  /** By field, whether its people may not sign. */
  readonly notBy: ReadonlyMap<number, Literal>;
}

export interface ReviewLiterals {
  readonly asked: readonly AskedTeams[];
  readonly covers: (clause: Pick<Clause, "people" | "anyOf">) => Literal;
  readonly signs: () => ReadonlyMap<string, Literal>;
}

/** Clauses that ask for the same people of the same teams, and what they carry, each with who asks for it. */
interface Alike extends Pick<Clause, "people" | "anyOf"> {
  readonly asked: Literal[];
  /** By field. */
  readonly notBy: Map<number, Literal[]>;
  /** By content. */
  readonly deadlines: Map<string, { readonly deadline: Deadline; readonly asked: Literal[] }>;
  readonly lastResorts: Map<Clause["lastResort"], Literal[]>;
}

/**
 * The clauses of a review, joined as the model's `joinClauses` does. Of the clauses of the same teams at most one stands,
 * so all that is said of it is said by its teams.
 */
export function reviewLiterals(
  circuit: Circuit,
  { policy, known }: Version,
  isReview: Literal,
  parts: readonly { readonly asked: Literal; readonly clauses: readonly Clause[] }[],
): ReviewLiterals {
  const { and, or } = circuit;
  const all = [...alikeIn(parts).values()].map((alike) => ({ alike, asked: or(alike.asked) }));
  const standing = all.map(({ alike, asked }): Standing => {
    const absorbing = all.filter((other) => other.alike !== alike && absorbs(other.alike, alike));
    const stands = and([isReview, asked, ...absorbing.map((other) => negated(other.asked))]);
    return {
      stands,
      people: alike.people,
      absorbed: all.flatMap((one) => (absorbs(alike, one.alike) ? one.alike : [])),
    };
  });
  const groups = [...Map.groupBy(all.keys(), (at) => JSON.stringify(all[at]?.alike.anyOf))].map(([teams, places]) => {
    const group = places.map((at) => standing[at] as Standing);
    const anyOf = all[places[0] as number]?.alike.anyOf ?? [];
    return { teams, anyOf, group, notBy: notByOf(circuit, group) };
  });

  const leastPeople = ({ group, notBy }: (typeof groups)[number], least: number): Literal => {
    const unknown = [...notBy].map(([field, named]) => and([named, negated(known(field))]));
    return or(group.map(({ stands, people }) => and([stands, circuit.atLeast(unknown, least - people)])));
  };

  const signs = (): Map<string, Literal> => {
    const found = new Map<string, Literal>();
    for (const one of groups) {
      const { teams, group, notBy } = one;
      if (notBy.size === 0) for (const { people, stands } of group) found.set(`${teams} ${people}`, stands);
      else
        for (const people of new Set(group.flatMap((own) => [...notBy.keys(), -1].map((_, more) => own.people + more))))
          found.set(`${teams} ${people}`, and([leastPeople(one, people), negated(leastPeople(one, people + 1))]));
      for (const [field, named] of notBy) found.set(`${teams} not by ${policy.fields[field]?.name}`, named);
      for (const [text, literal] of deadlinesOf(circuit, group)) found.set(`${teams} within ${text}`, literal);
      for (const [last, literal] of lastResortsOf(circuit, group)) found.set(`${teams} then ${last}`, literal);
    }
    return found;
  };

  return {
    asked: groups.map((one) => ({
      anyOf: one.anyOf,
      leastPeople: (people) => leastPeople(one, people),
      most: Math.max(...one.group.map(({ people }) => people)) + one.notBy.size,
      notBy: one.notBy,
    })),
    covers: (clause) => {
      const asked = all.flatMap((one) => (absorbs(one.alike, clause) ? one.asked : []));
      const made = groups
        .filter(({ anyOf, notBy }) => notBy.size > 0 && absorbs({ people: clause.people, anyOf }, clause))
        .map((one) => leastPeople(one, clause.people));
      return or([and([isReview, or(asked)]), ...made]);
    },
    signs,
  };
}

interface Standing {
  readonly stands: Literal;
  readonly people: number;
  readonly absorbed: readonly Alike[];
}

function alikeIn(
  parts: readonly { readonly asked: Literal; readonly clauses: readonly Clause[] }[],
): ReadonlyMap<string, Alike> {
  const found = new Map<string, Alike>();
  for (const { asked, clauses } of parts)
    for (const { people, anyOf, notBy, deadlines, lastResort } of clauses) {
      const key = JSON.stringify([people, anyOf]);
      const alike: Alike = found.get(key) ?? {
        people,
        anyOf,
        asked: [],
        notBy: new Map(),
        deadlines: new Map(),
        lastResorts: new Map(),
      };
      found.set(key, alike);
      alike.asked.push(asked);
      for (const field of notBy) alike.notBy.set(field, [...(alike.notBy.get(field) ?? []), asked]);
      alike.lastResorts.set(lastResort, [...(alike.lastResorts.get(lastResort) ?? []), asked]);
      for (const deadline of deadlines) {
        const text = contentOf(deadline);
        const same = alike.deadlines.get(text) ?? { deadline, asked: [] };
        alike.deadlines.set(text, same);
        same.asked.push(asked);
      }
    }
  return found;
}

/** What a decision says of a deadline. */
function contentOf({ kind, within, chain }: Deadline): string {
  const time = (one: Deadline["within"] | undefined): unknown => one && [one.amount, one.unit];
  const steps = chain.map((step) => [step.clauses.map(({ people, anyOf }) => [people, anyOf]), time(step.within)]);
  return JSON.stringify([kind, time(within), steps]);
}

/** By field, whether the clause that stands has it in its `not by`. */
function notByOf({ and, or }: Circuit, group: readonly Standing[]): ReadonlyMap<number, Literal> {
  const fields = new Set(group.flatMap(({ absorbed }) => absorbed.flatMap(({ notBy }) => [...notBy.keys()])));
  return new Map(
    [...fields].map((field) => {
      const named = group.map(({ stands, absorbed }) =>
        and([stands, or(absorbed.flatMap(({ notBy }) => notBy.get(field) ?? []))]),
      );
      return [field, or(named)];
    }),
  );
}

/** By content, whether the clause that stands has this deadline: it is the earliest of its kind. */
function deadlinesOf({ and, or }: Circuit, group: readonly Standing[]): ReadonlyMap<string, Literal> {
  const found = new Map<string, Literal[]>();
  for (const { stands, absorbed } of group) {
    const carried = new Map<string, { readonly deadline: Deadline; readonly asked: Literal[] }>();
    for (const [text, { deadline, asked }] of absorbed.flatMap(({ deadlines }) => [...deadlines])) {
      const same = carried.get(text) ?? { deadline, asked: [] };
      carried.set(text, same);
      same.asked.push(...asked);
    }
    const ordered = [...carried].sort(([, first], [, second]) => compareDeadlines(first.deadline, second.deadline));
    for (const ofKind of Map.groupBy(ordered, ([, { deadline }]) => deadline.kind).values()) {
      let earlier: Literal = FALSE;
      for (const [text, { asked }] of ofKind) {
        const isCarried = or(asked);
        found.set(text, [...(found.get(text) ?? []), and([stands, isCarried, negated(earlier)])]);
        earlier = or([earlier, isCarried]);
      }
    }
  }
  return new Map([...found].map(([text, literals]) => [text, or(literals)]));
}

/** By last resort, whether it is the strictest of the clause that stands. */
function lastResortsOf({ and, or }: Circuit, group: readonly Standing[]): ReadonlyMap<string, Literal> {
  return new Map(
    lastResorts.map((last, rank) => {
      const stricter = lastResorts.slice(rank + 1);
      const literals = group.map(({ stands, absorbed }) => {
        const carries = (one: Clause["lastResort"]): Literal =>
          or(absorbed.flatMap((alike) => alike.lastResorts.get(one) ?? []));
        return and([stands, carries(last), ...stricter.map((one) => negated(carries(one)))]);
      });
      return [last, or(literals)];
    }),
  );
}
