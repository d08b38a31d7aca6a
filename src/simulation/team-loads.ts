import type { Policy } from "../model/policy.ts";
import type { TeamLoad } from "./simulation.ts";
import type { Tally } from "./tally.ts";
import { type Holidays, holidaysBetween, workingDays } from "./working-days.ts";

const longestSpan = 200_000;

/** What each team has to do, and on how many working days; `holidays` are those of the span where they are known already. */
export async function teamLoads(policy: Policy, tally: Tally, holidays?: Holidays): Promise<readonly TeamLoad[]> {
  const span = tally.span();
  const loads: TeamLoad[] = [];
  const closed = holidays ?? holidaysBetween(span?.from ?? 0, span?.to ?? 0);
  for (const load of tally.teams()) {
    const parts = policy.teams.filter(({ name }) => name === load.team);
    const members =
      parts.length > 0 ? parts : policy.teams.filter(({ name }) => load.team.split(" or ").includes(name));
    if (span === undefined || span.to - span.from > longestSpan) {
      loads.push(load);
      continue;
    }
    const { isOpen, words } = await workingDays(members.length > 0 ? members : [undefined], closed);
    let days = 0;
    for (let day = span.from; day <= span.to; day++) if (isOpen(day)) days++;
    loads.push({
      ...load,
      workingDays: days,
      ...(days === 0 ? {} : { reviewsPerWorkingDay: load.reviews / days, auditsPerWorkingDay: load.audits / days }),
      open: words,
    });
  }
  return loads;
}
