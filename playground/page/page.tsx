import { useEffect } from "preact/hooks";
import { redoStep, undoStep } from "../state/policy.ts";
import { Drop } from "./drop.tsx";
import { Header } from "./header.tsx";
import { Notice } from "./notice.tsx";
import { Screen } from "./screen.tsx";

export function Page() {
  useEffect(() => {
    document.addEventListener("keydown", undoByKey);
    return () => document.removeEventListener("keydown", undoByKey);
  }, []);
  return (
    <>
      <a class="skip unseen" href="#main">
        Skip to the policy
      </a>
      <Header />
      <Screen />
      <Notice />
      <Drop />
    </>
  );
}

/** Outside of fields, which have an undo of their own. */
function undoByKey(event: KeyboardEvent): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return;
  if (
    event.target instanceof Element &&
    event.target.closest("input, textarea, select, [contenteditable], .monaco-editor")
  )
    return;
  const key = event.key.toLowerCase();
  if (key === "z" && !event.shiftKey) undoStep();
  else if (key === "y" || (key === "z" && event.shiftKey)) redoStep();
  else return;
  event.preventDefault();
}
