import { computed, signal } from "@preact/signals";
import { addressOf } from "../library/read.ts";
import { download } from "./download.ts";
import { library } from "./library.ts";
import { tell, warn } from "./notice.ts";
import { draft, draftMain } from "./policy.ts";
import { type PolicyText, type PolicyTexts, textAt } from "./policy-texts.ts";

/** The texts as they are in the library. */
export const saved = signal<PolicyTexts | undefined>(undefined);

/** Policies that differ from what the library holds; its tables are not written. */
export const unsaved = computed<readonly PolicyText[]>(() =>
  draft.value.filter(
    ({ path, text }) => path.endsWith(".signoff") && saved.value !== undefined && textAt(saved.value, path) !== text,
  ),
);

/** Writes what was changed into the folder that the page is served for; elsewhere the reader gets it as a file. */
export async function save(): Promise<void> {
  if (library.value?.writable !== true) {
    download(draftMain.value.path.split("/").at(-1) ?? "policy.signoff", "text/plain", draftMain.value.text);
    return;
  }
  for (const changed of unsaved.value) {
    const because = await put(changed);
    if (because !== undefined) {
      warn(because);
      return;
    }
    saved.value = saved.value && withSaved(saved.value, changed);
  }
  tell("Saved.");
}

/** Why it was not written. */
async function put({ path, text }: PolicyText): Promise<string | undefined> {
  const before = saved.value && textAt(saved.value, path);
  try {
    const response = await fetch(addressOf(path), {
      method: "PUT",
      body: text,
      headers: { "X-Signoff-Save": "1", "If-Match": before === undefined ? "none" : await digestOf(before) },
    });
    return response.ok ? undefined : (await response.text()).trim();
  } catch {
    return "The playground does not answer any more; your draft is kept in this browser.";
  }
}

async function digestOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function withSaved(texts: PolicyTexts, changed: PolicyText): PolicyTexts {
  const [main, ...others] = texts;
  const replaced = (each: PolicyText): PolicyText => (each.path === changed.path ? changed : each);
  return [replaced(main), ...others.map(replaced)];
}
