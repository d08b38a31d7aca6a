import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { choosePolicy, open, panel, settled, showTab } from "./support/steps.ts";

async function form(page: Page) {
  await choosePolicy(page, "Credit card limits");
  await showTab(page, "Try a decision");
  return panel(page, "Try a decision");
}

test("values are typed key by key and stay as they are typed; the decision follows them", async () => {
  const page = await open();
  const trial = await form(page);
  for (const [name, text] of [
    ["p_default", "0.32"],
    ["utilization", "0.05"],
    ["amount", "TWD 310,000"],
  ] as const) {
    const field = trial.getByRole("textbox", { name, exact: true });
    await field.click();
    await page.keyboard.type(text);
    expect(await field.inputValue()).toBe(text);
  }
  await settled(trial);
  await trial.getByText(/amount is TWD 310,000/).waitFor();
  await trial.getByRole("textbox", { name: "amount" }).click();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("12 USD");
  await trial.getByText(/^- amount is in a currency that the policy does not allow/).waitFor();
});

test("each place of the form is described by the kind of value that it takes", async () => {
  const page = await open();
  const trial = await form(page);
  await trial.getByRole("textbox", { name: "p_default", exact: true }).waitFor();
  const described = await page.evaluate<readonly string[]>(
    `[...document.querySelectorAll(".case-form [aria-describedby]")].map(
      (place) => document.getElementById(place.getAttribute("aria-describedby"))?.textContent ?? "")`,
  );
  expect(described.length).toBeGreaterThan(5);
  expect(described.filter((text) => text === "")).toEqual([]);
  expect(described).toContain("number 0 to 1");
});
