import { printDate, weekdayOf } from "../../values/calendar.ts";
import type { Replay } from "../columns/replay.ts";
import { type SimulationNames, simulationOf } from "../columns/simulation-of.ts";
import type { Simulation } from "../simulation.ts";
import { type Holidays, holidaysBetween } from "../working-days.ts";
import { type Change, changeOf } from "./change.ts";
import { type RuleLoadImpact, ruleLoads } from "./rule-loads.ts";
import { type DaySpan, spanOf, weeksIn } from "./span.ts";
import { type TeamImpact, teamImpacts } from "./team-impact.ts";

/** What a draft does to the decisions of a history, beside the live version; plain JSON. */
export interface Impact {
  /** Decisions in the history. */
  readonly rows: number;
  /** Undefined where no day of any decision is known. */
  readonly days?: HistoryDays;
  readonly draft: ImpactSide;
  /** Undefined where there is no live version. */
  readonly live?: ImpactSide;
  /** The draft against the live version. */
  readonly change?: Change;
}

export interface HistoryDays {
  /** The first and the last day with a decision, `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
  /** Calendar days from the first to the last, both counted. */
  readonly days: number;
  /** How many Mondays, Tuesdays … Sundays there are among them: what divides the counts of an hour of the week. */
  readonly weekdays: readonly number[];
}

/** One version of the policy. */
export interface ImpactSide {
  /** As `signoff simulate --json` prints it. */
  readonly simulation: Simulation;
  /** The share of the decisions, 0 to 1, of which it is known whether they were wrong. */
  readonly labelCoverage: number;
  /** In the order of `simulation.teams`. */
  readonly teams: readonly TeamImpact[];
  /** In the order of `simulation.rules`. */
  readonly rules: readonly RuleLoadImpact[];
}

export interface ImpactQuestion {
  readonly draft: Replay;
  /** Over the same table as the draft. */
  readonly live: Replay | undefined;
  /** The live side as an earlier answer about the same replay gave it, so that it is not counted again. */
  readonly liveSide?: ImpactSide;
  /** The history; with holidays that are kept from one question to the next. */
  readonly names: SimulationNames;
}

export async function impactOf({ draft, live, liveSide, names }: ImpactQuestion): Promise<Impact> {
  if (live !== undefined && live.rows !== draft.rows) throw new Error("This is a bug: replays of different histories");
  const span = spanOf(draft);
  const withHolidays = { ...names, holidays: names.holidays ?? holidaysIn(span) };
  const now = await sideOf(draft, span, withHolidays);
  const rows = draft.rows;
  const days = span === undefined ? {} : { days: daysOf(span) };
  if (live === undefined) return { rows, ...days, draft: now };
  const before = liveSide ?? (await sideOf(live, live.days === draft.days ? span : spanOf(live), withHolidays));
  const change = changeOf(
    { replay: draft, simulation: now.simulation },
    { replay: live, simulation: before.simulation },
  );
  return { rows, ...days, draft: now, live: before, change };
}

/** The holidays of a history's days: each calendar takes long to work out, so they are worth keeping between questions. */
export function holidaysOf(replay: Replay): Holidays {
  return holidaysIn(spanOf(replay));
}

function holidaysIn(span: DaySpan | undefined): Holidays {
  return holidaysBetween(span?.from ?? 0, span?.to ?? 0);
}

async function sideOf(
  replay: Replay,
  span: DaySpan | undefined,
  names: SimulationNames & { readonly holidays: Holidays },
): Promise<ImpactSide> {
  const simulation = await simulationOf(replay, names);
  return {
    simulation,
    labelCoverage: replay.rows === 0 ? 0 : simulation.errors.labelled / replay.rows,
    teams: await teamImpacts(replay, simulation.teams, span, names.holidays),
    rules: ruleLoads(replay, weeksIn(span)),
  };
}

function daysOf({ from, to }: DaySpan): HistoryDays {
  const days = to - from + 1;
  const weekdays = Array.from({ length: 7 }, (_, at) => {
    const first = (at + 1 - weekdayOf(from) + 7) % 7;
    return first < days ? Math.floor((days - 1 - first) / 7) + 1 : 0;
  });
  return { from: printDate(from), to: printDate(to), days, weekdays };
}
