import { library } from "../state/library.ts";
import { DataSource } from "./data-source.tsx";
import { Dialog } from "./dialog.tsx";

const parts: readonly (readonly [string, string])[] = [
  [
    "Editor",
    "the policy: which decisions a person must see. Beside each rule stands how many past decisions it applies to.",
  ],
  ["Problems", "what is wrong with the policy, with an input that shows it and ways to fix it."],
  ["Promises", "what the policy promises of every possible decision, proven or broken."],
  ["Try a decision", "one input, what is decided on it, and which conditions hold."],
  ["Impact", "what the draft would have done with past decisions, beside the version in force."],
  ["By rule, By day, By hour", "where the work of the reviewers comes from, and when."],
  ["Threshold", "what another number in a rule would cost and prevent; its point can be moved."],
  ["What changes", "decisions that come out otherwise than in the version in force."],
];

const keys: readonly (readonly [string, string])[] = [
  ["Ctrl+S", "save the policy, or download it where nothing can be saved"],
  ["Ctrl+Space", "what fits here: fields, choices, teams, whole rules"],
  ["Ctrl+.", "ways to fix the problem at the cursor"],
  ["F6", "to the next part of the page; Shift+F6 to the one before"],
  ["F8", "to the next problem"],
  ["F12", "to where a name is defined; Shift+F12 to where it is used"],
  ["F2", "rename"],
  ["Shift+Alt+F", "format the policy"],
  ["Ctrl+Z", "take back the last change, wherever it was made; Ctrl+Y does it again"],
  ["Ctrl+M", "lets Tab leave the text, and again lets it indent"],
  ["Alt+F1", "how to use the text with a screen reader"],
  ["Arrow keys", "on a divider: move it; Enter puts it back"],
];

export function Help({ onClose }: { readonly onClose: () => void }) {
  const told = (library.value?.policies ?? []).filter(({ license }) => license !== undefined);
  return (
    <Dialog title="How this page works" onClose={onClose}>
      <p>
        Write on the left which decisions a person must see. What the policy would have done with past decisions, and
        what is wrong with it, is worked out again with every change. A reviewer is taken to find every error, so errors
        prevented are the most that could be.
      </p>
      <p>Everything is worked out in this browser. Nothing is uploaded: no policy and no data leaves it.</p>
      <Terms title="Parts" terms={parts} />
      <Terms title="Keys" terms={keys} areKeys />
      {told.length === 0 ? null : (
        <div>
          <h3>Where the sample decisions come from</h3>
          {told.map(({ title, license = "" }) => (
            <DataSource key={license} title={title} path={license} />
          ))}
        </div>
      )}
    </Dialog>
  );
}

interface TermsProps {
  readonly title: string;
  readonly terms: readonly (readonly [string, string])[];
  readonly areKeys?: boolean;
}

function Terms({ title, terms, areKeys = false }: TermsProps) {
  return (
    <div>
      <h3>{title}</h3>
      <dl class="keys">
        {terms.map(([term, what]) => (
          <>
            <dt>{areKeys ? <kbd>{term}</kbd> : term}</dt>
            <dd>{what}</dd>
          </>
        ))}
      </dl>
    </div>
  );
}
