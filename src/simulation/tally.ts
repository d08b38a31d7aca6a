import type { OutcomeName, Policy } from "../model/policy.ts";
import { weekdayOf } from "../values/calendar.ts";
import type { HourLoad, RuleLoad, Simulation } from "./simulation.ts";
import { ruleNames, type Verdict } from "./verdict.ts";

interface TeamCount {
  reviews: number;
  audits: number;
}

/** What one decision asks of people. */
export interface Load {
  /** People. */
  readonly reviews: number;
  readonly audits: number;
}

export function loadOf({ reviews, audits }: Verdict): Load {
  return { reviews: reviews.reduce((sum, { people }) => sum + people, 0), audits: audits.length };
}

/** From 0, Monday at midnight, to 167. */
export function hourOfWeek(day: number, hour: number): number {
  return (weekdayOf(day) - 1) * 24 + hour;
}

/**
 * Counts verdicts. Each decision is added once by its verdict, and once by its day or as undated; by its hour where that is
 * known. `decisions` that are alike may be added together.
 */
export interface Tally {
  readonly add: (verdict: Verdict, decisions: number) => void;
  /** A day with decisions. */
  readonly addDay: (day: number) => void;
  readonly addUndated: (decisions: number) => void;
  readonly addHour: (load: Load, hourOfWeek: number, decisions: number) => void;
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
    add: (verdict, decisions) => {
      rows += decisions;
      outcomes[verdict.outcome] += decisions;
      if (verdict.onlyUnknown) unknown += decisions;
      for (const field of verdict.unknownFields) byField.set(field, (byField.get(field) ?? 0) + decisions);
      for (const { place, certain, drawn, alone, lifts } of verdict.rules) {
        const rule = rules[place];
        if (rule === undefined) continue;
        rule.applies += decisions;
        if (certain) rule.certain += decisions;
        if (alone) rule.alone += decisions;
        if (lifts) rule.lifts += decisions;
        if (!drawn) rule.undrawn += decisions;
      }
      for (const { team: name, people } of verdict.reviews) team(name).reviews += people * decisions;
      for (const name of verdict.audits) team(name).audits += decisions;
    },
    addDay: (day) => {
      from = Math.min(from, day);
      to = Math.max(to, day);
    },
    addUndated: (decisions) => {
      undated += decisions;
    },
    addHour: ({ reviews, audits }, at, decisions) => {
      hasHours = true;
      const hour = week[at];
      if (hour === undefined) return;
      hour.decisions += decisions;
      hour.reviews += reviews * decisions;
      hour.audits += audits * decisions;
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
