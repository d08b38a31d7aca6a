import { afterEach, expect, test } from "vitest";
import { accessibilityFaults, type Visit, type VisitOptions, visit } from "./support/browser.ts";

let opened: Visit[] = [];

async function open(options?: VisitOptions): Promise<Visit> {
  const visited = await visit(options);
  opened.push(visited);
  await visited.page.getByRole("textbox", { name: /Policy text/ }).waitFor({ state: "attached" });
  return visited;
}

afterEach(async () => {
  for (const { close } of opened) await close();
  opened = [];
});

/** Opens policies/credit, and waits until its text is there to be typed in. */
async function openCredit(one: Visit): Promise<void> {
  await one.page.getByRole("combobox", { name: "Policy" }).selectOption({ label: "Credit card limits" });
  await expect.poll(() => firstLine(one)).toMatch(/# Who must look/);
}

/** Lines as the editor shows them, its blanks as ordinary ones. */
async function firstLine({ page }: Visit): Promise<string> {
  return ((await page.locator(".monaco-editor .view-line").first().textContent()) ?? "").replaceAll("\u00a0", " ");
}

async function typeAtStart({ page }: Visit, text: string): Promise<void> {
  await page.getByRole("textbox", { name: /Policy text/ }).focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.type(text);
}

test("what is typed is undone and done again, by keys and by buttons, and kept when the page is loaded again", async () => {
  const one = await open();
  await openCredit(one);
  await expect.poll(() => firstLine(one)).toMatch(/^# Who must look/);
  await typeAtStart(one, "# mine ");
  await expect.poll(() => firstLine(one)).toMatch(/^# mine # Who/);
  await one.page.keyboard.press("Control+z");
  await expect.poll(() => firstLine(one)).toMatch(/^# Who/);
  await one.page.getByRole("button", { name: "Redo" }).click();
  await expect.poll(() => firstLine(one)).toMatch(/^# mine # Who/);
  await expect
    .poll(() => one.page.evaluate(() => Object.keys(localStorage).some((key) => key.includes("draft"))))
    .toBe(true);
  await one.page.reload();
  await openCredit(one);
  await expect.poll(() => firstLine(one)).toMatch(/^# mine # Who/);
  await one.page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => firstLine(one)).toMatch(/^# Who/);
  expect(one.errors).toEqual([]);
  expect(one.foreign).toEqual([]);
});

test("German and Japanese input methods put in what they compose", async () => {
  const one = await open();
  await openCredit(one);
  await expect.poll(() => firstLine(one)).toMatch(/^# Who/);
  await one.page.getByRole("textbox", { name: /Policy text/ }).focus();
  await one.page.keyboard.press("Control+Home");
  const keys = await one.context.newCDPSession(one.page);
  const compose = (text: string) =>
    keys.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  for (const text of ["¨", "ä"]) await compose(text);
  await keys.send("Input.insertText", { text: "ä" });
  for (const text of ["に", "にh", "にほ", "にほn", "にほん"]) await compose(text);
  await keys.send("Input.insertText", { text: "日本" });
  await expect.poll(() => firstLine(one)).toMatch(/^ä日本# Who/);
});

test("Tab leaves the text after Ctrl+M", async () => {
  const one = await open();
  const text = one.page.getByRole("textbox", { name: /Policy text/ });
  await text.focus();
  await one.page.keyboard.press("Control+m");
  await one.page.keyboard.press("Tab");
  const focused = "document.activeElement?.getAttribute('aria-label')";
  await expect.poll(() => one.page.evaluate(focused)).not.toMatch(/Policy text/);
});

test("a link opens the same policy in a fresh profile, and holds no decisions", async () => {
  const one = await open();
  await openCredit(one);
  await typeAtStart(one, "# shared ");
  await expect.poll(() => firstLine(one)).toMatch(/^# shared # Who/);
  await one.page.getByRole("button", { name: "Share" }).click();
  await one.page.getByText(/holds the policy and no decisions/).waitFor();
  const hash = await one.page.evaluate<string>("location.hash");
  expect(hash.length).toBeLessThan(8000);
  const other = await open({ at: hash });
  await expect.poll(() => firstLine(other)).toMatch(/^# shared # Who/);
  expect(other.errors).toEqual([]);
});

test("a version is kept, opened and compared", async () => {
  const one = await open();
  await openCredit(one);
  await typeAtStart(one, "# second ");
  await one.page.getByRole("button", { name: "Versions" }).click();
  await one.page.getByRole("textbox", { name: "Name of this version" }).fill("second try");
  await one.page.getByRole("button", { name: "Keep this version" }).click();
  await one.page.getByRole("button", { name: "Compare the draft with second try" }).click();
  await one.page.getByText("as in force").waitFor();
  await one.page.keyboard.press("Escape");
  await one.page.getByRole("button", { name: "Undo" }).click();
  await one.page.getByText("draft", { exact: true }).waitFor();
});

test("dividers are moved by keys, and stay where they were put", async () => {
  const one = await open();
  const divider = one.page.getByRole("separator", { name: "Height of the policy text" });
  await divider.focus();
  const before = Number(await divider.getAttribute("aria-valuenow"));
  await one.page.keyboard.press("ArrowUp");
  await expect.poll(async () => Number(await divider.getAttribute("aria-valuenow"))).toBe(before - 2);
  await one.page.reload();
  await expect.poll(async () => Number(await divider.getAttribute("aria-valuenow"))).toBe(before - 2);
  await divider.focus();
  await one.page.keyboard.press("Enter");
  await expect.poll(async () => Number(await divider.getAttribute("aria-valuenow"))).toBe(before);
});

test.each(["light", "dark"] as const)("nothing keeps anybody from using the page: %s", async (scheme) => {
  const one = await open({ scheme });
  await openCredit(one);
  await one.page.getByRole("tab", { name: /Problems/ }).waitFor();
  expect(await accessibilityFaults(one.page)).toEqual([]);
  await one.page.getByRole("button", { name: "Help" }).click();
  await one.page.getByRole("dialog", { name: "How this page works" }).waitFor();
  expect(await accessibilityFaults(one.page)).toEqual([]);
});

test("the colours that were chosen are there from the first paint on", async () => {
  const one = await open({ scheme: "light" });
  await one.page.getByRole("combobox", { name: "Colours" }).selectOption({ label: "Dark" });
  await one.page.reload({ waitUntil: "commit" });
  await one.page.locator("body").waitFor();
  expect(await one.page.evaluate("getComputedStyle(document.body).colorScheme")).toBe("dark");
});

test.each([800, 1440, 2560])("nothing has to be scrolled sideways at %i pixels", async (width) => {
  const one = await open({ width, height: 900 });
  await openCredit(one);
  expect(await one.page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
});
