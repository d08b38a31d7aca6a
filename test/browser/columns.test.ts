import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { chooseDecisions, choosePolicy, expectDraft, impactRegion, open, pasteText } from "./support/steps.ts";

const folder = mkdtempSync(join(tmpdir(), "signoff-columns-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a field that no column gives is told with the column that may be meant; a press says it, and a mapping can be taken along", async () => {
  const page = await open();
  await choosePolicy(page, "one-line");
  await chooseDecisions(page, "history.csv");
  const policy = "refund > $10K or confidense < 0.8 → review by finance\n";
  await pasteText(page, policy);
  const note = impactRegion(page).getByRole("note", { name: "About the columns" });
  await note.getByText("No column gives confidense: it is unknown in every decision. Is confidence meant?").waitFor();
  await note.getByRole("button", { name: "Say what the columns are" }).click();
  const dialog = page.getByRole("dialog", { name: /^What the columns of history\.csv are/ });
  const column = dialog.getByRole("combobox", { name: "Column of confidense" });
  await column.selectOption({ label: "confidence" });
  const downloading = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download as mapping.json" }).click();
  const mapping = join(folder, "mapping.json");
  await (await downloading).saveAs(mapping);
  await dialog.getByRole("button", { name: "Use these columns" }).click();
  await dialog.waitFor({ state: "detached" });
  await note.getByText(/^No column gives/).waitFor({ state: "detached" });
  writeFileSync(join(folder, "policy.signoff"), policy);
  const command = ["src/cli/main.ts", "simulate", join(folder, "policy.signoff"), "policies/refunds/history.csv"];
  const printed = execFileSync(process.execPath, [...command, "--map", mapping, "--json"]);
  const { outcomes, errors } = JSON.parse(String(printed));
  expect(errors.prevented).toBeGreaterThan(0);
  await expectDraft(page, { "Reviewed or blocked": outcomes.review, "Errors prevented": errors.prevented });
});

test("the columns of any history can be looked at again, with how their cells are read", async () => {
  const page = await open();
  const file = join(folder, "past.csv");
  writeFileSync(file, `betrag,sicher\n${"200,1\n50,0\n".repeat(50)}abc,1\n`);
  await choosePolicy(page, "New policy");
  await pasteText(
    page,
    "decision\n  betrag  money USD\n  sicher  yes/no\n\nbetrag > $100 or not sicher → review by finance\n",
  );
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open a file of decisions" }).click();
  await (await choosing).setFiles(file);
  const dialog = page.getByRole("dialog", { name: /^What the columns of past\.csv are/ });
  await dialog.getByText("1 is yes, 0 is no", { exact: true }).waitFor();
  await dialog.getByRole("button", { name: "Use these columns" }).click();
  await expectDraft(page, { "Reviewed or blocked": 101 });
  await impactRegion(page)
    .getByText("One cell could not be read as betrag and is unknown: it holds abc in row 101.")
    .waitFor();
  await page.getByRole("button", { name: "What the columns are", exact: true }).click();
  await dialog.waitFor();
  const column = dialog.getByRole("combobox", { name: "Column of sicher" }).locator("option:checked");
  await expect.poll(() => column.textContent()).toBe("sicher");
  await dialog.getByText("1 is yes, 0 is no", { exact: true }).waitFor();
  await page.keyboard.press("Escape");
});
