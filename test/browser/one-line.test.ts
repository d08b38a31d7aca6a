import { readFileSync } from "node:fs";
import { parse } from "papaparse";
import { expect, test } from "vitest";
import { choosePolicy, expectDraft, open, policyText, replaceInText, shownImpact } from "./support/steps.ts";

const decisions = parse<Record<string, string>>(readFileSync("policies/refunds/history.csv", "utf8"), {
  header: true,
  skipEmptyLines: true,
}).data;

/** What a cell says of a comparison; undefined where it holds nothing of this form. */
function compared(cell = "", form: RegExp, holds: (value: number) => boolean): boolean | undefined {
  return form.test(cell) ? holds(Number(cell)) : undefined;
}

/** Money has whole cents. */
const money = /^-?\d+(\.\d{1,2})?$/;
const number = /^-?\d+(\.\d+)?$/;

/** By hand: decisions over so many dollars, or under so much confidence, and those of which that cannot be told. */
function countsBy(dollars: number, confidence: number): Readonly<Record<string, number>> {
  const held = decisions.flatMap((decision) => {
    const parts = [
      compared(decision.refund, money, (value) => value > dollars),
      compared(decision.confidence, number, (value) => value < confidence),
    ];
    if (parts.includes(true)) return [{ isKnown: true, isWrong: decision.wrong === "true" }];
    return parts.includes(undefined) ? [{ isKnown: false, isWrong: decision.wrong === "true" }] : [];
  });
  return {
    "Reviewed or blocked": held.length,
    "Looked at afterwards": 0,
    "Errors prevented": held.filter(({ isWrong }) => isWrong).length,
    "Reviewed only for unknown values": held.filter(({ isKnown }) => !isKnown).length,
  };
}

test("one line, typed by hand, and the figures that it means for the decisions of the past", async () => {
  const page = await open();
  await choosePolicy(page, "one-line");
  await policyText(page).focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await page.keyboard.type("refund > $10K or confidence < 0.8 → review by finance");
  await page.keyboard.press("Escape");
  const first = countsBy(10_000, 0.8);
  expect(first["Reviewed or blocked"]).toBeGreaterThan(100);
  await expectDraft(page, first);
  await replaceInText(page, "$10K or confidence < 0.8", "$500 or confidence < 0.9");
  const second = countsBy(500, 0.9);
  expect(second).not.toEqual(first);
  await expectDraft(page, second);
  await expect
    .poll(async () => (await shownImpact(page))?.["Reviewed or blocked"])
    .toEqual([
      first["Reviewed or blocked"],
      second["Reviewed or blocked"],
      (second["Reviewed or blocked"] ?? 0) - (first["Reviewed or blocked"] ?? 0),
    ]);
});
