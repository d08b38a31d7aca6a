import { tryInput } from "../state/case.ts";
import { facts } from "../state/compiled.ts";
import { show } from "../state/layout.ts";
import { goTo } from "../state/selection.ts";
import { report, type Told } from "../state/told.ts";
import { Words } from "./words.tsx";

type Verdict = "proven" | "broken" | "open" | "asked";

const words: Readonly<Record<Verdict, string>> = {
  proven: "proven",
  broken: "broken",
  open: "not decided",
  asked: "being looked at",
};
const signs: Readonly<Record<Verdict, string>> = { proven: "✓", broken: "✕", open: "?", asked: "…" };

interface Promised {
  readonly words: string;
  readonly place: Told["span"];
  readonly verdict: Verdict;
  readonly told?: Told;
}

/** What the policy promises of every possible decision; a draft that breaks one shows it here, with an input. */
export function Promises() {
  const promises = promisesNow();
  if (promises.length === 0)
    return (
      <p class="empty">
        This policy promises nothing yet. A line such as <code>ensure amount &gt; $10K → at least review</code> is
        proven for every possible decision, at every change.
      </p>
    );
  return (
    <ul class={`promises${report.value?.stale === true ? " stale" : ""}`}>
      {promises.map(({ words: promise, place, verdict, told }) => (
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

function promisesNow(): readonly Promised[] {
  const known = facts.value.last?.answer?.ensures ?? [];
  const told = (report.value?.told ?? []).filter(({ code }) => code.startsWith("ensure/"));
  return known.map(({ words: promise, place }): Promised => {
    const about = told.filter(({ span }) => span.file === place.file && span.start === place.start);
    const broken = about.find(({ code }) => code === "ensure/fails" || code === "ensure/vacuous");
    const open = about.find(({ code }) => code === "ensure/undecided");
    const proven = about.find(({ code }) => code === "ensure/proven");
    const found = broken ?? open ?? proven;
    const verdict = broken ? "broken" : open ? "open" : proven ? "proven" : "asked";
    return { words: promise, place, verdict, ...(found === undefined ? {} : { told: found }) };
  });
}

/** For the tab: how many promises there are, and whether one is not kept. */
export function promiseCount(): { readonly number: number; readonly what: string; readonly bad: boolean } | undefined {
  const promises = promisesNow();
  const bad = promises.filter(({ verdict }) => verdict === "broken" || verdict === "open").length;
  if (promises.length === 0) return undefined;
  return bad > 0
    ? { number: bad, what: "not proven", bad: true }
    : { number: promises.length, what: "promises", bad: false };
}
