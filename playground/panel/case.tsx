import type { Decision } from "../../src/model/decision.ts";
import { decided, tried, tryInput } from "../state/case.ts";
import { compared } from "../state/compared.ts";
import { facts, whyNoFacts } from "../state/compiled.ts";
import { keepCase } from "../state/keep-case.ts";
import { CaseForm } from "./case-form.tsx";
import { Explanation } from "./explanation.tsx";

const standings = { certain: "applies", possible: "may apply", no: "does not apply" } as const;
const signs = { certain: "●", possible: "◐", no: "○" } as const;

/** One decision to try: its values as a form, what the draft does with it and why, and beside it what it is compared with. */
export function Case() {
  const known = facts.value.last?.answer;
  const input = tried.value?.input ?? {};
  if (known === undefined) return <p class="empty">{whyNoFacts.value}</p>;
  const { last, stale } = decided.value;
  const draft = last?.answer.draft;
  const live = last?.answer.live;
  const starts = [...known.examples, ...known.typicals];
  return (
    <div class="case">
      <div>
        <div class="chart-bar">
          {starts.length === 0 ? null : (
            <label>
              Start from{" "}
              <select
                value=""
                onChange={(event) => {
                  const start = starts[Number(event.currentTarget.value)];
                  if (start !== undefined) tryInput(start.input, start.name);
                }}
              >
                <option value="">an example …</option>
                {starts.map(({ name }, at) => (
                  <option key={name} value={at}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          )}
          <button type="button" class="button" onClick={() => tryInput({}, "the form")}>
            Empty all
          </button>
        </div>
        <CaseForm fields={known.fields.filter(({ read }) => read)} input={input} />
      </div>
      <div class={stale ? "verdict stale" : "verdict"} aria-live="polite" aria-busy={stale}>
        {draft === undefined ? (
          <p class="invitation">
            {starts.length === 0
              ? "Fill in the values of a decision: what the policy does with it, and why, is shown here."
              : "Start from one of the policy's own examples, or fill in values: what the policy does with them, and why, is shown here."}
          </p>
        ) : (
          <>
            <p class={`outcome ${draft.decision.outcome}`}>{outcomeWords(draft.decision)}</p>
            {live === undefined || outcomeWords(live) === outcomeWords(draft.decision) ? null : (
              <p class="otherwise">
                {sentence(compared.value.words)}: {outcomeWords(live)}
              </p>
            )}
            <button type="button" class="button" onClick={() => void keepCase(input)}>
              Save as example
            </button>
            <Explanation text={draft.explanation.text} />
            <ul class="standings">
              {draft.rules.map(({ name, standing }) => (
                <li key={name} class={standing}>
                  <span aria-hidden="true">{signs[standing]}</span> {name}{" "}
                  <span class="soft">{standings[standing]}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  );
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function outcomeWords({ outcome, reviews }: Decision): string {
  const by = reviews
    .map(({ anyOf, people }) => `${people > 1 ? `${people} of ` : ""}${anyOf.join(" or ")}`)
    .join(" and ");
  switch (outcome) {
    case "proceed":
      return "Proceeds alone";
    case "audit":
      return "Proceeds, audited afterwards";
    case "review":
      return `Waits for a review by ${by}`;
    case "block":
      return "Is blocked";
  }
}
