import { useRef } from "preact/hooks";
import { chooseHistory, chosenHistory, propose, reading, table } from "../state/history.ts";
import { library } from "../state/library.ts";
import { openPolicy } from "../state/policy.ts";
import { HeaderButton } from "./header-button.tsx";

/** Which past decisions the policy is tried on: those of the library, or a file of the reader's own. */
export function HistoryChoice() {
  const input = useRef<HTMLInputElement>(null);
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
      <HeaderButton
        icon="file"
        name="Open a file of decisions"
        words="Open a file"
        title="Open a file of past decisions: CSV, JSONL or Parquet"
        onClick={() => input.current?.click()}
      />
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.jsonl,.ndjson,.parquet,.gz"
        aria-label="File of decisions"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file !== undefined) void chooseHistory({ kind: "own", file });
          currentTarget.value = "";
        }}
      />
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

function Reading() {
  const progress = reading.value;
  // How many were read stands in the impact.
  if (progress === undefined) return null;
  const { rows, total } = progress;
  return (
    <span class="soft small" role="status">
      <progress max={total ?? 1} {...(total === undefined ? {} : { value: rows })} aria-label="Reading decisions" />{" "}
      {rows.toLocaleString("en")} rows
    </span>
  );
}

function nameOf(path: string): string {
  return path.split("/").at(-1) ?? path;
}
