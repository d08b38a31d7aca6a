import type { Flips } from "../../src/simulation/impact/flips.ts";
import type { Impact as Measured } from "../../src/simulation/impact/impact.ts";
import { whole } from "../chart/numbers.ts";
import { compared } from "../state/compared.ts";
import { reading, table } from "../state/history.ts";
import { impact } from "../state/impact.ts";
import { report } from "../state/told.ts";
import { showPassing } from "./change.tsx";
import { ColumnsNote } from "./columns-note.tsx";
import { FirstRule } from "./first-rule.tsx";
import { ImpactCounts } from "./impact-counts.tsx";
import { ErrorsButton, NoFigures, ReadingBar, readingWords } from "./no-figures.tsx";
import { passingWords } from "./passing-words.ts";
import { TeamLoads } from "./team-loads.tsx";

/** What the draft would have done with the history, beside what it is compared with. */
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
        {answer?.kind !== "counted" ? (
          <NoFigures />
        ) : (
          <>
            <Standing isStale={stale} />
            <FirstRule />
            <LetsPass passing={answer.letsPass} />
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

/** What the figures are of, where that is not the draft and the history that are chosen now. */
function Standing({ isStale }: { readonly isStale: boolean }) {
  if (reading.value !== undefined)
    return (
      <div class="standing reading">
        <p>
          {readingWords()} While it is read, the figures are still those of{" "}
          {table.value?.name ?? "the decisions before"}.
        </p>
        <ReadingBar />
      </div>
    );
  if (!isStale || report.value?.proven !== "refused") return null;
  const errors = report.value.told.filter(({ severity }) => severity === "error").length;
  return (
    <div class="standing">
      <p>
        {errors === 1 ? "The draft has an error" : `The draft has ${whole.format(errors)} errors`}. These figures are of
        the text before; it is counted anew as soon as the draft has none.
      </p>
      <ErrorsButton>{errors === 1 ? "Show it" : "Show them"}</ErrorsButton>
    </div>
  );
}

function spanText({ rows, days }: Measured): string {
  const decisions = rows === 1 ? "1 decision" : `${whole.format(rows)} decisions`;
  return days === undefined ? decisions : `${decisions}, ${days.from} to ${days.to}`;
}

/** What is known to be wrong, and is stopped now, would go through: nobody is to miss it. */
function LetsPass({ passing }: { readonly passing: Flips["letsPass"] | undefined }) {
  const words = passingWords(passing);
  if (words === undefined) return null;
  return (
    <div class="alarm" role="alert">
      <p>
        <strong>
          This draft lets {words.count} pass that {words.known}
        </strong>{" "}
        and that the version in force stops. {words.later}
      </p>
      <button type="button" class="button" onClick={showPassing}>
        {compared.value.isInForce ? "See them" : "See them beside the version in force"}
      </button>
    </div>
  );
}
