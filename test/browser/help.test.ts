import { expect, test } from "vitest";
import { visit } from "./support/browser.ts";
import { choosePolicy, copiedText, open, policyText } from "./support/steps.ts";

test("the help says where the sample decisions come from, and under which licence", async () => {
  const page = await open();
  await page.getByRole("button", { name: "Help", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "How this page works" });
  await dialog.getByText(/Nothing is uploaded/).waitFor();
  await dialog.getByText("Credit card limits", { exact: true }).click();
  await dialog.getByText(/Default of Credit Card Clients \(2009\).*licence CC BY 4\.0/).waitFor();
  await dialog.getByText("Inspection order", { exact: true }).click();
  await dialog.getByText(/Permission is hereby granted, free of charge/).waitFor();
});

test("F6 goes through the parts of the page, and back", async () => {
  const page = await open();
  await choosePolicy(page, "Credit card limits");
  const place = (): Promise<string> =>
    page.evaluate(
      `document.activeElement.closest("section[aria-label], section[aria-labelledby], header")?.id || document.activeElement.closest("section, header")?.getAttribute("aria-label") || document.activeElement.closest("header")?.className || "another"`,
    );
  await policyText(page).focus();
  const seen: string[] = [await place()];
  for (let presses = 0; presses < 5; presses++) {
    await page.keyboard.press("F6");
    seen.push(await place());
  }
  expect(new Set(seen.slice(0, 5)).size).toBe(5);
  expect(seen[5]).toBe(seen[0]);
  await page.keyboard.press("Shift+F6");
  expect(await place()).toBe(seen[4]);
});

test("on paper stands the whole policy and no control", async () => {
  const page = await open();
  await choosePolicy(page, "Credit card limits");
  const text = await copiedText(page);
  await page.emulateMedia({ media: "print" });
  await page.evaluate(`window.dispatchEvent(new Event("beforeprint"))`);
  const printed = page.locator(".printed pre");
  await printed.waitFor();
  expect(await printed.textContent()).toBe(text);
  expect(await page.getByRole("button", { name: "Help", exact: true }).isVisible()).toBe(false);
  expect(await policyText(page).isVisible()).toBe(false);
  await page.evaluate(`window.dispatchEvent(new Event("afterprint"))`);
  await printed.waitFor({ state: "detached" });
});

test("nothing moves for who wants no motion", async () => {
  const page = await open();
  await page.emulateMedia({ reducedMotion: "reduce" });
  const longest = await page.evaluate(
    `Math.max(...[...document.querySelectorAll("*")].flatMap((each) => { const { transitionDuration, animationDuration } = getComputedStyle(each); return [transitionDuration, animationDuration].flatMap((all) => all.split(",").map(parseFloat)); }))`,
  );
  expect(longest).toBeLessThan(0.001);
});

test.each([
  ["the script of the page", /assets\/index-[^/]*\.js$/, /^This page could not start\.$/],
  ["the worker that counts", /assets\/compute-worker-[^/]*\.js$/, /^This browser did not start the workers/],
])("where %s is refused, the page says so", async (_, address, told) => {
  const { page, context, close } = await visit({ withoutServiceWorker: true });
  try {
    await context.route(address, (route) => route.abort());
    await page.reload();
    await page.getByText(told).waitFor();
  } finally {
    await close();
  }
});
