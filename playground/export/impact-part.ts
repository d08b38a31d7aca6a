import type { Impact, ImpactSide } from "../../src/simulation/impact/impact.ts";
import type { TeamImpact } from "../../src/simulation/impact/team-impact.ts";
import { loadWords, meanOf, spreadWords } from "../chart/load-words.ts";
import { fine, percent, signed, whole } from "../chart/numbers.ts";
import { dayChart } from "./day-chart.ts";
import { type Html, html } from "./html.ts";

const loadSigns = { over: "▲ ", busy: "◆ ", within: "✓ ", unknown: "" } as const;
const mostRules = 5;
const mostCharts = 2;

/** The figures of the draft beside those of the version that `before` names. */
export function impactPart(impact: Impact, before: string): Html {
  const { rows, days, draft, live } = impact;
  const span = days === undefined ? "" : `, ${days.from} to ${days.to}`;
  return html`<section>
<h2>Impact on ${whole.format(rows)} past decisions${span}</h2>
${countTable(impact, before)}
${teamTable(draft, live, before)}
<div class="pair">${draft.teams.flatMap((team) => dayChart(team, teamIn(live, team.team), before) ?? []).slice(0, mostCharts)}</div>
${ruleTable(draft, live)}
</section>`;
}

function countTable({ rows, draft, live }: Impact, title: string): Html {
  const { labelled, total } = draft.simulation.errors;
  const row = (name: string, of: number, count: (side: ImpactSide) => number, isPart = false): Html => {
    const share = (number: number): Html | undefined =>
      of === 0 ? undefined : html` <small>${percent.format(number / of)}</small>`;
    const now = count(draft);
    const before = live && count(live);
    return html`<tr${{ html: isPart ? ' class="part"' : "" }}><th scope="row">${name}</th><td>${before === undefined ? "–" : html`${whole.format(before)}${share(before)}`}</td><td class="draft">${whole.format(now)}${share(now)}</td><td>${before === undefined ? "–" : signed.between(now, before)}</td></tr>`;
  };
  const ofField =
    (field: string) =>
    ({ simulation: { reviewed } }: ImpactSide): number =>
      Object.hasOwn(reviewed.byField, field) ? (reviewed.byField[field] ?? 0) : 0;
  const fields = [...new Set([draft, live].flatMap((side) => Object.keys(side?.simulation.reviewed.byField ?? {})))];
  return html`<table>
<thead><tr><th scope="col">Decisions</th><th scope="col">${title}</th><th scope="col">Draft</th><th scope="col">Difference</th></tr></thead>
<tbody>
${row("Reviewed or blocked", rows, ({ simulation: { outcomes } }) => outcomes.review + outcomes.block)}
${row("Looked at afterwards", rows, ({ simulation }) => simulation.outcomes.audit)}
${row("Reviewed only for unknown values", rows, ({ simulation }) => simulation.reviewed.unknown)}
${fields.map((field) => row(field, rows, ofField(field), true))}
${row("Errors prevented", total, ({ simulation }) => simulation.errors.prevented)}
${row("Errors found later", total, ({ simulation }) => simulation.errors.foundLater)}
${row("Errors nobody sees", total, ({ simulation: { errors } }) => errors.total - errors.prevented - errors.foundLater)}
</tbody></table>
<p class="note">${
    labelled === 0
      ? "These decisions do not say which of them were wrong."
      : `Whether a decision was wrong is known of ${percent.format(draft.labelCoverage)} of them; ${whole.format(total)} were. A reviewer is taken to find every error, so the figures are the most that could be prevented.`
  }</p>`;
}

function teamIn(side: ImpactSide | undefined, team: string): TeamImpact | undefined {
  return side?.teams.find((each) => each.team === team);
}

/** All teams that either version asks. */
function teamTable(draft: ImpactSide, live: ImpactSide | undefined, title: string): Html | undefined {
  const gone = (live?.teams ?? []).filter(({ team }) => teamIn(draft, team) === undefined);
  if (draft.teams.length + gone.length === 0) return undefined;
  const rows = [...draft.teams, ...gone].map(({ team }) => {
    const asked = teamIn(draft, team);
    const now = meanOf(draft, team);
    const before = live && meanOf(live, team);
    const load = asked && loadWords(asked);
    const audits = draft.simulation.teams.find((each) => each.team === team)?.auditsPerWorkingDay ?? 0;
    const spread =
      asked?.days?.reviews === undefined || asked.days.reviews.most === 0
        ? undefined
        : html`<small>${spreadWords(asked)}</small>`;
    const against = load === undefined ? "not asked by the draft" : `${loadSigns[load.kind]}${load.words}`;
    return html`<tr><th scope="row">${team}${audits > 0 ? html`<small>and ${fine.format(audits)} audits a day</small>` : undefined}</th><td>${before === undefined ? "–" : fine.format(before)}</td><td class="draft">${now === undefined ? "–" : fine.format(now)}</td><td>${now === undefined || before === undefined ? "–" : signed.between(now, before)}</td><td class="against ${load?.kind ?? "unknown"}">${against} ${spread}</td></tr>`;
  });
  return html`<table>
<thead><tr><th scope="col">Reviews a working day</th><th scope="col">${title}</th><th scope="col">Draft</th><th scope="col">Difference</th><th scope="col" class="against">Against what the team can do</th></tr></thead>
<tbody>${rows}</tbody></table>`;
}

/** Those that keep the most decisions from proceeding alone. */
function ruleTable(draft: ImpactSide, live: ImpactSide | undefined): Html {
  const loads = draft.rules
    .map((rule) => ({ ...rule, all: rule.alone + rule.shared }))
    .sort((one, other) => other.all - one.all);
  const before = new Map(live?.rules.map(({ rule, alone, shared }) => [rule, alone + shared]));
  const longest = Math.max(1, ...loads.map(({ all }) => all));
  const rows = loads
    .slice(0, mostRules)
    .map(
      ({ rule, alone, shared, all }) =>
        html`<tr><th scope="row">${rule}</th><td class="bars"><svg viewBox="0 0 200 10" aria-hidden="true"><rect class="alone" width="${share(alone, longest)}" height="10"/><rect class="shared" x="${share(alone, longest)}" width="${share(shared, longest)}" height="10"/></svg></td><td>${whole.format(alone)}</td><td>${whole.format(shared)}</td><td>${before.has(rule) ? signed.between(all, before.get(rule) ?? 0) : live === undefined ? "–" : "new"}</td></tr>`,
    );
  const left = loads.length - rows.length;
  return html`<table>
<thead><tr><th scope="col">Held or looked at, by rule</th><th></th><th scope="col">Alone</th><th scope="col">With others</th><th scope="col">Difference</th></tr></thead>
<tbody>${rows}</tbody></table>
${left > 0 ? html`<p class="note">and ${whole.format(left)} rules with less.</p>` : undefined}`;
}

function share(count: number, longest: number): number {
  return Math.round((2000 * count) / longest) / 10;
}
