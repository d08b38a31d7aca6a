import { tryInput } from "../state/case.ts";
import { show } from "../state/layout.ts";
import { draft } from "../state/policy.ts";
import { textAt } from "../state/policy-texts.ts";
import { goTo } from "../state/selection.ts";
import { report, type Told } from "../state/told.ts";
import { Words } from "./words.tsx";

const words = {
  error: "Error",
  warning: "Warning",
  information: "Note",
  hint: "Hint",
} as const;
const signs = { error: "✕", warning: "▲", information: "●", hint: "○" } as const;
const ranks = { error: 0, warning: 1, information: 2, hint: 3 } as const;

/** What is wrong with the draft, the worst first: a press goes to the place, or tries the input that shows it. */
export function Problems() {
  const found = report.value;
  if (found === undefined) return null;
  const told = problemsIn(found.told).sort((one, other) => ranks[one.severity] - ranks[other.severity]);
  return (
    <div class={found.stale ? "stale" : undefined}>
      {told.length === 0 ? (
        <p class="empty">
          {found.stale
            ? "Looking at every possible decision …"
            : "Nothing is wrong with this policy: every possible decision has been looked at."}
        </p>
      ) : (
        <ul class="problems">
          {told.map((one, at) => (
            <Problem key={at} told={one} />
          ))}
        </ul>
      )}
    </div>
  );
}

/** Good news is in a list of its own. */
export function problemsIn(told: readonly Told[]): Told[] {
  return told.filter(({ code }) => code !== "ensure/proven");
}

function Problem({ told }: { readonly told: Told }) {
  const { severity, message, span } = told;
  const witness = "witness" in told ? told.witness : undefined;
  const input = Array.isArray(witness) ? witness[0] : witness;
  return (
    <li class={severity}>
      <span class="sign" aria-hidden="true">
        {signs[severity]}
      </span>
      <button type="button" class="message" onClick={() => goTo(span)}>
        <span class="unseen">{words[severity]}: </span>
        <Words text={message} />
        <span class="soft small"> line {lineOf(span)}</span>
      </button>
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
