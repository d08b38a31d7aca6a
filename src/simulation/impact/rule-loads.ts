import type { Asking, Policy } from "../../model/policy.ts";
import type { Replay } from "../columns/replay.ts";
import { ruleNames } from "../verdict.ts";
import { weeksOf } from "./weeks.ts";

/** How many decisions a rule keeps from proceeding alone: reviewed, blocked or audited because it asks for something. */
export interface RuleLoadImpact {
  /** Also `otherwise` and `spot check`. */
  readonly rule: string;
  /** Decisions that without this rule would have had a milder outcome. */
  readonly alone: number;
  /** Decisions for which it asks, too, and that without it would have had the same outcome. */
  readonly shared: number;
  /** Decisions of the history a week, alone and shared together; undefined where it spans less than a week. */
  readonly perWeek?: number;
}

export function ruleLoads(replay: Replay): readonly RuleLoadImpact[] {
  const { policy, classes } = replay;
  const weeks = weeksOf(replay);
  const names = ruleNames(policy);
  const counts = names.map(() => ({ alone: 0, shared: 0 }));
  for (const { verdict, rows } of classes)
    for (const { place, certain, drawn, alone, lifts } of verdict.rules) {
      const count = counts[place];
      if (count === undefined) continue;
      if (alone) count.alone += rows;
      else if (!lifts && drawn && verdict.outcome !== "proceed" && asks(policy, place, certain)) count.shared += rows;
    }
  return names.map((rule, place) => {
    const { alone, shared } = counts[place] as { alone: number; shared: number };
    return { rule, alone, shared, ...(weeks === undefined ? {} : { perWeek: (alone + shared) / weeks }) };
  });
}

function asks({ rules, otherwise }: Policy, place: number, certain: boolean): boolean {
  const rule = rules[place];
  if (rule !== undefined) return asksFor(certain ? rule.asks : (rule.inDoubt ?? rule.asks));
  return place > rules.length || otherwise === undefined || asksFor(otherwise.asks);
}

function asksFor({ reviews, audits, block }: Asking): boolean {
  return block || reviews.length > 0 || audits.length > 0;
}
