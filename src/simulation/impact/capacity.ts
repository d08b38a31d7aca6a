import type { Team } from "../../model/policy.ts";

/** What a team can do. */
export type Capacity =
  | {
      readonly kind: "known";
      /** Reviews on a working day of the history, in the mean: people × open hours × (1 − away) ÷ minutes a review. */
      readonly reviewsPerWorkingDay: number;
      /** The same on a Monday, Tuesday … Sunday. */
      readonly reviewsByWeekday: readonly number[];
    }
  /** The policy does not say when the team works, or how long a review takes. */
  | { readonly kind: "not declared"; readonly lacks: "hours" | "minutes" | "hours and minutes" }
  /** A review that any of several teams may do: each of them says by itself what it can do. */
  | { readonly kind: "shared"; readonly teams: readonly string[] };

/** Of the one team that a load is for; `workingDays` are how many Mondays … Sundays it works in the history. */
export function capacityOf(name: string, members: readonly Team[], workingDays: readonly number[]): Capacity {
  const [team, ...others] = members;
  if (others.length > 0 || (team === undefined && name.includes(" or ")))
    return { kind: "shared", teams: name.split(" or ") };
  const hasHours = team !== undefined && team.shifts.length > 0;
  const minutes = team?.minutes;
  if (team === undefined || !hasHours || minutes === undefined || !(minutes > 0)) {
    const lacks = hasHours ? "minutes" : minutes === undefined ? "hours and minutes" : "hours";
    return { kind: "not declared", lacks };
  }
  const reviewsByWeekday = Array.from({ length: 7 }, (_, at) => {
    const shifts = team.shifts.filter(({ weekdays }) => weekdays.includes(at + 1));
    const peopleMinutes = shifts.reduce((sum, { people, from, to }) => sum + people * lengthOf(from, to), 0);
    return (peopleMinutes * (1 - (team.away ?? 0))) / minutes;
  });
  const opens = reviewsByWeekday.map((reviews) => (reviews > 0 ? 1 : 0));
  const weights = workingDays.some((days) => days > 0) ? workingDays : opens;
  const days = weights.reduce((sum: number, each) => sum + each, 0);
  const reviews = reviewsByWeekday.reduce((sum, each, at) => sum + each * (weights[at] ?? 0), 0);
  return { kind: "known", reviewsPerWorkingDay: days === 0 ? 0 : reviews / days, reviewsByWeekday };
}

/** In minutes; a shift that ends at or before its beginning ends on the next day. */
function lengthOf(from: number, to: number): number {
  return to > from ? to - from : to + 24 * 60 - from;
}
