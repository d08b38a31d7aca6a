import type { Review } from "../../../model/decision.ts";
import { type Context, report } from "../../context.ts";
import type { Finding } from "../../finding.ts";
import type { Found } from "../../space.ts";
import { lostLettings, seenIn } from "./lost-lettings.ts";
import { withoutCommonOption } from "./options.ts";
import { tooFewPeople } from "./people.ts";

/** Findings of one kind. */
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
    ...never.map(({ rule, against, witness }) => ({
      ...report("rules/conflict", rule.span, { kind: "never", rule: rule.name, against }),
      rules: [rule.name, ...against],
      witness,
    })),
    ...sometimes.slice(0, MOST_FINDINGS).map(({ rule, against, witness, seen }): Finding => {
      const { regions, all: isAll, boxes, example } = seen();
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
  return tooFewPeople(context)
    .slice(0, MOST_FINDINGS)
    .map(({ reviews, teams, ...seen }) => {
      const { regions, all, boxes, example } = seenIn(context, seen);
      const asking = askersOn(context, seen.found, reviews);
      const span = policy.rules.find(({ name }) => name === asking[0])?.span ?? policy.otherwise?.span;
      const has = teams.map(({ name, people }) => `${name} has ${people}`);
      const given = {
        kind: "people",
        rules: asking,
        asked: reviews.map(clauseWords),
        has,
        regions,
        all,
        example,
      } as const;
      return {
        ...report("rules/conflict", span ?? placeOf(context), given),
        rules: asking,
        witness: seen.found.input,
        region: boxes,
      };
    });
}

/** Rules, and `otherwise`, that ask on an input for any of these clauses, or for what one of them absorbs. */
function askersOn({ policy }: Context, { judged }: Found, reviews: readonly Review[]): readonly string[] {
  const asks = (parts: readonly { readonly clauses: readonly { readonly anyOf: readonly string[] }[] }[]): boolean =>
    parts.some(({ clauses }) =>
      clauses.some(({ anyOf }) => reviews.some((review) => review.anyOf.every((team) => anyOf.includes(team)))),
    );
  const rules = policy.rules.filter((rule, place) => {
    const standing = judged.standings[place];
    if (standing === "no") return false;
    return asks((standing === "possible" && rule.inDoubt ? rule.inDoubt : rule.asks).reviews);
  });
  const names = rules.map(({ name }) => name);
  return names.length === 0 ? ["otherwise"] : names;
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
