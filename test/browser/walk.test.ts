import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { numbersIn, sectionsOf } from "../../scripts/pictures/quoted.ts";
import { walk } from "../../scripts/pictures/walk.ts";
import { copiedText, open, settled } from "./support/steps.ts";

const sections = sectionsOf(readFileSync("docs/playground.md", "utf8"));

/** All that can be read on the page, also what has to be scrolled to: the editor draws only the lines in view. */
async function shownNumbers(page: Page): Promise<ReadonlySet<string>> {
  const around = await page.evaluate<string>("document.body.innerText");
  return new Set(numbersIn(`${around}\n${await copiedText(page)}`));
}

test("every figure that docs/playground.md tells is one that the page shows", async () => {
  const page = await open({ width: 1280, height: 800 });
  let seen: ReadonlySet<string> = new Set();
  let told = 0;
  for (const { section, act } of walk) {
    await act(page);
    await settled(page);
    // A section may tell again what the one before it told.
    seen = new Set([...seen, ...(await shownNumbers(page))]);
    const figures = numbersIn(sections.get(section) ?? "");
    told += figures.length;
    expect(figures.length, `figures under "${section}"`).toBeGreaterThan(0);
    expect(
      figures.filter((figure) => !seen.has(figure)),
      `figures under "${section}" that the page does not show`,
    ).toEqual([]);
  }
  expect(told).toBeGreaterThan(25);
});
