import { signal } from "@preact/signals";
import { facts } from "../state/compiled.ts";
import { goTo } from "../state/selection.ts";
import { readStored, writeStored } from "../state/store.ts";
import { Icon } from "./icon.tsx";

const key = "signoff.welcomed";
const isWelcomed = signal(readStored(key) !== undefined);

/** For a first visit: what this page is, and what to do first. Once closed it stays away. */
export function Welcome() {
  if (isWelcomed.value) return null;
  const known = facts.value.last?.answer;
  const number = known?.thresholds.find(({ in: { kind } }) => kind === "rule") ?? known?.thresholds[0];
  const place = number?.span ?? known?.rules[0]?.place;
  return (
    <aside class="welcome" aria-label="First steps">
      <p>
        <strong>This policy says which of a model's decisions a person must see.</strong> Change a number in a rule
        {number === undefined ? null : `, such as ${number.written} in "${number.in.name}"`}: Impact shows at once what
        that would have done with past decisions.
      </p>
      {place === undefined ? null : (
        <button type="button" class="button main" onClick={() => goTo(place)}>
          {number === undefined ? "Show a rule" : "Show the number"}
        </button>
      )}
      <button
        type="button"
        class="button plain"
        onClick={() => {
          isWelcomed.value = true;
          writeStored(key, "yes");
        }}
      >
        <Icon name="close" />
        <span class="unseen">Close the first steps</span>
      </button>
    </aside>
  );
}
