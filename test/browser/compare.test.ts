import { readFileSync } from "node:fs";
import { parse } from "papaparse";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { OutcomeName } from "../../src/model/policy.ts";
import { outcomesOf, trialOf } from "./support/own-figures.ts";
import {
  choosePolicy,
  expectDraft,
  impactRegion,
  numberIn,
  open,
  panel,
  problems,
  replaceInText,
  settled,
  shownImpact,
  showTab,
} from "./support/steps.ts";

interface Flip {
  /** From 1. */
  readonly row: number;
  readonly from: OutcomeName;
  readonly to: OutcomeName;
  readonly wrong: boolean | undefined;
}

const strict = trialOf("policies/credit/credit.signoff", "credit_decisions.csv");
const loose = { ...strict, text: strict.text.replace("p_default >= 35%", "p_default >= 45%") };

/** Row after row, without the page's columns. */
async function flipsBetween(live: typeof strict, draft: typeof strict): Promise<readonly Flip[]> {
  const [before, after] = await Promise.all([outcomesOf(live), outcomesOf(draft)]);
  return before.flatMap(({ outcome: from, wrong }, at) => {
    const to = after[at]?.outcome ?? from;
    return from === to ? [] : [{ row: at + 1, from, to, wrong }];
  });
}

const held = (outcome: OutcomeName): boolean => outcome === "review" || outcome === "block";

async function shownFlips(page: Page): Promise<number | undefined> {
  const past = panel(page, /^What changes/).getByRole("region", { name: "Of the past decisions" });
  if ((await past.getAttribute("aria-busy")) === "true") return undefined;
  const [head = ""] = await past.getByRole("heading").allInnerTexts();
  return numberIn(head.replace("Of the past decisions", ""));
}

test("two versions are compared: what is proven of every decision, and each past decision that comes out otherwise", async () => {
  const flips = await flipsBetween(strict, loose);
  const wrong = flips.filter((flip) => flip.wrong === true);
  const passing = wrong.filter(({ from, to }) => held(from) && !held(to));
  expect(flips.length).toBeGreaterThan(100);
  expect(passing.length).toBeGreaterThan(10);

  const page = await open();
  await choosePolicy(page, "Credit card limits");
  await page.getByRole("button", { name: "Versions" }).click();
  await page.getByRole("textbox", { name: "Name of this version" }).fill("strict");
  await page.getByRole("button", { name: "Keep this version" }).click();
  await page.getByRole("button", { name: "Compare the draft with strict" }).click();
  await showTab(page, /^What changes/);
  await replaceInText(page, "p_default >= 35%", "p_default >= 45%");

  await expect.poll(() => shownFlips(page)).toBe(flips.length);
  const change = panel(page, /^What changes/);
  const proven = change.getByRole("region", { name: "Of every possible decision" });
  await settled(page);
  await proven
    .getByText(/^Weaker:/)
    .first()
    .waitFor();
  expect(await proven.textContent()).toMatch(/p_default is at least 0\.35 and under 0\.45/);

  const alarm = impactRegion(page).getByRole("alert");
  await alarm.waitFor();
  expect(numberIn((await alarm.textContent())?.replace("This draft lets ", ""))).toBe(passing.length);

  await change.getByRole("checkbox", { name: "known to be wrong" }).check();
  await expect.poll(() => shownFlips(page)).toBe(wrong.length);
  await change.getByRole("checkbox", { name: "known to be wrong" }).uncheck();
  await change.getByRole("combobox", { name: "Draft" }).selectOption({ label: "audit" });
  const audited = flips.filter(({ to }) => to === "audit");
  await expect.poll(() => shownFlips(page)).toBe(audited.length);
  await change.getByRole("combobox", { name: "Draft" }).selectOption({ label: "any outcome" });
  await expect.poll(() => shownFlips(page)).toBe(flips.length);

  const downloading = page.waitForEvent("download");
  await change.getByRole("button", { name: "Export as CSV" }).click();
  const written = readFileSync(await (await downloading).path(), "utf8");
  const { data } = parse<Record<string, string>>(written, { header: true, skipEmptyLines: true });
  expect(
    data.map((line) => [Number(line["signoff: row"]), line["signoff: outcome, strict"], line["signoff: draft"]]),
  ).toEqual(flips.map(({ row, from, to }) => [row, from, to]));

  const first = flips[0];
  if (first === undefined) throw new Error("Nothing comes out otherwise.");
  await change
    .getByRole("button", { name: `${first.row.toLocaleString("en")} try this decision`, exact: true })
    .click();
  await panel(page, "Try a decision")
    .getByText(/^The version “strict”: Waits for a review/)
    .waitFor();
});

test("compared with a kept version, the figures bear its name, the banner speaks of the version in force, and one press leads back", async () => {
  const page = await open();
  await choosePolicy(page, "Credit card limits");
  await replaceInText(page, "p_default >= 35%", "p_default >= 45%");
  await page.getByRole("button", { name: "Versions" }).click();
  await page.getByRole("textbox", { name: "Name of this version" }).fill("fortyfive");
  await page.getByRole("button", { name: "Keep this version" }).click();
  await page.getByRole("button", { name: "Compare the draft with fortyfive" }).click();
  await replaceInText(page, "p_default >= 45%", "p_default >= 42%");
  const between = { ...strict, text: strict.text.replace("p_default >= 35%", "p_default >= 42%") };
  const passing = (await flipsBetween(strict, between)).filter(
    ({ from, to, wrong }) => wrong === true && held(from) && !held(to),
  );
  const counts = async (trial: typeof strict) => (await outcomesOf(trial)).filter((one) => held(one.outcome)).length;
  const [inForce, kept, draft] = await Promise.all([counts(strict), counts(loose), counts(between)]);
  await expect
    .poll(async () => (await shownImpact(page))?.["Reviewed or blocked"])
    .toEqual([kept, draft, draft - kept]);
  expect(await impactRegion(page).getByRole("columnheader", { name: "fortyfive" }).count()).toBe(2);
  expect(await impactRegion(page).getByRole("columnheader", { name: "In force" }).count()).toBe(0);
  const alarm = impactRegion(page).getByRole("alert");
  expect(numberIn((await alarm.textContent())?.replace("This draft lets ", ""))).toBe(passing.length);
  await page.getByRole("button", { name: "Compare with the version in force" }).click();
  await expect
    .poll(async () => (await shownImpact(page))?.["Reviewed or blocked"])
    .toEqual([inForce, draft, draft - inForce]);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect.poll(async () => (await shownImpact(page))?.["Reviewed or blocked"]?.[0]).toBe(kept);
  await alarm.getByRole("button", { name: /^See them/ }).click();
  await panel(page, /^What changes/)
    .getByText(`1 to 50 of ${passing.length.toLocaleString("en")}`)
    .waitFor();
  expect(await impactRegion(page).getByRole("columnheader", { name: "In force" }).count()).toBe(2);
});

test("a stricter draft raises no alarm; while a draft has errors, the figures before stay and are greyed", async () => {
  const page = await open();
  await choosePolicy(page, "Credit card limits");
  await showTab(page, /^What changes/);
  await replaceInText(page, "p_default >= 35%", "p_default >= 30%");
  const tighter = { ...strict, text: strict.text.replace("p_default >= 35%", "p_default >= 30%") };
  const flips = await flipsBetween(strict, tighter);
  await expect.poll(() => shownFlips(page)).toBe(flips.length);
  await settled(page);
  expect(await impactRegion(page).getByRole("alert").count()).toBe(0);
  await panel(page, /^What changes/)
    .getByText(/^Stricter:/)
    .first()
    .waitFor();
  await replaceInText(page, "p_default >= 30%", "p_defualt >= 30%");
  await showTab(page, /^Problems/);
  await problems(page, "Error").first().waitFor();
  expect(await shownImpact(page)).toBe(undefined);
  await impactRegion(page)
    .getByRole("row", { name: /^Reviewed or blocked \d/ })
    .waitFor();
  await replaceInText(page, "p_defualt >= 30%", "p_default >= 35%");
  await expectDraft(page, {
    "Reviewed or blocked": (await outcomesOf(strict)).filter((one) => held(one.outcome)).length,
  });
});
