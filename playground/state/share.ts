import { draft, isChanged, live } from "./policy.ts";
import { fragmentOf } from "./share-link.ts";
import { notice } from "./start.ts";

/** Puts the policy into the address of the page, and the address into the clipboard. */
export async function share(): Promise<void> {
  const inForce = live.value;
  const fragment = await fragmentOf({
    draft: draft.value,
    ...(inForce !== undefined && isChanged.value && { live: inForce }),
  });
  const link = `${location.href.replace(/#.*$/, "")}#${fragment}`;
  history.replaceState(undefined, "", link);
  try {
    await navigator.clipboard.writeText(link);
    notice.value = { kind: "good", text: "The link is copied. It holds the policy and no decisions." };
  } catch {
    notice.value = {
      kind: "good",
      text: "The address of this page is now the link. It holds the policy and no decisions.",
    };
  }
}
