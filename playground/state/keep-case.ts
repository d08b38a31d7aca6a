import { applyMend } from "../../src/diagnostics/diagnostic.ts";
import { ask } from "../compute/client.ts";
import { warn } from "./notice.ts";
import { changeText, draft } from "./policy.ts";
import { mainOf } from "./policy-texts.ts";
import { goTo } from "./selection.ts";

/** Writes an input, with what the draft decides on it, into the policy as an example. */
export async function keepCase(input: unknown): Promise<void> {
  const texts = draft.value;
  const mend = await ask("example", async (compute) => ({ found: await compute.example({ draft: texts, input }) }));
  if (mend === undefined || draft.value !== texts) return;
  const [edit] = mend.found?.edits ?? [];
  if (mend.found === undefined || edit === undefined) {
    warn("No example can say what this input holds.");
    return;
  }
  const { path, text } = mainOf(texts);
  changeText(path, applyMend(text, path, mend.found), "saving an example");
  goTo({ file: path, start: edit.span.start + 1, end: edit.span.start + edit.text.trimEnd().length });
}
