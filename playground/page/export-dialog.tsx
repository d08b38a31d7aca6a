import { useState } from "preact/hooks";
import { exportFlipped, flipped } from "../state/change.ts";
import { compared } from "../state/compared.ts";
import { exportPolicy, exportSummary } from "../state/export.ts";
import { differs } from "../state/policy.ts";
import { Dialog } from "./dialog.tsx";

/** What can be taken away as a file. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const [isBusy, setBusy] = useState(false);
  const changed = flipped.value.last?.answer.total ?? 0;
  const makeSummary = async (): Promise<void> => {
    setBusy(true);
    await exportSummary();
    setBusy(false);
  };
  return (
    <Dialog title="Export" onClose={onClose}>
      <p>Files are made in this browser and go nowhere but to your disk.</p>
      <ul class="versions">
        <li>
          <span class="what">
            The policy
            <small>The text of the draft, as a .signoff file.</small>
          </span>
          <button type="button" class="button" onClick={exportPolicy}>
            Export<span class="unseen"> the policy</span>
          </button>
        </li>
        <li>
          <span class="what">
            A summary on one page
            <small>
              What the draft does and what it changes: figures, teams, promises, problems. An HTML file, for reading and
              for paper.
            </small>
          </span>
          <button type="button" class="button main" disabled={isBusy} onClick={() => void makeSummary()}>
            {isBusy ? "Working it out …" : "Export"}
            <span class="unseen"> the summary</span>
          </button>
        </li>
        <li>
          <span class="what">
            The changed decisions
            <small>
              {!differs.value
                ? `The draft is ${compared.value.words}: none comes out otherwise.`
                : changed === 0
                  ? "Look at “What changes” first: what its filter takes is exported."
                  : "Those that the filter in “What changes” takes, as a CSV."}
            </small>
          </span>
          <button type="button" class="button" disabled={changed === 0} onClick={() => void exportFlipped()}>
            Export<span class="unseen"> the changed decisions</span>
          </button>
        </li>
      </ul>
    </Dialog>
  );
}
