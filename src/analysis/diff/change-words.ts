import { decisionLine } from "../../model/decision-words.ts";
import type { Oversight } from "./impact.ts";

/** What only the one version asks, and what only the other. */
export function changeWords(from: Oversight, to: Oversight): readonly [string, string] {
  if (from.outcome !== to.outcome) return [decisionLine(from), decisionLine(to)];
  if (from.reviews.length === 0 && to.reviews.length === 0) return [auditsLine(from), auditsLine(to)];
  if (from.reviews.length === 0) return ["the other reviews only", `${decisionLine(to)}, beside others`];
  if (to.reviews.length === 0) return [`${decisionLine(from)}, beside others`, "the other reviews only"];
  return [decisionLine(from), decisionLine(to)];
}

/** Of the audits of a decision that stays what it is. */
function auditsLine({ outcome, audits }: Oversight): string {
  if (audits.length === 0) return `${outcome} without an audit`;
  return decisionLine({ outcome: outcome === "audit" ? "proceed" : outcome, reviews: [], audits });
}
