import { computed } from "@preact/signals";
import { useMemo, useState } from "preact/hooks";
import type { Mend } from "../../src/diagnostics/diagnostic.ts";
import { lineStarts, positionAt } from "../../src/diagnostics/source.ts";
import { tryInput } from "../state/case.ts";
import { facts } from "../state/compiled.ts";
import { show } from "../state/layout.ts";
import { applyMend } from "../state/mend.ts";
import { draft } from "../state/policy.ts";
import { textAt } from "../state/policy-texts.ts";
import { goTo } from "../state/selection.ts";
import { type Report, report, type Told } from "../state/told.ts";
import { beginningOf, partsOf } from "./message.ts";
import { Words } from "./words.tsx";

const words = {
  error: "Error",
  warning: "Warning",
  information: "Note",
  hint: "Hint",
} as const;
const signs = { error: "✕", warning: "▲", information: "●", hint: "○" } as const;
const ranks = { error: 0, warning: 1, information: 2, hint: 3 } as const;
/** What follows the first sentence is folded where it is longer, in characters. */
const longRest = 150;
/** So many are listed, and as many more with each press: nobody reads a thousand. */
const atOnce = 100;

/** The text has changed since, or is still being looked at. */
const isOld = computed(() => report.value?.stale ?? false);

/** What is wrong with the draft, the worst first: a press goes to the place, or tries the input that shows it. */
export function Problems() {
  const found = report.value;
  // Made anew where other problems are told, not with every change of the text.
  const list = useMemo(() => found && <List {...found} />, [found?.told]);
  if (found === undefined)
    return (
      <p class="empty" aria-busy="true">
        Reading the policy …
      </p>
    );
  return (
    <div class={found.stale ? "stale" : undefined} aria-busy={found.stale}>
      {list}
    </div>
  );
}

function List({ path, text, told: all }: Report) {
  const [most, setMost] = useState(atOnce);
  const told = useMemo(() => problemsIn(all).sort((one, other) => ranks[one.severity] - ranks[other.severity]), [all]);
  const lineOf = useMemo(() => linesIn(path, text), [path, text]);
  if (told.length === 0) return <NoProblem />;
  const more = Math.min(atOnce, told.length - most);
  return (
    <>
      <ul class="problems">
        {told.slice(0, most).map((one) => (
          <Problem
            key={`${one.code} ${one.span.file} ${one.span.start} ${one.message}`}
            told={one}
            line={lineOf(one.span)}
          />
        ))}
      </ul>
      {more <= 0 ? null : (
        <p class="empty">
          <button type="button" class="link" onClick={() => setMost(most + atOnce)}>
            Show {more} more
          </button>{" "}
          of {(told.length - most).toLocaleString("en")} that are not listed here.
        </p>
      )}
    </>
  );
}

function NoProblem() {
  if (isOld.value) return <p class="empty">Looking at every possible decision …</p>;
  if (facts.value.last?.answer?.rules.length === 0)
    return (
      <div class="empty">
        <p>This policy has no rules yet: every decision proceeds without a person.</p>
        <p>
          Write the first below the fields, such as <code>rule "large" amount &gt; 10000 → review by committee</code>.
          Ctrl+Space shows what fits.
        </p>
      </div>
    );
  return (
    <p class="empty good">
      <strong>
        <span aria-hidden="true">✓</span> Nothing is wrong with this policy.
      </strong>{" "}
      Every possible decision has been looked at.
    </p>
  );
}

/** Good news is in a list of its own. */
export function problemsIn(told: readonly Told[]): Told[] {
  return told.filter(({ code }) => code !== "ensure/proven");
}

function Problem({ told, line }: { readonly told: Told; readonly line: number }) {
  const { severity, message, span, mends } = told;
  const [isOpen, setOpen] = useState(false);
  const witness = "witness" in told ? told.witness : undefined;
  const input = Array.isArray(witness) ? witness[0] : witness;
  const { lead, rest } = partsOf(message);
  const isFolded = rest.length > longRest && !isOpen;
  const mend = severity === "error" || severity === "warning" ? mends[0] : undefined;
  return (
    <li class={severity}>
      <span class="sign" aria-hidden="true">
        {signs[severity]}
      </span>
      <div class="told">
        <button type="button" class="message" onClick={() => goTo(span)}>
          <span class="unseen">{words[severity]}: </span>
          <span class="lead">
            <Words text={lead} />
          </span>{" "}
          {rest === "" ? null : (
            <span class="rest">
              <Words text={isFolded ? beginningOf(rest) : rest} />{" "}
            </span>
          )}
          <span class="soft small">line {line}</span>
        </button>
        {rest.length > longRest ? (
          <button type="button" class="link small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? "less" : "more"}
            <span class="unseen"> about: {lead}</span>
          </button>
        ) : null}
      </div>
      {mend === undefined ? null : <Fix mend={mend} />}
      {input === undefined ? null : (
        <button
          type="button"
          class="button"
          onClick={() => {
            tryInput(input, message);
            show("below", "case");
          }}
        >
          Try it<span class="unseen">: {message}</span>
        </button>
      )}
    </li>
  );
}

function Fix({ mend }: { readonly mend: Mend }) {
  return (
    <button
      type="button"
      class="button"
      title={mend.title}
      aria-label={`Fix it: ${mend.title}`}
      disabled={isOld.value}
      onClick={() => applyMend(mend)}
    >
      Fix it
    </button>
  );
}

/** The lines of places in the text that was looked at, and in the other texts of the policy. */
function linesIn(path: string, text: string): (span: Told["span"]) => number {
  const starts = new Map([[path, lineStarts(text)]]);
  return ({ file, start }) => {
    const known = starts.get(file) ?? lineStarts(textAt(draft.peek(), file) ?? "");
    starts.set(file, known);
    return positionAt(known, start).line;
  };
}
