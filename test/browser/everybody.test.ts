import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { accessibilityFaults } from "./support/browser.ts";
import { choosePolicy, impactRegion, open, panel, policyText, settled, showTab, tab } from "./support/steps.ts";

const tabs = [
  /^Problems/,
  /^Promises/,
  /^Try a decision/,
  /^Compiled JavaScript/,
  /^What changes/,
  /^By rule/,
  /^By day/,
  /^By hour/,
  /^Threshold/,
] as const;

const focused = (page: Page): Promise<string> =>
  page.evaluate(`(() => { const { activeElement: it } = document;
    return it?.getAttribute("aria-label") ?? it?.textContent ?? ""; })()`);

async function pressUntil(page: Page, key: string, isThere: () => Promise<boolean>): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (await isThere()) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead there; it is at "${await focused(page)}".`);
}

test.each(["light", "dark"] as const)("no panel and no dialog keeps anybody out: %s", async (scheme) => {
  const page = await open({ scheme });
  await choosePolicy(page, "Credit card limits");
  await impactRegion(page).getByText("24,000 decisions").waitFor();
  await page.getByRole("textbox", { name: /^Policy text/ }).focus();
  await page.keyboard.press("Control+Home");
  // In one go: after typed letters an offered word would take the Enter.
  await page.keyboard.insertText("approved and age < 20 → block\n");
  await tab(page, /^Problems \d+/).waitFor();
  const faults: string[] = [];
  const look = async (within: string): Promise<void> => {
    await settled(page);
    faults.push(...(await accessibilityFaults(page, within)).map((fault) => `${within}: ${fault}`));
  };
  for (const name of tabs) {
    await showTab(page, name);
    if (name.test("Threshold")) await panel(page, name).getByRole("slider").waitFor();
    await look(`#${await panel(page, name).getAttribute("id")}`);
  }
  for (const name of ["Help", "Versions"]) {
    await page.getByRole("button", { name, exact: true }).click();
    await page.getByRole("dialog").waitFor();
    await look("dialog");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  }
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open a file of decisions" }).click();
  await (await choosing).setFiles("policies/refunds/history.csv");
  await page.getByRole("dialog", { name: /^What the columns of/ }).waitFor();
  await look("dialog");
  expect(faults).toEqual([]);
});

test("by keys alone: every tab, every divider, the text, the choices and the dialogs", async () => {
  const page = await open();
  await choosePolicy(page, "Credit card limits");
  await impactRegion(page).getByText("24,000 decisions").waitFor();
  await page.evaluate("document.activeElement?.blur()");
  const isFocused = (what: string | RegExp) => async (): Promise<boolean> => {
    const name = await focused(page);
    return typeof what === "string" ? name === what : what.test(name);
  };
  for (const name of ["Policy", "Decisions", "Open a file of decisions", "Versions", "Share", "Colours", "Help"])
    await pressUntil(page, "Tab", isFocused(name));
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "How this page works" }).waitFor();
  await page.keyboard.press("Escape");
  await expect.poll(() => focused(page)).toBe("Help");

  await pressUntil(page, "Tab", isFocused(/^Policy text/));
  await page.keyboard.press("Control+m");
  for (const label of ["Height of the policy text", "About the policy", "Width of the policy text"]) {
    if (label !== "About the policy") {
      await pressUntil(page, "Tab", isFocused(label));
      const divider = page.getByRole("separator", { name: label });
      const before = Number(await divider.getAttribute("aria-valuenow"));
      await page.keyboard.press(label.startsWith("Height") ? "ArrowUp" : "ArrowLeft");
      await expect.poll(async () => Number(await divider.getAttribute("aria-valuenow"))).toBeLessThan(before);
    } else await walkTabs(page, tabs.slice(0, 4));
  }
  await pressUntil(page, "Tab", isFocused("Height of the impact"));
  await walkTabs(page, tabs.slice(4));
});

/** To the tabs by Tab, through them by arrow keys, into the panel by Tab. */
async function walkTabs(page: Page, names: readonly RegExp[]): Promise<void> {
  const isTab = async (): Promise<boolean> =>
    (await page.evaluate("document.activeElement?.getAttribute('role')")) === "tab";
  await pressUntil(page, "Tab", isTab);
  const seen: string[] = [];
  for (const _ of names) {
    await page.keyboard.press("ArrowRight");
    seen.push(await focused(page));
  }
  expect(names.filter((name) => !seen.some((text) => name.test(text)))).toEqual([]);
  await page.keyboard.press("Tab");
  await expect.poll(() => page.evaluate("document.activeElement?.getAttribute('role')")).toBe("tabpanel");
}

test.each([800, 2560])("at %i pixels every panel is there, and nothing has to be scrolled sideways", async (width) => {
  const page = await open({ width, height: width === 800 ? 900 : 1300 });
  await choosePolicy(page, "Credit card limits");
  const impact = width === 800 ? panel(page, "Impact") : impactRegion(page);
  for (const name of width === 800 ? [/^Impact/, ...tabs] : tabs) {
    await showTab(page, name);
    if (name.test("Impact") || width > 800) await impact.getByRole("row", { name: /^Reviewed or blocked/ }).waitFor();
    expect(await page.evaluate("document.documentElement.scrollWidth"), String(name)).toBeLessThanOrEqual(width);
    const box = await panel(page, name).boundingBox();
    expect(box?.width, String(name)).toBeGreaterThan(300);
    expect(box?.height, String(name)).toBeGreaterThan(100);
  }
  const text = await policyText(page).evaluate((element) => element.isConnected);
  expect(text).toBe(true);
  for (const name of ["Versions", "Share", "Help", "Undo", "Redo"])
    expect(await page.getByRole("button", { name, exact: true }).isVisible(), name).toBe(true);
});
