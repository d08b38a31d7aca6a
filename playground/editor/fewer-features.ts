import type { Plugin } from "vite";

/** Contributions to the editor that a policy needs none of, or that the language server gives nothing for. */
const unneeded = [
  ...["inlineCompletions/browser/inlineCompletions.contribution", "suggest/browser/suggestInlineCompletions"],
  ...["inlineProgress/browser/inlineProgress", "inlayHints/browser/inlayHintsContribution"],
  ...["colorPicker/browser/colorPickerContribution", "parameterHints/browser/parameterHints"],
  ...["dropOrPasteInto/browser/copyPasteContribution", "dropOrPasteInto/browser/dropIntoEditorContribution"],
  ...["gpu/browser/gpuActions", "linkedEditing/browser/linkedEditing", "sectionHeaders/browser/sectionHeaders"],
  ...["stickyScroll/browser/stickyScrollContribution", "floatingMenu/browser/floatingMenu.contribution"],
  ...["diffEditorBreadcrumbs/browser/contribution", "middleScroll/browser/middleScroll.contribution"],
  ...["caretOperations/browser/transpose", "inPlaceReplace/browser/inPlaceReplace", "fontZoom/browser/fontZoom"],
  ...["cursorUndo/browser/cursorUndo", "links/browser/links"],
].map((name) => `/contrib/${name}.js`);
const standalone = ["inspectTokens/inspectTokens", "iPadShowKeyboard/iPadShowKeyboard"].map(
  (name) => `/standalone/browser/${name}.js`,
);
const dropped = [...unneeded, ...standalone];
const nothing = "\0nothing";

/** The language client imports all contributions there are; these are left out of the page. */
export function fewerFeaturesPlugin(): Plugin {
  return {
    name: "fewer-editor-features",
    enforce: "pre",
    resolveId: (source, importer) =>
      importer?.includes("monaco-lsp-client") && dropped.some((name) => source.endsWith(name)) ? nothing : null,
    load: (id) => (id === nothing ? "export {};" : null),
  };
}
