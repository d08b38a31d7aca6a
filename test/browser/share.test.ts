import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { choosePolicy, copiedText, impactRegion, open, replaceInText, shownImpact, telling } from "./support/steps.ts";

async function share(page: Page): Promise<void> {
  await telling(page, /holds the policy and no decisions/, () => page.getByRole("button", { name: "Share" }).click());
}

test("a link reopened in a fresh profile has the same text, compares with the same version, and shows the same figures", async () => {
  const page = await open();
  await choosePolicy(page, "Customer refunds");
  const text = await replaceInText(page, "refund < $50 and confidence", "refund < $500 and confidence");
  let shown: Awaited<ReturnType<typeof shownImpact>>;
  await expect
    .poll(async () => {
      shown = await shownImpact(page);
      return shown?.["Reviewed or blocked"]?.[2] ?? 0;
    })
    .toBeLessThan(0);
  await share(page);
  const { hash } = new URL(await page.evaluate("navigator.clipboard.readText()"));
  expect(hash).toBe(await page.evaluate<string>("location.hash"));

  const other = await open({ at: hash });
  await expect.poll(() => copiedText(other)).toBe(text);
  await expect.poll(() => shownImpact(other)).toEqual(shown);
});

test.each([
  ["cut off", (hash: string) => hash.slice(0, hash.length - 40)],
  ["changed on its way", (hash: string) => `${hash.slice(0, 20)}AAAA${hash.slice(24)}`],
] as const)("a link that was %s is told, and the first policy opens instead", async (_, change) => {
  const page = await open();
  await share(page);
  const other = await open({ at: change(await page.evaluate<string>("location.hash")) });
  await other.getByText("This link was cut off or changed on its way; the first policy is open instead.").waitFor();
  await impactRegion(other).getByText("24,000 decisions").waitFor();
  expect(await copiedText(other)).toMatch(/^# Who must look/);
});
