import type { ImpactSide } from "../../src/simulation/impact/impact.ts";
import type { TeamImpact } from "../../src/simulation/impact/team-impact.ts";
import { fine, whole } from "./numbers.ts";

/** How a team's reviews stand to what it can do, in words; `over` and `busy` are to be seen at once. */
export interface LoadWords {
  readonly kind: "over" | "busy" | "within" | "unknown";
  readonly words: string;
}

/** How the days differ: `31 to 82 on four days of five, more than it can do on 7 of 64`. */
export function spreadWords(team: TeamImpact): string {
  const reviews = team.days?.reviews;
  if (reviews === undefined) return "";
  const { tenth, ninth } = reviews;
  const range = tenth === ninth ? whole.format(tenth) : `${whole.format(tenth)} to ${whole.format(ninth)}`;
  const over = daysOver(team);
  const more =
    over === 0 ? "" : `, more than it can do on ${whole.format(over)} of ${whole.format(team.days?.workingDays ?? 0)}`;
  return `${range} on four days of five${more}`;
}

export function loadWords(team: TeamImpact): LoadWords {
  const { capacity, days } = team;
  if (capacity.kind === "shared") return { kind: "unknown", words: `shared by ${capacity.teams.join(" and ")}` };
  if (capacity.kind === "not declared") return { kind: "unknown", words: `no ${capacity.lacks} declared` };
  const can = capacity.reviewsPerWorkingDay;
  const mean = days?.reviews?.mean;
  if (mean === undefined) return { kind: "unknown", words: `can do ${fine.format(can)} a day` };
  const against = `${fine.format(mean)} a day against ${fine.format(can)}`;
  if (mean > can) return { kind: "over", words: `over capacity: ${against}` };
  return daysOver(team) > 0 ? { kind: "busy", words: `busy: ${against}` } : { kind: "within", words: against };
}

/** Reviews a working day; 0 where the version asks nothing of the team, undefined where days are not known. */
export function meanOf({ teams }: ImpactSide, team: string): number | undefined {
  const found = teams.find((each) => each.team === team);
  if (found !== undefined) return found.days?.reviews?.mean;
  return teams.some(({ days }) => days !== undefined) || teams.length === 0 ? 0 : undefined;
}

/** Working days with more reviews than the team can do on one. */
function daysOver({ capacity, days }: TeamImpact): number {
  if (capacity.kind !== "known" || days === undefined) return 0;
  const can = capacity.reviewsPerWorkingDay;
  return days.byWorkingDay.filter(({ reviews }) => reviews > can).length;
}
