import { compareText } from "../values/text.ts";
import type { Clause, Deadline, DeadlineKind, EscalationStep, Within } from "./policy.ts";

const deadlineKinds: readonly DeadlineKind[] = ["clock", "working hours", "working days"];

export function compareTexts(first: readonly string[], second: readonly string[]): number {
  for (let at = 0; at < Math.min(first.length, second.length); at++) {
    const difference = compareText(first[at] as string, second[at] as string);
    if (difference !== 0) return difference;
  }
  return first.length - second.length;
}

/** A clause absorbs another if its teams are among the other's and its people are no fewer. */
export function absorbs(
  first: { readonly people: number; readonly anyOf: readonly string[] },
  second: { readonly people: number; readonly anyOf: readonly string[] },
): boolean {
  return first.people >= second.people && first.anyOf.every((team) => second.anyOf.includes(team));
}

/**
 * The clauses that no other absorbs, each with what it took over. The order of `clauses` does not matter; the result is
 * sorted by teams, then people.
 */
export function joinClauses(clauses: readonly Clause[]): readonly Clause[] {
  const alike = [...Map.groupBy(clauses, ({ people, anyOf }) => JSON.stringify([people, anyOf])).values()];
  const merged = alike.map((group) => takeOver(group[0] as Clause, group));
  return merged
    .filter((clause) => !merged.some((other) => other !== clause && absorbs(other, clause)))
    .map((clause) =>
      takeOver(
        clause,
        merged.filter((other) => absorbs(clause, other)),
      ),
    )
    .sort((first, second) => compareTexts(first.anyOf, second.anyOf) || first.people - second.people);
}

function takeOver(clause: Clause, absorbed: readonly Clause[]): Clause {
  return {
    people: clause.people,
    anyOf: clause.anyOf,
    notBy: [...new Set(absorbed.flatMap((one) => one.notBy))].sort((first, second) => first - second),
    deadlines: earliestOfEachKind(absorbed.flatMap((one) => one.deadlines)),
    lastResort: strictestLastResort(absorbed.map((one) => one.lastResort)),
  };
}

function earliestOfEachKind(deadlines: readonly Deadline[]): readonly Deadline[] {
  return deadlineKinds.flatMap((kind) => {
    const [earliest] = deadlines.filter((deadline) => deadline.kind === kind).sort(compareDeadlines);
    return earliest === undefined ? [] : [earliest];
  });
}

/** The earlier first. Of equally long ones the longer chain; what is left only makes the order one that no rule order changes. */
export function compareDeadlines(first: Deadline, second: Deadline): number {
  return (
    first.length - second.length ||
    second.chain.length - first.chain.length ||
    compareText(deadlineText(first), deadlineText(second))
  );
}

function deadlineText(deadline: Deadline): string {
  return JSON.stringify([withinList(deadline.within), deadline.chain.map(stepList)]);
}

function stepList(step: EscalationStep): unknown {
  return [step.clauses.map((clause) => [clause.people, clause.anyOf]), step.within ? withinList(step.within) : null];
}

function withinList(within: Within): unknown {
  return [within.amount, within.unit];
}

/** From the weakest. */
export const lastResorts: readonly Clause["lastResort"][] = ["proceed", "none", "block"];

function strictestLastResort(found: readonly Clause["lastResort"][]): Clause["lastResort"] {
  return lastResorts[Math.max(...found.map((one) => lastResorts.indexOf(one)))] as Clause["lastResort"];
}
