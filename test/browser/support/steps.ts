import type { Locator, Page } from "playwright-core";
import { afterEach, expect } from "vitest";
import { type Visit, type VisitOptions, visit } from "./browser.ts";

const opened: Visit[] = [];

/** Whatever a test did: no error was told, and nothing was asked of another origin. */
afterEach(async () => {
  const visits = opened.splice(0);
  const faults = visits.flatMap(({ errors, foreign }) => [...errors, ...foreign]);
  for (const { close } of visits) await close();
  expect(faults).toEqual([]);
});

/** A first visit with the editor there; closed after the test. */
export async function open(options?: VisitOptions): Promise<Page> {
  const visited = await visit(options);
  opened.push(visited);
  const { page, context } = visited;
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await policyIsOpen(page);
  return page;
}

/** The text of the policy that was chosen last is in the editor, and was read: from then on it is known what keys ask for. */
export async function policyIsOpen(page: Page): Promise<void> {
  await policyText(page).waitFor({ state: "attached" });
  await page.locator('section[aria-label="Editor"][aria-busy=false]').waitFor();
  await page.getByText("Reading the policy …").waitFor({ state: "detached" });
}

/** Nothing that is shown is about to be replaced: what is read, counted or proven anew is greyed until it is there. */
export async function settled(place: Page | Locator): Promise<void> {
  await expect.poll(() => place.locator("[aria-busy=true], .stale").count()).toBe(0);
}

/** Good news goes away by itself: it is looked out for before that is done which it tells of. */
export async function telling(page: Page, text: string | RegExp, act: () => Promise<void>): Promise<void> {
  // What was told before is not taken for it.
  await page.getByText(text).waitFor({ state: "detached" });
  await Promise.all([page.getByText(text).waitFor(), act()]);
}

export function policyText(page: Page): Locator {
  return page.getByRole("textbox", { name: /^Policy text/ });
}

export async function choosePolicy(page: Page, title: string): Promise<void> {
  await page.getByRole("combobox", { name: "Policy" }).selectOption({ label: title });
  await policyIsOpen(page);
  await expect.poll(() => page.title()).toBe(`${title} – Signoff`);
}

export async function chooseDecisions(page: Page, file: string): Promise<void> {
  await page.getByRole("combobox", { name: "Decisions" }).selectOption({ label: file });
  await page.getByRole("progressbar", { name: "Reading decisions" }).waitFor({ state: "detached" });
}

/** All of the text, as somebody takes it who copies it. */
export async function copiedText(page: Page): Promise<string> {
  let copied = "";
  await expect
    .poll(async () => {
      // What was copied before is not taken for it.
      await page.evaluate(`navigator.clipboard.writeText("")`);
      await policyText(page).focus();
      await page.keyboard.press("Control+a");
      await page.keyboard.press("Control+c");
      copied = await page.evaluate<string>("navigator.clipboard.readText()");
      return copied;
    })
    .not.toBe("");
  return copied;
}

/** Puts another text in the place of all of it, by the clipboard. */
export async function pasteText(page: Page, text: string): Promise<void> {
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  await policyText(page).focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+v");
}

/** Puts a text in the place of a piece that stands in the policy once. */
export async function replaceInText(page: Page, piece: string, by: string): Promise<string> {
  const text = await copiedText(page);
  expect(text.split(piece).length - 1, `how often "${piece}" stands in the policy`).toBe(1);
  const changed = text.replace(piece, () => by);
  await pasteText(page, changed);
  return changed;
}

export function tab(page: Page, name: string | RegExp): Locator {
  return page.getByRole("tab", { name });
}

export async function showTab(page: Page, name: string | RegExp): Promise<void> {
  await tab(page, name).click();
  await expect.poll(() => tab(page, name).getAttribute("aria-selected")).toBe("true");
}

/** The panel that a tab shows. */
export function panel(page: Page, name: string | RegExp): Locator {
  return page.getByRole("tabpanel", { name });
}

export function impactRegion(page: Page): Locator {
  return page.getByRole("region", { name: "Impact" });
}

/** A row of the impact: in force, draft, difference; undefined where the page shows a dash. */
export type ImpactRow = readonly [live: number | undefined, draft: number | undefined, difference: number | undefined];

/** What the impact shows, by the head of the row; undefined while it is counted anew. */
export async function shownImpact(page: Page): Promise<Readonly<Record<string, ImpactRow>> | undefined> {
  const region = impactRegion(page);
  if ((await region.locator("[aria-busy=true]").count()) > 0) return undefined;
  const rows = await region.getByRole("row").allInnerTexts();
  return Object.fromEntries(
    rows.slice(1).map((row) => {
      const [head = "", live, draft, difference] = row.split("\t");
      return [head.split("\n")[0]?.trim() ?? "", [numberIn(live), numberIn(draft), numberIn(difference)]];
    }),
  );
}

/** The number that a cell begins with. */
export function numberIn(cell: string | undefined): number | undefined {
  const digits = /^\s*([+−-]?)([\d,]+(?:\.\d+)?)/.exec(cell ?? "");
  if (digits === null) return undefined;
  return Number(digits[2]?.replaceAll(",", "")) * (digits[1] === "-" || digits[1] === "−" ? -1 : 1);
}

/** Waits until the impact shows this for the draft, of the rows that are named. */
export async function expectDraft(page: Page, wanted: Readonly<Record<string, number>>): Promise<void> {
  await expect
    .poll(async () => {
      const shown = await shownImpact(page);
      return shown && Object.fromEntries(Object.keys(wanted).map((name) => [name, shown[name]?.[1]]));
    })
    .toEqual(wanted);
}

/** What the list of problems shows of one kind: their sentences. */
export function problems(page: Page, kind: "Error" | "Warning" | "Note"): Locator {
  return panel(page, /^Problems/).getByRole("button", { name: new RegExp(`^${kind}: `) });
}

export async function expectProblems(page: Page, kind: "Error" | "Warning" | "Note", number: number): Promise<void> {
  await expect.poll(() => problems(page, kind).count()).toBe(number);
}
