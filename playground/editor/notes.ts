import { effect } from "@preact/signals";
import { report } from "../state/told.ts";
import type { monaco } from "./monaco.ts";

/** What is good to know, but no mistake, is a dot beside the first line of its place; mistakes are underlined. */
export function showNotes(editor: monaco.editor.IStandaloneCodeEditor, pathOf: () => string | undefined): void {
  const notes = editor.createDecorationsCollection();
  effect(() => {
    const found = report.value;
    const path = pathOf();
    const model = editor.getModel();
    if (found === undefined || path === undefined || model === null) {
      notes.clear();
      return;
    }
    if (found.path === path && found.text !== model.getValue()) return;
    const told = found.told.filter(
      ({ severity, span, code }) =>
        (severity === "information" || severity === "hint") && span.file === path && code !== "ensure/proven",
    );
    notes.set(
      told.map(({ span, message }) => {
        const { lineNumber } = model.getPositionAt(span.start);
        return {
          range: { startLineNumber: lineNumber, startColumn: 1, endLineNumber: lineNumber, endColumn: 1 },
          options: {
            glyphMarginClassName: "note-dot",
            glyphMarginHoverMessage: { value: message },
            stickiness: 1,
          },
        };
      }),
    );
  });
}
