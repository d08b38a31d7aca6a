import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { choosePolicy, expectDraft, impactRegion, open, settled } from "./support/steps.ts";

const folder = mkdtempSync(join(tmpdir(), "signoff-own-"));
const file = join(folder, "payouts.csv");
const rows = 100_000;
const limits = { dollars: 10_000, certainty: 0.8 };
const counts = { held: 0, prevented: 0, unknown: 0 };

/** A file as another system would write it: its own German names, cells without a value. */
beforeAll(() => {
  const lines = ["Vorgang,Erstattung,Sicherheit,Fehler"];
  let seed = 7;
  const next = (below: number): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  for (let row = 0; row < rows; row++) {
    const cents = next(1_500_000);
    const thousandths = next(1001);
    const isWrong = next(10) === 0;
    const lacksCertainty = next(500) === 0;
    lines.push(
      `V-${row},${(cents / 100).toFixed(2)},${lacksCertainty ? "" : thousandths / 1000},${isWrong ? "true" : "false"}`,
    );
    const isLarge = cents > limits.dollars * 100;
    const isUnsure = !lacksCertainty && thousandths < limits.certainty * 1000;
    if (!(isLarge || isUnsure || lacksCertainty)) continue;
    counts.held++;
    if (isWrong) counts.prevented++;
    if (!(isLarge || isUnsure)) counts.unknown++;
  }
  writeFileSync(file, `${lines.join("\n")}\n`);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Lets go of a file over the page, as the system hands it to the browser. */
async function drop(page: Page, path: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const)
    await session.send("Input.dispatchDragEvent", { type, x: 700, y: 450, data });
}

async function map(page: Page, choices: Readonly<Record<string, string>>): Promise<void> {
  const dialog = page.getByRole("dialog", { name: /^What the columns of payouts\.csv are/ });
  await dialog.waitFor();
  for (const [field, column] of Object.entries(choices))
    await dialog.getByRole("combobox", { name: `Column of ${field}` }).selectOption({ label: column });
  await dialog.getByRole("button", { name: "Use these columns" }).click();
  await dialog.waitFor({ state: "detached" });
}

const wanted = (): Readonly<Record<string, number>> => ({
  "Reviewed or blocked": counts.held,
  "Errors prevented": counts.prevented,
  "Reviewed only for unknown values": counts.unknown,
});

test("a file of 100,000 decisions with names of its own is dropped, mapped and counted", async () => {
  const page = await open();
  await choosePolicy(page, "one-line");
  await drop(page, file);
  await map(page, { refund: "Erstattung", confidence: "Sicherheit", "The decision was wrong": "Fehler" });
  await page.getByText("100,000 decisions").first().waitFor();
  expect(counts.unknown).toBeGreaterThan(10);
  await expectDraft(page, wanted());
});

test("the same file, chosen by a button; without its columns no figure is shown, but what to do", async () => {
  const page = await open();
  await choosePolicy(page, "one-line");
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open a file of decisions" }).click();
  await (await choosing).setFiles(file);
  const dialog = page.getByRole("dialog", { name: /^What the columns of payouts\.csv are/ });
  await dialog.waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  const impact = impactRegion(page);
  await impact.getByText(/none of what the policy reads \(refund, confidence\) is a column/).waitFor();
  await settled(page);
  expect(await impact.getByRole("row").count()).toBe(0);
  await impact.getByRole("button", { name: "Say what its columns are" }).click();
  await map(page, { refund: "Erstattung", confidence: "Sicherheit", "The decision was wrong": "none" });
  await expectDraft(page, { "Reviewed or blocked": counts.held });
  await impact.getByText("Errors prevented: not known").waitFor();
});
