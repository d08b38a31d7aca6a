import type { Impact as Measured } from "../../src/simulation/impact/impact.ts";
import { whole } from "../chart/numbers.ts";
import { filterBy } from "../state/change.ts";
import { historyProblem, isReading, propose, table } from "../state/history.ts";
import { impact } from "../state/impact.ts";
import { show, width } from "../state/layout.ts";
import { ColumnsNote } from "./columns-note.tsx";
import { ImpactCounts } from "./impact-counts.tsx";
import { TeamLoads } from "./team-loads.tsx";

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
              (isReading.value
                ? "Reading the decisions …"
                : table.value === undefined
                  ? "Open past decisions to see what this policy would have done with them."
                  : "Counting …")}
          </p>
        ) : answer.kind === "errors" ? (
          <p class="empty">A policy with errors decides nothing. Mend them, and the counts are here.</p>
        ) : answer.kind === "problem" ? (
          <div class="empty">
            <p>{answer.text}</p>
            <button type="button" class="button" onClick={() => void propose()}>
              Say what its columns are
            </button>
          </div>
        ) : (
          <>
            <LetsPass impact={answer.impact} />
            {answer.liveProblem === undefined ? null : <p class="caution">{answer.liveProblem}</p>}
            <ColumnsNote simulation={answer.impact.draft.simulation} />
            <ImpactCounts impact={answer.impact} />
            <TeamLoads impact={answer.impact} />
          </>
        )}
      </div>
    </>
  );
}

function spanText({ rows, days }: Measured): string {
  const decisions = `${whole.format(rows)} decisions`;
  return days === undefined ? decisions : `${decisions}, ${days.from} to ${days.to}`;
}

/** What is known to be wrong, and is stopped now, would go through: nobody is to miss it. */
function LetsPass({ impact: { change } }: { readonly impact: Measured }) {
  const passing = change?.letsPass;
  if (passing === undefined || passing.decisions === 0) return null;
  const { decisions, foundLater } = passing;
  return (
    <div class="alarm" role="alert">
      <p>
        <strong>
          This draft lets {decisions === 1 ? "one decision" : `${whole.format(decisions)} decisions`} pass that{" "}
          {decisions === 1 ? "is" : "are"} known to be wrong
        </strong>{" "}
        and that the version in force stops.
        {foundLater === 0 ? " Nobody sees any of them." : ` ${whole.format(foundLater)} would be found later.`}
      </p>
      <button type="button" class="button" onClick={showPassing}>
        See them
      </button>
    </div>
  );
}

function showPassing(): void {
  filterBy({ from: undefined, to: undefined, rule: undefined, team: undefined, onlyWrong: true, onlyLetPass: true });
  show(width.value === "narrow" ? "below" : "beside", "change");
}
