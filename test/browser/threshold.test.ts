import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { impactRows, simulated, trialOf } from "./support/own-figures.ts";
import { choosePolicy, copiedText, expectDraft, open, panel, settled, showTab } from "./support/steps.ts";

const written = /approved and p_default >= (\S+)\n/;

/** The value that the point says it stands for: `38%: 61 reviews a working day, …` */
async function saidValue(page: Page): Promise<string> {
  const said = await panel(page, "Threshold").getByRole("slider").getAttribute("aria-valuetext");
  return said?.split(":")[0] ?? "";
}

async function writtenValue(page: Page): Promise<string> {
  return written.exec(await copiedText(page))?.[1] ?? "";
}

test("the point of a threshold, drawn and moved by keys, rewrites its number, and the figures follow", async () => {
  const page = await open();
  await choosePolicy(page, "Credit card limits");
  await showTab(page, "Threshold");
  const threshold = panel(page, "Threshold");
  await threshold.getByRole("combobox", { name: "Threshold" }).selectOption({
    label: 'p_default >= 35%, in "approval close to the cut-off"',
  });
  const point = threshold.getByRole("slider", { name: "Value of the threshold" });
  await point.waitFor();
  await expect.poll(() => saidValue(page)).toBe("35%");
  await settled(page);
  const trial = trialOf("policies/credit/credit.signoff", "credit_decisions.csv");

  await point.hover();
  await page.mouse.down();
  const frame = await threshold.getByRole("img", { name: /^Reviews against errors prevented/ }).boundingBox();
  if (frame === null) throw new Error("The curve is not seen.");
  await page.mouse.move(frame.x + frame.width * 0.7, frame.y + frame.height * 0.4, { steps: 6 });
  await expect.poll(() => saidValue(page)).not.toBe("35%");
  await page.mouse.up();
  const drawn = await saidValue(page);
  expect(await writtenValue(page)).toBe(drawn);
  await expectDraft(page, impactRows(await simulated({ ...trial, text: await copiedText(page) })));

  await settled(page);
  const at = Number(await point.getAttribute("aria-valuenow"));
  await point.focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(async () => Number(await point.getAttribute("aria-valuenow"))).toBe(at + 1);
  const moved = await saidValue(page);
  expect(moved).not.toBe(drawn);
  expect(await writtenValue(page)).toBe(moved);
  await expectDraft(page, impactRows(await simulated({ ...trial, text: await copiedText(page) })));

  // Moves that follow each other closely are one step back, others are two.
  await expect
    .poll(async () => {
      const value = await writtenValue(page);
      if (value !== "35%") await page.getByRole("button", { name: "Undo" }).click();
      return value;
    })
    .toBe("35%");
});

test("what is typed while the point stands does not move under it, and the threshold that was chosen stays chosen", async () => {
  const page = await open();
  await choosePolicy(page, "Credit card limits");
  await showTab(page, "Threshold");
  const threshold = panel(page, "Threshold");
  const choice = threshold.getByRole("combobox", { name: "Threshold" });
  const chosen = 'p_default >= 35%, in "approval close to the cut-off"';
  await choice.selectOption({ label: chosen });
  const point = threshold.getByRole("slider", { name: "Value of the threshold" });
  await point.waitFor();
  await settled(page);
  const text = await copiedText(page);
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("##");
  await point.focus();
  await page.keyboard.press("ArrowRight");
  const after = await copiedText(page);
  expect(after.replace(written, "")).toBe(`##${text.replace(written, "")}`);
  await settled(page);
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("# a remark\n");
  await settled(page);
  expect(await choice.locator("option:checked").textContent()).toMatch(
    /^p_default >= \S+, in "approval close to the cut-off"$/,
  );
});
