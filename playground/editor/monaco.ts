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
// The editor ends a question that a newer one overtook by a rejection of this name: nothing has failed.
addEventListener("unhandledrejection", (event) => {
  if (event.reason instanceof Error && event.reason.name === "Canceled") event.preventDefault();
});

/** Where a file of the policy lives for the editor and the language server. */
export function uriOf(path: string): monaco.Uri {
  return monaco.Uri.from({ scheme: "file", path: `/${path}` });
}

export { monaco };
