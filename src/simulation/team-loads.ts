import type { Policy, Team } from "../model/policy.ts";
import type { TeamLoad } from "./simulation.ts";
import type { Tally } from "./tally.ts";
import { type Holidays, holidaysBetween, workingDays } from "./working-days.ts";

/** More days than this are not counted one by one. */
export const longestSpan = 200_000;

/** The declared teams that a load is for: one, or those of `finance or legal`. */
export function membersOf(policy: Policy, team: string): readonly Team[] {
  const named = policy.teams.filter(({ name }) => name === team);
  return named.length > 0 ? named : policy.teams.filter(({ name }) => team.split(" or ").includes(name));
}

/** What each team has to do, and on how many working days; `holidays` are those of the span where they are known already. */
export async function teamLoads(policy: Policy, tally: Tally, holidays?: Holidays): Promise<readonly TeamLoad[]> {
  const span = tally.span();
  const loads: TeamLoad[] = [];
  const closed = holidays ?? holidaysBetween(span?.from ?? 0, span?.to ?? 0);
  for (const load of tally.teams()) {
    const opening = await openDays(policy, load.team, span, closed);
    if (opening === undefined) {
      loads.push(load);
      continue;
    }
    const { days, words } = opening;
    loads.push({
      ...load,
      workingDays: days,
      ...(days === 0 ? {} : { reviewsPerWorkingDay: load.reviews / days, auditsPerWorkingDay: load.audits / days }),
      open: words,
    });
  }
  return loads;
}

/** How many days of a span a team is open, and in words which; undefined without a span, or where it is too long. */
export async function openDays(
  policy: Policy,
  team: string,
  span: { readonly from: number; readonly to: number } | undefined,
  holidays: Holidays,
): Promise<{ readonly days: number; readonly words: string } | undefined> {
  if (span === undefined || span.to - span.from > longestSpan) return undefined;
  const members = membersOf(policy, team);
  const { isOpen, words } = await workingDays(members.length > 0 ? members : [undefined], holidays);
  let days = 0;
  for (let day = span.from; day <= span.to; day++) if (isOpen(day)) days++;
  return { days, words };
}
