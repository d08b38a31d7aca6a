import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import {
  chooseDecisions,
  choosePolicy,
  copiedText,
  impactRegion,
  open,
  panel,
  policyText,
  settled,
} from "./support/steps.ts";

/** The language server has read and proven the policy: only then is it known what a key such as F12 asks for. */
async function isRead(page: Page): Promise<void> {
  await settled(panel(page, /^Problems/));
}

/** Puts the cursor behind a piece of the text, as somebody does who looks for it. */
async function find(page: Page, piece: string): Promise<void> {
  await policyText(page).focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Control+f");
  const sought = page.getByRole("textbox", { name: "Find" });
  await sought.fill(piece);
  await page.getByText("1 of 1", { exact: true }).waitFor();
  await sought.press("Escape");
  const focused = `document.activeElement?.getAttribute("aria-label") ?? ""`;
  await expect.poll(() => page.evaluate<string>(focused)).toMatch(/^Policy text/);
}

function fileTab(page: Page, name: string) {
  return page.getByRole("navigation", { name: "Files of the policy" }).getByRole("button", { name });
}

async function isShown(page: Page, name: string): Promise<boolean> {
  return (await fileTab(page, name).getAttribute("aria-current")) === "true";
}

const someReviewers = "1 working day, then by head_of_engineering";

test("what is defined in an included file is gone to, and renamed in both", async () => {
  const page = await open();
  await choosePolicy(page, "Deployment to production");
  await expect.poll(() => copiedText(page)).toContain(someReviewers);
  await isRead(page);
  await find(page, someReviewers);
  await page.keyboard.press("F12");
  await expect.poll(() => isShown(page, "teams.signoff")).toBe(true);
  await page.keyboard.press("F2");
  const rename = page.getByRole("textbox", { name: /Rename input/ });
  await rename.waitFor();
  await expect.poll(() => rename.inputValue()).toBe("head_of_engineering");
  await rename.fill("chief_engineer");
  await page.keyboard.press("Enter");
  await expect.poll(() => copiedText(page)).toContain("team chief_engineer");
  expect(await copiedText(page)).not.toContain("head_of_engineering");
  await fileTab(page, "deployment.signoff").click();
  await expect.poll(() => copiedText(page)).toContain("1 working day, then by chief_engineer");
  expect(await copiedText(page)).not.toContain("head_of_engineering");
});

test("where a team is used is listed over all files", async () => {
  const page = await open();
  await choosePolicy(page, "Deployment to production");
  await expect.poll(() => copiedText(page)).toContain(someReviewers);
  await fileTab(page, "teams.signoff").click();
  await expect.poll(() => copiedText(page)).toContain("team head_of_engineering");
  await isRead(page);
  await find(page, "team head_of_engineering");
  await page.keyboard.press("Shift+F12");
  const list = page.getByRole("tree", { name: "References" });
  await list
    .getByRole("treeitem", { name: /deployment\.signoff/ })
    .first()
    .waitFor();
  await page.keyboard.press("Escape");
});

test("a policy without a decision block is offered the columns of the open decisions", async () => {
  const page = await open();
  await choosePolicy(page, "one-line");
  await chooseDecisions(page, "history.csv");
  await impactRegion(page)
    .getByText(/^[\d,]+ decisions/)
    .waitFor();
  await page.getByRole("combobox", { name: "Policy" }).selectOption({ label: "New policy" });
  await expect.poll(() => copiedText(page)).toMatch(/^# One line/);
  await page.keyboard.press("Delete");
  await page.keyboard.type("confid");
  await page
    .getByRole("option", { name: /^confidence/ })
    .getByText(/^column: /)
    .waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect.poll(() => copiedText(page)).toBe("confidence");
});
