import type { SampleKind } from "../values/md5.ts";
import type { Asking, AuditPart, Details, OutcomeName, Policy, Rate, ReviewPart } from "./policy.ts";

/**
 * How a rule stands towards one input. `certain`: its condition is true and every exception false. `possible`: its
 * condition is true or unknown and no exception true. `no`: else.
 */
export type Standing = "no" | "possible" | "certain";

/** The draw of each kind for the id of the decision, from 0 to 2^32 - 1. */
export type Draws = Readonly<Record<SampleKind, number>>;

/** What applies to one input: a rule, `otherwise` or `spot check`, with those of its parts that were taken. */
export interface Applying {
  readonly name: string;
  readonly certain: boolean;
  /** It asks by sample only, and no sample was drawn. */
  readonly undrawn: boolean;
  readonly lets: boolean;
  readonly reviews: readonly ReviewPart[];
  readonly audits: readonly AuditPart[];
  readonly block: boolean;
  readonly details: Details;
}

const outcomes: readonly OutcomeName[] = ["proceed", "audit", "review", "block"];

/** Less than zero where `first` is the milder outcome. */
export function compareOutcomes(first: OutcomeName, second: OutcomeName): number {
  return outcomes.indexOf(first) - outcomes.indexOf(second);
}

export function isSampled(rate: Rate): boolean {
  return rate.threshold < 2 ** 32;
}

/** Without draws the id is unknown: every sample is taken. */
export function isDrawn(kind: SampleKind, rate: Rate, draws: Draws | undefined): boolean {
  return draws === undefined || draws[kind] < rate.threshold;
}

export function strictestAsked(asked: Asking): OutcomeName {
  if (asked.block) return "block";
  if (asked.reviews.length > 0) return "review";
  return asked.audits.length > 0 ? "audit" : "proceed";
}

/** True where a draw decides about anything, so that the id matters. */
export function drawsSamples(policy: Policy): boolean {
  const askings = policy.rules.flatMap((rule) => (rule.inDoubt ? [rule.asks, rule.inDoubt] : [rule.asks]));
  if (policy.otherwise) askings.push(policy.otherwise.asks);
  const rates = askings.flatMap((asked) => [...asked.reviews, ...asked.audits].map((part) => part.rate));
  if (policy.spotCheck) rates.push(policy.spotCheck.audit.rate);
  return rates.some(isSampled);
}

/** What a rule of this standing asks for, samples not yet drawn. */
export function askedBy(rule: Policy["rules"][number], standing: Standing): Asking {
  if (standing === "no") return nothing;
  return standing === "possible" && rule.inDoubt ? rule.inDoubt : rule.asks;
}

export const nothing: Asking = { reviews: [], audits: [], block: false };

/** The parts that hold: not sampled, or drawn. */
export function taken(asked: Asking, draws: Draws | undefined): Asking {
  return {
    reviews: asked.reviews.filter((part) => isDrawn("review", part.rate, draws)),
    audits: asked.audits.filter((part) => isDrawn("audit", part.rate, draws)),
    block: asked.block,
  };
}

/** The parts that lift `otherwise`: not sampled, or drawn with a known id. */
export function takenForSure(asked: Asking, draws: Draws | undefined): Asking {
  if (draws !== undefined) return taken(asked, draws);
  return {
    reviews: asked.reviews.filter((part) => !isSampled(part.rate)),
    audits: asked.audits.filter((part) => !isSampled(part.rate)),
    block: asked.block,
  };
}

/** Whether `otherwise` holds: unless (a) something lets, or (b) a certain rule asks at least as much. */
export function otherwiseHolds(policy: Policy, standings: readonly Standing[], draws: Draws | undefined): boolean {
  const { otherwise } = policy;
  if (otherwise === undefined) return false;
  const asked = strictestAsked(otherwise.asks);
  return !policy.rules.some((rule, place) => {
    if (standings[place] !== "certain") return false;
    if (rule.lets) return true;
    const sure = strictestAsked(takenForSure(rule.asks, draws));
    return sure !== "proceed" && compareOutcomes(sure, asked) >= 0;
  });
}

/** All that applies, in the order of the source, then `otherwise`, then `spot check`. */
export function applying(
  policy: Policy,
  standings: readonly Standing[],
  draws: Draws | undefined,
): readonly Applying[] {
  const list: Applying[] = [];
  const add = (
    name: string,
    certain: boolean,
    lets: boolean,
    asked: Asking,
    details: Details,
    held: Asking = taken(asked, draws),
  ): void => {
    const asks = strictestAsked(asked) !== "proceed";
    if (!lets && !asks) return;
    list.push({ name, certain, undrawn: asks && strictestAsked(held) === "proceed", lets, ...held, details });
  };
  for (const [place, rule] of policy.rules.entries()) {
    const standing = standings[place] ?? "no";
    const certain = standing === "certain";
    add(rule.name, certain, rule.lets && certain, askedBy(rule, standing), rule.details);
  }
  const { otherwise, spotCheck } = policy;
  if (otherwise && otherwiseHolds(policy, standings, draws)) {
    const ifCertain = standings.map((standing) => (standing === "no" ? "no" : "certain"));
    const certain = otherwiseHolds(policy, ifCertain, draws);
    add("otherwise", certain, otherwise.lets, otherwise.asks, otherwise.details);
  }
  if (spotCheck && list.every((one) => strictestAsked(one) === "proceed")) {
    const asked = { ...nothing, audits: [spotCheck.audit] };
    const drawn = isDrawn("spot check", spotCheck.audit.rate, draws);
    add("spot check", true, false, asked, spotCheck.details, drawn ? asked : nothing);
  }
  return list;
}

/** The outcome alone of what `combine` decides. */
export function outcomeOf(policy: Policy, standings: readonly Standing[], draws: Draws | undefined): OutcomeName {
  return strictestOfAll(applying(policy, standings, draws));
}

export function strictestOfAll(list: readonly Asking[]): OutcomeName {
  let strictest: OutcomeName = "proceed";
  for (const one of list) {
    const asked = strictestAsked(one);
    if (compareOutcomes(asked, strictest) > 0) strictest = asked;
  }
  return strictest;
}
