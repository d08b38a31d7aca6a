import { expect, test } from "vitest";
import { impactRows, simulated, trialOf } from "./support/own-figures.ts";
import { chooseDecisions, choosePolicy, expectDraft, numberIn, open, panel, showTab } from "./support/steps.ts";

const sets = [
  {
    title: "Credit card limits",
    file: "policies/credit/credit.signoff",
    histories: ["credit_decisions.csv", "credit_decisions.parquet"],
  },
  {
    title: "Incident planning",
    file: "policies/incidents/incidents.signoff",
    histories: ["incidents.csv", "incidents.parquet"],
  },
  {
    title: "Inspection order",
    file: "policies/inspections/inspections.signoff",
    histories: ["inspections.csv", "inspections.parquet"],
  },
  { title: "Customer refunds", file: "policies/refunds/refunds.signoff", histories: ["history.csv"] },
] as const;

test.each(sets)("the page shows what simulate says: $title", async ({ title, file, histories }) => {
  const page = await open();
  await choosePolicy(page, title);
  for (const history of histories) {
    const simulation = await simulated(trialOf(file, history));
    expect(simulation.history.rows).toBeGreaterThan(500);
    await chooseDecisions(page, "None");
    await page.getByText("Open past decisions to see what this policy").first().waitFor();
    await chooseDecisions(page, history);
    await page
      .getByText(`${simulation.history.rows.toLocaleString("en")} decisions`)
      .first()
      .waitFor();
    await expectDraft(page, impactRows(simulation));
    await showTab(page, "By rule");
    const rows = panel(page, "By rule").getByRole("row");
    const alone = async (): Promise<Readonly<Record<string, number | undefined>>> => {
      const texts = (await rows.allInnerTexts()).slice(1).map((row) => row.split("\t"));
      return Object.fromEntries(texts.map(([rule = "", , count]) => [rule.trim(), numberIn(count)]));
    };
    await expect.poll(alone).toEqual(Object.fromEntries(simulation.rules.map((rule) => [rule.rule, rule.alone])));
  }
});
