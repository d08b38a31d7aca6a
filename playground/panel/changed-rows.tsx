import { signal } from "@preact/signals";
import type { FlippedRow } from "../../src/simulation/impact/flips.ts";
import { whole } from "../chart/numbers.ts";
import { from, pageLength } from "../state/change.ts";
import { columnsOf } from "../state/changed-columns.ts";
import { compared } from "../state/compared.ts";
import { facts } from "../state/compiled.ts";
import { cellWords } from "../state/input.ts";
import { draft, live } from "../state/policy.ts";

const isAll = signal(false);

interface ChangedRowsProps {
  readonly rows: readonly FlippedRow[];
  /** The place of the first of them, from 0. */
  readonly first: number;
  readonly total: number;
  readonly onTry: (input: unknown, from: string) => void;
}

/** Decisions that come out otherwise, a page of them: first the columns that tell why. */
export function ChangedRows({ rows, first, total, onTry }: ChangedRowsProps) {
  const known = facts.value.last?.answer;
  const columns = columnsOf({
    names: Object.keys(rows[0]?.input ?? {}),
    fields: known?.fields ?? [],
    identifiedBy: known?.identifiedBy,
    datedBy: known?.datedBy,
    draft: draft.value,
    live: live.value,
  });
  const names = isAll.value ? [...columns.first, ...columns.rest] : columns.first;
  return (
    <>
      <table class="figures rows">
        <thead>
          <tr>
            <th scope="col">Row</th>
            <th scope="col">{compared.value.title} → draft</th>
            <th scope="col">Wrong?</th>
            {names.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.row}>
              <th scope="row">
                <button
                  type="button"
                  class="link"
                  title="Try this decision"
                  onClick={() => onTry(row.input, `row ${row.row}`)}
                >
                  {whole.format(row.row)}
                  <span class="unseen"> try this decision</span>
                </button>
              </th>
              <td>
                {row.live.outcome} → {row.draft.outcome}
              </td>
              <td class={row.wrong === true ? "bad" : undefined}>
                {row.wrong === undefined ? "not known" : row.wrong ? "✕ wrong" : "right"}
              </td>
              {names.map((name) => (
                <td key={name}>{cellWords(row.input[name])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <nav class="chart-bar" aria-label="Pages of changed decisions">
        <button type="button" class="button" disabled={first === 0} onClick={() => go(first - pageLength)}>
          Previous
        </button>
        <span>
          {whole.format(first + 1)} to {whole.format(first + rows.length)} of {whole.format(total)}
        </span>
        <button
          type="button"
          class="button"
          disabled={first + pageLength >= total}
          onClick={() => go(first + pageLength)}
        >
          Next
        </button>
        {columns.rest.length === 0 ? null : (
          <label>
            <input
              type="checkbox"
              checked={isAll.value}
              onChange={({ currentTarget }) => {
                isAll.value = currentTarget.checked;
              }}
            />{" "}
            all columns
          </label>
        )}
      </nav>
    </>
  );
}

function go(to: number): void {
  from.value = Math.max(0, to);
}
