import { readLibrary, readTexts } from "../library/read.ts";
import { forgetDraft } from "./kept-draft.ts";
import { library } from "./library.ts";
import { tell } from "./notice.ts";
import { draft, startWork } from "./policy.ts";
import { mainOf } from "./policy-texts.ts";
import { put, saved } from "./save.ts";

/** Writes the draft as a policy that is not in the folder yet, and opens it as such; why not, otherwise. */
export async function saveAs(path: string): Promise<string | undefined> {
  const [main, ...others] = draft.value;
  const refused = await put({ path, text: main.text }, "none");
  if (refused !== undefined) return refused.because;
  // What it includes may be there already, and then stays as it is.
  for (const each of others) if (each.path.endsWith(".signoff")) await put(each, "none");
  const found = await readLibrary();
  const policy = found.policies.find((each) => each.path === path);
  const texts = policy === undefined ? ([{ path, text: main.text }] as const) : await readTexts(policy);
  forgetDraft(main.path);
  library.value = found;
  saved.value = texts;
  startWork(texts, texts, policy);
  tell(`Saved as ${mainOf(texts).path}. This is the version in force now.`);
  return undefined;
}
