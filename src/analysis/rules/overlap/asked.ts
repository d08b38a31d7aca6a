import { strictestAsked } from "../../../model/asking.ts";
import type { Asking, AuditPart, Clause, EscalationStep, OutcomeName, Within } from "../../../model/policy.ts";

/** What a rule asks for: the same content, the same teams and deadlines. How many people is no matter: more of them cover fewer. */
export interface Asked {
  readonly outcome: OutcomeName;
  readonly content: string;
  /** `review by 2 of finance within 4 hours` */
  readonly words: string;
}

export function askedOf(asking: Asking): Asked {
  const known = askedBefore.get(asking);
  if (known !== undefined) return known;
  const asked = askedIn(asking);
  askedBefore.set(asking, asked);
  return asked;
}

const askedBefore = new WeakMap<Asking, Asked>();

function askedIn(asking: Asking): Asked {
  const clauses = asking.reviews.flatMap((part) => part.clauses);
  const content = [
    [...new Set(clauses.map(clauseContent))].sort(),
    [...new Set(asking.audits.flatMap(auditContents))].sort(),
  ];
  return {
    outcome: strictestAsked(asking),
    content: JSON.stringify(content),
    words: askedWords(clauses, asking.audits),
  };
}

function clauseContent({ anyOf, deadlines, lastResort }: Clause): string {
  const times = deadlines.map(({ kind, length, chain }) => [kind, length, chain]);
  return JSON.stringify([anyOf, times, lastResort]);
}

function auditContents({ anyOf, within }: AuditPart): readonly string[] {
  return anyOf.map((teams) => JSON.stringify([teams, within ?? null]));
}

function askedWords(clauses: readonly Clause[], audits: readonly AuditPart[]): string {
  const reviews = clauses.map(({ people, anyOf, deadlines, lastResort }) => {
    const times = deadlines.map(
      ({ within, chain }) => ` within ${withinWords(within)}${chain.map(stepWords).join("")}`,
    );
    return `${peopleWords(people, anyOf)}${times.join("")}${lastResort === "proceed" ? ", then proceed" : ""}`;
  });
  const audited = audits.map(({ anyOf, within }) => {
    const time = within === undefined ? "" : ` within ${withinWords(within)}`;
    return `${anyOf.map((teams) => teams.join(" or ")).join(" and ")}${time}`;
  });
  return [
    ...(reviews.length === 0 ? [] : [`review by ${[...new Set(reviews)].join(" and ")}`]),
    ...(audited.length === 0 ? [] : [`audit by ${[...new Set(audited)].join(" and ")}`]),
  ].join(", ");
}

/** `, then by cfo within 1 day` */
function stepWords({ clauses, within }: EscalationStep): string {
  const asked = clauses.map(({ people, anyOf }) => peopleWords(people, anyOf)).join(" and ");
  return `, then by ${asked}${within === undefined ? "" : ` within ${withinWords(within)}`}`;
}

function peopleWords(people: number, anyOf: readonly string[]): string {
  return `${people > 1 ? `${people} of ` : ""}${anyOf.join(" or ")}`;
}

function withinWords({ amount, unit }: Within): string {
  return `${amount} ${amount === 1 ? unit.slice(0, -1) : unit}`;
}
