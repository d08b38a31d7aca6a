import { expect, test } from "vitest";
import { choosePolicy, copiedText, open, panel, showTab, tab } from "./support/steps.ts";

test("the figures above a rule lead to what the history says of it beside the other rules", async () => {
  const page = await open();
  await choosePolicy(page, "Credit card limits");
  await showTab(page, "By rule");
  const rules = panel(page, "By rule");
  const marked = rules.locator("tr[aria-current=true]").getByRole("button");
  await rules.getByRole("button", { name: "limit nearly used up", exact: true }).click();
  await expect.poll(() => marked.allInnerTexts()).toEqual(["limit nearly used up"]);
  // The rule has been gone to: its figures, or those of its neighbours, are in view.
  await showTab(page, "What changes");
  const figures = page.getByText(/found by no other rule/).filter({ visible: true });
  await figures.last().click();
  await expect.poll(() => tab(page, "By rule").getAttribute("aria-selected")).toBe("true");
  const [last] = await marked.allInnerTexts();
  await figures.first().click();
  await expect.poll(async () => (await marked.allInnerTexts())[0]).not.toBe(last);
  expect(await marked.count()).toBe(1);
});

test("a rule that is shown is marked, not selected: the next key takes nothing away", async () => {
  const page = await open();
  await choosePolicy(page, "Credit card limits");
  const text = await copiedText(page);
  await showTab(page, "By rule");
  const name = "approval close to the cut-off";
  await panel(page, "By rule").getByRole("button", { name, exact: true }).click();
  await page.locator(".wanted-place").first().waitFor();
  await page.keyboard.type("#");
  await expect.poll(() => copiedText(page)).toBe(text.replace(`rule "${name}"`, `#rule "${name}"`));
});
