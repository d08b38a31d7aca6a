import { printDate, weekdayOf } from "../../values/calendar.ts";
import type { Replay } from "../columns/replay.ts";
import { type SimulationNames, simulationOf } from "../columns/simulation-of.ts";
import type { Simulation } from "../simulation.ts";
import { type Flips, flipsBetween } from "./flips.ts";
import { type RuleLoadImpact, ruleLoads } from "./rule-loads.ts";
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
  /** What comes out otherwise under the draft than under the live version. */
  readonly change?: Flips;
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
  /** Sides of earlier questions, so that a replay is not counted twice: kept by who asks, filled here. */
  readonly sides?: WeakMap<Replay, ImpactSide>;
  /** The history, as a table has them. */
  readonly names: SimulationNames;
}

export async function impactOf({ draft, live, sides, names }: ImpactQuestion): Promise<Impact> {
  if (live !== undefined && live.rows !== draft.rows) throw new Error("This is a bug: replays of different histories");
  const { rows, span } = draft;
  const sideOf = async (replay: Replay): Promise<ImpactSide> => {
    const side = sides?.get(replay) ?? (await countedSide(replay, names));
    sides?.set(replay, side);
    return side;
  };
  const now = await sideOf(draft);
  const days = span === undefined ? {} : { days: daysOf(span) };
  if (live === undefined) return { rows, ...days, draft: now };
  const before = await sideOf(live);
  return { rows, ...days, draft: now, live: before, change: flipsBetween(draft, live) };
}

async function countedSide(replay: Replay, names: SimulationNames): Promise<ImpactSide> {
  const simulation = await simulationOf(replay, names);
  return {
    simulation,
    labelCoverage: replay.rows === 0 ? 0 : simulation.errors.labelled / replay.rows,
    teams: await teamImpacts(replay, simulation.teams),
    rules: ruleLoads(replay),
  };
}

function daysOf({ from, to }: NonNullable<Replay["span"]>): HistoryDays {
  const days = to - from + 1;
  const weekdays = Array.from({ length: 7 }, (_, at) => {
    const first = (at + 1 - weekdayOf(from) + 7) % 7;
    return first < days ? Math.floor((days - 1 - first) / 7) + 1 : 0;
  });
  return { from: printDate(from), to: printDate(to), days, weekdays };
}
