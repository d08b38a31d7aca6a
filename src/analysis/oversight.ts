import { isSampled, strictestAsked } from "../model/asking.ts";
import { absorbs } from "../model/clauses.ts";
import type { Asking, OutcomeName, Rate } from "../model/policy.ts";
import type { SampleKind } from "../values/md5.ts";
import { FALSE, type Literal, negated, TRUE } from "./solver/literal.ts";
import type { Space, View } from "./space.ts";

/** Whether the draw of a kind lies below the threshold of a rate, for a known id. */
export type DrawnLiteral = (kind: SampleKind, rate: Rate) => Literal;

/** A rate below 1 in 2^32 is never drawn. */
export const drawn: DrawnLiteral = (_, { threshold }) => (threshold > 0 ? TRUE : FALSE);
export const undrawn: DrawnLiteral = () => FALSE;

export interface Oversight {
  /** Whether the outcome is this or a stricter one. */
  readonly atLeast: (outcome: OutcomeName) => Literal;
  /** Whether a clause is asked that absorbs this one; unknown names in `not by`, which ask for more people, aside. */
  readonly covers: (clause: { readonly people: number; readonly anyOf: readonly string[] }) => Literal;
  /** Everything that can be asked for, whether it is, and the fields whose people may not sign. */
  readonly parts: readonly { readonly asked: Literal; readonly notBy: readonly number[] }[];
}

/** What an input is decided to, as the model's `applying` says it. */
export function oversightOf({ policy, circuit: { and, or } }: Space, view: View, draw: DrawnLiteral): Oversight {
  const { rules, idKnown } = view;
  const isTaken = (kind: SampleKind, rate: Rate): Literal =>
    isSampled(rate) ? or([negated(idKnown), draw(kind, rate)]) : TRUE;
  const isSurelyTaken = (kind: SampleKind, rate: Rate): Literal =>
    isSampled(rate) ? and([idKnown, draw(kind, rate)]) : TRUE;
  const asksAtLeast = (asking: Asking, outcome: OutcomeName, taken: typeof isTaken): Literal => {
    const reviews = outcome === "block" ? [] : asking.reviews.map(({ rate }) => taken("review", rate));
    const audits = outcome === "audit" ? asking.audits.map(({ rate }) => taken("audit", rate)) : [];
    return or([asking.block ? TRUE : FALSE, ...reviews, ...audits]);
  };

  const held: (readonly [Literal, Asking])[] = policy.rules.flatMap((rule, place) => {
    const { certain, possible } = rules[place] as View["rules"][number];
    if (rule.inDoubt === undefined) return [[possible, rule.asks] as const];
    return [[certain, rule.asks] as const, [and([possible, negated(certain)]), rule.inDoubt] as const];
  });
  if (policy.otherwise !== undefined) {
    const asked = strictestAsked(policy.otherwise.asks);
    const lifted = policy.rules.map((rule, place) => {
      const { certain } = rules[place] as View["rules"][number];
      return rule.lets
        ? certain
        : and([certain, asksAtLeast(rule.asks, asked === "proceed" ? "audit" : asked, isSurelyTaken)]);
    });
    held.push([negated(or(lifted)), policy.otherwise.asks]);
  }
  const asksAny = or(held.map(([holds, asking]) => and([holds, asksAtLeast(asking, "audit", isTaken)])));
  const spotCheck =
    policy.spotCheck === undefined
      ? FALSE
      : and([negated(asksAny), isTaken("spot check", policy.spotCheck.audit.rate)]);

  return {
    atLeast: (outcome) => {
      if (outcome === "proceed") return TRUE;
      const asked = held.map(([holds, asking]) => and([holds, asksAtLeast(asking, outcome, isTaken)]));
      return or([...asked, outcome === "audit" ? spotCheck : FALSE]);
    },
    covers: (clause) =>
      or(
        held.flatMap(([holds, asking]) =>
          asking.reviews
            .filter(({ clauses }) => clauses.some((one) => absorbs(one, clause)))
            .map(({ rate }) => and([holds, isTaken("review", rate)])),
        ),
      ),
    parts: [
      { asked: spotCheck, notBy: [] },
      ...held.flatMap(([holds, asking]) => [
        { asked: asking.block ? holds : FALSE, notBy: [] },
        ...asking.reviews.map(({ rate, clauses }) => ({
          asked: and([holds, isTaken("review", rate)]),
          notBy: clauses.flatMap((clause) => clause.notBy),
        })),
        ...asking.audits.map(({ rate }) => ({ asked: and([holds, isTaken("audit", rate)]), notBy: [] })),
      ]),
    ],
  };
}
