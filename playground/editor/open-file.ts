import { goTo } from "../state/selection.ts";
import { monaco } from "./monaco.ts";

interface FileModel {
  readonly path: string;
  readonly model: monaco.editor.ITextModel;
}

/** Lets the editor go to what is defined in another file of the policy: that file is shown, with the place in it. */
export function openFilesOfPolicy(files: () => readonly FileModel[]): void {
  monaco.editor.registerEditorOpener({
    openCodeEditor: (_, resource, place) => {
      // The language client writes some addresses in small letters.
      const wanted = resource.path.toLowerCase();
      const found = files().find(({ model }) => model.uri.path.toLowerCase() === wanted);
      if (found === undefined) return false;
      const { path, model } = found;
      const range = place === undefined || monaco.Range.isIRange(place) ? place : monaco.Range.fromPositions(place);
      const [start, end] =
        range === undefined
          ? [0, 0]
          : [
              model.getOffsetAt({ lineNumber: range.startLineNumber, column: range.startColumn }),
              model.getOffsetAt({ lineNumber: range.endLineNumber, column: range.endColumn }),
            ];
      goTo({ file: path, start, end });
      return true;
    },
  });
}
