import { expect, test } from "vitest";
import { editorScripts } from "../../scripts/playground-size.ts";
import { visit } from "./support/browser.ts";

const most = 1_300_000;

test("the scripts that the editor needs are at most 1.3 MB gzipped, and no others are asked for before it is there", async () => {
  const sizes = editorScripts("dist/playground");
  expect([...sizes.values()].reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(most);
  const { page, close } = await visit();
  try {
    await page.getByRole("textbox", { name: /Policy text/ }).waitFor({ state: "attached" });
    await page.waitForFunction(() => performance.getEntriesByName("editor ready").length > 0);
    const asked: readonly string[] = await page.evaluate(() => {
      const ready = performance.getEntriesByName("editor ready")[0]?.startTime ?? 0;
      const before = performance.getEntriesByType("resource").filter(({ startTime }) => startTime <= ready);
      return before.flatMap(({ name }) => /assets\/.*\.js/.exec(name) ?? []);
    });
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((file) => !sizes.has(file) && !/(compute|proof)-worker/.test(file))).toEqual([]);
  } finally {
    await close();
  }
});
