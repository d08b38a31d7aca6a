import { applyMend } from "../../src/diagnostics/diagnostic.ts";
import { ask } from "../compute/client.ts";
import { tell, warn } from "./notice.ts";
import { changeText, draft } from "./policy.ts";
import { mainOf } from "./policy-texts.ts";
import { goTo } from "./selection.ts";

/** Writes an input into the policy as an example, with what the draft decides on it or should, as it promises. */
export async function keepCase(input: unknown): Promise<void> {
  const texts = draft.value;
  const answer = await ask("example", (compute) => compute.example({ draft: texts, input }));
  if (answer === undefined || draft.value !== texts) return;
  if (answer.kind === "kept before") {
    tell("The policy has this example already.");
    return;
  }
  const [edit] = answer.kind === "example" ? answer.mend.edits : [];
  if (answer.kind === "unsayable" || edit === undefined) {
    warn("No example can say what this input holds.");
    return;
  }
  const { path, text } = mainOf(texts);
  changeText(path, applyMend(text, path, answer.mend), "saving an example");
  if (answer.isPromised) tell("Saved with what the policy promises: the example fails until the draft keeps it.");
  goTo({ file: path, start: edit.span.start + 1, end: edit.span.start + edit.text.trimEnd().length });
}
