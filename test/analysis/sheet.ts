import { type Concern, controlSheet, type Verdict } from "../../src/analysis/index.ts";
import { compareOutcomes, type Draws, strictestAsked } from "../../src/model/asking.ts";
import { combine } from "../../src/model/combine.ts";
import type { Condition } from "../../src/model/condition.ts";
import type { Decision } from "../../src/model/decision.ts";
import { judgeOf } from "../../src/model/interpreter.ts";
import { phrase } from "../../src/model/phrase.ts";
import { type Mark, markNames, type OutcomeName, type Policy, type Rule } from "../../src/model/policy.ts";
import type { Truth } from "../../src/model/truth.ts";
import { nowhere } from "../support/build-model.ts";
import { type Property, property } from "../support/effort.ts";
import { enumerated, type Judged } from "../support/enumerated.ts";
import { generateSmallPolicy, type SmallPolicy } from "../support/generate-small-policy.ts";
import { entropy, sourceOf } from "../support/source.ts";
import { liesIn } from "./lies-in.ts";

/** What the control sheet says of each mark is what looking at every input says. */
export const sheetsAreExact: Property = property(
  "control sheets are those of every input looked at",
  300,
  entropy(160),
  (numbers) => {
    checkSheet(generateSmallPolicy(sourceOf(numbers)));
  },
);

/** How often each verdict and each cover came out. */
export const seen = new Map<string, number>();

const most = 2 ** 32 - 1;
const none: Draws = { review: most, audit: most, "spot check": most };
const all: Draws = { review: 0, audit: 0, "spot check": 0 };

export function checkSheet({ policy: given, values }: SmallPolicy): void {
  const policy: Policy = { ...given, marks: marksFrom(given) };
  const promised = policy.marks.map(({ when, span }) => ({
    promise: { kind: "at least", premise: when, outcome: "proceed", clauses: [] } as const,
    span,
  }));
  const inputs = enumerated({ policy: { ...policy, ensures: promised }, values });
  for (const concern of controlSheet(policy)) {
    const places = policy.marks.flatMap(({ name }, place) => (name === concern.mark ? [place] : []));
    try {
      checkConcern(policy, inputs, concern, places);
    } catch (fault) {
      const marks = policy.marks.map(({ name, when }) => `${name}: ${phrase(policy, when)}`);
      const rules = policy.rules.map(({ name, condition }) => `${name}: ${phrase(policy, condition)}`);
      throw new Error(`${concern.mark}: ${fault}\n${[...marks, ...rules].join("\n")}\n${JSON.stringify(concern)}`);
    }
  }
}

/** Premises and exceptions as conditions of their own, conditions of rules to be covered wholly; two of them share a mark. */
function marksFrom({ ensures, rules }: Policy): readonly Mark[] {
  const premises = ensures.flatMap(({ promise }) => ("premise" in promise ? [promise.premise] : []));
  const conditions: readonly Condition[] = [
    ...premises,
    ...rules.flatMap((rule) => [...rule.exceptions, rule.condition]),
  ];
  return conditions.slice(0, 6).map((when, place) => ({
    name: markNames[place % 5] as Mark["name"],
    field: "f0",
    when,
    span: nowhere,
  }));
}

function checkConcern(policy: Policy, inputs: readonly Judged[], concern: Concern, places: readonly number[]): void {
  const isMarked = (truths: readonly (Truth | undefined)[]): boolean => truths.includes(true);
  const isDoubtful = (truths: readonly (Truth | undefined)[]): boolean =>
    !isMarked(truths) && truths.includes("unknown");
  equal("carried", concern.marked !== undefined, places.length > 0);
  if (concern.marked === undefined || concern.inDoubt === undefined) return;
  checkVerdict(policy, inputs, concern.marked, places, isMarked);
  checkVerdict(policy, inputs, concern.inDoubt, places, isDoubtful);
  for (const { of } of concern.coveredBy) seen.set(of, (seen.get(of) ?? 0) + 1);
  const covers = concern.coveredBy.map(({ rule, asks, of }) => [rule, asks, of]);
  equal(
    "covers",
    covers,
    expectedCovers(
      policy,
      inputs.filter((one) => isMarked(truthsOf(one, places))),
    ),
  );
}

function truthsOf({ premises }: Judged, places: readonly number[]): readonly (Truth | undefined)[] {
  return places.map((place) => premises[place]);
}

function expectedCovers(policy: Policy, marked: readonly Judged[]): readonly (readonly string[])[] {
  const holds = policy.rules.map(
    ({ name, asks }, place) => [name, asks, marked.map(({ standings }) => standings[place] === "certain")] as const,
  );
  const { otherwise } = policy;
  const rest = marked.map((one) => decided(policy, one, none).rules.some(({ name }) => name === "otherwise"));
  const askers = otherwise === undefined ? holds : [...holds, ["otherwise", otherwise.asks, rest] as const];
  return askers.flatMap(([name, asks, truths]) => {
    const asked = strictestAsked(asks);
    if (asked === "proceed" || !truths.includes(true)) return [];
    return [[name, asked, truths.includes(false) ? "some" : "all"]];
  });
}

function checkVerdict(
  policy: Policy,
  inputs: readonly Judged[],
  verdict: Verdict,
  places: readonly number[],
  isOfKind: (truths: readonly (Truth | undefined)[]) => boolean,
): void {
  const kind = inputs.filter((one) => isOfKind(truthsOf(one, places)));
  const outcomes = kind.map((one) => decided(policy, one, none).outcome);
  const least = mildest(outcomes);
  equal("outcome", verdict.outcome, least ?? "none");
  seen.set(verdict.outcome, (seen.get(verdict.outcome) ?? 0) + 1);
  if (verdict.outcome === "none" || verdict.outcome === "undecided") return;
  equal("all", verdict.all, new Set(outcomes).size === 1);
  if (!("witness" in verdict)) return;
  const drawn = mildest(kind.map((one) => decided(policy, one, all).outcome)) as OutcomeName;
  equal("drawn", verdict.drawn, compareOutcomes(drawn, verdict.outcome) > 0 ? drawn : undefined);
  const marks = policy.marks.map(({ when }) => ({ ...(policy.rules[0] as Rule), condition: when, exceptions: [] }));
  const { standings, draws, unknown, truthOf } = judgeOf({ ...policy, rules: [...policy.rules, ...marks] })(
    verdict.witness,
  );
  const own = standings.slice(0, policy.rules.length);
  equal("witness", combine(policy, own, draws && none, unknown).outcome, verdict.outcome);
  equal("witness of its kind", isOfKind(places.map((place) => truthOf(policy.marks[place]?.when as Condition))), true);
  checkRegion(
    policy,
    inputs,
    verdict,
    (one) => kind.includes(one) && decided(policy, one, none).outcome === verdict.outcome,
  );
}

/** Every box holds such inputs only, and all of them lie in boxes unless there are more than are listed. */
function checkRegion(
  policy: Policy,
  inputs: readonly Judged[],
  { region, among, listed }: Extract<Verdict, { readonly region: unknown }>,
  isShort: (one: Judged) => boolean,
): void {
  const names = new Set(policy.fields.map(({ name }) => name));
  if (region.some((box) => Object.keys(box).some((name) => !names.has(name)))) return;
  equal("among", among, inputs.some((one) => one.allKnown && isShort(one)) ? "known" : "all");
  for (const one of among === "known" ? inputs.filter(({ allKnown }) => allKnown) : inputs) {
    const inside = region.some((box) => Object.entries(box).every(([name, side]) => liesIn(policy, one, name, side)));
    if (inside && !isShort(one)) throw new Error(`not of the region: ${JSON.stringify(one.input)}`);
    if (!inside && listed && isShort(one)) throw new Error(`in no box: ${JSON.stringify(one.input)}`);
  }
}

function decided(policy: Policy, one: Judged, draws: Draws): Decision {
  return combine(policy, one.standings, one.idKnown ? draws : undefined, one.unknown);
}

function mildest(outcomes: readonly OutcomeName[]): OutcomeName | undefined {
  return [...outcomes].sort(compareOutcomes)[0];
}

function equal(what: string, found: unknown, expected: unknown): void {
  if (JSON.stringify(found) !== JSON.stringify(expected))
    throw new Error(`${what}: found ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`);
}
