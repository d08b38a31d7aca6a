import { batch, effect, signal } from "@preact/signals";
import type { LibraryPolicy } from "../../src/page/library.ts";
import { readFiles, readLibrary, textsOf } from "../library/read.ts";
import { tried } from "./case.ts";
import { chooseHistory, chosenHistory } from "./history.ts";
import { keepNow, keptWork, keyOf, keyParts, restoreDraft, whereLeft, workKey } from "./kept-draft.ts";
import { library } from "./library.ts";
import { newPolicy } from "./new-policy.ts";
import { offer, warn, withdrawOffers } from "./notice.ts";
import { draft, openPolicy, startWork } from "./policy.ts";
import { mainOf, sameTexts } from "./policy-texts.ts";
import { saved } from "./save.ts";
import { clearAddress, inAddress } from "./share.ts";
import { isLink, type Shared, sharedIn } from "./share-link.ts";
import { sharedWork } from "./shared-work.ts";

/** What the editor shows is about to be replaced by the policy that was chosen last. */
export const isOpening = signal(true);

let newest: object = {};

/** Gives whether no other policy was chosen meanwhile: the newest choice wins. */
function begin(): () => boolean {
  const mine = {};
  newest = mine;
  isOpening.value = true;
  return () => newest === mine;
}

/** Opens what the link holds, else what was open in this tab, else the first policy of the library. */
export async function start(): Promise<void> {
  const isNewest = begin();
  try {
    library.value = await readLibrary();
  } catch {
    warn("The list of policies could not be read. Type a policy, or load the page again.");
  }
  const shared = await sharedIn(location.hash);
  addEventListener("hashchange", openLink);
  if (typeof shared === "object") return openShared(shared, "address", isNewest);
  if (shared !== undefined) clearAddress();
  if (!isNewest()) return;
  const { here, kept } = whereLeft();
  const isBack = here !== undefined && (await openKept(here));
  if (!isBack) {
    const policies = library.value?.policies ?? [];
    const chosen = policies.find(({ path }) => path === library.value?.open) ?? policies[0];
    if (chosen === undefined) openNew();
    else await open(chosen);
  }
  if (shared !== undefined)
    warn(`${notOpened[shared]}; ${isBack ? "what you had open" : "the first policy"} is open instead.`);
  else if (!isBack) offerKept(kept, "Work that you did not save is kept in this browser");
}

/** A link that was put into the address while the page is open. */
async function openLink(): Promise<void> {
  if (!isLink(location.hash)) return;
  const isNewest = begin();
  const shared = await sharedIn(location.hash);
  if (!isNewest()) return;
  if (typeof shared === "object") return openShared(shared, "address", isNewest);
  isOpening.value = false;
  clearAddress();
  if (shared !== undefined) warn(`${notOpened[shared]}; nothing of it was opened.`);
}

const notOpened = {
  broken: "This link was cut off or changed on its way",
  newer: "This link was made by a newer version of Signoff",
} as const;

/** Gives whether there was something to open. */
async function openKept(key: string): Promise<boolean> {
  const { isOfLink, path } = keyParts(key);
  const work = isOfLink ? keptWork(key) : undefined;
  const policy = library.value?.policies.find((each) => each.path === path);
  if (work !== undefined) await openShared(work, "kept", begin());
  else if (policy !== undefined) await open(policy);
  else if (path === mainOf(newPolicy).path) openNew();
  else return false;
  return true;
}

function offerKept(key: string | undefined, what: string): void {
  const work = key === undefined || key === workKey.value ? undefined : keptWork(key);
  if (key === undefined || work === undefined || sameTexts(work.draft, draft.value)) return;
  const { isOfLink, path } = keyParts(key);
  const name = path === mainOf(newPolicy).path ? "a new policy" : path;
  offer(`${what}: ${name}${isOfLink ? ", from a link" : ""}.`, { words: "Open it", act: () => void openKept(key) });
}

async function openShared(shared: Shared, from: "address" | "kept", isNewest: () => boolean): Promise<void> {
  const { path } = mainOf(shared.draft);
  const known = library.value?.policies.find((each) => each.path === path);
  const files = known && (await readFiles(known).catch(() => undefined));
  if (!isNewest()) return;
  leave();
  const history = library.value?.policies
    .flatMap(({ histories }) => histories)
    .find((each) => each.path === shared.history);
  await batch(() => {
    saved.value = files;
    tried.value = undefined;
    startWork("link", sharedWork(shared, files && textsOf(files)), known);
    inAddress.value = from === "address" ? shared.draft : undefined;
    isOpening.value = false;
    return history && chooseHistory({ kind: "library", history });
  });
  if (known !== undefined && files === undefined)
    warn(`${path} could not be read from the folder; the text of the link is open.`);
  else if (from === "address")
    for (const key of [keyOf(false, path), keyOf(true, path)])
      offerKept(key, "The link is open. Work of your own on it is kept in this browser");
}

/** Opens a policy of the library, with the first of its histories where the reader has not opened one of their own. */
export async function open(policy: LibraryPolicy): Promise<void> {
  const isNewest = begin();
  const before = chosenHistory.value;
  try {
    const files = await readFiles(policy);
    if (!isNewest()) return;
    leave();
    const texts = textsOf(files);
    const [history] = policy.histories;
    await batch(() => {
      saved.value = files;
      tried.value = undefined;
      startWork("library", { draft: texts, live: texts }, policy);
      restoreDraft(texts);
      isOpening.value = false;
      // Decisions that the reader chose meanwhile stay, and so does a file of their own.
      if (chosenHistory.value !== before || before?.kind === "own") return undefined;
      return chooseHistory(history && { kind: "library", history });
    });
  } catch (fault) {
    if (!isNewest()) return;
    isOpening.value = false;
    warn(fault instanceof Error ? fault.message : `${policy.path} could not be read.`);
  }
}

/** A policy of the reader's own, from its first line on; the history that is open stays. */
export function openNew(): void {
  begin();
  leave();
  batch(() => {
    saved.value = undefined;
    tried.value = undefined;
    startWork("new", { draft: newPolicy, live: undefined });
    restoreDraft(newPolicy);
    isOpening.value = false;
  });
}

/** What was typed last is kept, and nothing is offered any more that was about it. */
function leave(): void {
  keepNow();
  withdrawOffers();
}

/** The title of the window says which policy is open. */
export function followTitle(): void {
  effect(() => {
    const isNew = saved.value === undefined && mainOf(draft.value).path === mainOf(newPolicy).path;
    const title = isNew ? "New policy" : (openPolicy.value?.title ?? mainOf(draft.value).path);
    document.title = `${title} – Signoff`;
  });
}
