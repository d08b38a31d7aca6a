import type { Oversight } from "./impact.ts";

/** Of two oversights what only one of them asks; the outcomes stay. Audits count together: where they differ all are kept. */
export function apart(first: Oversight, second: Oversight): readonly [Oversight, Oversight] {
  const isIn = (all: readonly unknown[], one: unknown): boolean => all.some((other) => same(one, other));
  const areAudits = !same(first.audits, second.audits);
  const of = (own: Oversight, other: Oversight): Oversight => ({
    outcome: own.outcome,
    reviews: own.reviews.filter((review) => !isIn(other.reviews, review)),
    audits: areAudits ? own.audits : [],
  });
  return [of(first, second), of(second, first)];
}

function same(first: unknown, second: unknown): boolean {
  return JSON.stringify(first) === JSON.stringify(second);
}

/** Signs that are fixed together, so that what is asked is asked in full: those of one clause, those of all audits. */
export function signGroup(sign: string): string {
  for (let end = sign.indexOf("]"); end >= 0; end = sign.indexOf("]", end + 1)) {
    const teams = parsed(sign.slice(0, end + 1));
    if (teams !== undefined) return teams[0] === "audit" && Array.isArray(teams[1]) ? "audits" : JSON.stringify(teams);
  }
  return "outcome";
}

function parsed(text: string): readonly unknown[] | undefined {
  try {
    const found: unknown = JSON.parse(text);
    return Array.isArray(found) ? found : undefined;
  } catch {
    return undefined;
  }
}
