import { askedBy, isSampled } from "../../model/asking.ts";
import type { Decision } from "../../model/decision.ts";
import { phraseKnown, quote, readAsPercent } from "../../model/phrase.ts";
import type { Asking, OutcomeName, Policy, Rate } from "../../model/policy.ts";
import { type KnownValue, readField, readFieldOf } from "../../model/read.ts";
import { printDateTime } from "../../values/calendar.ts";
import { localOfInstant } from "../../values/zone.ts";
import { OTHER_TEXT } from "./candidates.ts";
import type { ExplainedRule, Explanation, Reason } from "./explanation.ts";
import { type Change, MOST_FIELDS } from "./step.ts";
import { auditWords, causeWords, list, percent, reviewWords } from "./words.ts";

type Told = Omit<Explanation, "text">;

/** The explanation in sentences, for whoever answers for the decision. */
export function toText(policy: Policy, input: unknown, told: Told, liftedBy: string | undefined): string {
  const valueAt = (place: number): string => valueText(policy, input, place);
  const parts = [
    outcomeLines(policy, told),
    whyLines(policy, told, liftedBy, valueAt),
    unknownLines(told),
    consequenceLines(policy, told),
    sampleLines(policy, told),
    stepLines(policy, told, valueAt),
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

const outcomes: Readonly<Record<OutcomeName, string>> = {
  proceed: "It proceeds alone.",
  audit: "It proceeds, and is audited afterwards.",
  review: "It waits for a review.",
  block: "It is blocked: the action is not executed.",
};

function outcomeLines(policy: Policy, { decision }: Told): readonly string[] {
  const about = policy.decidesWhetherTo === undefined ? "" : ` (whether to ${policy.decidesWhetherTo})`;
  const version = policy.version === undefined ? "" : `, version ${policy.version}`;
  const name = policy.name === "" ? "Decision" : `${policy.name}${version}`;
  return [
    `${name}${about}: ${outcomes[decision.outcome]}`,
    ...decision.reviews.map((review) => `  Reviewed by ${reviewWords(review)}.`),
    ...decision.audits.map((audit) => `  Audited by ${auditWords(audit)}.`),
  ];
}

function whyLines(
  policy: Policy,
  { decision, rules, excepted }: Told,
  liftedBy: string | undefined,
  valueAt: (place: number) => string,
): readonly string[] {
  const lines = rules.flatMap((rule) => ruleLines(policy, rule, valueAt));
  const otherwise = decision.rules.find(({ name }) => name === "otherwise");
  if (otherwise !== undefined) {
    const because = policy.otherwise?.details.because;
    const doubt = otherwise.certain
      ? "no other rule settles the case"
      : "it is not certain that another rule settles the case";
    lines.push(`- "otherwise" holds: ${doubt}.${because === undefined ? "" : ` ${because}.`}`);
  }
  for (const { name, exception, reasons } of excepted) {
    const why = list(
      reasons.map((reason) => reasonText(policy, reason, valueAt)),
      "and",
    );
    lines.push(`- ${quote(name)} does not apply: its exception (${exception}) holds: ${why}.`);
  }
  if (liftedBy !== undefined) lines.push(`- ${quote(liftedBy)} lets it go, so "otherwise" does not hold.`);
  if (lines.length === 0) lines.push("- No rule applies.");
  return ["Why:", ...lines];
}

function ruleLines(policy: Policy, rule: ExplainedRule, valueAt: (place: number) => string): readonly string[] {
  const verb = rule.certain ? (rule.lets ? "lets it proceed" : "applies") : "may apply, and doubt means oversight";
  const reasons = rule.reasons.map((reason) => reasonText(policy, reason, valueAt));
  const lines = [`- ${quote(rule.name)} ${verb}: ${list(reasons, "and")}.`];
  for (const exception of rule.exceptions) {
    const why = list(
      exception.reasons.map((reason) => reasonText(policy, reason, valueAt)),
      "and",
    );
    lines.push(`  Its exception (${exception.text}) does not help: ${why}.`);
  }
  if (rule.because !== undefined) lines.push(`  Its ground: ${rule.because}.`);
  if (rule.void) lines.push("  The review it asks for is void, because the action is blocked.");
  return lines;
}

function reasonText(policy: Policy, reason: Reason, valueAt: (place: number) => string): string {
  const values = reason.fields
    .map((place) => `${policy.fields[place]?.name} ${valueAt(place)}`)
    .filter((told) => told !== reason.text);
  const told = values.length === 0 ? "" : ` (${list(values, "and")})`;
  return reason.known ? `${reason.text}${told}` : `it is not known whether ${reason.text}${told}`;
}

function valueText(policy: Policy, input: unknown, place: number): string {
  const field = policy.fields[place];
  if (field === undefined) return "is missing";
  const reading = readFieldOf(input, field, { zone: policy.zone });
  if (!reading.known) return causeWords(reading.cause);
  const { value } = reading;
  const verb = value.kind === "items" && value.items.length > 0 ? "has" : "is";
  return `${verb} ${knownText(policy, value, place)}`;
}

/** Times as the clocks of the policy's zone show them. */
function knownText(policy: Policy, value: KnownValue, place: number): string {
  if (value.kind === "number") return phraseKnown(value, readAsPercent(policy, place));
  if (value.kind !== "time" || policy.zone === undefined) return phraseKnown(value);
  return printDateTime(localOfInstant(policy.zone.offsets, value.at), "").replace("T", " ");
}

function unknownLines({ unknown, decision }: Told): readonly string[] {
  if (unknown.length === 0) return [];
  const notBy = new Set(decision.reviews.flatMap((review) => review.notBy));
  const lines = unknown.map(({ field, cause, rules, heldBack }) => {
    const effect = [
      ...(rules.length === 0 ? [] : [`because of it ${list(rules.map(quote), "and")} may apply`]),
      ...(heldBack.length === 0
        ? []
        : [`${rules.length === 0 ? "because of it " : ""}${list(heldBack.map(quote), "and")} cannot let it proceed`]),
      ...(notBy.has(field) ? ["who may not sign is not known, so one person more has to"] : []),
    ];
    if (effect.length === 0) effect.push("no rule applies because of it");
    return `- ${field} ${causeWords(cause)}: ${list(effect, "and")}.`;
  });
  return ["Not known:", ...lines];
}

function consequenceLines(policy: Policy, { decision, rules }: Told): readonly string[] {
  const given = (key: "ifApproved" | "ifRejected"): readonly string[] => [
    ...new Set(rules.flatMap((rule) => rule[key] ?? [])),
  ];
  if (decision.outcome === "block") return policy.ifBlocked === undefined ? [] : [`If blocked: ${policy.ifBlocked}.`];
  if (decision.outcome !== "review") return [];
  return [
    ...given("ifApproved").map((text) => `If approved: ${text}.`),
    ...given("ifRejected").map((text) => `If rejected: ${text}.`),
    ...(decision.show.length === 0 ? [] : [`The reviewer sees ${list(decision.show, "and")}.`]),
    ...(optionsAreUsual(decision) ? [] : [`The reviewer may ${list(decision.options, "or")}.`]),
    ...(decision.reasonRequired ? [reasonLine(decision)] : []),
  ];
}

function optionsAreUsual({ options }: Decision): boolean {
  return options.join() === "approve,reject,escalate";
}

function reasonLine({ reasonFrom }: Decision): string {
  return `The reviewer gives a reason${reasonFrom.length === 0 ? "" : `: ${list(reasonFrom.map(quote), "or")}`}.`;
}

function sampleLines(policy: Policy, { decision, rules }: Told): readonly string[] {
  const lines = rules.flatMap(({ name, certain, drawn }) => {
    const rule = policy.rules.find((each) => each.name === name);
    if (drawn === undefined || rule === undefined) return [];
    return [sampleLine(name, askedBy(rule, certain ? "certain" : "possible"), drawn)];
  });
  const appliedAs = (name: string) => decision.rules.find((rule) => rule.name === name);
  const [otherwise, spotCheck] = [appliedAs("otherwise"), appliedAs("spot check")];
  const rest = policy.otherwise?.asks;
  if (
    otherwise !== undefined &&
    rest !== undefined &&
    [...rest.reviews, ...rest.audits].some(({ rate }) => isSampled(rate))
  )
    lines.push(sampleLine("otherwise", rest, otherwise.drawn !== false));
  if (spotCheck !== undefined)
    lines.push(`The spot check ${spotCheck.drawn === false ? "was not drawn" : "was drawn"} for this decision.`);
  if (lines.length > 0 && decision.propensity < 1)
    lines.push(`The chance that a person sees such a case is ${percent(decision.propensity)}.`);
  return lines;
}

/** `An audit of 10% was not drawn for this decision ("otherwise").` */
function sampleLine(name: string, { reviews, audits }: Asking, isDrawn: boolean): string {
  const sampled = (parts: readonly { readonly rate: Rate }[], what: string): readonly string[] =>
    parts.flatMap(({ rate }) => (isSampled(rate) ? [`${what} of ${percent(Number(rate.decimal))}`] : []));
  const [sample = "", ...others] = new Set([...sampled(reviews, "a review"), ...sampled(audits, "an audit")]);
  const what = others.length === 0 ? sample : isDrawn ? "a sample" : "none of the samples";
  return `${what.charAt(0).toUpperCase()}${what.slice(1)} was ${isDrawn || others.length > 0 ? "" : "not "}drawn for this decision (${quote(name)}).`;
}

function stepLines(policy: Policy, { decision, step }: Told, valueAt: (place: number) => string): readonly string[] {
  if (decision.outcome === "proceed") return [];
  if (step === undefined)
    return [`No change of up to ${MOST_FIELDS} fields was found with which it would proceed alone.`];
  const changes = step.changes.map((change) => {
    const { place, field } = change;
    return `${field} were ${changedText(policy, change)} (now it ${valueAt(place)})`;
  });
  return [`It would proceed alone if ${list(changes, "and")}.`];
}

function changedText(policy: Policy, { place, raw }: Change): string {
  const type = policy.fields[place]?.type;
  const reading = type && readField(type, raw, { zone: policy.zone });
  if (raw === OTHER_TEXT) return "another text";
  return reading?.known ? knownText(policy, reading.value, place) : "known";
}
