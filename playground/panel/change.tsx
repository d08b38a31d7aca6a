import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { OutcomeName } from "../../src/model/policy.ts";
import type { ChangeLine } from "../change/contract.ts";
import { whole } from "../chart/numbers.ts";
import { tryInput } from "../state/case.ts";
import { exportFlipped, filter, filterBy, flipped, proven } from "../state/change.ts";
import { compared } from "../state/compared.ts";
import { facts } from "../state/compiled.ts";
import { table } from "../state/history.ts";
import { impact } from "../state/impact.ts";
import { show, width } from "../state/layout.ts";
import { baseline, compareWith, differs } from "../state/policy.ts";
import { ChangedRows } from "./changed-rows.tsx";

const outcomes: readonly OutcomeName[] = ["proceed", "audit", "review", "block"];

/** What the draft changes: proven for every possible decision, and the past decisions that come out otherwise. */
export function Change() {
  if (baseline.value === undefined)
    return (
      <p class="empty">
        No version of this policy is in force yet. Compare it with one that is kept under Versions: which decisions come
        out otherwise is then shown here.
      </p>
    );
  if (!differs.value)
    return (
      <p class="empty">
        {`The draft is ${compared.value.isInForce ? "the version in force" : `the same as ${compared.value.words}`}, so nothing changes. Change the text, or compare it with one of the Versions: which decisions come out otherwise is then shown here, proven for every possible decision and counted in the past ones.`}
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
  const change = answer?.kind === "counted" && differs.value ? answer.impact.change : undefined;
  const letsPass = answer?.kind === "counted" ? answer.letsPass : undefined;
  const number = change?.flipped.reduce((sum, { decisions }) => sum + decisions, 0) ?? 0;
  return number === 0 ? undefined : { number, what: "changed decisions", bad: (letsPass?.decisions ?? 0) > 0 };
}

/** To the past decisions that are known to be wrong, were stopped before and pass now. */
export function showPassing(): void {
  // The list is of the same two versions as the banner.
  if (!compared.value.isInForce) compareWith(undefined);
  filterBy({ from: undefined, to: undefined, rule: undefined, team: undefined, onlyWrong: true, onlyLetPass: true });
  wanted.value = "asked";
  show(width.value === "narrow" ? "below" : "beside", "change");
}

/** The past decisions are to be gone to as soon as they are there; `gone to`: kept in view while what is above them grows. */
const wanted = signal<"asked" | "gone to" | undefined>(undefined);

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
        <p class="chart-note">A version with errors cannot be compared. Fix them first.</p>
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
  const section = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (wanted.value === undefined) return;
    const panel = section.current?.closest(".panel-body");
    // Only the panel is scrolled, never what is around it.
    if (section.current && panel)
      panel.scrollTop += section.current.getBoundingClientRect().top - panel.getBoundingClientRect().top - 8;
    if (wanted.value === "asked") heading.current?.focus({ preventScroll: true });
    wanted.value = stale || proven.value.stale ? "gone to" : undefined;
  }, [wanted.value, stale, found, proven.value]);
  return (
    <section ref={section} aria-label="Of the past decisions" class={stale ? "stale" : undefined} aria-busy={stale}>
      <h3 ref={heading} tabIndex={-1}>
        Of the past decisions
        {found === undefined ? null : <small>{whole.format(found.total)} come out otherwise</small>}
      </h3>
      <div class="chart-bar filters">
        <Choice
          label={compared.value.title}
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
            : "There are no figures for this draft yet: Impact says why."}
        </p>
      ) : found.total === 0 ? (
        <p class="chart-note">No past decision of this kind comes out otherwise.</p>
      ) : (
        <ChangedRows rows={found.rows} first={last?.question.from ?? 0} total={found.total} onTry={tryIt} />
      )}
    </section>
  );
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

function Choice({ label, all, options: known, value, onChoose }: ChoiceProps) {
  // What is filtered by is always shown: a rule may have another name by now, or be one of the other version.
  const isGone = value !== undefined && !known.includes(value);
  const options = isGone ? [...known, value] : known;
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
            {isGone && option === value ? `${option} (not in the draft)` : option}
          </option>
        ))}
      </select>
    </label>
  );
}
