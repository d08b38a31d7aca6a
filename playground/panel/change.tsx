import type { OutcomeName } from "../../src/model/policy.ts";
import type { FlippedRow } from "../../src/simulation/impact/flips.ts";
import type { ChangeLine } from "../change/contract.ts";
import { whole } from "../chart/numbers.ts";
import { tryInput } from "../state/case.ts";
import { exportFlipped, filter, filterBy, flipped, from, pageLength, proven } from "../state/change.ts";
import { facts } from "../state/compiled.ts";
import { table } from "../state/history.ts";
import { impact } from "../state/impact.ts";
import { shownValue } from "../state/input.ts";
import { show } from "../state/layout.ts";
import { isChanged } from "../state/policy.ts";

const outcomes: readonly OutcomeName[] = ["proceed", "audit", "review", "block"];

/** What the draft changes: proven for every possible decision, and the past decisions that come out otherwise. */
export function Change() {
  if (!isChanged.value)
    return (
      <p class="empty">
        The draft is the version in force. Change the text, or compare with one of the Versions: what is overseen
        otherwise, proven of every decision and counted in past ones, is shown here.
      </p>
    );
  return (
    <div class="change">
      <Proven />
      {table.value === undefined ? null : <Flipped />}
    </div>
  );
}

/** For the tab: how many past decisions come out otherwise. */
export function changedCount(): { readonly number: number; readonly what: string; readonly bad: boolean } | undefined {
  const answer = impact.value.last?.answer;
  const change = answer?.kind === "counted" && isChanged.value ? answer.impact.change : undefined;
  const number = change?.flipped.reduce((sum, { decisions }) => sum + decisions, 0) ?? 0;
  return number === 0 ? undefined : { number, what: "changed decisions", bad: (change?.letsPass.decisions ?? 0) > 0 };
}

function tryIt(input: unknown, from: string): void {
  tryInput(input, from);
  show("below", "case");
}

const titles = { weaker: "Weaker", stricter: "Stricter", different: "Different" } as const;
const signs = { weaker: "▼", stricter: "▲", different: "◆" } as const;
const mostShown = 40;

function Proven() {
  const { last, stale } = proven.value;
  const found = last?.answer;
  return (
    <section aria-label="Of every possible decision" class={stale ? "stale" : undefined} aria-busy={stale}>
      <h3>Of every possible decision</h3>
      {last === undefined ? (
        <p class="chart-note">Comparing the two versions over every possible decision …</p>
      ) : found === undefined ? (
        <p class="chart-note">A version with errors cannot be compared. Mend them first.</p>
      ) : (
        <>
          {found.equal ? <p>Proven: every possible decision is overseen as before.</p> : null}
          {found.undecided.length === 0 ? null : (
            <p>Whether there are other changes could not be worked out: {found.undecided.join("; ")}.</p>
          )}
          <ul class="changes">
            {found.lines.slice(0, mostShown).map((line) => (
              <Line key={`${line.kind} ${line.from} ${line.to} ${line.where[0]}`} line={line} />
            ))}
          </ul>
          {found.lines.length > mostShown ? (
            <p class="chart-note">… and {whole.format(found.lines.length - mostShown)} more.</p>
          ) : null}
          {found.other.length === 0 ? null : (
            <ul class="others">
              {found.other.slice(0, mostShown).map(({ message }) => (
                <li key={message}>{message}</li>
              ))}
            </ul>
          )}
        </>
      )}
    </section>
  );
}

function Line({ line }: { readonly line: ChangeLine }) {
  const { kind, from, to, where, more, witness } = line;
  return (
    <li class={kind}>
      <span class="sign" aria-hidden="true">
        {signs[kind]}
      </span>
      <div>
        <strong>{titles[kind]}:</strong> {from} → {to}
        <p class="chart-note">where {where[0]}</p>
        {where.length < 2 ? null : (
          <details class="chart-note">
            <summary>
              or in {more ? "at least " : ""}
              {whole.format(where.length - 1 + (more ? 1 : 0))} more {where.length === 2 && !more ? "kind" : "kinds"} of
              decisions
            </summary>
            <ul>
              {where.slice(1, mostShown).map((region) => (
                <li key={region}>{region}</li>
              ))}
            </ul>
          </details>
        )}
      </div>
      <button type="button" class="button" onClick={() => tryIt(witness, "the comparison")}>
        Try it
        <span class="unseen">
          : {from} → {to}
        </span>
      </button>
    </li>
  );
}

function Flipped() {
  const { last, stale } = flipped.value;
  const found = last?.answer;
  const rules = facts.value.last?.answer?.rules ?? [];
  const teams = facts.value.last?.answer?.teams ?? [];
  return (
    <section aria-label="Of the past decisions" class={stale ? "stale" : undefined} aria-busy={stale}>
      <h3>
        Of the past decisions
        {found === undefined ? null : <small>{whole.format(found.total)} come out otherwise</small>}
      </h3>
      <div class="chart-bar filters">
        <Choice
          label="In force"
          all="any outcome"
          options={outcomes}
          value={filter.value.from}
          onChoose={(from) => filterBy({ from: outcomeOf(from) })}
        />
        <Choice
          label="Draft"
          all="any outcome"
          options={outcomes}
          value={filter.value.to}
          onChoose={(to) => filterBy({ to: outcomeOf(to) })}
        />
        <Choice
          label="Rule"
          all="any rule"
          options={rules.map(({ name }) => name)}
          value={filter.value.rule}
          onChoose={(rule) => filterBy({ rule })}
        />
        <Choice
          label="Team"
          all="any team"
          options={teams}
          value={filter.value.team}
          onChoose={(team) => filterBy({ team })}
        />
        <label>
          <input
            type="checkbox"
            checked={filter.value.onlyWrong === true}
            onChange={(event) => filterBy({ onlyWrong: event.currentTarget.checked ? true : undefined })}
          />{" "}
          known to be wrong
        </label>
        <label>
          <input
            type="checkbox"
            checked={filter.value.onlyLetPass === true}
            onChange={(event) => filterBy({ onlyLetPass: event.currentTarget.checked ? true : undefined })}
          />{" "}
          stopped before, passing now
        </label>
        <button
          type="button"
          class="button"
          disabled={found === undefined || found.total === 0}
          onClick={() => void exportFlipped()}
        >
          Export as CSV
        </button>
      </div>
      {found === undefined ? (
        <p class="chart-note">
          {impact.value.last?.answer.kind === "counted" || impact.value.stale
            ? "Looking for them …"
            : "There are no figures for this draft yet: see the impact for what is in their way."}
        </p>
      ) : found.total === 0 ? (
        <p class="chart-note">No past decision of this kind comes out otherwise.</p>
      ) : (
        <Rows rows={found.rows} total={found.total} />
      )}
    </section>
  );
}

function Rows({ rows, total }: { readonly rows: readonly FlippedRow[]; readonly total: number }) {
  const names = Object.keys(rows[0]?.input ?? {}).slice(0, 8);
  return (
    <>
      <div class="wide">
        <table class="figures rows">
          <thead>
            <tr>
              <th scope="col">Row</th>
              <th scope="col">In force → draft</th>
              <th scope="col">Was it wrong?</th>
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
                  <button type="button" class="link" onClick={() => tryIt(row.input, `row ${row.row}`)}>
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
                  <td key={name}>{shownValue(row.input[name])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <nav class="chart-bar" aria-label="Pages of changed decisions">
        <button type="button" class="button" disabled={from.value === 0} onClick={() => go(-pageLength)}>
          Before
        </button>
        <span>
          {whole.format(from.value + 1)} to {whole.format(Math.min(total, from.value + pageLength))} of{" "}
          {whole.format(total)}
        </span>
        <button type="button" class="button" disabled={from.value + pageLength >= total} onClick={() => go(pageLength)}>
          After
        </button>
      </nav>
    </>
  );
}

function go(by: number): void {
  from.value = Math.max(0, from.value + by);
}

function outcomeOf(text: string | undefined): OutcomeName | undefined {
  return outcomes.find((outcome) => outcome === text);
}

interface ChoiceProps {
  readonly label: string;
  readonly all: string;
  readonly options: readonly string[];
  readonly value: string | undefined;
  readonly onChoose: (value: string | undefined) => void;
}

function Choice({ label, all, options, value, onChoose }: ChoiceProps) {
  return (
    <label>
      {label}{" "}
      <select
        value={value === undefined ? -1 : options.indexOf(value)}
        onChange={(event) => onChoose(options[Number(event.currentTarget.value)])}
      >
        <option value={-1}>{all}</option>
        {options.map((option, at) => (
          <option key={option} value={at}>
            {option}
          </option>
        ))}
      </select>
    </label>
  );
}
