import type { Decision, Review, ReviewStep } from "../../src/model/decision.ts";
import type { Within } from "../../src/model/policy.ts";

/** A decision in one line, in the words of a policy: `review by 2 of finance within 4 hours, then block`. */
export function outcomeLine({ outcome, reviews }: Decision): string {
  return reviews.length === 0 ? outcome : `${outcome} by ${reviews.map(reviewText).join(" and ")}`;
}

/** The other parts of a decision that a case can ask for by name. */
export function partLine(decision: Decision, part: string): string {
  switch (part) {
    case "rules":
      return decision.rules
        .map(({ name, certain, drawn }) => `${name}${certain ? "" : "?"}${drawn === false ? " (not drawn)" : ""}`)
        .join(", ");
    case "unknown":
      return decision.unknown.map(({ field, cause }) => `${field} ${cause}`).join(", ");
    case "audits":
      return decision.audits
        .map(
          ({ anyOf, within, rate }) =>
            `${rate} by ${anyOf.join(" or ")}${within.map((w) => ` within ${length(w)}`).join("")}`,
        )
        .join(", ");
    case "show":
    case "options":
    case "because":
    case "reasonFrom":
      return decision[part].join(", ");
    case "reasonRequired":
    case "propensity":
      return String(decision[part]);
    default:
      throw new Error(`A case asks for "${part}", which no decision has`);
  }
}

function reviewText({ anyOf, people, within, then, notBy }: Review): string {
  const who = `${people === 1 ? "" : `${people} of `}${anyOf.join(" or ")}`;
  const not = notBy.length === 0 ? "" : ` not by ${notBy.join(" or ")}`;
  const deadlines = within.map((each) => ` within ${length(each)}`).join("");
  return `${who}${not}${deadlines}${then.map(stepText).join("")}`;
}

function stepText(step: ReviewStep): string {
  if ("outcome" in step) return `, then ${step.outcome}`;
  const who = `${step.people === 1 ? "" : `${step.people} of `}${step.anyOf.join(" or ")}`;
  const chain = step.chain === undefined ? "" : ` (${step.chain})`;
  return `, ${step.together === true ? "and" : "then"} by ${who}${step.within.map((each) => ` within ${length(each)}`).join("")}${chain}`;
}

function length({ amount, unit }: Within): string {
  return `${amount} ${amount === 1 ? unit.replace(/s$/, "") : unit}`;
}
