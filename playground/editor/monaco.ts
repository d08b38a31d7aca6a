import * as monaco from "monaco-editor/editor";
import EditorWorker from "monaco-editor/editor/editor.worker?worker";
import "monaco-lsp-client";
import { effect } from "@preact/signals";
import { appearance } from "../state/theme.ts";
import { defineColours } from "./colours.ts";
import { configuration, firstColours } from "./first-colours.ts";

/** The name of the policy language in the editor. */
export const language = "signoff";

self.MonacoEnvironment = { getWorker: () => new EditorWorker() };
monaco.languages.register({ id: language, extensions: [".signoff"] });
monaco.languages.setLanguageConfiguration(language, configuration);
monaco.languages.setMonarchTokensProvider(language, firstColours);
effect(() => defineColours(monaco, appearance.value));

/** Where a file of the policy lives for the editor and the language server. */
export function uriOf(path: string): monaco.Uri {
  return monaco.Uri.from({ scheme: "file", path: `/${path}` });
}

export { monaco };
