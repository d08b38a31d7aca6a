import { useState } from "preact/hooks";
import { library } from "../state/library.ts";
import { redoName, redoStep, undoName, undoStep } from "../state/policy.ts";
import { save, unsaved } from "../state/save.ts";
import { share } from "../state/share.ts";
import { type Theme, theme, themes } from "../state/theme.ts";
import { ExportDialog } from "./export-dialog.tsx";
import { HeaderButton } from "./header-button.tsx";
import { Help } from "./help.tsx";
import { HistoryChoice } from "./history-choice.tsx";
import { PolicyChoice } from "./policy-choice.tsx";
import { Versions } from "./versions.tsx";

const themeWords: Readonly<Record<Theme, string>> = {
  system: "As the system",
  light: "Light",
  dark: "Dark",
  contrast: "High contrast",
};

export function Header() {
  const [dialog, setDialog] = useState<"export" | "help" | "versions" | undefined>(undefined);
  const close = (): void => setDialog(undefined);
  return (
    <header class="header">
      <h1 class="brand">
        <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
          <rect width="32" height="32" rx="7" />
          <path d="M8.5 16.5l5 5 10-11" />
        </svg>
        Signoff
      </h1>
      <PolicyChoice />
      <HistoryChoice />
      <div class="actions">
        <HeaderButton
          icon="undo"
          name="Undo"
          title={stepTitle("Undo", undoName.value)}
          disabled={undoName.value === undefined}
          onClick={undoStep}
        />
        <HeaderButton
          icon="redo"
          name="Redo"
          title={stepTitle("Redo", redoName.value)}
          disabled={redoName.value === undefined}
          onClick={redoStep}
        />
        <SaveButton />
        <HeaderButton
          icon="versions"
          name="Versions"
          words="Versions"
          title="Versions kept in this browser"
          onClick={() => setDialog("versions")}
        />
        <HeaderButton
          icon="share"
          name="Share"
          words="Share"
          title="Share a link to the policy, without decisions"
          onClick={() => share()}
        />
        <HeaderButton
          icon="export"
          name="Export"
          words="Export"
          title="Export the policy or a summary"
          onClick={() => setDialog("export")}
        />
        <label class="choice light">
          <span>Colours</span>
          <select
            aria-label="Colours"
            title="Colours"
            value={theme.value}
            onChange={({ currentTarget: { value } }) => {
              theme.value = themes.find((each) => each === value) ?? "system";
            }}
          >
            {themes.map((each) => (
              <option key={each} value={each}>
                {themeWords[each]}
              </option>
            ))}
          </select>
        </label>
        <HeaderButton
          icon="help"
          name="Help"
          words="Help"
          title="How this page works"
          onClick={() => setDialog("help")}
        />
      </div>
      {dialog === "export" ? <ExportDialog onClose={close} /> : null}
      {dialog === "help" ? <Help onClose={close} /> : null}
      {dialog === "versions" ? <Versions onClose={close} /> : null}
    </header>
  );
}

function SaveButton() {
  const isWritable = library.value?.writable === true;
  const name = isWritable ? "Save" : "Download the policy";
  return (
    <HeaderButton
      icon={isWritable ? "save" : "download"}
      name={name}
      words={isWritable ? "Save" : "Download"}
      title={`${name} (Ctrl+S)`}
      disabled={isWritable && unsaved.value.length === 0}
      onClick={() => save()}
    />
  );
}

function stepTitle(words: string, step: string | undefined): string {
  return step === undefined ? `Nothing to ${words.toLowerCase()}` : `${words}: ${step}`;
}
