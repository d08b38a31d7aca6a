import type { TeamImpact } from "../../src/simulation/impact/team-impact.ts";
import { fine, whole } from "../chart/numbers.ts";
import { type Html, html } from "./html.ts";

const width = 720;
const height = 96;
const mostPoints = 360;

/** Reviews of a team on each working day: the draft as a line, the version of the title dotted, what it can do dashed. */
export function dayChart(
  { team, days, capacity }: TeamImpact,
  live: TeamImpact | undefined,
  title: string,
): Html | undefined {
  const points = days?.byWorkingDay ?? [];
  const [first, last] = [points[0], points.at(-1)];
  const highest = Math.max(0, ...numbers(days), ...numbers(live?.days));
  if (first === undefined || last === undefined || points.length < 3 || highest === 0) return undefined;
  const limit = capacity.kind === "known" ? capacity.reviewsPerWorkingDay : undefined;
  const isNear = limit !== undefined && limit <= highest * 2;
  const top = isNear ? Math.max(highest, limit) : highest;
  const y = (reviews: number): number => Math.round(10 * (height - (height * reviews) / top)) / 10;
  const path = (all: readonly number[]): string =>
    all
      .map((reviews, at) => `${Math.round((10 * width * at) / Math.max(1, all.length - 1)) / 10},${y(reviews)}`)
      .join(" ");
  const limitWords = limit === undefined ? "" : `; the team can do ${fine.format(limit)}${isNear ? " (dashed)" : ""}`;
  return html`<figure>
<figcaption>${team}: reviews by working day, at most ${whole.format(highest)}${limitWords}${live === undefined ? "" : `; dotted: ${title}`}</figcaption>
<svg viewBox="0 -4 ${width} ${height + 8}" role="img" aria-label="${team}: reviews by working day">
<line class="ground" x1="0" x2="${width}" y1="${height}" y2="${height}"/>
${live === undefined ? undefined : html`<polyline class="live" points="${path(thinned(numbers(live.days)))}"/>`}
<polyline class="now" points="${path(thinned(numbers(days)))}"/>
${isNear && limit !== undefined ? html`<line class="limit" x1="0" x2="${width}" y1="${y(limit)}" y2="${y(limit)}"/>` : undefined}
</svg>
<p class="ends"><span>${first.day}</span><span>${last.day}</span></p>
</figure>`;
}

function numbers(days: TeamImpact["days"]): readonly number[] {
  return (days?.byWorkingDay ?? []).map(({ reviews }) => reviews);
}

/** Of long histories the highest of each few days. */
function thinned(all: readonly number[]): readonly number[] {
  const step = Math.ceil(all.length / mostPoints);
  if (step <= 1) return all;
  return Array.from({ length: Math.ceil(all.length / step) }, (_, at) =>
    Math.max(...all.slice(at * step, (at + 1) * step)),
  );
}
