import { expect, test } from "vitest";
import {
  choosePolicy,
  copiedText,
  expectProblems,
  open,
  panel,
  pasteText,
  problems,
  settled,
  showTab,
} from "./support/steps.ts";

const text = `decision
  refund  money USD, at least $0

team finance
  6 people, 8 minutes a review

rule "small"
  refund < $50 → proceed

rule "every one"
  refund >= $0 → review by finance within 1 day, then block
  show refund
  because "R-1"

otherwise → review by finance within 1 day, then block
`;

test("a conflict is shown by an input, which is tried and kept as an example that holds", async () => {
  const page = await open();
  await choosePolicy(page, "one-line");
  await pasteText(page, text);
  const conflict = problems(page, "Warning").filter({ hasText: '"small"' }).filter({ hasText: "proceed" });
  await conflict.first().waitFor();
  await settled(page);
  const entry = page.getByRole("listitem").filter({ has: page.getByText(/"small"/) });
  await entry.getByRole("button", { name: /^Try it/ }).click();
  const tried = panel(page, "Try a decision");
  await tried.getByText("Waits for a review by finance").waitFor();
  await settled(page);
  const refund = Number(await tried.getByRole("textbox", { name: "refund" }).inputValue());
  expect(refund).toBeGreaterThanOrEqual(0);
  expect(refund).toBeLessThan(50);
  await tried.getByText("small applies").waitFor();
  await tried.getByText("every one applies").waitFor();
  await tried.getByRole("button", { name: "Save as example" }).click();
  await expect.poll(() => copiedText(page)).toMatch(/example ".+"\n? +refund is \$\d+(\.\d\d)?\s+→ review by finance/);
  await showTab(page, /^Problems/);
  await settled(page);
  await conflict.first().waitFor();
  await expectProblems(page, "Error", 0);
  expect(
    await panel(page, /^Problems/)
      .getByText("example")
      .count(),
  ).toBe(0);
});
