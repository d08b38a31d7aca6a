import { Dialog } from "./dialog.tsx";

const keys: readonly (readonly [string, string])[] = [
  ["Ctrl+Space", "what fits here: fields, choices, teams, whole rules"],
  ["Ctrl+.", "mends for the problem at the cursor"],
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
  return (
    <Dialog title="How this page works" onClose={onClose}>
      <p>
        Write on the left which decisions a person must see. What the policy would have done with past decisions, and
        what is wrong with it, is worked out again with every change.
      </p>
      <p>Everything is worked out in this browser. No policy and no data leaves it.</p>
      <div>
        <h3>Keys</h3>
        <dl class="keys">
          {keys.map(([key, what]) => (
            <>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{what}</dd>
            </>
          ))}
        </dl>
      </div>
    </Dialog>
  );
}
