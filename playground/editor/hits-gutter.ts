import { effect } from "@preact/signals";
import { hits } from "../state/impact.ts";
import type { monaco } from "./monaco.ts";

const format = new Intl.NumberFormat("en");

/** Beside each rule, how many decisions of the history it applies to, with a bar. The same is said by the line above it. */
export function showHits(
  editor: monaco.editor.IStandaloneCodeEditor,
  column: HTMLElement,
  pathOf: () => string | undefined,
): void {
  const marks = editor.createDecorationsCollection();
  let rows: readonly HTMLElement[] = [];
  const place = (): void => {
    const scrolled = editor.getScrollTop();
    marks.getRanges().forEach((range, at) => {
      const row = rows[at];
      if (row !== undefined)
        row.style.transform = `translateY(${editor.getTopForLineNumber(range.startLineNumber) - scrolled}px)`;
    });
  };
  editor.onDidScrollChange(place);
  editor.onDidLayoutChange(place);
  editor.onDidChangeModelContent(place);
  effect(() => {
    const found = hits.value;
    const path = pathOf();
    const model = editor.getModel();
    column.classList.toggle("stale", found?.stale === true);
    if (found === undefined || path === undefined || model === null) {
      marks.clear();
      column.replaceChildren();
      rows = [];
      return;
    }
    const counted = found.rules.filter((rule) => rule.place.file === path);
    if (found.textOf(path) !== model.getValue()) return;
    const most = Math.max(1, ...found.rules.map(({ applies }) => applies));
    marks.set(
      counted.map(({ place: { start } }) => {
        const { lineNumber, column: first } = model.getPositionAt(start);
        return {
          range: { startLineNumber: lineNumber, startColumn: first, endLineNumber: lineNumber, endColumn: first },
          options: { stickiness: 1 },
        };
      }),
    );
    rows = counted.map(({ applies }) => rowOf(applies, most));
    column.replaceChildren(...rows);
    place();
  });
}

function rowOf(applies: number, most: number): HTMLElement {
  const row = document.createElement("div");
  row.className = applies === 0 ? "hit none" : "hit";
  const bar = document.createElement("span");
  bar.className = "hit-bar";
  bar.style.width = `${Math.max(applies === 0 ? 0 : 4, (100 * applies) / most)}%`;
  const number = document.createElement("span");
  number.textContent = format.format(applies);
  row.append(bar, number);
  return row;
}
