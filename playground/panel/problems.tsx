import { useState } from "preact/hooks";
import { tryInput } from "../state/case.ts";
import { facts } from "../state/compiled.ts";
import { show } from "../state/layout.ts";
import { applyMend } from "../state/mend.ts";
import { draft } from "../state/policy.ts";
import { textAt } from "../state/policy-texts.ts";
import { goTo } from "../state/selection.ts";
import { report, type Told } from "../state/told.ts";
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

/** What is wrong with the draft, the worst first: a press goes to the place, or tries the input that shows it. */
export function Problems() {
  const found = report.value;
  if (found === undefined) return <p class="empty">Reading the policy …</p>;
  const told = problemsIn(found.told).sort((one, other) => ranks[one.severity] - ranks[other.severity]);
  return (
    <div class={found.stale ? "stale" : undefined}>
      {told.length === 0 ? (
        <NoProblem isAsked={found.stale} />
      ) : (
        <ul class="problems">
          {told.map((one) => (
            <Problem
              key={`${one.code} ${one.span.file} ${one.span.start} ${one.message}`}
              told={one}
              isOld={found.stale}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

function NoProblem({ isAsked }: { readonly isAsked: boolean }) {
  if (isAsked) return <p class="empty">Looking at every possible decision …</p>;
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

function Problem({ told, isOld }: { readonly told: Told; readonly isOld: boolean }) {
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
          <span class="soft small">line {lineOf(span)}</span>
        </button>
        {rest.length > longRest ? (
          <button type="button" class="link small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? "less" : "more"}
            <span class="unseen"> about: {lead}</span>
          </button>
        ) : null}
      </div>
      {mend === undefined ? null : (
        <button
          type="button"
          class="button"
          title={mend.title}
          aria-label={`Fix it: ${mend.title}`}
          disabled={isOld}
          onClick={() => applyMend(mend)}
        >
          Fix it
        </button>
      )}
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

function lineOf({ file, start }: { readonly file: string; readonly start: number }): number {
  return (textAt(draft.value, file) ?? "").slice(0, start).split("\n").length;
}
