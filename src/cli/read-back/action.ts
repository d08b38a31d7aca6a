import { lengthWords, peopleWords } from "../../model/decision-words.ts";
import type { Asking, AuditPart, Clause, Deadline, Details, EscalationStep, Policy, Rate } from "../../model/policy.ts";

/** What an action does, one sentence a part, in words for people. */
export function askingSentences(asks: Asking, policy: Policy): readonly string[] {
  return [
    ...(asks.block ? ["It is blocked: the proposed action does not happen."] : []),
    ...asks.reviews.map(({ rate, clauses }) => {
      const who = clauses.map((clause) => clauseWords(clause, policy)).join("; and ");
      return `${shareWords(rate, "It waits", "of them wait")} for a review by ${who}.`;
    }),
    ...asks.audits.map(auditSentence),
  ];
}

export function auditSentence({ rate, anyOf, within }: AuditPart): string {
  const who = anyOf.map((teams) => teams.join(" or ")).join(" and by ");
  const time = within === undefined ? "" : ` within ${lengthWords(within)}`;
  return `${shareWords(rate, "It is", "of them are")} looked at afterwards by ${who}${time}.`;
}

function shareWords(rate: Rate, all: string, some: string): string {
  if (rate.decimal === "1") return all;
  return `${Number((Number(rate.decimal) * 100).toPrecision(12))}% ${some}`;
}

function clauseWords({ people, anyOf, notBy, deadlines, lastResort }: Clause, policy: Policy): string {
  const not = notBy.map((field) => policy.fields[field]?.name ?? "").filter((name) => name !== "");
  const last =
    deadlines.length === 0 || lastResort === "none"
      ? ""
      : lastResort === "block"
        ? "; if nobody answers in time it is blocked"
        : "; if nobody answers in time it PROCEEDS";
  return `${peopleWords(people, anyOf)}${not.length === 0 ? "" : `, but not the person in ${not.join(" or ")}`}${deadlines.map(deadlineWords).join(",")}${last}`;
}

function deadlineWords({ within, chain }: Deadline): string {
  return ` within ${lengthWords(within)}${chain.map(stepWords).join("")}`;
}

function stepWords({ clauses, within }: EscalationStep): string {
  const who = clauses.map(({ people, anyOf }) => peopleWords(people, anyOf)).join(" and ");
  return `, after that by ${who}${within === undefined ? "" : ` within ${lengthWords(within)}`}`;
}

/** The lines under a rule. */
export function detailSentences(details: Details): readonly string[] {
  const { show, options, reasonFrom, ifApproved, ifRejected, because } = details;
  return [
    ...(show.length === 0 ? [] : [`The reviewer is shown ${show.join(", ")}.`]),
    ...(options === undefined ? [] : [`The reviewer may ${orWords(options)}.`]),
    ...(reasonFrom === undefined
      ? []
      : [
          reasonFrom.length === 0
            ? "A reason is required."
            : `A reason is required: ${orWords(reasonFrom.map((text) => `“${text}”`))}.`,
        ]),
    ...(ifApproved === undefined ? [] : [`If approved: ${ifApproved}.`]),
    ...(ifRejected === undefined ? [] : [`If rejected: ${ifRejected}.`]),
    ...(because === undefined ? [] : [`Because: ${because}`]),
  ];
}

function orWords(texts: readonly string[]): string {
  const last = texts.at(-1) ?? "";
  return texts.length < 2 ? last : `${texts.slice(0, -1).join(", ")} or ${last}`;
}
