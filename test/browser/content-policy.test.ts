import { expect, test } from "vitest";
import { visit } from "./support/browser.ts";
import { choosePolicy, expectDraft, impactRegion, open, panel, policyIsOpen, showTab } from "./support/steps.ts";

const watch = `globalThis.violations = [];
addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => violations.push(violatedDirective + " " + blockedURI));`;

test("nothing on the page breaks its content security policy", async () => {
  const page = await open();
  await page.addInitScript(watch);
  await page.reload();
  await policyIsOpen(page);
  await choosePolicy(page, "Credit card limits");
  await impactRegion(page).getByText("24,000 decisions").waitFor();
  for (const name of [/^What changes/, "By rule", "By day", "By hour", "Threshold"]) await showTab(page, name);
  await panel(page, "Threshold").getByRole("slider").waitFor();
  for (const name of [/^Promises/, "Try a decision", "Compiled JavaScript"]) await showTab(page, name);
  await panel(page, "Compiled JavaScript").getByText("const { prototype").first().waitFor();
  await page.getByRole("button", { name: "Help" }).click();
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  expect(await page.evaluate("violations")).toEqual([]);
});

test("neither the page nor its workers may make code of texts, and they count all the same", async () => {
  const { page, context, close } = await visit();
  try {
    await policyIsOpen(page);
    const session = await context.newCDPSession(page);
    const { result } = await session.send("Runtime.evaluate", {
      expression: `(() => { try { return new Function("return 1")(); } catch (refusal) { return refusal.name; } })()`,
      allowUnsafeEvalBlockedByCSP: false,
    });
    expect(result.value).toBe("EvalError");
    await choosePolicy(page, "one-line");
    await expectDraft(page, { "Looked at afterwards": 0 });
    const answers = await page.evaluate(`Promise.all(performance.getEntriesByType("resource")
      .map(({ name }) => name).filter((name) => /worker.*\\.js$/.test(name))
      .map(async (name) => [name, (await fetch(name)).headers.get("content-security-policy")]))`);
    const policies = new Map(answers as readonly (readonly [string, string | null])[]);
    const allowing = [...policies].filter(([, policy]) => policy?.includes("'unsafe-eval'") ?? true);
    expect(policies.size).toBeGreaterThan(0);
    expect(allowing).toEqual([]);
  } finally {
    await close();
  }
});
