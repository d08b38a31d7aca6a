import { readFileSync } from "node:fs";
import type { Download, Page } from "playwright-core";
import { expect, test } from "vitest";
import { accessibilityFaults } from "./support/browser.ts";
import { copiedText, expectDraft, open, replaceInText, settled } from "./support/steps.ts";

/** Presses a button of the dialog by the keyboard alone, and takes the file that comes of it. */
async function exported(page: Page, name: string): Promise<Download> {
  const button = page.getByRole("dialog", { name: "Export" }).getByRole("button", { name });
  const coming = page.waitForEvent("download");
  await button.press("Enter");
  return coming;
}

async function textOf(download: Download): Promise<string> {
  return readFileSync(await download.path(), "utf8");
}

test("the policy and a summary of the draft are exported by keyboard, and somebody who was not here can read it", async () => {
  const page = await open();
  await expectDraft(page, { "Reviewed or blocked": 3486 });
  await replaceInText(page, 'policy "Credit card limits"', 'policy "Limits <img src=x onerror=alert(1)>"');
  const text = await replaceInText(page, "p_default >= 35%", "p_default >= 40%");
  await expectDraft(page, { "Reviewed or blocked": 3030 });
  expect(await copiedText(page)).toBe(text);
  await settled(page);

  await page.getByRole("button", { name: "Export", exact: true }).press("Enter");
  const policy = await exported(page, "the policy");
  expect(policy.suggestedFilename()).toBe("credit.signoff");
  expect(await textOf(policy)).toBe(text);

  const summary = await exported(page, "the summary");
  expect(summary.suggestedFilename()).toBe("credit-summary.html");
  const html = await textOf(summary);
  expect(html).not.toMatch(/<(script|img|link)\b/i);
  await page.keyboard.press("Escape");

  const reader = await page.context().newPage();
  await reader.route("**", (route) => route.fulfill({ body: html, contentType: "text/html" }));
  await reader.goto(new URL("summary", page.url()).href);
  await reader.getByRole("heading", { level: 1, name: "Limits <img src=x onerror=alert(1)>" }).waitFor();
  await reader.getByText("lets 189 of the past decisions pass that are known to be wrong").waitFor();
  expect(await reader.getByRole("row", { name: /^Errors prevented/ }).textContent()).toBe(
    "Errors prevented1,322 30.9%1,133 26.5%−189",
  );
  expect(await reader.getByRole("row", { name: /^underwriters/ }).textContent()).toMatch(
    /54\.547\.3−7\.2.*against 677\.6/,
  );
  await reader.getByText("Weaker:").first().waitFor();
  expect(await reader.getByText("proven", { exact: true }).count()).toBe(5);
  const paper = (await reader.pdf({ format: "A4" })).toString("latin1");
  expect(paper.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  for (const scheme of ["light", "dark"] as const) {
    await reader.emulateMedia({ colorScheme: scheme });
    expect(await accessibilityFaults(reader)).toEqual([]);
  }
  await reader.setViewportSize({ width: 800, height: 900 });
  expect(await reader.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(800);
});

test("the banner leads to the very decisions that it counts", async () => {
  const page = await open();
  await expectDraft(page, { "Reviewed or blocked": 3486 });
  await replaceInText(page, "p_default >= 35%", "p_default >= 40%");
  await page.getByRole("button", { name: "See them" }).press("Enter");
  const changes = page.getByRole("tabpanel", { name: /^What changes/ });
  await changes.getByText("1 to 50 of 189").waitFor();
  await settled(page);
  expect(await page.evaluate<string>("document.activeElement.textContent")).toMatch(/^Of the past decisions/);
  const head = await changes.getByRole("heading", { name: /^Of the past decisions/ }).boundingBox();
  const body = await changes.boundingBox();
  expect(head && body && head.y >= body.y && head.y < body.y + body.height).toBe(true);
  const rows = await changes.getByRole("row").allTextContents();
  expect(rows.length).toBe(51);
  expect(rows.slice(1).filter((row) => !/(review|block) → (proceed|audit)✕ wrong/.test(row))).toEqual([]);
});
