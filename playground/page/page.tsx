import { useEffect } from "preact/hooks";
import { redoStep, undoStep } from "../state/policy.ts";
import { save } from "../state/save.ts";
import { Drop } from "./drop.tsx";
import { Header } from "./header.tsx";
import { MappingDialog } from "./mapping-dialog.tsx";
import { NameDialog } from "./name-dialog.tsx";
import { Notice } from "./notice.tsx";
import { goToRegion } from "./regions-key.ts";
import { SaveDialog } from "./save-dialog.tsx";
import { Screen } from "./screen.tsx";

export function Page() {
  useEffect(() => {
    document.addEventListener("keydown", actByKey);
    return () => document.removeEventListener("keydown", actByKey);
  }, []);
  return (
    <>
      <a class="skip unseen" href="#main">
        Skip to the policy
      </a>
      <Header />
      <Screen />
      <MappingDialog />
      <NameDialog />
      <SaveDialog />
      <Notice />
      <Drop />
    </>
  );
}

function actByKey(event: KeyboardEvent): void {
  if (event.key === "F6" && !event.ctrlKey && !event.metaKey && !event.altKey) {
    if (document.querySelector("dialog[open]") !== null) return;
    goToRegion(event.shiftKey ? -1 : 1);
    event.preventDefault();
    return;
  }
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return;
  const key = event.key.toLowerCase();
  if (key === "s" && !event.shiftKey) {
    // A key that is held down saves once.
    if (!event.repeat) void save();
  } else if (hasOwnUndo(event.target)) return;
  else if (key === "z" && !event.shiftKey) undoStep();
  else if (key === "y" || (key === "z" && event.shiftKey)) redoStep();
  else return;
  event.preventDefault();
}

/** Fields have an undo of their own; the editor's keys are told to take ours. */
function hasOwnUndo(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest("input, textarea, select, [contenteditable], .monaco-editor") !== null
  );
}
