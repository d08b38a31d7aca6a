import { computed, effect } from "@preact/signals";
import { type LibraryFile, type LibraryFiles, textsOf } from "../library/read.ts";
import { chosenHistory } from "./history.ts";
import { library } from "./library.ts";
import { newPolicy } from "./new-policy.ts";
import { tell, warn } from "./notice.ts";
import { draft, draftMain, opened, redoName, replaceDraft, undoName, work } from "./policy.ts";
import { mainOf, type PolicyText, type PolicyTexts, sameTexts } from "./policy-texts.ts";
import { saved } from "./save.ts";
import { readShared, type Shared } from "./share-link.ts";
import { readStored, writeStored } from "./store.ts";

const pause = 400;

/** What was kept last. */
const lastKept = "kept";
/** What is open in this tab. */
const left = "left";
const ofLink = "link ";

/**
 * By what the browser keeps the draft: the path of the policy. What a link brought has a name of its own, so that it takes
 * the place of no draft of the reader's.
 */
export const workKey = computed(() => opened.value && keyOf(opened.value.from === "link", draftMain.value.path));

export function keyOf(isOfLink: boolean, path: string): string {
  return (isOfLink ? ofLink : "") + path;
}

/** The path that a key is for, and whether a link brought it. */
export function keyParts(key: string): { readonly isOfLink: boolean; readonly path: string } {
  const isOfLink = key.startsWith(ofLink);
  return { isOfLink, path: isOfLink ? key.slice(ofLink.length) : key };
}

/** What is to be kept of a draft: nothing where it is there anyhow, and as before where nobody has worked on it yet. */
export function toKeep(
  texts: PolicyTexts,
  isThere: PolicyTexts,
  isWorkedOn: boolean,
): "as before" | "nothing" | "draft" {
  if (!isWorkedOn) return "as before";
  return sameTexts(texts, isThere) ? "nothing" : "draft";
}

/** What is to be kept once the typing rests. */
let waiting: { readonly timer: ReturnType<typeof setTimeout>; readonly keep: () => void } | undefined;

/** Keeps what is not saved in this browser, and where the reader is, so that a closed window loses nothing. */
export function keepDraft(): void {
  window.addEventListener("pagehide", keepNow);
  effect(() => {
    clearTimeout(waiting?.timer);
    waiting = undefined;
    const [begun, key] = [opened.value, workKey.value];
    if (begun === undefined || key === undefined) return;
    const isThere = saved.value === undefined ? begun.texts : textsOf(saved.value);
    const keeping = toKeep(draft.value, isThere, undoName.value !== undefined || redoName.value !== undefined);
    if (keeping === "as before") return;
    const kept = keeping === "draft" ? JSON.stringify(workNow()) : undefined;
    const keep = (): void => {
      writeStored(storedUnder(key), kept);
      if (kept !== undefined) writeStored(nameOf(lastKept), key);
    };
    waiting = { timer: setTimeout(keepNow, pause), keep };
  });
  effect(() => {
    if (workKey.value !== undefined) writeStored(nameOf(left), workKey.value, true);
  });
}

/** With the texts that the draft was made from. What a link brought is opened again without it. */
function workNow(): Shared {
  const { draft: texts, live, compared } = work.value;
  if (opened.value?.from !== "link") return { draft: texts, ...(saved.value && { live: textsOf(saved.value) }) };
  const chosen = chosenHistory.peek();
  return {
    draft: texts,
    ...(live && { live }),
    ...(compared && { compared }),
    ...(chosen?.kind === "library" && { history: chosen.history.path }),
  };
}

/** Before another policy takes the place of this one. */
export function keepNow(): void {
  clearTimeout(waiting?.timer);
  waiting?.keep();
  waiting = undefined;
}

/** Opens again what was not saved, as a step that can be undone. */
export function restoreDraft(texts: PolicyTexts): void {
  const kept = keptWork(mainOf(texts).path);
  if (kept === undefined || sameTexts(kept.draft, texts)) return;
  replaceDraft(kept.draft, "your draft from before");
  const changed = changedSince(kept.live, saved.value);
  if (changed.length > 0 && saved.value !== undefined) {
    saved.value = asMadeFrom(saved.value, changed);
    const paths = changed.map(({ path }) => path).join(" and ");
    warn(
      `Your draft from before is open again, but somebody else changed ${paths} since. See What changes before you save.`,
    );
    return;
  }
  tell(
    texts === newPolicy
      ? "Your new policy from before is open again. Undo goes back to an empty one."
      : "Your draft from before is open again. Undo goes back to the version in force.",
  );
}

/** Of the texts that a draft was made from those that the folder has otherwise now. */
function changedSince(madeFrom: PolicyTexts | undefined, files: LibraryFiles | undefined): readonly PolicyText[] {
  return (madeFrom ?? []).filter(({ path, text }) => files?.some((file) => file.path === path && file.text !== text));
}

/** A save is to meet what the draft was made from, and is refused where somebody else changed that. */
function asMadeFrom([main, ...others]: LibraryFiles, changed: readonly PolicyText[]): LibraryFiles {
  const before = (file: LibraryFile): LibraryFile => {
    const text = changed.find(({ path }) => path === file.path)?.text;
    return text === undefined ? file : { path: file.path, text, bytes: new TextEncoder().encode(text) };
  };
  return [before(main), ...others.map(before)];
}

export function forgetKept(key: string): void {
  writeStored(storedUnder(key), undefined);
}

export function keptWork(key: string): Shared | undefined {
  const stored = readStored(storedUnder(key));
  if (stored === undefined) return undefined;
  try {
    return readShared(JSON.parse(stored));
  } catch {
    return undefined;
  }
}

/** Keys of what was open in this tab, and of what was kept last in any. */
export function whereLeft(): { readonly here: string | undefined; readonly kept: string | undefined } {
  return { here: readStored(nameOf(left), true), kept: readStored(nameOf(lastKept)) };
}

function storedUnder(key: string): string {
  return nameOf(`draft.${key}`);
}

/** Pages of several folders have one address after the other: each has names of its own. */
function nameOf(what: string): string {
  const folder = library.peek()?.folder;
  return `signoff.${folder === undefined ? "" : `${folder}.`}${what}`;
}
