import type { Review } from "../../../model/decision.ts";
import { type Context, report } from "../../context.ts";
import type { Finding } from "../../finding.ts";
import { lostLettings, seenIn } from "./lost-lettings.ts";
import { withoutCommonOption } from "./options.ts";
import { tooFewPeople } from "./people.ts";

/** Findings of one kind; of further rules that never win it is not said what wins. */
const MOST_FINDINGS = 10;

/** A `proceed` that never wins or sometimes loses, and reviews whose obligations cannot be met. */
export function rulesConflict(context: Context): readonly Finding[] {
  return [...lettings(context), ...shortages(context), ...optionless(context)];
}

function lettings(context: Context): readonly Finding[] {
  const all = lostLettings(context);
  const never = all.filter(({ wins }) => !wins);
  const sometimes = all.filter(({ wins }) => wins);
  const [first, ...others] = sometimes.slice(MOST_FINDINGS).map(({ rule }) => rule);
  const more = first && {
    ...report("rules/conflict", first.span, { kind: "more", rules: [first, ...others].map(({ name }) => name) }),
    severity: "information" as const,
    rules: [first, ...others].map(({ name }) => name),
  };
  return [
    ...never.map(({ rule, shown, ...one }, order) => {
      const { against, witness } = order < MOST_FINDINGS ? shown() : { against: [], witness: one.witness };
      return {
        ...report("rules/conflict", rule.span, { kind: "never", rule: rule.name, against }),
        rules: [rule.name, ...against],
        witness,
      };
    }),
    ...sometimes.slice(0, MOST_FINDINGS).map(({ rule, shown }): Finding => {
      const { against, witness, regions, all: isAll, boxes, example } = shown();
      const given = { kind: "sometimes", rule: rule.name, against, regions, all: isAll, example } as const;
      return {
        ...report("rules/conflict", rule.span, given),
        severity: "information",
        rules: [rule.name, ...against],
        witness,
        region: boxes,
      };
    }),
    ...(more === undefined ? [] : [more]),
  ];
}

function shortages(context: Context): readonly Finding[] {
  const { policy } = context;
  const found = tooFewPeople(context);
  return found.slice(0, MOST_FINDINGS).map(({ reviews, teams, asking, ...seen }, at) => {
    const { regions, all, boxes, example } = seenIn(context, seen);
    const span = policy.rules.find(({ name }) => name === asking[0])?.span ?? policy.otherwise?.span;
    const has = teams.map(({ name, people }) => `${name} has ${people}`);
    const asked = reviews.map(clauseWords);
    const more = at === MOST_FINDINGS - 1 ? Math.max(0, found.length - MOST_FINDINGS) : 0;
    const given = { kind: "people", rules: asking, asked, has, regions, all, example, more } as const;
    return {
      ...report("rules/conflict", span ?? placeOf(context), given),
      rules: asking,
      witness: seen.found.input,
      region: boxes,
    };
  });
}

function optionless(context: Context): readonly Finding[] {
  const { policy } = context;
  const { sets, all: isAll } = withoutCommonOption(context);
  return sets.slice(0, MOST_FINDINGS).map(({ lists, ...seen }, at) => {
    const { regions, all, boxes, example } = seenIn(context, seen);
    const names = lists.flatMap(({ rules }) => rules);
    const span = policy.rules.find(({ name }) => names.includes(name))?.span ?? policy.otherwise?.span;
    const hidden = at === MOST_FINDINGS - 1 ? sets.length - MOST_FINDINGS : 0;
    const more = hidden > 0 ? `${isAll ? "" : "at least "}${hidden} more` : "";
    const given = { kind: "options", lists, regions, all, example, more } as const;
    return {
      ...report("rules/conflict", span ?? placeOf(context), given),
      rules: names,
      witness: seen.found.input,
      region: boxes,
    };
  });
}

function placeOf({ policy }: Context) {
  const [rule] = policy.rules;
  if (rule === undefined) throw new Error("This is a bug: a conflict without rules");
  return rule.span;
}

function clauseWords({ people, anyOf, notBy }: Review): string {
  return `${people} of ${anyOf.join(" or ")}${notBy.length === 0 ? "" : `, not by ${notBy.join(" or ")}`}`;
}
