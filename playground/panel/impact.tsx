import type { ImpactSide, Impact as Measured } from "../../src/simulation/impact/impact.ts";
import type { TeamImpact } from "../../src/simulation/impact/team-impact.ts";
import { historyProblem, table } from "../state/history.ts";
import { impact } from "../state/impact.ts";

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const fine = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
const percent = new Intl.NumberFormat("en", { style: "percent", maximumFractionDigits: 1 });
const signed = new Intl.NumberFormat("en", { signDisplay: "exceptZero", maximumFractionDigits: 1 });

/** What the draft would have done with the history, beside the version in force. */
export function Impact() {
  const { last, stale } = impact.value;
  const answer = last?.answer;
  return (
    <>
      <div class="region-bar">
        <h2 id="impact-title">Impact</h2>
        {answer?.kind === "counted" ? <span class="end">{spanText(answer.impact)}</span> : null}
      </div>
      <div class={`panel-body impact${stale ? " stale" : ""}`} aria-busy={stale} tabIndex={0}>
        {answer === undefined ? (
          <p class="empty">
            {historyProblem.value ??
              (table.value === undefined
                ? "Open past decisions to see what this policy would have done with them."
                : "Counting …")}
          </p>
        ) : answer.kind === "errors" ? (
          <p class="empty">A policy with errors decides nothing. Mend them, and the counts are here.</p>
        ) : answer.kind === "problem" ? (
          <p class="empty">{answer.text}</p>
        ) : (
          <Counts impact={answer.impact} />
        )}
      </div>
    </>
  );
}

function spanText({ rows, days }: Measured): string {
  const decisions = `${whole.format(rows)} decisions`;
  return days === undefined ? decisions : `${decisions}, ${days.from} to ${days.to}`;
}

function Counts({ impact: { draft, live, change, rows } }: { readonly impact: Measured }) {
  const side = (one: ImpactSide) => one.simulation;
  const held = (one: ImpactSide): number => side(one).outcomes.review + side(one).outcomes.block;
  return (
    <>
      {change !== undefined && change.letsPass.decisions > 0 ? (
        <p class="alarm" role="alert">
          <strong>
            This draft lets {whole.format(change.letsPass.decisions)} decisions pass that are known to be wrong
          </strong>{" "}
          and that the version in force stops.
        </p>
      ) : null}
      <table class="figures">
        <thead>
          <tr>
            <td />
            <th scope="col">In force</th>
            <th scope="col">Draft</th>
            <th scope="col">Difference</th>
          </tr>
        </thead>
        <tbody>
          <Row name="Reviewed or blocked" draft={held(draft)} live={live && held(live)} of={rows} />
          <Row
            name="Looked at afterwards"
            draft={side(draft).outcomes.audit}
            live={live && side(live).outcomes.audit}
            of={rows}
          />
          <Row
            name="Errors prevented"
            draft={side(draft).errors.prevented}
            live={live && side(live).errors.prevented}
            of={side(draft).errors.total}
          />
          <Row
            name="Errors found later"
            draft={side(draft).errors.foundLater}
            live={live && side(live).errors.foundLater}
            of={side(draft).errors.total}
          />
          <Row
            name="Reviewed only for unknown values"
            draft={side(draft).reviewed.unknown}
            live={live && side(live).reviewed.unknown}
            of={rows}
          />
          {draft.teams.map((team) => (
            <TeamRow key={team.team} team={team} live={live?.teams.find((other) => other.team === team.team)} />
          ))}
        </tbody>
      </table>
    </>
  );
}

interface RowProps {
  readonly name: string;
  readonly draft: number;
  readonly live: number | undefined;
  readonly of: number;
}

function Row({ name, draft, live, of }: RowProps) {
  const share = (count: number) => (of === 0 ? null : <small>{percent.format(count / of)}</small>);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        {live === undefined ? (
          "–"
        ) : (
          <>
            {whole.format(live)} {share(live)}
          </>
        )}
      </td>
      <td class="draft">
        {whole.format(draft)} {share(draft)}
      </td>
      <td>{live === undefined ? "–" : signed.format(draft - live)}</td>
    </tr>
  );
}

function TeamRow({ team, live }: { readonly team: TeamImpact; readonly live: TeamImpact | undefined }) {
  const mean = team.days?.reviews?.mean;
  const before = live?.days?.reviews?.mean;
  const { capacity } = team;
  return (
    <tr>
      <th scope="row">
        {team.team}, reviews a day
        <small>
          {capacity.kind === "known"
            ? `can do ${fine.format(capacity.reviewsPerWorkingDay)}`
            : capacity.kind === "shared"
              ? `shared by ${capacity.teams.join(", ")}`
              : `no ${capacity.lacks} declared`}
        </small>
      </th>
      <td>{before === undefined ? "–" : fine.format(before)}</td>
      <td class="draft">{mean === undefined ? "–" : fine.format(mean)}</td>
      <td>{mean === undefined || before === undefined ? "–" : signed.format(mean - before)}</td>
    </tr>
  );
}
