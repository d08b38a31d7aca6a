import type { Audit, Decision, Review, ReviewStep } from "./decision.ts";
import type { Within } from "./policy.ts";

/** A decision in one line, in the words of a policy: `review by 2 of finance within 4 hours, then block`. */
export function decisionLine({ outcome, reviews, audits }: Pick<Decision, "outcome" | "reviews" | "audits">): string {
  const reviewed = reviews.map(reviewWords);
  const isLong = reviewed.some((words) => words.includes(","));
  const asked = reviewed.length === 0 ? "" : ` by ${reviewed.join(isLong ? "; and by " : " and ")}`;
  const audited = audits.map((audit) => `${isLong ? "; " : ", "}${auditWords(audit)}`).join("");
  return `${outcome === "audit" ? "proceed" : outcome}${asked}${audited}`;
}

/** Which rules apply, and what is unknown; one line each. */
export function decisionReasons({ rules, unknown, because }: Decision): readonly string[] {
  const named = rules.map(({ name, certain, drawn }) => {
    const notes = [...(certain ? [] : ["in doubt"]), ...(drawn === false ? ["not drawn"] : [])];
    return `${name}${notes.length === 0 ? "" : ` (${notes.join(", ")})`}`;
  });
  return [
    ...(named.length === 0 ? [] : [`rules: ${named.join(", ")}`]),
    ...(unknown.length === 0
      ? []
      : [`unknown: ${unknown.map(({ field, cause }) => `${field} (${cause})`).join(", ")}`]),
    ...because.map((text) => `because: ${text}`),
  ];
}

function reviewWords({ anyOf, people, within, then, notBy }: Review): string {
  const not = notBy.length === 0 ? "" : `, not by ${notBy.join(" or ")}`;
  return `${whoWords(anyOf, people)}${withinWords(within)}${then.map(stepWords).join("")}${not}`;
}

function auditWords({ anyOf, within, rate }: Audit): string {
  const share = rate === 1 ? "" : `${sharePercent(rate)} `;
  return `audit ${share}by ${anyOf.join(" or ")}${withinWords(within)}`;
}

function stepWords(step: ReviewStep): string {
  if ("outcome" in step) return `, then ${step.outcome}`;
  return `, ${step.together === true ? "and" : "then by"} ${whoWords(step.anyOf, step.people)}${withinWords(step.within)}`;
}

function whoWords(anyOf: readonly string[], people: number): string {
  return `${people === 1 ? "" : `${people} of `}${anyOf.join(" or ")}`;
}

/** 0.1%, 10%: a rate as it was written */
function sharePercent(rate: number): string {
  return `${Number((rate * 100).toPrecision(12))}%`;
}

/** Of several times each has to be kept. */
export function withinWords(within: readonly Within[]): string {
  return within.length === 0 ? "" : ` within ${earliest(within.map(lengthWords))}`;
}

export function lengthWords({ amount, unit }: Within): string {
  return `${amount} ${amount === 1 ? unit.replace(/s$/, "") : unit}`;
}

export function peopleWords(people: number, anyOf: readonly string[]): string {
  return `${people === 1 ? "one person" : `${people} people`} of ${anyOf.join(" or ")}`;
}

/** `4 hours`, `the earlier of 4 hours and 2 working days` */
export function earliest(lengths: readonly string[]): string {
  const [first = ""] = lengths;
  if (lengths.length < 2) return first;
  return `the ${lengths.length === 2 ? "earlier" : "earliest"} of ${lengths.slice(0, -1).join(", ")} and ${lengths.at(-1)}`;
}
