import { signal } from "@preact/signals";
import type { Place } from "../compute/contract.ts";
import { show, width } from "./layout.ts";
import { draft, shownFile } from "./policy.ts";

/** The place in the text that was asked for last. */
export const wantedPlace = signal<Place | undefined>(undefined);

/** Shows a place of the policy in the editor, and puts the cursor there. */
export function goTo(place: Place): void {
  // What is shown of the policy before stays until the one that is open now is counted.
  if (!draft.value.some(({ path }) => path === place.file)) return;
  shownFile.value = place.file;
  // A new object each time, so that the same place can be asked for again.
  wantedPlace.value = { ...place };
}

/** The rule that was asked for last: panels mark it. */
export const selectedRule = signal<string | undefined>(undefined);

/** Shows what the history says of a rule, beside the other rules. */
export function selectRule(rule: string): void {
  selectedRule.value = rule;
  show(width.value === "narrow" ? "below" : "beside", "rules");
}
