import { expect, test } from "vitest";
import {
  chooseDecisions,
  choosePolicy,
  copiedText,
  expectDraft,
  open,
  pasteText,
  shownImpact,
} from "./support/steps.ts";

test("a worker that hangs on a stale question is begun anew, and the page recovers while the typing goes on", async () => {
  const page = await open();
  await choosePolicy(page, "one-line");
  await chooseDecisions(page, "history.csv");
  expect(await copiedText(page)).toContain("$10K");
  const first = "refund > $10K → review by finance\n";
  await pasteText(page, first);
  let before = 0;
  await expect
    .poll(async () => {
      before = (await shownImpact(page))?.["Reviewed or blocked"]?.[1] ?? 0;
      return before;
    })
    .toBeGreaterThan(0);
  const compute = page.workers().find((worker) => /compute-worker/.test(worker.url()));
  expect(compute).toBeDefined();
  // As a run without end would do it.
  const hanging = page.waitForEvent("console", (message) => message.text() === "hanging");
  void compute?.evaluate(`console.log("hanging"); for (;;);`).catch(() => undefined);
  await hanging;
  await pasteText(page, "refund > $50K → review by finance\n");
  await pasteText(page, "refund > $1 → review by finance\n");
  expect(await copiedText(page)).toBe("refund > $1 → review by finance\n");
  await expect.poll(async () => (await shownImpact(page))?.["Reviewed or blocked"]?.[1]).toBeGreaterThan(before);
  await pasteText(page, first);
  await expectDraft(page, { "Reviewed or blocked": before });
});
