import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterEach, expect, inject, test } from "vitest";
import {
  chooseDecisions,
  choosePolicy,
  copiedText,
  expectDraft,
  open,
  pasteText,
  policyText,
  replaceInText,
  shownImpact,
  telling,
} from "./support/steps.ts";

/** Other tests are served the same folder. */
afterEach(() => {
  const folder = join(inject("policies"), "refunds");
  writeFileSync(join(folder, "one-line.signoff"), readFileSync("policies/refunds/one-line.signoff"));
  const credit = "credit/credit.signoff";
  writeFileSync(join(inject("policies"), credit), readFileSync(join("policies", credit)));
  rmSync(join(folder, "less-sure.signoff"), { force: true });
});

function onDisk(path: string): string {
  return readFileSync(join(inject("policies"), path), "utf8");
}

function saveButton(page: Page) {
  return page.getByRole("button", { name: "Save", exact: true });
}

const inForceNow = "Saved. This is the version in force now.";

async function typeAtEnd(page: Page, text: string): Promise<void> {
  await policyText(page).focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(text);
}

test("a save writes the file, and what was saved is the version in force", async () => {
  const page = await open();
  await choosePolicy(page, "one-line");
  const before = onDisk("refunds/one-line.signoff");
  await typeAtEnd(page, "# saved once");
  await page.getByText("draft", { exact: true }).waitFor();
  await telling(page, inForceNow, () => page.keyboard.press("Control+s"));
  await page.getByText("as in force").waitFor();
  expect(onDisk("refunds/one-line.signoff")).toBe(`${before}# saved once`);
  await expect.poll(() => saveButton(page).isDisabled()).toBe(true);
});

test("a draft that lets errors pass is saved only when that is confirmed, and what was in force before is kept", async () => {
  const page = await open();
  await choosePolicy(page, "Credit card limits");
  const before = onDisk("credit/credit.signoff");
  await replaceInText(page, "p_default >= 35%", "p_default >= 40%");
  await page.keyboard.press("Control+s");
  const dialog = page.getByRole("dialog", { name: "Save this draft all the same?" });
  await dialog.getByText("It lets 189 decisions pass that are known to be wrong").waitFor();
  await dialog.getByRole("button", { name: "Go on with the draft" }).click();
  await dialog.waitFor({ state: "detached" });
  expect(onDisk("credit/credit.signoff")).toBe(before);
  await saveButton(page).click();
  await telling(page, inForceNow, () => dialog.getByRole("button", { name: "Save all the same" }).click());
  expect(onDisk("credit/credit.signoff")).toBe(before.replace("p_default >= 35%", "p_default >= 40%"));
  await page.getByRole("button", { name: "Versions" }).click();
  await page.getByRole("button", { name: /^Open In force until \d+ \w+ \d{4}, \d\d:\d\d$/ }).click();
  await expect.poll(() => copiedText(page)).toBe(before);
  await telling(page, inForceNow, () => page.keyboard.press("Control+s"));
  expect(onDisk("credit/credit.signoff")).toBe(before);
});

test("somebody else's change is not overwritten: it is told, compared, and then replaced on purpose", async () => {
  const page = await open();
  await choosePolicy(page, "one-line");
  await typeAtEnd(page, "\n# mine");
  const theirs = "refund > $99K → review by finance\n";
  writeFileSync(join(inject("policies"), "refunds/one-line.signoff"), theirs);
  await saveButton(page).click();
  await page.getByText("Not saved: somebody else changed refunds/one-line.signoff since you opened it.").waitFor();
  expect(onDisk("refunds/one-line.signoff")).toBe(theirs);
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await page.getByRole("tab", { name: /What changes/, selected: true }).waitFor();
  await expect
    .poll(async () => {
      const [live, draft] = (await shownImpact(page))?.["Reviewed or blocked"] ?? [];
      return live !== undefined && draft !== undefined && live < draft;
    })
    .toBe(true);
  expect(await copiedText(page)).toContain("# mine");
  await telling(page, inForceNow, () => saveButton(page).click());
  expect(onDisk("refunds/one-line.signoff")).toBe(await copiedText(page));
});

test("a new policy is begun over the decisions that are open, counted as it is typed, and saved under a name", async () => {
  const page = await open();
  await choosePolicy(page, "one-line");
  await chooseDecisions(page, "history.csv");
  await choosePolicy(page, "New policy");
  expect(await copiedText(page)).toMatch(/^# One line is a policy/);
  await expectDraft(page, { "Reviewed or blocked": 0 });
  await pasteText(page, "confidence < 0.8 → review by finance\n");
  await expect.poll(async () => (await shownImpact(page))?.["Reviewed or blocked"]?.[1]).toBeGreaterThan(0);
  await saveButton(page).click();
  const dialog = page.getByRole("dialog", { name: "Save as a new policy" });
  const name = dialog.getByRole("textbox", { name: "Name of the new policy" });
  await name.fill("refunds/one-line");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByText("There is a file of this name already.").waitFor();
  await name.fill("refunds/less-sure");
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  expect(onDisk("refunds/less-sure.signoff")).toBe("confidence < 0.8 → review by finance\n");
  await expect.poll(() => page.title()).toBe("less-sure – Signoff");
  await page.getByText("as in force").waitFor();
  await page.reload();
  await choosePolicy(page, "less-sure");
  await expect.poll(() => copiedText(page)).toBe("confidence < 0.8 → review by finance\n");
});

test("a new policy that was not saved is there again, and can be left for an empty one", async () => {
  const page = await open();
  await choosePolicy(page, "New policy");
  await expect.poll(() => copiedText(page)).toMatch(/^# One line/);
  await pasteText(page, "amount > $5 → review by me\n");
  await expect
    .poll(() => page.evaluate(() => Object.values(localStorage).some((kept) => String(kept).includes("amount > $5"))))
    .toBe(true);
  await choosePolicy(page, "one-line");
  await telling(page, /Your new policy from before is open again/, () => choosePolicy(page, "New policy"));
  await expect.poll(() => copiedText(page)).toContain("amount > $5");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => copiedText(page)).toMatch(/^# One line/);
});
