import { FileButton } from "../panel/file-button.tsx";
import { chooseHistory, chosenHistory, propose, reading, table } from "../state/history.ts";
import { library } from "../state/library.ts";
import { openPolicy } from "../state/policy.ts";
import { HeaderButton } from "./header-button.tsx";
import { Icon } from "./icon.tsx";

/** Which past decisions the policy is tried on: those of the library, or a file of the reader's own. */
export function HistoryChoice() {
  const chosen = chosenHistory.value;
  const offered = openPolicy.value?.histories ?? [];
  const others = (library.value?.policies ?? [])
    .flatMap(({ histories }) => histories)
    .filter((history, at, all) => all.findIndex(({ path }) => path === history.path) === at)
    .filter(({ path }) => !offered.some((history) => history.path === path));
  const value = chosen === undefined ? "" : chosen.kind === "own" ? "own" : chosen.history.path;
  return (
    <>
      <label class="choice">
        <span>Decisions</span>
        <select
          aria-label="Decisions"
          title="The past decisions that the policy is tried on"
          value={value}
          onChange={({ currentTarget }) => {
            const path = currentTarget.value;
            const history = [...offered, ...others].find((each) => each.path === path);
            void chooseHistory(history && { kind: "library", history });
          }}
        >
          <option value="">None</option>
          {chosen?.kind === "own" ? <option value="own">{chosen.file.name}</option> : null}
          {offered.map(({ path }) => (
            <option key={path} value={path}>
              {nameOf(path)}
            </option>
          ))}
          {others.length === 0 ? null : (
            <optgroup label="Of other policies">
              {others.map(({ path }) => (
                <option key={path} value={path}>
                  {nameOf(path)}
                </option>
              ))}
            </optgroup>
          )}
        </select>
      </label>
      <FileButton
        kind="plain"
        label="Open a file of decisions"
        title="Open a file of past decisions: CSV, JSONL or Parquet"
      >
        <Icon name="file" />
        <span class="words">Open a file</span>
      </FileButton>
      {table.value === undefined ? null : (
        <HeaderButton
          icon="columns"
          name="What the columns are"
          words="Columns"
          title="What the columns are"
          onClick={() => void propose()}
        />
      )}
      <Reading />
    </>
  );
}

/** How far it is stands in the impact. */
function Reading() {
  const progress = reading.value;
  if (progress === undefined) return null;
  const { rows, total } = progress;
  return (
    <span role="status">
      <progress max={total ?? 1} {...(total === undefined ? {} : { value: rows })} aria-label="Reading decisions" />
      <span class="unseen">Reading decisions …</span>
    </span>
  );
}

function nameOf(path: string): string {
  return path.split("/").at(-1) ?? path;
}
