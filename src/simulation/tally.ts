import type { OutcomeName, Policy } from "../model/policy.ts";
import { weekdayOf } from "../values/calendar.ts";
import type { Moment } from "./moment.ts";
import type { HourLoad, RuleLoad, Simulation } from "./simulation.ts";
import { ruleNames, type Verdict } from "./verdict.ts";

interface TeamCount {
  reviews: number;
  audits: number;
}

/** Counts verdicts. Call `add` for each decision, then read. */
export interface Tally {
  readonly add: (verdict: Verdict, moment: Moment | undefined) => void;
  readonly rows: () => number;
  readonly outcomes: () => Readonly<Record<OutcomeName, number>>;
  readonly reviewed: () => Simulation["reviewed"];
  readonly rules: () => readonly RuleLoad[];
  /** In the order of the policy's teams, then those of several. */
  readonly teams: () => readonly (TeamCount & { readonly team: string })[];
  /** First and last day. */
  readonly span: () => { readonly from: number; readonly to: number } | undefined;
  readonly undated: () => number;
  readonly week: () => readonly HourLoad[] | undefined;
}

export function tallyOf(policy: Policy): Tally {
  const names = ruleNames(policy);
  const rules = names.map(() => ({ applies: 0, certain: 0, alone: 0, lifts: 0, undrawn: 0 }));
  const outcomes: Record<OutcomeName, number> = { proceed: 0, audit: 0, review: 0, block: 0 };
  const byField = new Map<string, number>();
  const teams = new Map<string, TeamCount>(policy.teams.map(({ name }) => [name, { reviews: 0, audits: 0 }]));
  const week = Array.from({ length: 168 }, () => ({ decisions: 0, reviews: 0, audits: 0 }));
  let rows = 0;
  let unknown = 0;
  let undated = 0;
  let from = Infinity;
  let to = -Infinity;
  let hasHours = false;
  const team = (name: string): TeamCount => {
    const known = teams.get(name);
    if (known !== undefined) return known;
    const fresh = { reviews: 0, audits: 0 };
    teams.set(name, fresh);
    return fresh;
  };
  return {
    add: (verdict, moment) => {
      rows++;
      outcomes[verdict.outcome]++;
      if (verdict.onlyUnknown) unknown++;
      for (const field of verdict.unknownFields) byField.set(field, (byField.get(field) ?? 0) + 1);
      for (const { place, certain, drawn, alone, lifts } of verdict.rules) {
        const rule = rules[place];
        if (rule === undefined) continue;
        rule.applies++;
        if (certain) rule.certain++;
        if (alone) rule.alone++;
        if (lifts) rule.lifts++;
        if (!drawn) rule.undrawn++;
      }
      for (const { team: name, people } of verdict.reviews) team(name).reviews += people;
      for (const name of verdict.audits) team(name).audits++;
      if (moment === undefined) {
        undated++;
        return;
      }
      from = Math.min(from, moment.day);
      to = Math.max(to, moment.day);
      if (moment.hour === undefined) return;
      hasHours = true;
      const hour = week[(weekdayOf(moment.day) - 1) * 24 + moment.hour];
      if (hour === undefined) return;
      hour.decisions++;
      hour.reviews += verdict.reviews.reduce((sum, { people }) => sum + people, 0);
      hour.audits += verdict.audits.length;
    },
    rows: () => rows,
    outcomes: () => outcomes,
    reviewed: () => ({
      certain: outcomes.review + outcomes.block - unknown,
      unknown,
      byField: Object.fromEntries([...byField].sort(([, first], [, second]) => second - first)),
    }),
    rules: () => names.map((rule, place) => ({ rule, ...(rules[place] as (typeof rules)[number]) })),
    teams: () => [...teams].map(([name, count]) => ({ team: name, ...count })),
    span: () => (from <= to ? { from, to } : undefined),
    undated: () => undated,
    week: () =>
      hasHours ? week.map((counts, at) => ({ weekday: Math.floor(at / 24) + 1, hour: at % 24, ...counts })) : undefined,
  };
}
