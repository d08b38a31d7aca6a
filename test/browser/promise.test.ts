import { expect, test } from "vitest";
import {
  choosePolicy,
  copiedText,
  open,
  panel,
  problems,
  replaceInText,
  settled,
  showTab,
  tab,
} from "./support/steps.ts";

test("a promise that a draft breaks turns red, with an input that breaks it; mended, it is proven again", async () => {
  const page = await open();
  await choosePolicy(page, "Credit card limits");
  await tab(page, "Promises 5 promises").waitFor();
  await showTab(page, /^Promises/);
  const promises = panel(page, /^Promises/).getByRole("listitem");
  await expect.poll(() => promises.filter({ hasText: /\bproven/ }).count()).toBe(5);
  const loose = "approved and amount >= TWD 700,000\n  → review by underwriters and committee";
  const strict = loose.replace("700,000", "600,000");
  await replaceInText(page, strict, loose);
  await tab(page, "Promises 1 not proven").waitFor();
  await settled(page);
  const broken = promises.filter({ hasText: /\bbroken/ });
  expect(await broken.count()).toBe(1);
  expect(await broken.textContent()).toContain("no largest limit unseen");
  await broken.getByRole("button", { name: /^Try it/ }).click();
  const tried = panel(page, "Try a decision");
  await tried.locator(".outcome").waitFor();
  await settled(page);
  const amount = Number((await tried.getByRole("textbox", { name: "amount" }).inputValue()).replace(/\D+$/, ""));
  expect(amount).toBeGreaterThanOrEqual(600_000);
  expect(amount).toBeLessThan(700_000);
  expect(await tried.getByRole("combobox", { name: "model_decision" }).locator("option:checked").textContent()).toBe(
    "approve",
  );
  expect(await tried.locator(".outcome").textContent()).not.toContain("committee");
  await tried.getByText(/The version in force: Waits for a review by .*committee/).waitFor();
  await showTab(page, /^Problems/);
  const saving = panel(page, /^Problems/).getByRole("button", {
    name: /^Save as example: Add an example of what is promised/,
  });
  await saving.click();
  await expect
    .poll(() => copiedText(page))
    .toMatch(/example "fails: no largest limit unseen"[^→]*→ review by committee/);
  await problems(page, "Error").filter({ hasText: "fails: no largest limit unseen" }).waitFor();
  await settled(page);
  expect(await saving.count()).toBe(0);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await replaceInText(page, loose, strict);
  await tab(page, "Promises 5 promises").waitFor();
});
