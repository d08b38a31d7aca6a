import { useState } from "preact/hooks";
import { library } from "../state/library.ts";
import { redoName, redoStep, undoName, undoStep } from "../state/policy.ts";
import { save, unsaved } from "../state/save.ts";
import { share } from "../state/share.ts";
import { type Theme, theme, themes } from "../state/theme.ts";
import { ExportDialog } from "./export-dialog.tsx";
import { Help } from "./help.tsx";
import { HistoryChoice } from "./history-choice.tsx";
import { Icon } from "./icon.tsx";
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
        <button
          type="button"
          class="button plain"
          disabled={undoName.value === undefined}
          title={undoName.value === undefined ? "Nothing to undo" : `Undo: ${undoName.value}`}
          onClick={undoStep}
        >
          <Icon name="undo" />
          <span class="unseen">Undo</span>
        </button>
        <button
          type="button"
          class="button plain"
          disabled={redoName.value === undefined}
          title={redoName.value === undefined ? "Nothing to do again" : `Redo: ${redoName.value}`}
          onClick={redoStep}
        >
          <Icon name="redo" />
          <span class="unseen">Redo</span>
        </button>
        <SaveButton />
        <button
          type="button"
          class="button plain"
          aria-label="Versions"
          title="Versions kept in this browser"
          onClick={() => setDialog("versions")}
        >
          <Icon name="versions" />
          <span class="words">Versions</span>
        </button>
        <button
          type="button"
          class="button plain"
          aria-label="Share"
          title="Share a link to the policy, without decisions"
          onClick={() => share()}
        >
          <Icon name="share" />
          <span class="words">Share</span>
        </button>
        <button
          type="button"
          class="button plain"
          aria-label="Export"
          title="Export the policy or a summary"
          onClick={() => setDialog("export")}
        >
          <Icon name="export" />
          <span class="words">Export</span>
        </button>
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
        <button
          type="button"
          class="button plain"
          aria-label="Help"
          title="How this page works"
          onClick={() => setDialog("help")}
        >
          <Icon name="help" />
          <span class="words">Help</span>
        </button>
      </div>
      {dialog === "export" ? <ExportDialog onClose={close} /> : null}
      {dialog === "help" ? <Help onClose={close} /> : null}
      {dialog === "versions" ? <Versions onClose={close} /> : null}
    </header>
  );
}

function SaveButton() {
  const isWritable = library.value?.writable === true;
  const label = isWritable ? "Save" : "Download the policy";
  return (
    <button
      type="button"
      class="button plain"
      aria-label={label}
      title={`${label} (Ctrl+S)`}
      disabled={isWritable && unsaved.value.length === 0}
      onClick={() => save()}
    >
      <Icon name={isWritable ? "save" : "download"} />
      <span class="words">{isWritable ? "Save" : "Download"}</span>
    </button>
  );
}
