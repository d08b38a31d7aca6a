import { isSampled, strictestAsked } from "../model/asking.ts";
import type { Asking, OutcomeName, Policy, Rate } from "../model/policy.ts";
import type { SampleKind } from "../values/md5.ts";
import { auditSigns } from "./oversight/audits.ts";
import { type AskedTeams, type ReviewLiterals, reviewLiterals } from "./oversight/reviews.ts";
import type { Version } from "./oversight/version.ts";
import type { Circuit } from "./solver/circuit.ts";
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
  /** Whether a clause is asked that covers this one, people for unknown names in `not by` counted. FALSE unless reviewed. */
  readonly covers: (clause: { readonly people: number; readonly anyOf: readonly string[] }) => Literal;
  /** Whether `otherwise` holds; FALSE without one. */
  readonly otherwise: Literal;
  /** Whether `otherwise` holds, and lets or has parts that are taken; FALSE without one. */
  readonly otherwiseApplies: Literal;
  /** Whether the rule at a place holds, with parts that are taken, and asks for this or more. */
  readonly asks: (place: number, outcome: OutcomeName) => Literal;
  /** Of the clauses that can be asked, those of each set of teams: at most one of them is, joined with what it absorbs. */
  readonly asked: () => readonly AskedTeams[];
  /**
   * What the oversight is, by its content: outcome, reviews with people, teams, `not by`, deadlines, chains and last
   * resorts, audits with teams, times and rates. Two of them are the same, of two versions or of two inputs, if and only
   * if all signs are; a sign that one lacks is FALSE.
   */
  readonly signs: ReadonlyMap<string, Literal>;
}

export function versionOf({ policy }: Space, { input, rules, idKnown }: View): Version {
  const known = (field: number): Literal => input.values[field]?.known ?? input.lists.get(field)?.known ?? FALSE;
  return { policy, rules, idKnown, known };
}

const worked = new WeakMap<View, Map<DrawnLiteral, Oversight>>();

/** The same for the same view and draws: many promises ask for it. */
export function oversightIn(space: Space, view: View, draw: DrawnLiteral): Oversight {
  const own = worked.get(view) ?? new Map<DrawnLiteral, Oversight>();
  worked.set(view, own);
  const found = own.get(draw) ?? oversightOf(space.circuit, versionOf(space, view), draw);
  own.set(draw, found);
  return found;
}

/** What an input is decided to, as the model's `combine` says it. */
export function oversightOf(circuit: Circuit, version: Version, draw: DrawnLiteral): Oversight {
  const { and, or } = circuit;
  const { policy, rules, idKnown } = version;
  const isTaken = (kind: SampleKind, rate: Rate): Literal =>
    isSampled(rate) ? or([negated(idKnown), draw(kind, rate)]) : TRUE;
  const isSurelyTaken = (kind: SampleKind, rate: Rate): Literal =>
    isSampled(rate) ? and([idKnown, draw(kind, rate)]) : TRUE;
  const asksAtLeast = (asking: Asking, outcome: OutcomeName, taken: typeof isTaken): Literal => {
    const reviews = outcome === "block" ? [] : asking.reviews.map(({ rate }) => taken("review", rate));
    const audits = outcome === "audit" ? asking.audits.map(({ rate }) => taken("audit", rate)) : [];
    return or([asking.block ? TRUE : FALSE, ...reviews, ...audits]);
  };

  const heldBy = (place: number): readonly (readonly [Literal, Asking])[] => {
    const rule = policy.rules[place] as Policy["rules"][number];
    const { certain, possible } = rules[place] as Version["rules"][number];
    if (rule.inDoubt === undefined) return [[possible, rule.asks]];
    return [
      [certain, rule.asks],
      [and([possible, negated(certain)]), rule.inDoubt],
    ];
  };
  const held = [...policy.rules.keys()].flatMap(heldBy);
  let otherwise = FALSE;
  if (policy.otherwise !== undefined) {
    const asked = strictestAsked(policy.otherwise.asks);
    const lifted = policy.rules.map((rule, place) => {
      const { certain } = rules[place] as Version["rules"][number];
      return rule.lets
        ? certain
        : and([certain, asksAtLeast(rule.asks, asked === "proceed" ? "audit" : asked, isSurelyTaken)]);
    });
    otherwise = negated(or(lifted));
    held.push([otherwise, policy.otherwise.asks]);
  }
  const asksAny = or(held.map(([holds, asking]) => and([holds, asksAtLeast(asking, "audit", isTaken)])));
  const spotCheck =
    policy.spotCheck === undefined
      ? FALSE
      : and([negated(asksAny), isTaken("spot check", policy.spotCheck.audit.rate)]);

  const atLeast = (outcome: OutcomeName): Literal => {
    if (outcome === "proceed") return TRUE;
    const asked = held.map(([holds, asking]) => and([holds, asksAtLeast(asking, outcome, isTaken)]));
    return or([...asked, outcome === "audit" ? spotCheck : FALSE]);
  };
  const reviewed = once((): ReviewLiterals => {
    const isReview = and([atLeast("review"), negated(atLeast("block"))]);
    const parts = held.flatMap(([holds, { reviews }]) =>
      reviews.map(({ rate, clauses }) => ({ asked: and([holds, isTaken("review", rate)]), clauses })),
    );
    return reviewLiterals(circuit, version, isReview, parts);
  });
  const audited = (): ReadonlyMap<string, Literal> => {
    const parts = held.flatMap(([holds, { audits }]) =>
      audits.map((part) => ({ asked: and([holds, isTaken("audit", part.rate)]), part })),
    );
    if (policy.spotCheck !== undefined) parts.push({ asked: spotCheck, part: policy.spotCheck.audit });
    return auditSigns(circuit, parts);
  };
  const signs = once(() => {
    const outcomes = (["audit", "review", "block"] as const).map((outcome) => [outcome, atLeast(outcome)] as const);
    return new Map([...outcomes, ...reviewed().signs(), ...audited()].filter(([, literal]) => literal !== FALSE));
  });
  return {
    atLeast,
    covers: (clause) => reviewed().covers(clause),
    otherwise,
    otherwiseApplies:
      policy.otherwise === undefined || policy.otherwise.lets
        ? otherwise
        : and([otherwise, asksAtLeast(policy.otherwise.asks, "audit", isTaken)]),
    asks: (place, outcome) =>
      or(heldBy(place).map(([holds, asking]) => and([holds, asksAtLeast(asking, outcome, isTaken)]))),
    asked: () => reviewed().asked,
    get signs() {
      return signs();
    },
  };
}

/** Whether two oversights differ. */
export function differing({ and, or }: Circuit, first: Oversight["signs"], second: Oversight["signs"]): Literal {
  const names = [...new Set([...first.keys(), ...second.keys()])];
  const pairs = names.map((name) => [first.get(name) ?? FALSE, second.get(name) ?? FALSE] as const);
  return or(
    pairs.flatMap(([one, other]) => (one === other ? [] : [and([one, negated(other)]), and([negated(one), other])])),
  );
}

function once<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
