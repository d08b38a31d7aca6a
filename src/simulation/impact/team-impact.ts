import type { Policy } from "../../model/policy.ts";
import { printDate, weekdayOf } from "../../values/calendar.ts";
import { type Replay, unknownDay } from "../columns/replay.ts";
import type { TeamLoad } from "../simulation.ts";
import { longestSpan, membersOf } from "../team-loads.ts";
import { type Holidays, workingDays } from "../working-days.ts";
import { type Capacity, capacityOf } from "./capacity.ts";
import { type Spread, spreadOf } from "./spread.ts";

/** What a team, or several of which any may do it, has to review. A review by n people counts n. */
export interface TeamImpact {
  /** `finance`, or `finance or legal`. */
  readonly team: string;
  /** In the whole history. */
  readonly reviews: number;
  readonly audits: number;
  readonly capacity: Capacity;
  /** Undefined where no day of any decision is known, or they lie too far apart. */
  readonly days?: TeamDays;
}

export interface TeamDays {
  /** Between the first and the last decision. */
  readonly workingDays: number;
  /** What counts as a working day: `Mon-Fri without the holidays of US`. */
  readonly open: string;
  /** Reviews on a working day; what comes on another day waits for the next working day, at the end stays with the last. */
  readonly reviews?: Spread;
  /** Reviews by calendar day, from the first day of the history to its last. */
  readonly byDay: readonly number[];
  /** Each working day with its reviews, as in `reviews`. */
  readonly byWorkingDay: readonly { readonly day: string; readonly reviews: number }[];
}

type DaySpan = NonNullable<Replay["span"]>;

/** More counts than this are not made: days times different loads. */
const mostCounts = 20_000_000;

export async function teamImpacts(replay: Replay, loads: readonly TeamLoad[]): Promise<readonly TeamImpact[]> {
  const { span, holidays } = replay;
  const daily = span === undefined || span.to - span.from > longestSpan ? undefined : dailyReviews(replay, loads, span);
  const impacts: TeamImpact[] = [];
  for (const [at, { team, reviews, audits }] of loads.entries()) {
    const byDay = daily?.[at];
    const days =
      span === undefined || byDay === undefined
        ? undefined
        : await teamDays(replay.policy, team, byDay, span, holidays);
    const weekdays = days?.weekdays ?? [];
    const capacity = capacityOf(team, membersOf(replay.policy, team), weekdays);
    impacts.push({ team, reviews, audits, capacity, ...(days === undefined ? {} : { days: days.days }) });
  }
  return impacts;
}

/** By team and calendar day. Classes that ask the same of the same teams are counted together. */
function dailyReviews(
  { classes, classOf, days }: Replay,
  loads: readonly TeamLoad[],
  { from, to }: DaySpan,
): readonly number[][] | undefined {
  const asked = new Map<
    string,
    { readonly place: number; readonly reviews: Replay["classes"][number]["verdict"]["reviews"] }
  >();
  const placeOf = Uint32Array.from(classes, ({ verdict: { reviews } }) => {
    const key = JSON.stringify(reviews);
    const known = asked.get(key) ?? { place: asked.size, reviews };
    asked.set(key, known);
    return known.place;
  });
  const length = to - from + 1;
  if (asked.size * length > mostCounts) return undefined;
  const counts = new Uint32Array(asked.size * length);
  for (let row = 0; row < classOf.length; row++) {
    const day = days[row] as number;
    if (day === unknownDay) continue;
    const at = (placeOf[classOf[row] as number] as number) * length + day - from;
    counts[at] = (counts[at] as number) + 1;
  }
  const byTeam = new Map(loads.map(({ team }) => [team, new Array<number>(length).fill(0)]));
  for (const { place, reviews } of asked.values())
    for (const { team, people } of reviews) {
      const byDay = byTeam.get(team);
      if (byDay === undefined) throw new Error("This is a bug: a team that nobody counted");
      for (let day = 0; day < length; day++)
        byDay[day] = (byDay[day] as number) + people * (counts[place * length + day] as number);
    }
  return [...byTeam.values()];
}

async function teamDays(
  policy: Policy,
  team: string,
  byDay: readonly number[],
  { from }: DaySpan,
  holidays: Holidays,
): Promise<{ readonly days: TeamDays; readonly weekdays: readonly number[] }> {
  const members = membersOf(policy, team);
  const { isOpen, words } = await workingDays(members.length > 0 ? members : [undefined], holidays);
  const weekdays = new Array<number>(7).fill(0);
  const byWorkingDay: { day: string; reviews: number }[] = [];
  let waiting = 0;
  for (const [at, reviews] of byDay.entries()) {
    waiting += reviews;
    const day = from + at;
    if (!isOpen(day)) continue;
    byWorkingDay.push({ day: printDate(day), reviews: waiting });
    const weekday = weekdayOf(day) - 1;
    weekdays[weekday] = (weekdays[weekday] as number) + 1;
    waiting = 0;
  }
  const last = byWorkingDay.at(-1);
  if (last !== undefined) last.reviews += waiting;
  const reviews = spreadOf(byWorkingDay.map((each) => each.reviews));
  return {
    weekdays,
    days: {
      workingDays: byWorkingDay.length,
      open: words,
      ...(reviews === undefined ? {} : { reviews }),
      byDay,
      byWorkingDay,
    },
  };
}
