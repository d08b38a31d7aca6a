import type { Box } from "../../../src/analysis/described.ts";
import type { Finding, OverlappingPair } from "../../../src/analysis/finding.ts";
import { strictestAsked } from "../../../src/model/asking.ts";
import type { Condition } from "../../../src/model/condition.ts";
import { judgeOf } from "../../../src/model/interpreter.ts";
import { phrase } from "../../../src/model/phrase.ts";
import type { Policy, Rule } from "../../../src/model/policy.ts";
import type { Truth } from "../../../src/model/truth.ts";
import type { Judged } from "../../support/enumerated.ts";
import type { SmallPolicy } from "../../support/generate-small-policy.ts";
import { liesIn } from "../lies-in.ts";

/** Groups and pairs, found with the option `pairs`, are those of every input, and so are the regions of the pairs. */
export function checkOverlaps(small: SmallPolicy, inputs: readonly Judged[], findings: readonly Finding[]): void {
  const own = findings.filter(({ code }) => code === "rules/overlap");
  const groups = own.filter(({ witness }) => witness !== undefined).map(({ rules }) => rules.join());
  const expected = largestGroups(small.policy, inputs);
  if (own.length === groups.length) same("groups", groups.toSorted(), expected);
  else for (const group of groups) same(`group ${group}`, expected.includes(group), true);
  const pairs = own.flatMap((finding) => finding.pairs ?? []);
  same(
    "pairs",
    pairs.map(({ rules }) => rules.join()).toSorted(),
    pairsOf(small.policy)
      .filter((pair) => inputs.some((one) => areCertain(one, pair)))
      .map((pair) => namesOf(small.policy, pair).join())
      .toSorted(),
  );
  for (const pair of pairs) checkPair(small, inputs, pair);
}

function same(what: string, found: unknown, expected: unknown): void {
  const [one, other] = [JSON.stringify(found), JSON.stringify(expected)];
  if (one !== other) throw new Error(`${what}: found ${one}, expected ${other}`);
}

function checkPair(
  { policy }: SmallPolicy,
  inputs: readonly Judged[],
  { rules, region, witness }: OverlappingPair,
): void {
  const places = rules.map((name) => policy.rules.findIndex((rule) => rule.name === name));
  const judge = judgeOf(policy);
  const { standings } = judge(witness);
  same(
    "witness",
    places.map((place) => standings[place]),
    ["certain", "certain"],
  );
  const atoms = new Map(
    policy.rules
      .flatMap((rule) => [rule.condition, ...rule.exceptions])
      .flatMap(leavesIn)
      .map((leaf) => [phrase(policy, leaf), leaf]),
  );
  for (const one of inputs) {
    const inside = region.some((box) => isInside(policy, one, box, atoms, (leaf) => judge(one.input).truthOf(leaf)));
    same(`${rules} on ${JSON.stringify(one.input)}`, inside, areCertain(one, places));
  }
}

function isInside(
  policy: Policy,
  one: Judged,
  box: Box,
  atoms: ReadonlyMap<string, Condition>,
  truthOf: (leaf: Condition) => Truth,
): boolean {
  return Object.entries(box).every(([name, side]) => {
    const leaf = atoms.get(name);
    if (policy.fields.some((field) => field.name === name)) return liesIn(policy, one, name, side);
    if (leaf === undefined) throw new Error(`Neither a field nor a condition: ${name}`);
    const truth = truthOf(leaf);
    return "unknown" in side ? truth === "unknown" : "values" in side && side.values.includes(truth);
  });
}

function leavesIn(condition: Condition): readonly Condition[] {
  if (condition.kind === "and" || condition.kind === "or") return condition.parts.flatMap(leavesIn);
  return condition.kind === "not" ? leavesIn(condition.part) : [condition];
}

function areCertain({ standings }: Judged, places: readonly number[]): boolean {
  return places.every((place) => standings[place] === "certain");
}

function pairsOf({ rules }: Policy): readonly (readonly number[])[] {
  return rules.flatMap((one, at) =>
    rules.flatMap((other, place) => (place > at && differ(one, other) ? [[at, place]] : [])),
  );
}

function differ(one: Rule, other: Rule): boolean {
  const [own, others] = [strictestAsked(one.asks), strictestAsked(other.asks)];
  return own === others && (own === "review" || own === "audit") && contentOf(one) !== contentOf(other);
}

function contentOf({ asks }: Rule): string {
  const clauses = asks.reviews
    .flatMap((part) => part.clauses)
    .map((one) => JSON.stringify({ ...one, notBy: [], people: 1 }));
  const audits = asks.audits.map(({ anyOf, within }) => JSON.stringify([anyOf, within]));
  return JSON.stringify([[...new Set(clauses)].sort(), [...new Set(audits)].sort()]);
}

/** Sets of rules of one strictness that an input makes certain, which are no part of another, and in which two differ. */
function largestGroups(policy: Policy, inputs: readonly Judged[]): readonly string[] {
  const sets = new Map<string, readonly number[]>();
  for (const outcome of ["review", "audit"])
    for (const one of inputs) {
      const places = policy.rules.flatMap((rule, place) =>
        strictestAsked(rule.asks) === outcome && one.standings[place] === "certain" ? [place] : [],
      );
      sets.set(places.join(), places);
    }
  const all = [...sets.values()];
  return all
    .filter((set) => !all.some((other) => other.length > set.length && set.every((place) => other.includes(place))))
    .filter((set) => pairsOf(policy).some((pair) => pair.every((place) => set.includes(place))))
    .map((set) => namesOf(policy, set).join())
    .toSorted();
}

function namesOf({ rules }: Policy, places: readonly number[]): readonly string[] {
  return places.map((place) => (rules[place] as Rule).name);
}
