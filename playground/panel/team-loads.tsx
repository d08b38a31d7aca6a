import type { ImpactSide, Impact as Measured } from "../../src/simulation/impact/impact.ts";
import type { TeamImpact } from "../../src/simulation/impact/team-impact.ts";
import { loadWords, meanOf, spreadWords } from "../chart/load-words.ts";
import { fine, fixed, signed, whole } from "../chart/numbers.ts";
import { compared } from "../state/compared.ts";
import { ColumnsButton } from "./no-figures.tsx";

const signs = { over: "▲", busy: "◆", within: "✓", unknown: "" } as const;

/** Reviews a day of each team on its working days, against what it can do. */
export function TeamLoads({ impact }: { readonly impact: Measured }) {
  const { draft, live } = impact;
  const teams = [...draft.teams, ...(live?.teams ?? []).filter(({ team }) => !named(draft, team))];
  if (teams.length === 0) return null;
  if (teams.every(({ days }) => days === undefined))
    return <Undated teams={teams.map(({ team }) => team)} impact={impact} />;
  const most = Math.max(1, ...teams.flatMap(({ days }) => days?.reviews?.most ?? []));
  return (
    <table class="figures teams">
      <thead>
        <tr>
          <th scope="col">Reviews a day</th>
          <th scope="col">{compared.value.title}</th>
          <th scope="col">Draft</th>
          <th scope="col">Difference</th>
          <th
            scope="col"
            class="against"
            title="The bar is the mean of the working days, the thin line four days of five, the mark what the team can do"
          >
            Against what the team can do
          </th>
        </tr>
      </thead>
      <tbody>
        {teams.map(({ team }) => (
          <TeamRow key={team} team={team} draft={draft} live={live} most={most} />
        ))}
      </tbody>
    </table>
  );
}

interface UndatedProps {
  readonly teams: readonly string[];
  readonly impact: Measured;
}

/** Without days: reviews in all, and why there are none by the day. */
function Undated({ teams, impact: { draft, live, days } }: UndatedProps) {
  return (
    <>
      <table class="figures counts">
        <thead>
          <tr>
            <th scope="col">Reviews in all</th>
            <th scope="col">{compared.value.title}</th>
            <th scope="col">Draft</th>
            <th scope="col">Difference</th>
          </tr>
        </thead>
        <tbody>
          {teams.map((team) => {
            const [now, before] = [named(draft, team)?.reviews ?? 0, live && (named(live, team)?.reviews ?? 0)];
            return (
              <tr key={team}>
                <th scope="row">{team}</th>
                <td>{before === undefined ? "–" : whole.format(before)}</td>
                <td class="draft">{whole.format(now)}</td>
                <td class={now === before ? "soft" : undefined}>
                  {before === undefined ? "–" : signed.between(now, before)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div class="caution columns-note" role="note" aria-label="About the days">
        <p>
          {days === undefined
            ? "These decisions do not say when they were made, so reviews a day, and whether the teams can do them, are not known."
            : "These decisions lie too far apart to be counted by the day."}
        </p>
        <ColumnsButton>Say which column is the time</ColumnsButton>
      </div>
    </>
  );
}

function named(side: ImpactSide | undefined, team: string): TeamImpact | undefined {
  return side?.teams.find((each) => each.team === team);
}

interface TeamRowProps {
  readonly team: string;
  readonly draft: ImpactSide;
  readonly live: ImpactSide | undefined;
  readonly most: number;
}

function TeamRow({ team, draft, live, most }: TeamRowProps) {
  const now = named(draft, team);
  const reviews = now?.days?.reviews;
  const mean = meanOf(draft, team);
  const before = live && meanOf(live, team);
  const audits = draft.simulation.teams.find((each) => each.team === team)?.auditsPerWorkingDay ?? 0;
  const load = now && loadWords(now);
  return (
    <tr>
      <th scope="row">
        {team}
        {audits >= 0.05 ? <small class="below">and {fine.format(audits)} audits a day</small> : null}
      </th>
      <td>{before === undefined ? "–" : fixed.format(before)}</td>
      <td class="draft">{mean === undefined ? "–" : fixed.format(mean)}</td>
      <td class={mean === before ? "soft" : undefined}>
        {mean === undefined || before === undefined ? "–" : signed.between(mean, before)}
      </td>
      <td class={`against ${load?.kind ?? ""}`}>
        {load === undefined ? (
          "not asked by the draft"
        ) : (
          <>
            {signs[load.kind] === "" ? null : (
              <span class="sign" aria-hidden="true">
                {signs[load.kind]}{" "}
              </span>
            )}
            {load.words}
          </>
        )}
        {now === undefined ? null : <LoadBar team={now} most={most} />}
        {now === undefined || reviews === undefined || reviews.most === 0 ? null : (
          <small class="below">{spreadWords(now)}</small>
        )}
      </td>
    </tr>
  );
}

/** The mean as a bar, four days of five as a line over it, what the team can do as a mark. */
function LoadBar({ team: { days, capacity }, most }: { readonly team: TeamImpact; readonly most: number }) {
  const reviews = days?.reviews;
  if (reviews === undefined || reviews.most === 0) return null;
  const limit = capacity.kind === "known" ? capacity.reviewsPerWorkingDay : undefined;
  const width = Math.max(limit ?? most, reviews.ninth, reviews.mean);
  const at = (number: number): number => (100 * number) / width;
  return (
    <svg class="load-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect class="track" x="0" y="1" width="100" height="6" />
      <rect class="mean" x="0" y="1" width={at(reviews.mean)} height="6" />
      <line class="range" x1={at(reviews.tenth)} x2={at(reviews.ninth)} y1="4" y2="4" />
      {limit === undefined ? null : (
        <line class="limit" x1={Math.min(99.6, at(limit))} x2={Math.min(99.6, at(limit))} y1="0" y2="8" />
      )}
    </svg>
  );
}
