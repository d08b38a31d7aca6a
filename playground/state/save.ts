import { computed, signal } from "@preact/signals";
import { addressOf, type LibraryFile, type LibraryFiles, readFile, textsOf } from "../library/read.ts";
import { download } from "./download.ts";
import { counted, isCounting, passingNow } from "./impact.ts";
import { inForceUntil } from "./in-force-until.ts";
import { show, width } from "./layout.ts";
import { library } from "./library.ts";
import { lineEndsAsIn } from "./line-ends.ts";
import { failed, offer, tell, warn } from "./notice.ts";
import { draft, draftMain, putInForce, replaceDraft } from "./policy.ts";
import { mainOf, type PolicyText, type PolicyTexts } from "./policy-texts.ts";
import { keepVersion } from "./versions.ts";

/** The files as they are in the library; undefined for a policy that it does not hold. */
export const saved = signal<LibraryFiles | undefined>(undefined);

/** Policies that differ from what the library holds; its tables are not written. */
export const unsaved = computed<readonly PolicyText[]>(() =>
  draft.value.filter(
    ({ path, text }) =>
      path.endsWith(".signoff") && (saved.value === undefined ? text !== "" : fileAt(saved.value, path)?.text !== text),
  ),
);

/** The reader is asked how a new policy is to be called. */
export const naming = signal(false);
/** The reader is asked whether to save a draft that lets pass what the version in force stops. */
export const confirming = signal(false);

let last: Promise<void> = Promise.resolve();

/**
 * Writes what was changed into the folder that the page is served for; elsewhere the reader gets it as a file. What is
 * saved is the version in force from then on. One save after the other: each takes the place of what the last one wrote.
 */
export function save(asked: "asking" | "confirmed" = "asking"): Promise<void> {
  last = last.then(() => saveNow(asked)).catch(failed);
  return last;
}

async function saveNow(asked: "asking" | "confirmed"): Promise<void> {
  if (library.value?.writable !== true) {
    download(draftMain.value.path.split("/").at(-1) ?? "policy.signoff", "text/plain", draftMain.value.text);
    return;
  }
  const changed = unsaved.value;
  if (saved.value === undefined) {
    naming.value = changed.length > 0;
    return;
  }
  if (changed.length === 0) {
    tell("Nothing has changed since it was saved.");
    return;
  }
  if (asked === "asking" && (await isAskedAbout())) return;
  const isThere = ({ path }: PolicyText): boolean => fileAt(files, path) !== undefined;
  const files = saved.value;
  const isWritten = await write(changed.filter(isThere));
  const added = changed.filter((each) => !isThere(each));
  if (isWritten && added.length > 0) offerAdded(added);
}

/** What a link brought beside the policy is not put into the folder unasked. */
function offerAdded(added: readonly PolicyText[]): void {
  const paths = added.map(({ path }) => path).join(" and ");
  const act = (): void => {
    last = last.then(() => write(added).then(() => undefined)).catch(failed);
  };
  const [is, it] = added.length === 1 ? ["is", "it"] : ["are", "them"];
  offer(`${paths} came with the policy and ${is} not in the folder.`, { words: `Save ${it}, too`, act });
}

/** What is not counted yet is asked about, too: nothing is saved on the chance that it is harmless. */
async function isAskedAbout(): Promise<boolean> {
  const { path } = draftMain.value;
  await counted();
  // Meanwhile another policy may have been opened.
  if (draftMain.value.path !== path) return true;
  confirming.value = isCounting.value || (passingNow.value?.decisions ?? 0) > 0;
  return confirming.value;
}

/** Gives whether all of it was written. */
async function write(changed: readonly PolicyText[]): Promise<boolean> {
  const [texts, until] = [draft.value, saved.value];
  if (until === undefined || changed.length === 0) return until !== undefined;
  const isOpen = (): boolean => saved.value !== undefined && draftMain.value.path === mainOf(texts).path;
  let files = until;
  for (const each of changed) {
    const there = fileAt(files, each.path);
    const text = there === undefined ? each.text : lineEndsAsIn(new TextDecoder().decode(there.bytes), each.text);
    const refused = await put({ path: each.path, text }, there === undefined ? "none" : await digestOf(there.bytes));
    if (refused !== undefined) {
      if (refused.status === changedMeanwhile && isOpen()) await tellOfTheirs(files, each.path, isOpen);
      else warn(`${each.path} was not saved. ${refused.because}`);
      return false;
    }
    files = withFile(files, { ...each, bytes: new TextEncoder().encode(text) });
    if (isOpen()) saved.value = files;
  }
  if (isOpen()) {
    putInForce(textsOf(files));
    tell("Saved. This is the version in force now.");
  } else tell(`${mainOf(texts).path} is saved.`);
  await keepUntilNow(textsOf(until));
  return true;
}

async function keepUntilNow(texts: PolicyTexts): Promise<void> {
  try {
    await keepVersion(inForceUntil(new Date()), texts);
  } catch {
    warn("Saved, but this browser keeps no versions: the one until now is not under Versions.");
  }
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
async function tellOfTheirs(before: LibraryFiles, path: string, isOpen: () => boolean): Promise<void> {
  const theirs = await readFile(path).catch(() => undefined);
  if (!isOpen()) return;
  if (theirs === undefined) {
    warn(`${path} is no longer in the folder. Your draft is kept in this browser; copy it before you go on.`);
    return;
  }
  const files = withFile(before, theirs);
  warn(`Not saved: somebody else changed ${path} since you opened it.`, compareAction(files), openAction(files));
}

function compareAction(theirs: LibraryFiles) {
  const act = (): void => {
    saved.value = theirs;
    putInForce(textsOf(theirs));
    show(width.value === "narrow" ? "below" : "beside", "change");
    tell("Your draft is compared with what is in the folder. Save again to put your draft in its place.");
  };
  return { words: "Compare", act };
}

function openAction(theirs: LibraryFiles) {
  const act = (): void => {
    saved.value = theirs;
    replaceDraft(textsOf(theirs), "what somebody else saved opened");
    putInForce(textsOf(theirs));
  };
  return { words: "Open theirs", act };
}

function fileAt(files: LibraryFiles, path: string): LibraryFile | undefined {
  return files.find((each) => each.path === path);
}

function withFile([main, ...others]: LibraryFiles, file: LibraryFile): LibraryFiles {
  const changed = (each: LibraryFile): LibraryFile => (each.path === file.path ? file : each);
  const isNew = [main, ...others].every(({ path }) => path !== file.path);
  return [changed(main), ...others.map(changed), ...(isNew ? [file] : [])];
}

async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
