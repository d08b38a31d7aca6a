import { computed, signal } from "@preact/signals";
import { addressOf, readText } from "../library/read.ts";
import { download } from "./download.ts";
import { show, width } from "./layout.ts";
import { library } from "./library.ts";
import { tell, warn } from "./notice.ts";
import { draft, draftMain, putInForce, replaceDraft } from "./policy.ts";
import { type PolicyText, type PolicyTexts, textAt, withText } from "./policy-texts.ts";

/** The texts as they are in the library; undefined for a policy that it does not hold. */
export const saved = signal<PolicyTexts | undefined>(undefined);

/** Policies that differ from what the library holds; its tables are not written. */
export const unsaved = computed<readonly PolicyText[]>(() =>
  draft.value.filter(
    ({ path, text }) =>
      path.endsWith(".signoff") && (saved.value === undefined ? text !== "" : textAt(saved.value, path) !== text),
  ),
);

/** The reader is asked how a new policy is to be called. */
export const naming = signal(false);

/**
 * Writes what was changed into the folder that the page is served for; elsewhere the reader gets it as a file. What is
 * saved is the version in force from then on.
 */
export async function save(): Promise<void> {
  if (library.value?.writable !== true) {
    download(draftMain.value.path.split("/").at(-1) ?? "policy.signoff", "text/plain", draftMain.value.text);
    return;
  }
  if (saved.value === undefined) {
    naming.value = unsaved.value.length > 0;
    return;
  }
  const texts = draft.value;
  for (const changed of unsaved.value) {
    const before = textAt(saved.value, changed.path);
    const refused = await put(changed, before === undefined ? "none" : await digestOf(before));
    if (refused !== undefined) {
      if (refused.status === changedMeanwhile && before !== undefined) await tellOfTheirs(changed.path);
      else warn(refused.because);
      return;
    }
    saved.value = withText(saved.value, changed.path, changed.text);
  }
  putInForce(texts);
  tell("Saved. This is the version in force now.");
}

const changedMeanwhile = 412;

export interface NotWritten {
  /** As the server says it; 0 where it does not answer. */
  readonly status: number;
  readonly because: string;
}

/** `expected`: the digest of what is to be there, or `none`. Undefined where it was written. */
export async function put({ path, text }: PolicyText, expected: string): Promise<NotWritten | undefined> {
  try {
    const headers = { "X-Signoff-Save": "1", "If-Match": expected };
    const response = await fetch(addressOf(path), { method: "PUT", body: text, headers });
    return response.ok ? undefined : { status: response.status, because: (await response.text()).trim() };
  } catch {
    return { status: 0, because: "The playground does not answer any more; your draft is kept in this browser." };
  }
}

/** Somebody else saved in between: nothing was written, and the reader sees both before one takes the other's place. */
async function tellOfTheirs(path: string): Promise<void> {
  const theirs = await readText(path).catch(() => undefined);
  const before = saved.value;
  if (theirs === undefined || before === undefined) {
    warn(`${path} is no longer in the folder. Your draft is kept in this browser; copy it before you go on.`);
    return;
  }
  const texts = withText(before, path, theirs.text);
  warn(`Not saved: somebody else changed ${path} since you opened it.`, compareAction(texts), openAction(texts));
}

function compareAction(theirs: PolicyTexts) {
  const act = (): void => {
    saved.value = theirs;
    putInForce(theirs);
    show(width.value === "narrow" ? "below" : "beside", "change");
    tell("Your draft is compared with what is in the folder. Save again to put your draft in its place.");
  };
  return { words: "Compare", act };
}

function openAction(theirs: PolicyTexts) {
  const act = (): void => {
    saved.value = theirs;
    replaceDraft(theirs, "what somebody else saved opened");
    putInForce(theirs);
  };
  return { words: "Open theirs", act };
}

async function digestOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
