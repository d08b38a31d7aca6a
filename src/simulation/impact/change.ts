import type { OutcomeName } from "../../model/policy.ts";
import type { Replay } from "../columns/replay.ts";
import type { Simulation } from "../simulation.ts";
import { type Flips, flipsBetween } from "./flips.ts";

/** The draft less the live version: a positive number is one that the draft has more of. All are counts of decisions. */
export interface Change extends Flips {
  readonly outcomes: Readonly<Record<OutcomeName, number>>;
  readonly reviewed: Simulation["reviewed"];
  readonly errors: {
    readonly prevented: number;
    readonly foundLater: number;
    readonly caught: number;
  };
  /** Teams of either version. */
  readonly teams: readonly TeamChange[];
  /** Rules of either version, by their names: one that was renamed is one removed and one new. */
  readonly rules: readonly RuleChange[];
}

/** Which version has a team or a rule; one that lacks it counts as 0. */
export type Presence = "both" | "draft" | "live";

export interface TeamChange {
  readonly team: string;
  readonly in: Presence;
  readonly reviews: number;
  readonly audits: number;
  /** Undefined where working days are not known. */
  readonly reviewsPerWorkingDay?: number;
  readonly auditsPerWorkingDay?: number;
}

export interface RuleChange {
  readonly rule: string;
  readonly in: Presence;
  readonly applies: number;
  readonly certain: number;
  readonly alone: number;
  readonly lifts: number;
  readonly undrawn: number;
}

export interface Version {
  readonly replay: Replay;
  readonly simulation: Simulation;
}

export function changeOf(draft: Version, live: Version): Change {
  const now = draft.simulation;
  const before = live.simulation;
  return {
    outcomes: {
      proceed: now.outcomes.proceed - before.outcomes.proceed,
      audit: now.outcomes.audit - before.outcomes.audit,
      review: now.outcomes.review - before.outcomes.review,
      block: now.outcomes.block - before.outcomes.block,
    },
    reviewed: {
      certain: now.reviewed.certain - before.reviewed.certain,
      unknown: now.reviewed.unknown - before.reviewed.unknown,
      byField: Object.fromEntries(
        paired(Object.entries(now.reviewed.byField), Object.entries(before.reviewed.byField), ([field]) => field).map(
          ({ key, draft: [, after] = ["", 0], live: [, earlier] = ["", 0] }) => [key, after - earlier],
        ),
      ),
    },
    errors: {
      prevented: now.errors.prevented - before.errors.prevented,
      foundLater: now.errors.foundLater - before.errors.foundLater,
      caught: now.errors.caught - before.errors.caught,
    },
    teams: paired(now.teams, before.teams, ({ team }) => team).map(({ key, draft: one, live: other }) => ({
      team: key,
      in: presence(one, other),
      reviews: (one?.reviews ?? 0) - (other?.reviews ?? 0),
      audits: (one?.audits ?? 0) - (other?.audits ?? 0),
      ...(one?.reviewsPerWorkingDay === undefined && other?.reviewsPerWorkingDay === undefined
        ? {}
        : {
            reviewsPerWorkingDay: (one?.reviewsPerWorkingDay ?? 0) - (other?.reviewsPerWorkingDay ?? 0),
            auditsPerWorkingDay: (one?.auditsPerWorkingDay ?? 0) - (other?.auditsPerWorkingDay ?? 0),
          }),
    })),
    rules: paired(now.rules, before.rules, ({ rule }) => rule).map(({ key, draft: one, live: other }) => ({
      rule: key,
      in: presence(one, other),
      applies: (one?.applies ?? 0) - (other?.applies ?? 0),
      certain: (one?.certain ?? 0) - (other?.certain ?? 0),
      alone: (one?.alone ?? 0) - (other?.alone ?? 0),
      lifts: (one?.lifts ?? 0) - (other?.lifts ?? 0),
      undrawn: (one?.undrawn ?? 0) - (other?.undrawn ?? 0),
    })),
    ...flipsBetween(draft.replay, live.replay),
  };
}

function presence(draft: object | undefined, live: object | undefined): Presence {
  return draft === undefined ? "live" : live === undefined ? "draft" : "both";
}

interface Pair<Each> {
  readonly key: string;
  readonly draft?: Each;
  readonly live?: Each;
}

/** Those of the draft in their order, then those that only the live version has. */
function paired<Each>(
  draft: readonly Each[],
  live: readonly Each[],
  keyOf: (each: Each) => string,
): readonly Pair<Each>[] {
  const before = new Map(live.map((each) => [keyOf(each), each]));
  const now = new Set(draft.map(keyOf));
  return [
    ...draft.map((each): Pair<Each> => {
      const other = before.get(keyOf(each));
      return { key: keyOf(each), draft: each, ...(other === undefined ? {} : { live: other }) };
    }),
    ...live.filter((each) => !now.has(keyOf(each))).map((each): Pair<Each> => ({ key: keyOf(each), live: each })),
  ];
}
