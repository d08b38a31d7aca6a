import { effect, signal } from "@preact/signals";
import { chosenHistory } from "./history.ts";
import { tell } from "./notice.ts";
import { draft, isChanged, live, work } from "./policy.ts";
import { type PolicyTexts, sameTexts } from "./policy-texts.ts";
import { fragmentOf } from "./share-link.ts";

/** The draft that the address of the page holds as a link. */
export const inAddress = signal<PolicyTexts | undefined>(undefined);

/** The address holds what is shown, or nothing: a page that is loaded again opens no earlier state. */
export function followAddress(): void {
  effect(() => {
    if (inAddress.value === undefined || sameTexts(inAddress.value, draft.value)) return;
    inAddress.value = undefined;
    clearAddress();
  });
}

export function clearAddress(): void {
  history.replaceState(undefined, "", location.href.replace(/#.*$/, ""));
}

/** Puts the policy into the address of the page, and the address into the clipboard. */
export async function share(): Promise<void> {
  const [texts, inForce] = [draft.value, live.value];
  const { compared } = work.value;
  const chosen = chosenHistory.value;
  const fragment = await fragmentOf({
    draft: texts,
    ...(inForce !== undefined && isChanged.value && { live: inForce }),
    ...(compared && { compared }),
    ...(chosen?.kind === "library" && { history: chosen.history.path }),
  });
  const link = `${location.href.replace(/#.*$/, "")}#${fragment}`;
  history.replaceState(undefined, "", link);
  inAddress.value = texts;
  try {
    await navigator.clipboard.writeText(link);
    tell("The link is copied. It holds the policy and no decisions.");
  } catch {
    tell("The address of this page is now the link. It holds the policy and no decisions.");
  }
}
