import { signal } from "@preact/signals";
import type { TeamImpact } from "../../src/simulation/impact/team-impact.ts";
import { fine, whole } from "../chart/numbers.ts";
import { type Plot, PlotFigure } from "../chart/plot-figure.tsx";
import { compared } from "../state/compared.ts";
import { impact } from "../state/impact.ts";
import { FiguresLater, Untimed } from "./no-figures.tsx";

const chosen = signal<string | undefined>(undefined);
const height = 190;

/** What a team has to review on each working day of the history, against what it can do. */
export function Days() {
  const { last, stale } = impact.value;
  if (last?.answer.kind !== "counted") return <FiguresLater />;
  const { draft, live } = last.answer.impact;
  const teams = draft.teams.filter(({ days }) => (days?.byWorkingDay.length ?? 0) > 1);
  const team = teams.find((each) => each.team === chosen.value) ?? teams[0];
  if (team?.days === undefined)
    return last.answer.impact.days === undefined ? (
      <Untimed>These decisions do not say when they were made, so there are no days to count them by.</Untimed>
    ) : (
      <p class="empty">
        No team reviews any of these decisions on more than one day, so there is nothing to show by day.
      </p>
    );
  const before = live?.teams.find((each) => each.team === team.team);
  return (
    <div class={`chart${stale ? " stale" : ""}`}>
      <div class="chart-bar">
        <label>
          Team{" "}
          <select
            value={team.team}
            onChange={(event) => {
              chosen.value = event.currentTarget.value;
            }}
          >
            {teams.map((each) => (
              <option key={each.team}>{each.team}</option>
            ))}
          </select>
        </label>
        <p class="legend">
          <span class="key draft">Draft</span>
          {before === undefined ? null : <span class="key live">{compared.value.title}</span>}
          {drawnLimit(team, before) !== undefined ? <span class="key limit">What the team can do</span> : null}
        </p>
      </div>
      <PlotFigure
        label={words(team, before)}
        height={height}
        of={[team, before]}
        draw={(plot, width) => drawDays(plot, width, team, before)}
      />
      <p class="chart-note">
        {words(team, before)}
        {undatedWords(draft.simulation.history.undated)}
      </p>
    </div>
  );
}

function words({ team, days, capacity }: TeamImpact, before: TeamImpact | undefined): string {
  const reviews = days?.reviews;
  if (days === undefined || reviews === undefined) return "";
  const limit =
    capacity.kind === "known" ? ` The team can do ${fine.format(capacity.reviewsPerWorkingDay)} a working day.` : "";
  const was =
    before?.days?.reviews === undefined ? "" : ` ${compared.value.title}: ${fine.format(before.days.reviews.mean)}.`;
  return `Reviews by ${team} on ${whole.format(days.workingDays)} working days (${days.open}): ${fine.format(reviews.mean)} on average, ${whole.format(reviews.tenth)} to ${whole.format(reviews.ninth)} on four days of five, ${whole.format(reviews.most)} at most.${was}${limit}`;
}

/** The command line tells of them, too. */
function undatedWords(undated = 0): string {
  if (undated === 0) return "";
  return undated === 1
    ? " One decision has no time that can be read and is on no day."
    : ` ${whole.format(undated)} decisions have no time that can be read and are on no day.`;
}

/** What the team can do, where it is near enough to be drawn: far above all days it would press them to the ground. */
function drawnLimit({ days, capacity }: TeamImpact, before: TeamImpact | undefined): number | undefined {
  if (capacity.kind !== "known") return undefined;
  const loads = [...(days?.byWorkingDay ?? []), ...(before?.days?.byWorkingDay ?? [])].map(({ reviews }) => reviews);
  return capacity.reviewsPerWorkingDay <= Math.max(...loads) * 3 ? capacity.reviewsPerWorkingDay : undefined;
}

function drawDays(plot: Plot, width: number, team: TeamImpact, before: TeamImpact | undefined) {
  const { days } = team;
  const points = (one: TeamImpact["days"]) =>
    (one?.byWorkingDay ?? []).map(({ day, reviews }) => ({ day: new Date(`${day}T00:00:00Z`), reviews }));
  const limit = drawnLimit(team, before);
  return plot.plot({
    width,
    height,
    marginLeft: 46,
    style: { background: "none", fontSize: "11px", overflow: "visible" },
    x: { type: "utc", label: null },
    y: { label: "reviews", grid: true, zero: true, nice: true },
    marks: [
      plot.areaY(points(days), { x: "day", y: "reviews", fill: "var(--accent)", fillOpacity: 0.12 }),
      ...(before === undefined
        ? []
        : [
            plot.lineY(points(before.days), {
              x: "day",
              y: "reviews",
              stroke: "var(--ink-soft)",
              strokeDasharray: "2 3",
            }),
          ]),
      plot.lineY(points(days), { x: "day", y: "reviews", stroke: "var(--accent)", strokeWidth: 1.75 }),
      ...(limit !== undefined
        ? [plot.ruleY([limit], { stroke: "var(--bad)", strokeDasharray: "7 4", strokeWidth: 1.5 })]
        : []),
      plot.ruleY([0], { stroke: "var(--line-strong)" }),
    ],
  });
}
