import { effect } from "@preact/signals";
import type { LitCondition } from "../compute/contract.ts";
import { decided } from "../state/case.ts";
import { textAt } from "../state/policy-texts.ts";
import type { monaco } from "./monaco.ts";

const names = { true: "true", false: "false", unknown: "unknown" } as const;

/** Shows in the text which conditions the tried input makes true, false and unknown: by colour, by line and by sign. */
export function lightConditions(editor: monaco.editor.IStandaloneCodeEditor, pathOf: () => string | undefined): void {
  const lights = editor.createDecorationsCollection();
  effect(() => {
    const { last, stale } = decided.value;
    const path = pathOf();
    const model = editor.getModel();
    if (last === undefined || path === undefined || model === null) {
      lights.clear();
      return;
    }
    // After an edit the lights move with the text until the new answer is there.
    if (stale || textAt(last.question.draft, path) !== model.getValue()) return;
    lights.set(
      (last.answer.draft?.lit ?? []).filter(({ place }) => place.file === path).map((lit) => lightOf(model, lit)),
    );
  });
}

function lightOf(model: monaco.editor.ITextModel, { place, truth }: LitCondition): monaco.editor.IModelDeltaDecoration {
  const [start, end] = [model.getPositionAt(place.start), model.getPositionAt(place.end)];
  const name = names[`${truth}`];
  return {
    range: {
      startLineNumber: start.lineNumber,
      startColumn: start.column,
      endLineNumber: end.lineNumber,
      endColumn: end.column,
    },
    options: {
      inlineClassName: `lit lit-${name}`,
      after: { content: truth === true ? "✓" : truth === false ? "✗" : "?", inlineClassName: `lit-sign lit-${name}` },
      hoverMessage: { value: `For the case that is tried: **${name}**` },
      stickiness: 1,
    },
  };
}
