import { afterEach, expect, test } from "vitest";
import { accessibilityFaults, type Visit, type VisitOptions, visit } from "./support/browser.ts";
import { choosePolicy, policyIsOpen, policyText, settled, telling } from "./support/steps.ts";

let opened: Visit[] = [];

async function open(options?: VisitOptions): Promise<Visit> {
  const visited = await visit(options);
  opened.push(visited);
  await policyIsOpen(visited.page);
  return visited;
}

afterEach(async () => {
  for (const { close } of opened) await close();
  opened = [];
});

/** Opens policies/credit, and waits until its text is there to be typed in. */
async function openCredit(one: Visit): Promise<void> {
  await choosePolicy(one.page, "Credit card limits");
  await expect.poll(() => firstLine(one)).toMatch(/# Who must look/);
}

/** Lines as the editor shows them, its blanks as ordinary ones. */
async function firstLine({ page }: Visit): Promise<string> {
  return ((await page.locator(".monaco-editor .view-line").first().textContent()) ?? "").replaceAll("\u00a0", " ");
}

async function typeAtStart({ page }: Visit, text: string): Promise<void> {
  await policyText(page).focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.type(text);
}

/** Letters that are typed a second or more after each other are steps of their own. */
async function stepUntil(one: Visit, step: () => Promise<void>, line: RegExp): Promise<void> {
  await expect
    .poll(async () => {
      const now = await firstLine(one);
      if (!line.test(now)) await step();
      return now;
    })
    .toMatch(line);
}

test("what is typed is undone and done again, by keys and by buttons, and kept when the page is loaded again", async () => {
  const one = await open();
  await openCredit(one);
  await expect.poll(() => firstLine(one)).toMatch(/^# Who must look/);
  await typeAtStart(one, "# mine ");
  await expect.poll(() => firstLine(one)).toMatch(/^# mine # Who/);
  await stepUntil(one, () => one.page.keyboard.press("Control+z"), /^# Who/);
  const redo = one.page.getByRole("button", { name: "Redo" });
  await stepUntil(one, async () => ((await redo.isEnabled()) ? redo.click() : undefined), /^# mine # Who/);
  await one.page.reload();
  await openCredit(one);
  await expect.poll(() => firstLine(one)).toMatch(/^# mine # Who/);
  await one.page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => firstLine(one)).toMatch(/^# Who/);
  expect(one.errors).toEqual([]);
  expect(one.foreign).toEqual([]);
});

test("what was typed last is kept, however soon another policy is opened or the page is left", async () => {
  const one = await open();
  await openCredit(one);
  await typeAtStart(one, "# first ");
  await choosePolicy(one.page, "Customer refunds");
  await telling(one.page, /Your draft from before is open again/, () => openCredit(one));
  await expect.poll(() => firstLine(one)).toMatch(/^# first # Who/);
  await typeAtStart(one, "# then ");
  await one.page.reload();
  await expect.poll(() => firstLine(one)).toMatch(/^# then # first # Who/);
});

test("German and Japanese input methods put in what they compose", async () => {
  const one = await open();
  await openCredit(one);
  await expect.poll(() => firstLine(one)).toMatch(/^# Who/);
  await policyText(one.page).focus();
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
  await policyText(one.page).focus();
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
  await telling(one.page, /holds the policy and no decisions/, () =>
    one.page.getByRole("button", { name: "Share" }).click(),
  );
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
  await one.page.getByText("compared with second try").waitFor();
  await one.page.getByText("draft", { exact: true }).waitFor();
  await one.page.keyboard.press("Escape");
  await one.page.getByRole("button", { name: "Undo" }).click();
  await one.page.getByText("compared with second try").waitFor({ state: "detached" });
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
  await policyIsOpen(one.page);
  await expect.poll(async () => Number(await divider.getAttribute("aria-valuenow"))).toBe(before - 2);
  await divider.focus();
  await one.page.keyboard.press("Enter");
  await expect.poll(async () => Number(await divider.getAttribute("aria-valuenow"))).toBe(before);
});

test.each(["light", "dark"] as const)("nothing keeps anybody from using the page: %s", async (scheme) => {
  const one = await open({ scheme });
  await openCredit(one);
  await settled(one.page);
  expect(await accessibilityFaults(one.page)).toEqual([]);
  await one.page.getByRole("button", { name: "Help" }).click();
  await one.page.getByRole("dialog", { name: "How this page works" }).waitFor();
  await settled(one.page);
  expect(await accessibilityFaults(one.page)).toEqual([]);
});

/** The colours of every picture that is painted, from the first on. */
const watchColours = `globalThis.colours = new Set();
const look = () => {
  if (document.body !== null) globalThis.colours.add(getComputedStyle(document.body).colorScheme);
  requestAnimationFrame(look);
};
requestAnimationFrame(look);`;

test("the colours that were chosen are there from the first paint on", async () => {
  const one = await open({ scheme: "light" });
  await one.page.getByRole("combobox", { name: "Colours" }).selectOption({ label: "Dark" });
  await one.page.addInitScript(watchColours);
  await one.page.reload();
  await policyIsOpen(one.page);
  expect(await one.page.evaluate("[...globalThis.colours]")).toEqual(["dark"]);
});

test.each([800, 1440, 2560])("nothing has to be scrolled sideways at %i pixels", async (width) => {
  const one = await open({ width, height: 900 });
  await openCredit(one);
  await settled(one.page);
  expect(await one.page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
});
