import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { visit } from "./support/browser.ts";
import { choosePolicy, copiedText, expectDraft, impactRegion, open, pasteText, policyIsOpen } from "./support/steps.ts";

const folder = mkdtempSync(join(tmpdir(), "signoff-other-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function drop(page: Page, name: string, content: string | Uint8Array): Promise<void> {
  const path = join(folder, name);
  writeFileSync(path, content);
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const)
    await session.send("Input.dispatchDragEvent", { type, x: 700, y: 450, data });
}

const policy = `policy "Erstattungen"
  time zone "Europe/Berlin"
  dated by when

decision
  when       time
  refund     money EUR
  score      number 0 to 1
  reversible yes/no

refund > EUR 10,000 or score < 0.5 or not reversible → review by finance
`;

const past = [
  "Entschieden am;Erstattung;score;reversible;Fehler",
  ...Array.from({ length: 20 }, (_, at) => `${at + 1}.10.2026 09:05;12.500,00;0,97;ja;${at < 5 ? "ja" : "nein"}`),
  ...Array.from({ length: 30 }, (_, at) => `${at + 1}.11.2026 14:30;350,50;0,75;ja;nein`),
  ...Array.from({ length: 10 }, (_, at) => `${at + 1}.11.2026 14:30;350,50;0,25;nein;ja`),
].join("\n");

test("a file as a German system writes it is read as it is meant, can be read otherwise, and a dropped mapping says it again", async () => {
  const page = await open();
  await choosePolicy(page, "New policy");
  await pasteText(page, policy);
  await expect.poll(() => copiedText(page)).toBe(policy);
  await drop(page, "erstattungen.csv", past);
  const dialog = page.getByRole("dialog", { name: /^What the columns of erstattungen\.csv are/ });
  const written = dialog.getByRole("combobox", { name: "How score is written" });
  await written.waitFor();
  const shown = () => written.locator("option:checked").textContent();
  expect(await shown()).toBe("1.234,50");
  const yes = dialog.getByRole("textbox", { name: "What means yes in reversible" });
  expect(await yes.inputValue()).toBe("ja");
  await dialog.getByRole("combobox", { name: "Column of refund" }).selectOption({ label: "Erstattung" });
  await dialog.getByRole("combobox", { name: "How refund is written" }).selectOption({ label: "1.234,50" });
  await dialog.getByRole("button", { name: "Use these columns" }).click();
  await dialog.waitFor({ state: "detached" });
  await expectDraft(page, { "Reviewed or blocked": 30, "Errors prevented": 15 });

  await drop(
    page,
    "mapping.json",
    '{"fields": {"refund": {"column": "Erstattung", "decimal": ","}, "score": "nirgends"}}',
  );
  await impactRegion(page)
    .getByText(/there is no column "nirgends"/)
    .waitFor();
  await drop(
    page,
    "mapping.json",
    JSON.stringify({
      fields: {
        when: { column: "Entschieden am", format: "D.M.YYYY HH:mm" },
        refund: { column: "Erstattung", decimal: "," },
        score: { column: "score", decimal: "," },
        reversible: { column: "reversible", yes: "ja", no: "nein" },
      },
    }),
  );
  await page.getByText("The columns are read as mapping.json says.").waitFor();
  await expectDraft(page, { "Reviewed or blocked": 30 });

  await drop(page, "other.signoff", policy.replace("10,000", "20,000"));
  await expectDraft(page, { "Reviewed or blocked": 10 });
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expectDraft(page, { "Reviewed or blocked": 30 });
  await drop(page, "past.xlsx", new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 6, 0]));
  await page
    .getByText(/this is a spreadsheet/)
    .first()
    .waitFor();
});

test("a policy that cannot be fetched leaves the choice where it was", async () => {
  // Not by `open`: the browser itself tells of what could not be fetched.
  const { page, close } = await visit({ withoutServiceWorker: true });
  try {
    await policyIsOpen(page);
    const choice = page.getByRole("combobox", { name: "Policy" });
    const before = await choice.locator("option:checked").textContent();
    await page.route("**/library/**", (route) => route.abort("internetdisconnected"));
    await choice.selectOption({ label: "one-line" });
    await page.getByText(/could not be fetched: there is no connection/).waitFor();
    expect(await choice.locator("option:checked").textContent()).toBe(before);
  } finally {
    await close();
  }
});
