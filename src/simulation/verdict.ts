import {
  compareOutcomes,
  type Draws,
  drawsSamples,
  isSampled,
  nothing,
  outcomeOf,
  type Standing,
} from "../model/asking.ts";
import { readsOf } from "../model/children.ts";
import { combine } from "../model/combine.ts";
import type { Decision } from "../model/decision.ts";
import type { Judged as JudgedInput } from "../model/interpreter.ts";
import type { OutcomeName, Policy, Rate, Rule } from "../model/policy.ts";
import type { SampleKind } from "../values/md5.ts";

export type Judged = Pick<JudgedInput, "standings" | "draws" | "unknown">;

/** What one decision adds to the counts of a simulation. */
export interface Verdict {
  readonly outcome: OutcomeName;
  /** Reviewed or blocked, but neither if the asking in doubt were dropped and the letting in doubt held. */
  readonly onlyUnknown: boolean;
  /** For such a decision the unknown fields of the parts in doubt. */
  readonly unknownFields: readonly string[];
  readonly rules: readonly RuleVerdict[];
  /** `finance or legal` for a clause of several teams, with the people it takes. */
  readonly reviews: readonly { readonly team: string; readonly people: number }[];
  readonly audits: readonly string[];
}

/** Of a rule that applies, by its place in `ruleNames`. */
export interface RuleVerdict {
  readonly place: number;
  readonly certain: boolean;
  readonly drawn: boolean;
  /** Without it the outcome would be lower, `otherwise` included. */
  readonly alone: boolean;
  /** Without it the outcome would be stricter. */
  readonly lifts: boolean;
}

/** The rules in the order of the source, then `otherwise` and `spot check` where the policy has them. */
export function ruleNames(policy: Policy): readonly string[] {
  return [
    ...policy.rules.map(({ name }) => name),
    ...(policy.otherwise ? ["otherwise"] : []),
    ...(policy.spotCheck ? ["spot check"] : []),
  ];
}

/**
 * The verdict on each judged input. Inputs towards which all rules stand alike, with draws on the same side of every
 * threshold and the same unknown fields, are decided once.
 */
export function verdicts(policy: Policy): (judged: Judged) => Verdict {
  const known = new Map<string, Verdict>();
  const thresholds = sampleThresholds(policy);
  return (judged) => {
    const key = keyOf(judged, thresholds);
    const found = known.get(key);
    if (found !== undefined) return found;
    const verdict = verdictOn(policy, judged);
    if (known.size >= 100_000) known.clear();
    known.set(key, verdict);
    return verdict;
  };
}

const letters: Readonly<Record<Standing, string>> = { no: "n", possible: "p", certain: "c" };

function keyOf({ standings, draws, unknown }: Judged, thresholds: SampleThresholds): string {
  let key = "";
  for (const standing of standings) key += letters[standing];
  if (draws === undefined) key += "|";
  else for (const kind of sampleKinds) key += `|${drawnWithin(thresholds[kind], draws[kind])}`;
  for (const { place, field } of unknown) key += `|${place}:${field}`;
  return key;
}

export const sampleKinds: readonly SampleKind[] = ["review", "audit", "spot check"];

/** The thresholds that a draw of each kind is held against; those of samples that are always taken tell nothing. */
export type SampleThresholds = Readonly<Record<SampleKind, readonly number[]>>;

export function sampleThresholds(policy: Policy): SampleThresholds {
  const askings = policy.rules.flatMap(({ asks, inDoubt }) => (inDoubt ? [asks, inDoubt] : [asks]));
  if (policy.otherwise) askings.push(policy.otherwise.asks);
  const of = (rates: readonly Rate[]): readonly number[] => [
    ...new Set(rates.filter(isSampled).map(({ threshold }) => threshold)),
  ];
  return {
    review: of(askings.flatMap(({ reviews }) => reviews.map(({ rate }) => rate))),
    audit: of(askings.flatMap(({ audits }) => audits.map(({ rate }) => rate))),
    "spot check": of(policy.spotCheck ? [policy.spotCheck.audit.rate] : []),
  };
}

/** Of how many thresholds a draw is within. */
export function drawnWithin(thresholds: readonly number[], draw: number): number {
  let count = 0;
  for (const threshold of thresholds) if (draw < threshold) count++;
  return count;
}

function verdictOn(whole: Policy, judged: Judged): Verdict {
  const names = ruleNames(whole);
  const { policy, places, ...standing } = withoutTheOthers(whole, judged);
  const { standings, draws, unknown } = standing;
  const decision = combine(policy, standings, draws, unknown);
  const { outcome } = decision;
  const rules = decision.rules.map(({ name, certain, drawn }): RuleVerdict => {
    const place = names.indexOf(name);
    const without = outcomeWithout(policy, standing, place - whole.rules.length, places.indexOf(place));
    const compared = compareOutcomes(without, outcome);
    return { place, certain, drawn: drawn !== false, alone: compared < 0, lifts: compared > 0 };
  });
  const idInDoubt = draws === undefined && drawsSamples(whole);
  const onlyUnknown = isHeld(outcome) && !isHeld(outcomeOfTheKnown(policy, standing, idInDoubt));
  return {
    outcome,
    onlyUnknown,
    unknownFields: onlyUnknown ? fieldsInDoubt(policy, standing, idInDoubt) : [],
    rules,
    reviews: decision.reviews.map(({ anyOf, people }) => ({ team: teamName(anyOf), people })),
    audits: teamsOfAudits(decision),
  };
}

/** Rules that stand at "no" decide nothing; of many rules most do. `places` are those of the others. */
function withoutTheOthers(
  policy: Policy,
  { standings, draws, unknown }: Judged,
): Judged & { readonly policy: Policy; readonly places: readonly number[] } {
  const places = standings.flatMap((standing, place) => (standing === "no" ? [] : [place]));
  return {
    policy: { ...policy, rules: places.flatMap((place) => policy.rules[place] ?? []) },
    places,
    standings: places.map((place) => standings[place] ?? "no"),
    draws,
    unknown,
  };
}

function isHeld(outcome: OutcomeName): boolean {
  return outcome === "review" || outcome === "block";
}

export function teamName(anyOf: readonly string[]): string {
  return anyOf.join(" or ");
}

/** A decision that a team audits within several times is one audit for it. */
function teamsOfAudits({ audits }: Decision): readonly string[] {
  return [...new Set(audits.map(({ anyOf }) => teamName(anyOf)))];
}

/** Without a rule by its place among those that stand, or where `beyond` is not negative without `otherwise` or spot check. */
function outcomeWithout(policy: Policy, { standings, draws }: Judged, beyond: number, place: number): OutcomeName {
  if (beyond < 0) {
    const others = standings.map((standing, at) => (at === place ? "no" : standing));
    return outcomeOf(policy, others, draws);
  }
  const { otherwise, spotCheck, ...rest } = policy;
  const isOtherwise = otherwise !== undefined && beyond === 0;
  const without: Policy = isOtherwise
    ? { ...rest, ...(spotCheck === undefined ? {} : { spotCheck }) }
    : { ...rest, ...(otherwise === undefined ? {} : { otherwise }) };
  return outcomeOf(without, standings, draws);
}

const neverDrawn = 2 ** 32 - 1;

/** The outcome with asking parts in doubt dropped and letting parts in doubt held; samples of an unknown id are in doubt. */
function outcomeOfTheKnown(policy: Policy, { standings, draws }: Judged, idInDoubt: boolean): OutcomeName {
  const rules = policy.rules.map((rule, place): Rule => {
    if (standings[place] !== "possible") return rule;
    const { inDoubt: _, ...known } = rule;
    return { ...known, asks: nothing };
  });
  const held = standings.map((standing, place): Standing => {
    if (standing !== "possible") return standing;
    return policy.rules[place]?.lets ? "certain" : "no";
  });
  const noDraws: Draws = { review: neverDrawn, audit: neverDrawn, "spot check": neverDrawn };
  return outcomeOf({ ...policy, rules }, held, idInDoubt ? noDraws : draws);
}

function fieldsInDoubt(policy: Policy, { standings, unknown }: Judged, idInDoubt: boolean): readonly string[] {
  const inDoubt = new Set<number>();
  policy.rules.forEach((rule, place) => {
    if (standings[place] === "possible")
      for (const field of readsOf([rule.condition, ...rule.exceptions]).fields) inDoubt.add(field);
  });
  if (idInDoubt && policy.identifiedBy !== undefined) inDoubt.add(policy.identifiedBy);
  const names = unknown.filter(({ place }) => inDoubt.has(place)).map(({ field }) => field.replaceAll(/\[\d+\]/g, ""));
  return [...new Set(names)];
}
