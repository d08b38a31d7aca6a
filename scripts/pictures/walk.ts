import { readFileSync } from "node:fs";
import type { Locator, Page } from "playwright-core";

/** A section of docs/playground.md: what is done in it, and what is pictured. */
export interface Step {
  /** The heading of the section. */
  readonly section: string;
  readonly act: (page: Page) => Promise<void>;
  readonly pictures: readonly Picture[];
}

export interface Picture {
  /** In docs/pictures. */
  readonly name: string;
  /** What is to be seen first, and what is pictured: the whole page where nothing is given. */
  readonly of?: (page: Page) => Promise<Locator>;
}

const policy = "policies/credit/credit.signoff";
const rule = "approval close to the cut-off";

/** The walk through a change to policies/credit. */
export const walk: readonly Step[] = [
  {
    section: "The question",
    act: async (page) => {
      await page.getByRole("combobox", { name: "Policy" }).selectOption({ label: "Credit card limits" });
      await page.getByRole("combobox", { name: "Decisions" }).selectOption({ label: "credit_decisions.parquet" });
      await counted(page);
      await page.getByRole("button", { name: rule, exact: true }).click();
    },
    pictures: [{ name: "page.png" }],
  },
  {
    section: "A draft that saves work",
    act: async (page) => {
      await setCutOff(page, "40%");
      await page.getByRole("button", { name: "See them" }).click();
      await page.getByText("known to be wrong").first().waitFor();
      await page
        .getByRole("row", { name: /✕ wrong/ })
        .first()
        .waitFor();
    },
    pictures: [{ name: "alarm.png", of: async (page) => impact(page) }],
  },
  {
    section: "The other way",
    act: async (page) => {
      await page.getByRole("checkbox", { name: /known to be wrong/ }).uncheck();
      await page.getByRole("checkbox", { name: /stopped before/ }).uncheck();
      await setCutOff(page, "30%");
    },
    pictures: [{ name: "impact.png", of: async (page) => impact(page) }],
  },
  {
    section: "The proof",
    act: async (page) => {
      await page.getByRole("tab", { name: /^What changes/ }).click();
      await page.getByText("Stricter:").first().waitFor();
      await page.getByRole("tab", { name: /^Promises/ }).click();
      await until(page.getByRole("tabpanel", { name: /^Promises/ }), /^(?=.*proven)(?!.*being looked at)/s);
    },
    pictures: [
      {
        name: "promises.png",
        of: async (page) => page.getByRole("region", { name: "About the policy" }),
      },
    ],
  },
  {
    section: "One decision, tried",
    act: async (page) => {
      await give(page, "Height of the policy text");
      await page.getByRole("tab", { name: "Try a decision" }).click();
      await page.getByRole("combobox", { name: "Start from" }).selectOption({ label: "plain approval" });
      await page.getByRole("textbox", { name: "p_default" }).fill("0.32");
      await page.getByText("Waits for a review by underwriters", { exact: true }).waitFor();
      await page.getByText("The version in force:").waitFor();
      await page.getByRole("combobox", { name: "Start from" }).scrollIntoViewIfNeeded();
    },
    pictures: [{ name: "case.png", of: async (page) => page.getByRole("region", { name: "About the policy" }) }],
  },
  {
    section: "The choice of the number",
    act: async (page) => {
      await give(page, "Height of the impact");
      await page.getByRole("tab", { name: "Threshold" }).click();
      const thresholds = page.getByRole("combobox", { name: "Threshold" });
      await thresholds.selectOption({ label: `p_default >= 30%, in "${rule}"` });
      await until(page.getByRole("tabpanel", { name: "Threshold" }), /30%:? [\d.]+ reviews a working day/);
    },
    pictures: [
      { name: "threshold.png", of: async (page) => page.getByRole("region", { name: "About the decisions" }) },
    ],
  },
];

function impact(page: Page): Locator {
  return page.getByRole("region", { name: "Impact" });
}

/** Moves a divider up, so that what is below it has room. */
async function give(page: Page, divider: string): Promise<void> {
  await page.getByRole("separator", { name: divider }).focus();
  await page.keyboard.press("Home");
}

/** Until the figures are those of the draft. */
async function counted(page: Page): Promise<void> {
  await impact(page).getByText("Reviewed or blocked").waitFor({ timeout: 90_000 });
  await impact(page).locator("[aria-busy=false]").waitFor({ timeout: 90_000 });
}

async function until(place: Locator, shows: RegExp): Promise<void> {
  for (let tries = 0; tries < 900; tries++) {
    if (shows.test((await place.textContent()) ?? "")) return;
    await place.page().waitForTimeout(100);
  }
  throw new Error(`The page did not show ${shows} in time.`);
}

/** Writes another number into the first rule, as somebody does who pastes a text. */
async function setCutOff(page: Page, cutOff: string): Promise<void> {
  const text = readFileSync(policy, "utf8").replace(
    "approved and p_default >= 35%",
    `approved and p_default >= ${cutOff}`,
  );
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  const before = (await impact(page).textContent()) ?? "";
  await page.getByRole("textbox", { name: /^Policy text/ }).focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+v");
  await until(impact(page), new RegExp(`^(?!${escaped(before)}$)`));
  await counted(page);
  await page.getByRole("tab", { name: "By rule" }).click();
  await page.getByRole("button", { name: rule, exact: true }).click();
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
