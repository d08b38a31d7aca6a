import { deepFreeze } from "../values/freeze.ts";
import { compareText } from "../values/text.ts";
import type { Applying, Draws, Standing } from "./asking.ts";
import { applying, strictestOfAll } from "./asking.ts";
import { compareTexts, joinClauses } from "./clauses.ts";
import type { AppliedRule, Audit, Decision, Review, ReviewStep, UnknownValue } from "./decision.ts";
import type { AuditPart, Clause, Details, OutcomeName, Policy, Within } from "./policy.ts";
import { propensityOf } from "./propensity.ts";
import type { Cause } from "./types.ts";

/** A value that the policy reads and could not know. */
export interface UnknownRead {
  /** Index in `Policy.fields`: of the field, or of the list it lies in. */
  readonly place: number;
  /** As decisions name it: `customer.tier`, `items[2].price`. */
  readonly field: string;
  readonly cause: Cause;
  /** False where only `not by` reads it: then it is listed only where a clause asked names it. */
  readonly always: boolean;
}

/**
 * The decision that follows from how the rules stand: the one place where asking and letting, samples, `otherwise`, spot
 * check, clauses and propensity are put together. Deep-frozen; shares no object with the policy.
 *
 * @param standings one for each rule, in their order
 * @param draws undefined where the id is unknown (then every sample is taken) or the policy draws none
 * @param unknown in the order that a decision lists them in
 */
export function combine(
  policy: Policy,
  standings: readonly Standing[],
  draws: Draws | undefined,
  unknown: readonly UnknownRead[],
): Decision {
  const list = applying(policy, standings, draws);
  const outcome = strictestOfAll(list);
  const isReview = outcome === "review";
  const clauses = isReview ? joinClauses(list.flatMap((one) => one.reviews.flatMap((part) => part.clauses))) : [];
  const audits = joinAudits(list.flatMap((one) => one.audits));
  const details = list.filter((one) => one.lets || !one.undrawn).map((one) => one.details);
  return deepFreeze({
    outcome,
    reviews: clauses.map((clause) => reviewOf(clause, policy, unknown)),
    audits,
    rules: list.map(ruleOf),
    unknown: listedUnknowns(clauses, unknown),
    show: unique(details.flatMap((one) => one.show)),
    options: isReview ? joinOptions(details) : [],
    because: unique(details.flatMap((one) => one.because ?? [])),
    reasonRequired: isReview && details.some((one) => one.reasonFrom !== undefined),
    reasonFrom: isReview ? unique(details.flatMap((one) => one.reasonFrom ?? [])) : [],
    propensity: draws === undefined ? Number(isSeen(outcome, audits)) : propensityOf(policy, standings),
    policy: {
      name: policy.name,
      ...(policy.version === undefined ? {} : { version: policy.version }),
      digest: policy.digest,
    },
  });
}

/** True where a person sees the decision. */
function isSeen(outcome: OutcomeName, audits: readonly Audit[]): boolean {
  return outcome === "block" ? audits.length > 0 : outcome !== "proceed";
}

function ruleOf(one: Applying): AppliedRule {
  return { name: one.name, certain: one.certain, ...(one.undrawn ? { drawn: false } : {}) };
}

function reviewOf(clause: Clause, policy: Policy, unknown: readonly UnknownRead[]): Review {
  const names = clause.notBy.flatMap((place) => policy.fields[place]?.name ?? []);
  const unknownNames = names.filter((name) => unknown.some((read) => read.field === name));
  return {
    anyOf: [...clause.anyOf],
    people: clause.people + unknownNames.length,
    within: clause.deadlines.map((deadline) => copyWithin(deadline.within)),
    then: stepsOf(clause),
    notBy: names.sort(compareText),
  };
}

function stepsOf(clause: Clause): readonly ReviewStep[] {
  const steps: ReviewStep[] = clause.deadlines.flatMap((deadline, place) =>
    deadline.chain.flatMap((step) =>
      step.clauses.map((asked, at) => ({
        anyOf: [...asked.anyOf],
        people: asked.people,
        within: step.within === undefined ? [] : [copyWithin(step.within)],
        ...(clause.deadlines.length > 1 ? { chain: place } : {}),
        ...(at > 0 ? { together: true as const } : {}),
      })),
    ),
  );
  return clause.lastResort === "none" ? steps : [...steps, { outcome: clause.lastResort }];
}

function copyWithin(within: Within): Within {
  return { amount: within.amount, unit: within.unit };
}

/** One audit for each set of teams and time; the draws are nested, so the highest rate holds. */
function joinAudits(parts: readonly AuditPart[]): readonly Audit[] {
  const joined = new Map<string, Audit>();
  for (const part of parts) {
    const within = part.within === undefined ? [] : [copyWithin(part.within)];
    for (const anyOf of part.anyOf) {
      const key = JSON.stringify([anyOf, within.map((one) => [one.amount, one.unit])]);
      const rate = Math.max(Number(part.rate.decimal), joined.get(key)?.rate ?? 0);
      joined.set(key, { anyOf: [...anyOf], within, rate });
    }
  }
  return [...joined.values()].sort(compareAudits);
}

function compareAudits(first: Audit, second: Audit): number {
  const unit = (audit: Audit): string => audit.within[0]?.unit ?? "";
  const amount = (audit: Audit): number => audit.within[0]?.amount ?? 0;
  return (
    compareTexts(first.anyOf, second.anyOf) || compareText(unit(first), unit(second)) || amount(first) - amount(second)
  );
}

const customary: readonly string[] = ["approve", "reject", "escalate"];

/** What all rules with options allow, in the order of the first of them. */
function joinOptions(details: readonly Details[]): readonly string[] {
  const [first, ...others] = details.flatMap((one) => (one.options === undefined ? [] : [one.options]));
  if (first === undefined) return [...customary];
  const common = unique(first).filter((option) => others.every((options) => options.includes(option)));
  return common.length > 0 ? common : ["reject", "escalate"];
}

function listedUnknowns(clauses: readonly Clause[], unknown: readonly UnknownRead[]): readonly UnknownValue[] {
  const notBy = new Set(clauses.flatMap((clause) => clause.notBy));
  return unknown.filter((read) => read.always || notBy.has(read.place)).map(({ field, cause }) => ({ field, cause }));
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
