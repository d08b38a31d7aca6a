import { effect } from "@preact/signals";
import type { LibraryPolicy } from "../../src/page/library.ts";
import { readLibrary, readTexts } from "../library/read.ts";
import { tried } from "./case.ts";
import { chooseHistory, chosenHistory } from "./history.ts";
import { restoreDraft } from "./kept-draft.ts";
import { library } from "./library.ts";
import { newPolicy } from "./new-policy.ts";
import { warn } from "./notice.ts";
import { draft, openPolicy, startWork } from "./policy.ts";
import { mainOf } from "./policy-texts.ts";
import { saved } from "./save.ts";
import { sharedIn } from "./share-link.ts";

/** Opens what the link holds, else the first policy of the library. */
export async function start(): Promise<void> {
  try {
    library.value = await readLibrary();
  } catch {
    warn("The list of policies could not be read. Type a policy, or load the page again.");
  }
  const shared = await sharedIn(location.hash);
  if (shared === "broken") warn("This link was cut off or changed on its way; the first policy is open instead.");
  if (shared !== undefined && shared !== "broken") {
    const known = library.value?.policies.find(({ path }) => path === mainOf(shared.draft).path);
    saved.value = known && (await readTexts(known));
    startWork(shared.draft, shared.live ?? saved.value, known);
    const history = library.value?.policies
      .flatMap(({ histories }) => histories)
      .find(({ path }) => path === shared.history);
    if (history !== undefined) await chooseHistory({ kind: "library", history });
    return;
  }
  const policies = library.value?.policies ?? [];
  const chosen = policies.find(({ path }) => path === library.value?.open) ?? policies[0];
  if (chosen !== undefined) await open(chosen);
}

let newest: object = {};

/** Opens a policy of the library; the newest choice wins. */
export async function open(policy: LibraryPolicy): Promise<void> {
  newest = policy;
  try {
    const texts = await readTexts(policy);
    if (newest !== policy) return;
    saved.value = texts;
    tried.value = undefined;
    startWork(texts, texts, policy);
    restoreDraft(texts);
    const [history] = policy.histories;
    if (chosenHistory.value?.kind !== "own")
      await chooseHistory(history === undefined ? undefined : { kind: "library", history });
  } catch (fault) {
    warn(fault instanceof Error ? fault.message : `${policy.path} could not be read.`);
  }
}

/** A policy of the reader's own, from its first line on; the history that is open stays. */
export function openNew(): void {
  newest = newPolicy;
  saved.value = undefined;
  tried.value = undefined;
  startWork(newPolicy, undefined);
  restoreDraft(newPolicy);
}

/** The title of the window says which policy is open. */
export function followTitle(): void {
  effect(() => {
    const isNew = saved.value === undefined && mainOf(draft.value).path === mainOf(newPolicy).path;
    const title = isNew ? "New policy" : (openPolicy.value?.title ?? mainOf(draft.value).path);
    document.title = `${title} – Signoff`;
  });
}
