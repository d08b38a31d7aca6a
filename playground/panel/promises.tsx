import { tryInput } from "../state/case.ts";
import { show } from "../state/layout.ts";
import { promises, type Verdict } from "../state/promises.ts";
import { goTo } from "../state/selection.ts";
import { report, type Told } from "../state/told.ts";
import { Words } from "./words.tsx";

const words: Readonly<Record<Verdict, string>> = {
  proven: "proven",
  broken: "broken",
  open: "not decided",
  asked: "being looked at",
};
const signs: Readonly<Record<Verdict, string>> = { proven: "✓", broken: "✕", open: "?", asked: "…" };

/** What the policy promises of every possible decision; a draft that breaks one shows it here, with an input. */
export function Promises() {
  if (promises.value.length === 0)
    return (
      <p class="empty">
        This policy promises nothing yet. A line such as <code>ensure amount &gt; $10K → at least review</code> is
        proven for every possible decision, at every change.
      </p>
    );
  return (
    <ul
      class={`promises${report.value?.stale === true ? " stale" : ""}`}
      aria-busy={report.value === undefined || report.value.stale}
    >
      {promises.value.map(({ words: promise, place, verdict, told }) => (
        <li key={`${place.file} ${place.start}`} class={verdict}>
          <span class="sign" aria-hidden="true">
            {signs[verdict]}
          </span>
          <div>
            <button type="button" class="link" onClick={() => goTo(place)}>
              <Words text={promise} />
            </button>{" "}
            <span class="verdict">{words[verdict]}</span>
            {told === undefined || verdict === "proven" ? null : (
              <p>
                <Words text={told.message} />
              </p>
            )}
          </div>
          {told === undefined || verdict === "proven" ? null : <Counterexamples told={told} />}
        </li>
      ))}
    </ul>
  );
}

/** One input, or the two side by side that a promise about pairs is broken by. */
function Counterexamples({ told }: { readonly told: Told }) {
  const witness = "witness" in told ? told.witness : undefined;
  const inputs = Array.isArray(witness) ? witness : witness === undefined ? [] : [witness];
  return (
    <>
      {inputs.map((input, at) => (
        <button
          key={at}
          type="button"
          class="button"
          onClick={() => {
            tryInput(input, told.message);
            show("below", "case");
          }}
        >
          {inputs.length === 1 ? "Try it" : at === 0 ? "Try the first" : "Try the second"}
          <span class="unseen">: {told.message}</span>
        </button>
      ))}
    </>
  );
}

/** For the tab: how many promises there are, and whether one is not kept. */
export function promiseCount(): { readonly number: number; readonly what: string; readonly bad: boolean } | undefined {
  const bad = promises.value.filter(({ verdict }) => verdict === "broken" || verdict === "open").length;
  if (promises.value.length === 0) return undefined;
  return bad > 0
    ? { number: bad, what: "not proven", bad: true }
    : { number: promises.value.length, what: "promises", bad: false };
}
