import { effect } from "@preact/signals";
import { lensCommand } from "../language/lens-command.ts";
import { knowledge } from "../state/knowledge.ts";
import { changeText, draft, redoStep, shownFile, undoStep } from "../state/policy.ts";
import { selectRule, wantedPlace } from "../state/selection.ts";
import { changeBetween } from "../state/text-change.ts";
import { showHits } from "./hits-gutter.ts";
import { startLanguage } from "./language-client.ts";
import { lightConditions } from "./lit-conditions.ts";
import { language, monaco, uriOf } from "./monaco.ts";
import { showNotes } from "./notes.ts";
import { openFilesOfPolicy } from "./open-file.ts";

/** Texts that are not policies are shown as they are. */
const plain = "plaintext";
/** In more lines than that, brackets that belong together are not shown. */
const longText = 1000;
/** Milliseconds in which the editor asks for figures that were told. */
const soonAsked = 3000;

/** Puts an editor into an element and keeps it in step with the draft, both ways. `gutter` is for what stands beside the rules. It lives as long as the page. */
export function createTextEditor(host: HTMLElement, gutter: HTMLElement): void {
  const mono = getComputedStyle(document.documentElement).getPropertyValue("--mono");
  const editor = monaco.editor.create(host, {
    model: null,
    theme: "signoff",
    ariaLabel: "Policy text. Control M lets Tab leave the text.",
    automaticLayout: true,
    fontFamily: mono,
    fontSize: 13,
    lineHeight: 20,
    padding: { top: 10, bottom: 10 },
    glyphMargin: true,
    lineNumbersMinChars: 3,
    lineDecorationsWidth: 8,
    folding: true,
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
    stickyScroll: { enabled: false },
    overviewRulerBorder: false,
    renderLineHighlight: "line",
    guides: { indentation: false },
    bracketPairColorization: { enabled: false },
    wordBasedSuggestions: "off",
    quickSuggestions: { other: true, comments: false, strings: false },
    suggest: { showWords: false, preview: false },
    "semanticHighlighting.enabled": true,
    codeLens: true,
    // It would stand on the text of a neighbouring line; the list of problems has the mends, too.
    lightbulb: { enabled: monaco.editor.ShowLightbulbIconMode.Off },
    unicodeHighlight: { ambiguousCharacters: false },
    fixedOverflowWidgets: true,
    wordWrap: "off",
    renderWhitespace: "none",
    tabSize: 2,
    insertSpaces: true,
    detectIndentation: false,
    smoothScrolling: false,
    cursorBlinking: matchMedia("(prefers-reduced-motion: reduce)").matches ? "solid" : "blink",
  });
  const { KeyMod, KeyCode } = monaco;
  monaco.editor.addCommand({ id: "signoff.undo", run: undoStep });
  monaco.editor.addCommand({ id: "signoff.redo", run: redoStep });
  // The language server puts it behind the figures above a rule.
  monaco.editor.addCommand({ id: lensCommand, run: (_, rule: string) => selectRule(rule) });
  monaco.editor.addKeybindingRules([
    { keybinding: KeyMod.CtrlCmd | KeyCode.KeyZ, command: "signoff.undo", when: "editorTextFocus" },
    { keybinding: KeyMod.CtrlCmd | KeyCode.KeyY, command: "signoff.redo", when: "editorTextFocus" },
    { keybinding: KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.KeyZ, command: "signoff.redo", when: "editorTextFocus" },
  ]);

  const server = startLanguage();
  let given: string | undefined;
  let isOurs = false;
  const models = new Map<string, { readonly model: monaco.editor.ITextModel; readonly end: () => void }>();
  const modelOf = (path: string, text: string): monaco.editor.ITextModel => {
    const known = models.get(path);
    if (known !== undefined) return known.model;
    const model = monaco.editor.createModel(text, path.endsWith(".signoff") ? language : plain, uriOf(path));
    // The draft has plain line ends, on every system.
    model.setEOL(monaco.editor.EndOfLineSequence.LF);
    // Otherwise all brackets of the text are looked for at every keystroke.
    model.updateOptions({ bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false } });
    const listening = model.onDidChangeContent(() => {
      if (!isOurs) changeText(path, model.getValue());
    });
    const end = (): void => {
      listening.dispose();
      model.dispose();
    };
    models.set(path, { model, end });
    return model;
  };

  effect(() => {
    const texts = draft.value;
    const unread = texts.map(({ path, text }) => (path.endsWith(".signoff") ? path : `${path}\n${text}`)).join("\n");
    if (given !== unread) server.giveFiles(texts);
    given = unread;
    for (const { path, text } of texts) {
      const model = modelOf(path, text);
      const change = changeBetween(model.getValue(), text);
      if (change === undefined) continue;
      isOurs = true;
      const range = monaco.Range.fromPositions(model.getPositionAt(change.start), model.getPositionAt(change.end));
      const changed = (): monaco.Selection[] => {
        const at = model.getPositionAt(change.start + change.text.length);
        return [new monaco.Selection(at.lineNumber, at.column, at.lineNumber, at.column)];
      };
      model.pushEditOperations([], [{ range, text: change.text }], () => null);
      isOurs = false;
      if (editor.getModel() === model) {
        editor.setSelections(changed());
        editor.revealPositionInCenterIfOutsideViewport(model.getPositionAt(change.start));
      }
    }
    for (const [path, { end }] of models)
      if (!texts.some((each) => each.path === path)) {
        models.delete(path);
        end();
      }
  });
  effect(() => {
    const text = draft.value.find(({ path }) => path === shownFile.value);
    const model = text === undefined ? undefined : modelOf(text.path, text.text);
    if (model === undefined || editor.getModel() === model) return;
    editor.setModel(model);
    // All brackets of a text are looked for anew after every key.
    editor.updateOptions({ matchBrackets: model.getLineCount() > longText ? "never" : "near" });
  });

  openFilesOfPolicy(() => [...models].map(([path, { model }]) => ({ path, model })));

  let told: string | undefined;
  let toldAt = 0;
  effect(() => {
    const known = JSON.stringify(knowledge.value ?? null);
    // The figures above the rules are drawn anew each time: only where they are others.
    if (known === told) return;
    told = known;
    toldAt = Date.now();
    server.giveKnowledge(knowledge.value);
  });
  // An editor that is left forgets the figures above rules that it was about to ask for.
  editor.onDidBlurEditorText(() => {
    if (Date.now() - toldAt < soonAsked) server.giveKnowledge(knowledge.value);
  });
  const marked = editor.createDecorationsCollection();
  effect(() => {
    const place = wantedPlace.value;
    const model = place && models.get(place.file)?.model;
    if (place === undefined || model === undefined || editor.getModel() !== model) return;
    const start = model.getPositionAt(place.start);
    const range = monaco.Range.fromPositions(start, model.getPositionAt(place.end));
    // Marked, not selected: the next key would take the place of what is selected.
    editor.setPosition(start);
    marked.set([{ range, options: { className: "wanted-place", stickiness: 1 } }]);
    editor.revealRangeInCenterIfOutsideViewport(range);
    editor.focus();
  });
  editor.onDidChangeCursorPosition(({ position }) => {
    const [range] = marked.getRanges();
    if (range !== undefined && !range.containsPosition(position)) marked.clear();
  });
  lightConditions(editor, () => shownFile.value);
  showNotes(editor, () => shownFile.value);
  showHits(editor, gutter, () => shownFile.value);
}
