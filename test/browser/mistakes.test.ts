import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import {
  choosePolicy,
  copiedText,
  expectProblems,
  open,
  panel,
  pasteText,
  policyText,
  settled,
} from "./support/steps.ts";

const lines = [
  { rule: "confidance < 80% → review by finance", wrong: "confidance", right: "confidence" },
  { rule: "action is chargback → review by finance", wrong: "chargback", right: "chargeback" },
  { rule: "refund > €10K → review by finance", wrong: "€10K", right: "$10K" },
  { rule: "refund > $5K && reversible → review by finance", wrong: "&&", right: "and" },
  { rule: "not reversible → reviewed by finance", wrong: "reviewed by", right: "review by" },
] as const;

const textOf = (rules: readonly string[]): string =>
  `decision
  refund      money USD
  confidence  number 0 to 1
  action      one of refund, credit, chargeback
  reversible  yes/no

team finance

${rules.join("\n\n")}

otherwise → audit by finance
`;

/** So many are told, and underlined in the text: from then on F8 goes to them. */
async function expectMistakes(page: Page, number: number): Promise<void> {
  await expectProblems(page, "Error", number);
  await settled(panel(page, /^Problems/));
  await expect.poll(() => page.locator(".monaco-editor .squiggly-error").count()).toBe(number);
}

/** Asks for the fixes of the place, again where the editor was not ready for the keys. */
async function openFixes(page: Page, title: string): Promise<void> {
  const fix = page.getByRole("option", { name: title });
  await expect
    .poll(
      async () => {
        await page.keyboard.press("Control+.");
        await fix.waitFor({ timeout: 5000 }).catch(() => undefined);
        return fix.isVisible();
      },
      { timeout: 90_000 },
    )
    .toBe(true);
}

test("five mistakes are found and mended by keys alone", async () => {
  const page = await open();
  await choosePolicy(page, "one-line");
  await pasteText(page, textOf(lines.map(({ rule }) => rule)));
  await expectMistakes(page, lines.length);
  await policyText(page).focus();
  await page.keyboard.press("Control+Home");
  for (const [at, { right }] of lines.entries()) {
    await page.keyboard.press("F8");
    await openFixes(page, `Write ${right}`);
    await page.keyboard.press("Enter");
    await expectMistakes(page, lines.length - at - 1);
    await page.keyboard.press("Escape");
  }
  expect(await copiedText(page)).toBe(textOf(lines.map(({ rule, wrong, right }) => rule.replace(wrong, () => right))));
});
