import { useState } from "preact/hooks";
import { policyPath, proposedName } from "../state/file-name.ts";
import { draftMain } from "../state/policy.ts";
import { naming } from "../state/save.ts";
import { saveAs } from "../state/save-as.ts";
import { Dialog } from "./dialog.tsx";

/** Asks how a new policy is to be called, and saves it. */
export function NameDialog() {
  if (!naming.value) return null;
  const close = (): void => {
    naming.value = false;
  };
  return (
    <Dialog title="Save as a new policy" onClose={close}>
      <NameForm onDone={close} />
    </Dialog>
  );
}

function NameForm({ onDone }: { readonly onDone: () => void }) {
  const { path, text } = draftMain.peek();
  const [name, setName] = useState(() => proposedName(path, text));
  const [because, setBecause] = useState<string | undefined>(undefined);
  const accept = async (event: Event): Promise<void> => {
    event.preventDefault();
    const named = policyPath(name);
    const refused = "because" in named ? named.because : await saveAs(named.path);
    if (refused === undefined) onDone();
    else setBecause(refused);
  };
  return (
    <form class="naming" onSubmit={(event) => void accept(event)}>
      <p class="soft">
        It becomes a file of the folder that this page is served for. A folder that is there can stand before a slash.
      </p>
      <div class="row">
        <input
          class="field"
          aria-label="Name of the new policy"
          aria-describedby="naming-because"
          value={name}
          onInput={({ currentTarget }) => {
            setName(currentTarget.value);
            setBecause(undefined);
          }}
        />
        <span class="soft">.signoff</span>
        <button type="submit" class="button main">
          Save
        </button>
      </div>
      <p class="caution" id="naming-because" role="alert" hidden={because === undefined}>
        {because}
      </p>
    </form>
  );
}
