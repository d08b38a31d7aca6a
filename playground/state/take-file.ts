import { isProblem, problemText } from "../../src/simulation/problem.ts";
import { ask } from "../compute/client.ts";
import { chooseHistory, mapping, proposed, table } from "./history.ts";
import { failed, tell, warn } from "./notice.ts";
import { changeText, draftMain } from "./policy.ts";
import { kindOf } from "./taken-file.ts";

/** Takes a file of the reader's own for what it is: past decisions, a mapping of their columns, or the text of a policy. */
export async function takeFile(file: File): Promise<void> {
  try {
    switch (await kindOf(file)) {
      case "decisions":
        return await chooseHistory({ kind: "own", file });
      case "mapping":
        return await takeMapping(file);
      case "policy":
        changeText(draftMain.value.path, await file.text(), `opening ${file.name}`);
        return tell(`The draft has the text of ${file.name} now. Undo takes it back.`);
    }
  } catch (fault) {
    failed(fault);
  }
}

async function takeMapping(file: File): Promise<void> {
  const over = table.value;
  if (over === undefined)
    return warn(`${file.name} says what columns are. Open the past decisions first, then this file.`);
  const text = await file.text();
  const found = await ask("propose", (compute) => compute.readMapping(file.name, text));
  if (found === undefined || table.value !== over) return;
  if (isProblem(found)) return warn(problemText(found));
  mapping.value = { file: file.name, mapping: found };
  proposed.value = undefined;
  tell(`The columns are read as ${file.name} says.`);
}
