import type { Mend, TextEdit } from "../../src/diagnostics/diagnostic.ts";
import { changeText, draft } from "./policy.ts";
import { textAt } from "./policy-texts.ts";

/** Puts into the text what a problem proposes; one undo takes it back. */
export function applyMend({ title, edits }: Mend): void {
  for (const file of new Set(edits.map(({ span }) => span.file))) {
    const text = textAt(draft.value, file);
    if (text !== undefined)
      changeText(
        file,
        edited(
          text,
          edits.filter(({ span }) => span.file === file),
        ),
        title,
      );
  }
}

function edited(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((one, other) => other.span.start - one.span.start)
    .reduce((changed, { span, text: by }) => changed.slice(0, span.start) + by + changed.slice(span.end), text);
}
