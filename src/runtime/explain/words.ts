import type { Audit, Review, ReviewStep } from "../../model/decision.ts";
import { earliest } from "../../model/decision-words.ts";
import { plural } from "../../model/phrase.ts";
import type { Within } from "../../model/policy.ts";
import type { Cause } from "../../model/types.ts";

export function withinWords({ amount, unit }: Within): string {
  return `${plural(amount, unit.replace(/s$/, ""))}`;
}

/** "1 person of finance or legal within 4 working hours, then by cfo within 1 day, then it is blocked" */
export function reviewWords(review: Review): string {
  const notBy = review.notBy.length === 0 ? "" : `, not by ${list(review.notBy, "or")}`;
  const steps = review.then.map(stepWords).join("");
  return `${plural(review.people, "person", "people")} of ${list(review.anyOf, "or")}${notBy}${time(review.within)}${steps}`;
}

export function auditWords({ anyOf, within, rate }: Audit): string {
  const share = rate < 1 ? ` (a sample of ${percent(rate)})` : "";
  return `${list(anyOf, "or")}${time(within)}${share}`;
}

function stepWords(step: ReviewStep): string {
  if ("outcome" in step) return step.outcome === "block" ? ", then it is blocked" : ", then it proceeds";
  const people = step.people === 1 ? "" : `${step.people} of `;
  return `${step.together ? " and" : ", then"} ${people}${list(step.anyOf, "or")}${time(step.within)}`;
}

function time(within: readonly Within[]): string {
  return within.length === 0 ? "" : ` within ${earliest(within.map(withinWords))}`;
}

/** "a", "a and b", "a, b and c" */
export function list(texts: readonly string[], last: "and" | "or"): string {
  if (texts.length <= 1) return texts[0] ?? "";
  return `${texts.slice(0, -1).join(", ")} ${last} ${texts.at(-1)}`;
}

export function percent(share: number): string {
  return `${Number((share * 100).toPrecision(12))}%`;
}

const causes: Readonly<Record<Cause, string>> = {
  absent: "is missing",
  null: "is missing (null)",
  "not a number": "is not a number (NaN)",
  infinite: "is infinite",
  "wrong type": "is of the wrong type",
  "wrong currency": "is in a currency that the policy does not allow",
  "out of range": "is outside its declared range",
  "not a choice": "is not one of its declared choices",
  "not whole cents": "has more digits than its currency has",
};

export function causeWords(cause: Cause): string {
  return causes[cause];
}
