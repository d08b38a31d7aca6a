import type { Page } from "playwright-core";

/**
 * Runs in the page. `strokes.begin(kind)` makes `strokes.answer` the milliseconds from the next key that goes down to the
 * change of the page that answers it: `mistakes`: the editor underlines a mistake, or no longer does; `counts`: the impact
 * shows another number of reviews for the draft and is not greyed.
 */
const watcher = `globalThis.strokes = (() => {
  const states = {
    mistakes: () => String(document.querySelector(".squiggly-error") !== null),
    counts: () => document.querySelector(".panel-body.impact:not(.stale) td.draft")?.textContent,
  };
  const strokes = { begin: (kind) => {
    const before = states[kind]();
    strokes.answer = new Promise((resolve) => {
      let pressed;
      const done = (answer) => {
        observer.disconnect();
        removeEventListener("keydown", press, true);
        clearTimeout(timer);
        resolve(answer);
      };
      const press = (event) => { if (!["Shift", "ArrowLeft"].includes(event.key)) pressed ??= event.timeStamp; };
      const observer = new MutationObserver(() => {
        const now = states[kind]();
        if (pressed !== undefined && now !== undefined && now !== before) done(performance.now() - pressed);
      });
      const timer = setTimeout(() => done(undefined), 20000);
      addEventListener("keydown", press, true);
      observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    });
  } };
  return strokes;
})();`;

export type Answered = "mistakes" | "counts";

export async function watchStrokes(page: Page): Promise<void> {
  await page.evaluate(watcher);
}

/** Milliseconds; undefined where nothing answered within 20 seconds. */
export async function stroke(page: Page, kind: Answered, press: () => Promise<void>): Promise<number | undefined> {
  await page.evaluate(`strokes.begin(${JSON.stringify(kind)})`);
  await press();
  return await page.evaluate("strokes.answer");
}

/** Puts the cursor behind a piece of the text, by keys. */
export async function cursorBehind(page: Page, text: string, piece: string): Promise<void> {
  const end = text.indexOf(piece) + piece.length;
  const lines = text.slice(0, end).split("\n");
  const last = lines.at(-1) ?? "";
  await page.getByRole("textbox", { name: /^Policy text/ }).focus();
  await page.keyboard.press("Control+Home");
  for (let line = 1; line < lines.length; line++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Home");
  for (let at = (/^ */.exec(last)?.[0] ?? "").length; at < last.length; at++) await page.keyboard.press("ArrowRight");
}
