import { chosenHistory } from "./history.ts";
import { tell } from "./notice.ts";
import { draft, isChanged, live, work } from "./policy.ts";
import { fragmentOf } from "./share-link.ts";

/** Puts the policy into the address of the page, and the address into the clipboard. */
export async function share(): Promise<void> {
  const inForce = live.value;
  const { compared } = work.value;
  const chosen = chosenHistory.value;
  const fragment = await fragmentOf({
    draft: draft.value,
    ...(inForce !== undefined && isChanged.value && { live: inForce }),
    ...(compared && { compared }),
    ...(chosen?.kind === "library" && { history: chosen.history.path }),
  });
  const link = `${location.href.replace(/#.*$/, "")}#${fragment}`;
  history.replaceState(undefined, "", link);
  try {
    await navigator.clipboard.writeText(link);
    tell("The link is copied. It holds the policy and no decisions.");
  } catch {
    tell("The address of this page is now the link. It holds the policy and no decisions.");
  }
}
