import { batch, effect, signal } from "@preact/signals";
import type { LibraryPolicy } from "../../src/page/library.ts";
import { readLibrary, readTexts } from "../library/read.ts";
import { tried } from "./case.ts";
import { chooseHistory, chosenHistory } from "./history.ts";
import { keepNow, restoreDraft } from "./kept-draft.ts";
import { library } from "./library.ts";
import { newPolicy } from "./new-policy.ts";
import { warn } from "./notice.ts";
import { draft, openPolicy, resumeWork, startWork } from "./policy.ts";
import { mainOf } from "./policy-texts.ts";
import { saved } from "./save.ts";
import { type Shared, sharedIn } from "./share-link.ts";
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

/** Opens what the link holds, else the first policy of the library. */
export async function start(): Promise<void> {
  const isNewest = begin();
  try {
    library.value = await readLibrary();
  } catch {
    warn("The list of policies could not be read. Type a policy, or load the page again.");
  }
  const shared = await sharedIn(location.hash);
  if (shared === "broken") warn("This link was cut off or changed on its way; the first policy is open instead.");
  if (shared !== undefined && shared !== "broken") return openShared(shared, isNewest);
  if (!isNewest()) return;
  const policies = library.value?.policies ?? [];
  const chosen = policies.find(({ path }) => path === library.value?.open) ?? policies[0];
  if (chosen === undefined) isOpening.value = false;
  else await open(chosen);
}

async function openShared(shared: Shared, isNewest: () => boolean): Promise<void> {
  const known = library.value?.policies.find(({ path }) => path === mainOf(shared.draft).path);
  const texts = known && (await readTexts(known).catch(() => undefined));
  if (!isNewest()) return;
  const history = library.value?.policies
    .flatMap(({ histories }) => histories)
    .find(({ path }) => path === shared.history);
  await batch(() => {
    saved.value = texts;
    resumeWork(sharedWork(shared, texts), known);
    isOpening.value = false;
    return history && chooseHistory({ kind: "library", history });
  });
}

/** Opens a policy of the library, with the first of its histories where the reader has not opened one of their own. */
export async function open(policy: LibraryPolicy): Promise<void> {
  const isNewest = begin();
  try {
    const texts = await readTexts(policy);
    if (!isNewest()) return;
    keepNow();
    const [history] = policy.histories;
    await batch(() => {
      saved.value = texts;
      tried.value = undefined;
      startWork(texts, texts, policy);
      restoreDraft(texts);
      isOpening.value = false;
      if (chosenHistory.value?.kind === "own") return undefined;
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
  keepNow();
  batch(() => {
    saved.value = undefined;
    tried.value = undefined;
    startWork(newPolicy, undefined);
    restoreDraft(newPolicy);
    isOpening.value = false;
  });
}

/** The title of the window says which policy is open. */
export function followTitle(): void {
  effect(() => {
    const isNew = saved.value === undefined && mainOf(draft.value).path === mainOf(newPolicy).path;
    const title = isNew ? "New policy" : (openPolicy.value?.title ?? mainOf(draft.value).path);
    document.title = `${title} – Signoff`;
  });
}
