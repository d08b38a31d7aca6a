import type { ComponentChildren } from "preact";
import { whole } from "../chart/numbers.ts";
import {
  type Chosen,
  chooseHistory,
  chosenHistory,
  historyProblem,
  propose,
  reading,
  table,
} from "../state/history.ts";
import { impact } from "../state/impact.ts";
import { show } from "../state/layout.ts";
import { openPolicy } from "../state/policy.ts";
import { FileButton } from "./file-button.tsx";

/** The same beside the impact, in a sentence. */
export function FiguresLater() {
  const answer = impact.value.last?.answer;
  return (
    <p class="empty">
      {table.value === undefined
        ? reading.value === undefined
          ? "These decisions could not be read: Impact says why."
          : readingWords()
        : answer === undefined
          ? "Counting …"
          : answer.kind === "errors"
            ? "A policy with errors decides nothing. Fix them, and the figures are here."
            : "These decisions are not in the policy's words yet. Say under Impact what their columns are."}
    </p>
  );
}

/** In the place of the impact: why there is none yet, and what to do. */
export function NoFigures() {
  const answer = impact.value.last?.answer;
  if (table.value === undefined) {
    if (reading.value !== undefined) return <Reading />;
    return historyProblem.value === undefined ? <NoHistory /> : <Unread because={historyProblem.value} />;
  }
  if (answer?.kind === "errors")
    return (
      <Empty>
        <p>A policy with errors decides nothing. Fix them, and the figures are here.</p>
        <ErrorsButton>Show the errors</ErrorsButton>
      </Empty>
    );
  if (answer?.kind === "problem")
    return (
      <Empty>
        <p>{answer.text}</p>
        <ColumnsButton>Say what its columns are</ColumnsButton>
      </Empty>
    );
  return <p class="empty">Counting …</p>;
}

/** Where a figure needs a moment that the history does not give. */
export function Untimed({ children }: { readonly children: ComponentChildren }) {
  return (
    <Empty>
      <p>{children}</p>
      <ColumnsButton>Say which column is the time</ColumnsButton>
    </Empty>
  );
}

function Empty({ children }: { readonly children: ComponentChildren }) {
  return <div class="empty">{children}</div>;
}

function NoHistory() {
  const offered = openPolicy.value?.histories ?? [];
  return (
    <Empty>
      <p>Open past decisions to see what this policy would have done with them.</p>
      <div class="choices">
        <FileButton kind="main">Choose a file …</FileButton>
        {offered.map((history) => (
          <button
            key={history.path}
            type="button"
            class="button"
            onClick={() => void chooseHistory({ kind: "library", history })}
          >
            Open {fileName(history.path)}
          </button>
        ))}
      </div>
      <p>
        Or drop a CSV, JSONL or Parquet file anywhere on this page. It is read in this browser and uploaded nowhere.
      </p>
    </Empty>
  );
}

function Unread({ because }: { readonly because: string }) {
  return (
    <Empty>
      <p>{because}</p>
      <FileButton kind="main">Choose another file …</FileButton>
    </Empty>
  );
}

function Reading() {
  return (
    <Empty>
      <p>{readingWords()}</p>
      <ReadingBar />
    </Empty>
  );
}

/** `Reading million.csv: 412,000 decisions so far …` */
export function readingWords(): string {
  const { rows = 0, total } = reading.value ?? {};
  const of = total === undefined ? " decisions so far" : ` of ${whole.format(total)} decisions`;
  return `Reading ${nameOf(chosenHistory.value)}${rows === 0 ? "" : `: ${whole.format(rows)}${of}`} …`;
}

export function ReadingBar() {
  const { rows = 0, total } = reading.value ?? {};
  return (
    <progress class="long" max={total ?? 1} {...(total === undefined ? {} : { value: rows })} aria-hidden="true" />
  );
}

export function ColumnsButton({ children }: { readonly children: ComponentChildren }) {
  return (
    <button type="button" class="button" onClick={() => void propose()}>
      {children}
    </button>
  );
}

export function ErrorsButton({ children }: { readonly children: ComponentChildren }) {
  return (
    <button type="button" class="button" onClick={() => show("below", "problems")}>
      {children}
    </button>
  );
}

function nameOf(chosen: Chosen | undefined): string {
  if (chosen === undefined) return "the decisions";
  return chosen.kind === "own" ? chosen.file.name : fileName(chosen.history.path);
}

function fileName(path: string): string {
  return path.split("/").at(-1) ?? path;
}
