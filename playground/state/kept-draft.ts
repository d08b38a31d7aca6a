import { effect } from "@preact/signals";
import { newPolicy } from "./new-policy.ts";
import { tell } from "./notice.ts";
import { draft, draftMain, replaceDraft, undoName } from "./policy.ts";
import { mainOf, type PolicyTexts, sameTexts } from "./policy-texts.ts";
import { saved } from "./save.ts";
import { readTexts } from "./share-link.ts";
import { readStored, writeStored } from "./store.ts";

const pause = 400;

function keyOf(path: string): string {
  return `signoff.draft.${path}`;
}

/** What is to be kept once the typing rests. */
let waiting: { readonly timer: ReturnType<typeof setTimeout>; readonly keep: () => void } | undefined;

/** Keeps what is not saved in this browser, so that a closed window loses nothing. */
export function keepDraft(): void {
  window.addEventListener("pagehide", keepNow);
  effect(() => {
    const [texts, before] = [draft.value, saved.value ?? newPolicy];
    clearTimeout(waiting?.timer);
    waiting = undefined;
    if (mainOf(before).path !== draftMain.value.path) return;
    const isSame = sameTexts(texts, before);
    // What a link brought is kept once it is worked on: it does not take the place of a draft unasked.
    if (!isSame && undoName.value === undefined) return;
    const keep = (): void => writeStored(keyOf(mainOf(texts).path), isSame ? undefined : JSON.stringify(texts));
    waiting = { timer: setTimeout(keepNow, pause), keep };
  });
}

/** Before another policy takes the place of this one. */
export function keepNow(): void {
  clearTimeout(waiting?.timer);
  waiting?.keep();
  waiting = undefined;
}

/** Opens again what was not saved, as a step that can be undone. */
export function restoreDraft(texts: PolicyTexts): void {
  const kept = keptDraft(mainOf(texts).path);
  if (kept === undefined || sameTexts(kept, texts)) return;
  replaceDraft(kept, "your draft from before");
  tell(
    texts === newPolicy
      ? "Your new policy from before is open again. Undo goes back to an empty one."
      : "Your draft from before is open again. Undo goes back to the version in force.",
  );
}

export function forgetDraft(path: string): void {
  writeStored(keyOf(path), undefined);
}

function keptDraft(path: string): PolicyTexts | undefined {
  const stored = readStored(keyOf(path));
  if (stored === undefined) return undefined;
  try {
    return readTexts(JSON.parse(stored));
  } catch {
    return undefined;
  }
}
