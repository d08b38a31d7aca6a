import { batch } from "@preact/signals";
import { type LibraryFiles, readFiles, readLibrary, textsOf } from "../library/read.ts";
import { forgetKept, workKey } from "./kept-draft.ts";
import { library } from "./library.ts";
import { tell } from "./notice.ts";
import { draft, startWork } from "./policy.ts";
import { put, saved } from "./save.ts";

/** Writes the draft as a policy that is not in the folder yet, and opens it as such; why not, otherwise. */
export async function saveAs(path: string): Promise<string | undefined> {
  const [main, ...others] = draft.value;
  const key = workKey.value;
  const refused = await put({ path, text: main.text }, "none");
  if (refused !== undefined) return refused.because;
  // What it includes may be there already, and then stays as it is.
  const written = [path];
  for (const each of others)
    if (each.path.endsWith(".signoff") && (await put(each, "none")) === undefined) written.push(each.path);
  const found = await readLibrary();
  const policy = found.policies.find((each) => each.path === path);
  const files: LibraryFiles =
    policy === undefined
      ? [{ path, text: main.text, bytes: new TextEncoder().encode(main.text) }]
      : await readFiles(policy);
  const texts = textsOf(files);
  if (key !== undefined) forgetKept(key);
  batch(() => {
    library.value = found;
    saved.value = files;
    startWork("library", { draft: texts, live: texts }, policy);
  });
  tell(`Saved as ${written.join(" and ")}. This is the version in force now.`);
  return undefined;
}
