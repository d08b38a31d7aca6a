import { absorbs, compareDeadlines, lastResorts } from "../../../model/clauses.ts";
import type { Asking, AuditPart, Clause, Policy, ReviewPart } from "../../../model/policy.ts";
import { askersOf, clausesOf } from "../../asked-parts.ts";
import { lazily } from "../../space/lazily.ts";

/** Whether what one asks for leaves nothing for the other to add, whatever else is asked for beside. */
export function dominance(policy: Policy): (one: Asking, other: Asking) => boolean {
  const clauses = askersOf(policy).flatMap(clausesOf);
  const different = lazily(() => [
    ...new Map(clauses.map((clause) => [`${clause.people} ${JSON.stringify(clause.anyOf)}`, clause])).values(),
  ]);
  const someoneProceeds = clauses.some(({ lastResort }) => lastResort === "proceed");
  const numbers = new Map<string, number>();
  const known = new WeakMap<Asking, number>();
  const numberOf = (asking: Asking): number => {
    const found = known.get(asking);
    if (found !== undefined) return found;
    const text = askingText(asking);
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    known.set(asking, number);
    return number;
  };

  /** What a third clause that absorbs both, or that the first absorbs, takes over from the second, the first hands on, too. */
  const areAbsorbedTogether = (one: Clause, other: Clause): boolean =>
    absorbs(other, one) ||
    different().every((third) => !absorbs(third, other) || absorbs(third, one) || absorbs(one, third));

  function clauseDominates(one: Clause, other: Clause): boolean {
    if (!absorbs(one, other)) return false;
    const carriesNothing = other.notBy.length === 0 && other.deadlines.length === 0 && other.lastResort === "none";
    if (carriesNothing && !someoneProceeds) return true;
    return (
      other.notBy.every((field) => one.notBy.includes(field)) &&
      lastResorts.indexOf(one.lastResort) >= lastResorts.indexOf(other.lastResort) &&
      other.deadlines.every((deadline) =>
        one.deadlines.some((own) => own.kind === deadline.kind && compareDeadlines(own, deadline) <= 0),
      ) &&
      areAbsorbedTogether(one, other)
    );
  }

  /** Draws are nested, so what is drawn less often is drawn only where the other is. */
  const reviewDominates = (one: ReviewPart, other: ReviewPart): boolean =>
    one.rate.threshold >= other.rate.threshold &&
    other.clauses.every((clause) => one.clauses.some((own) => clauseDominates(own, clause)));
  const auditDominates = (one: AuditPart, other: AuditPart): boolean =>
    one.rate.threshold >= other.rate.threshold &&
    Number(one.rate.decimal) >= Number(other.rate.decimal) &&
    JSON.stringify([one.anyOf, one.within]) === JSON.stringify([other.anyOf, other.within]);

  function dominates(one: Asking, other: Asking): boolean {
    const audited = other.audits.every((audit) => one.audits.some((own) => auditDominates(own, audit)));
    if (!audited || one.block) return audited;
    const reviewed = other.reviews.every((review) => one.reviews.some((own) => reviewDominates(own, review)));
    return reviewed && !other.block;
  }

  const answers = new Map<string, boolean>();
  return (one, other) => {
    const key = `${numberOf(one)} ${numberOf(other)}`;
    const answer = answers.get(key) ?? dominates(one, other);
    answers.set(key, answer);
    return answer;
  };
}

const texts = new WeakMap<Asking, string>();

/** The same for all that ask for the same. */
export function askingText(asking: Asking): string {
  const known = texts.get(asking);
  if (known !== undefined) return known;
  const text = JSON.stringify(asking);
  texts.set(asking, text);
  return text;
}
