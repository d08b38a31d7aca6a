import fc from "fast-check";
import type { Version } from "../../src/analysis/oversight/version.ts";
import { oversightOf } from "../../src/analysis/oversight.ts";
import { circuitOver } from "../../src/analysis/solver/circuit.ts";
import { FALSE, TRUE } from "../../src/analysis/solver/literal.ts";
import { createSolver } from "../../src/analysis/solver/solver.ts";
import type { Draws, Standing } from "../../src/model/asking.ts";
import { combine } from "../../src/model/combine.ts";
import type { Policy } from "../../src/model/policy.ts";
import { type Property, property } from "../support/effort.ts";
import { generateAskingRule, generatePolicy } from "../support/generate-policy.ts";
import { entropy, type Source, sourceOf } from "../support/source.ts";

/** How the rules of a policy stand towards some input, and which fields of it are unknown. */
interface Situation {
  readonly policy: Policy;
  readonly standings: readonly Standing[];
  readonly unknown: readonly number[];
}

/** Situations that differ a little, under the same draws. */
interface Situations {
  readonly draws: Draws | undefined;
  readonly situations: readonly Situation[];
}

const standingsOf = (source: Source, { rules }: Policy): readonly Standing[] =>
  rules.map(() => source.pick(["certain", "possible", "no"] as const));

function situationsOf(source: Source): Situations {
  const policy = generatePolicy(source);
  const draw = (): number => source.pick([0, 2 ** 29, 2 ** 31, 2 ** 32 - 1]);
  const draws =
    policy.identifiedBy === undefined || source.chance(20)
      ? undefined
      : { review: draw(), audit: draw(), "spot check": draw() };
  const named = policy.rules.flatMap(({ asks }) =>
    asks.reviews.flatMap(({ clauses }) => clauses.flatMap(({ notBy }) => notBy)),
  );
  const first: Situation = { policy, standings: standingsOf(source, policy), unknown: source.some(named) };
  const changed = Array.from({ length: 12 }, (): Situation => {
    const unknown = source.chance(30) ? source.some(named) : first.unknown;
    const place = source.below(policy.rules.length);
    switch (source.below(3)) {
      case 0:
        return { ...first, standings: standingsOf(source, policy), unknown };
      case 1: {
        const rules = policy.rules.filter((_, at) => at !== place);
        return {
          policy: { ...policy, rules },
          standings: first.standings.filter((_, at) => at !== place),
          unknown,
        };
      }
      default: {
        const rules = policy.rules.with(place, generateAskingRule(source, policy));
        return { ...first, policy: { ...policy, rules }, unknown };
      }
    }
  });
  return { draws, situations: [first, ...changed] };
}

/** The signs that hold. */
function signsOf({ policy, standings, unknown }: Situation, draws: Draws | undefined): string {
  const literal = (holds: boolean): number => (holds ? TRUE : FALSE);
  const version: Version = {
    policy,
    rules: standings.map((standing) => ({
      certain: literal(standing === "certain"),
      possible: literal(standing !== "no"),
    })),
    idKnown: literal(draws !== undefined),
    known: (field) => literal(!unknown.includes(field)),
  };
  const { signs } = oversightOf(circuitOver(createSolver()), version, (kind, { threshold }) =>
    literal(draws !== undefined && draws[kind] < threshold),
  );
  if ([...signs.values()].some((sign) => sign !== TRUE)) throw new Error("A sign is neither true nor false");
  return [...signs.keys()].sort().join("\n");
}

function decisionOf({ policy, standings, unknown }: Situation, draws: Draws | undefined): string {
  const reads = unknown.map((place) => ({
    place,
    field: policy.fields[place]?.name ?? "",
    cause: "absent" as const,
    always: false,
  }));
  const { outcome, reviews, audits } = combine(policy, standings, draws, reads);
  return JSON.stringify([outcome, reviews, audits]);
}

/** Pairs looked at that came out alike, and that did not. */
export const compared = { alike: 0, different: 0 };

export const signsSayTheOversight: Property = property(
  "signs are equal where the oversight is, and only there",
  1500,
  entropy(1500).map((numbers) => situationsOf(sourceOf(numbers))),
  ({ draws, situations }) => {
    const [first, ...others] = situations.map((one) => ({
      one,
      signs: signsOf(one, draws),
      decision: decisionOf(one, draws),
    }));
    for (const other of others) {
      const isAlike = first?.decision === other.decision;
      compared[isAlike ? "alike" : "different"]++;
      if ((first?.signs === other.signs) !== isAlike) throw new Error(fc.stringify([draws, first, other]));
    }
  },
);
