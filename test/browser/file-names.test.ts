import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, inject, test } from "vitest";
import { choosePolicy, expectProblems, open, panel, showTab, tab } from "./support/steps.ts";

const folder = "refunds draft (2)";

afterEach(() => rmSync(join(inject("policies"), folder), { recursive: true, force: true }));

test.each(["Größe & «Teil 1»", "<script>alert(1)<", "50%20 of it's #1?"])(
  "problems and promises are told of a policy whose file is called %s",
  async (name) => {
    mkdirSync(join(inject("policies"), folder), { recursive: true });
    writeFileSync(
      join(inject("policies"), folder, `${name}.signoff`),
      `policy "Oddly named"\n\nteam finance\n  2 people\n\nrefund > $10K → review by finance\notherwise → proceed\n\nensure refund > $9K → at least review by finance\n`,
    );
    const page = await open();
    await choosePolicy(page, "Oddly named");
    await expectProblems(page, "Error", 1);
    await tab(page, "Promises 1 not proven").waitFor();
    await page.getByRole("button", { name: "Export", exact: true }).press("Enter");
    const coming = page.waitForEvent("download");
    await page.getByRole("dialog", { name: "Export" }).getByRole("button", { name: "the summary" }).press("Enter");
    const html = readFileSync(await (await coming).path(), "utf8");
    expect(html).toContain("The draft breaks a promise");
    expect(html).not.toContain("None was found");
    await page.keyboard.press("Escape");
    await showTab(page, /^Promises/);
    await panel(page, /^Promises/)
      .getByRole("listitem")
      .filter({ hasText: /\bbroken/ })
      .waitFor();
  },
);
