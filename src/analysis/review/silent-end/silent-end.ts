import { type Mend, mend } from "../../../diagnostics/diagnostic.ts";
import type { Span } from "../../../diagnostics/source.ts";
import { joinClauses } from "../../../model/clauses.ts";
import type { Asking, EscalationStep, Rule } from "../../../model/policy.ts";
import { type Context, report } from "../../context.ts";
import { ofEachRule } from "../../edit.ts";
import type { Finding } from "../../finding.ts";
import { negated } from "../../solver/literal.ts";

/**
 * Reviews whose every escalation ends with people who are given no time, so that the last resort never comes; said once, of
 * all rules together. Of a protective policy the compiler says it of each place, since there the end in a block is the danger.
 */
export function silentEnd(context: Context): readonly Finding[] {
  const { policy } = context;
  if (policy.protective) return [];
  const ends: End[] = [];
  const silent = ofEachRule(context, "silent", isSilent);
  for (const [place, rule] of policy.rules.entries()) {
    const steps = silent[place] ? stepsHeld(context, rule, place).flatMap(lastSteps) : [];
    if (steps.length > 0) ends.push({ name: rule.name, rule: `"${rule.name}"`, span: rule.span, steps });
  }
  const steps = policy.otherwise === undefined ? [] : lastSteps(policy.otherwise.asks);
  if (policy.otherwise !== undefined && steps.length > 0)
    ends.push({ name: "otherwise", rule: "`otherwise`", span: policy.otherwise.span, steps });
  const [first] = ends;
  if (first === undefined) return [];
  const given = { ends: ends.map(({ rule, steps: own }) => ({ rule, after: own.map(peopleOf).join(" and ") })) };
  const mends = mendOf(
    context,
    ends.flatMap((end) => end.steps),
  );
  return [{ ...report("review/silent-end", first.span, given, { mends }), rules: ends.map(({ name }) => name) }];
}

interface End {
  readonly name: string;
  /** As messages name it. */
  readonly rule: string;
  readonly span: Span;
  readonly steps: readonly EscalationStep[];
}

function isSilent({ asks, inDoubt }: Rule): boolean {
  return lastSteps(asks).length > 0 || (inDoubt !== undefined && lastSteps(inDoubt).length > 0);
}

/** What the rule asks for on some input. */
function stepsHeld({ ofRule }: Context, { asks, inDoubt }: Rule, place: number): readonly Asking[] {
  const { space, literals } = ofRule(place);
  const { certain, possible } = literals;
  const ever = (held: readonly (typeof certain)[], standing: "certain" | "possible"): boolean =>
    space.find(held, ({ judged }) => judged.standings[0] === standing).kind !== "none";
  const inSure = ever([certain], "certain");
  const doubted = ever([possible, negated(certain)], "possible");
  if (inDoubt === undefined) return inSure || doubted ? [asks] : [];
  return [...(inSure ? [asks] : []), ...(doubted ? [inDoubt] : [])];
}

/** The last people asked of each review that ends in silence, whichever of its samples are drawn. */
function lastSteps({ reviews, block }: Asking): readonly EscalationStep[] {
  if (block) return [];
  const shares = [...new Set(reviews.map(({ rate }) => rate.threshold))];
  const taken = shares.map((share) => reviews.filter(({ rate }) => rate.threshold >= share));
  const joined = taken.flatMap((parts) => joinClauses(parts.flatMap(({ clauses }) => clauses)));
  const steps = joined.flatMap(({ deadlines }) => {
    const last = deadlines.map(({ chain }) => chain.at(-1));
    return last.every((step) => step !== undefined && step.within === undefined) ? last : [];
  });
  return [...new Set(steps)].filter((step) => step !== undefined);
}

function peopleOf({ clauses }: EscalationStep): string {
  return clauses.map(({ people, anyOf }) => `${people > 1 ? `${people} of ` : ""}${anyOf.join(" or ")}`).join(" and ");
}

function mendOf({ places }: Context, steps: readonly EscalationStep[]): readonly Mend[] {
  const spans = steps.map((step) => places.written?.(step)?.span);
  const edits = spans.flatMap((span) => (span ? mend("", { ...span, start: span.end }, " within 1 day").edits : []));
  return edits.length === 0 || edits.length < spans.length ? [] : [{ title: "Add `within 1 day`", edits }];
}
