import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { listFiles } from "../../playground/offline/plugin.ts";
import { playgroundServer } from "../../src/cli/playground/server.ts";
import { type Visit, visit } from "./support/browser.ts";
import { policyIsOpen, telling } from "./support/steps.ts";

let folder: string;
let server: Server;
let visited: Visit;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "signoff-offline-"));
  cpSync("dist/playground", join(folder, "first"), { recursive: true });
  cpSync("policies", join(folder, "policies"), { recursive: true });
  await serve("first", 0);
  const { port } = server.address() as AddressInfo;
  visited = await visit({ address: `http://127.0.0.1:${port}/` });
});

afterEach(async () => {
  await visited.close();
  await close();
  rmSync(folder, { recursive: true, force: true });
});

function serve(bundle: string, port: number): Promise<void> {
  server = playgroundServer({ folder: join(folder, "policies"), bundle: join(folder, bundle) });
  return new Promise((resolve) => {
    server.listen(port, "127.0.0.1", resolve);
  });
}

function close(): Promise<unknown> {
  server.closeAllConnections();
  return new Promise((resolve) => {
    server.close(resolve);
  });
}

/** The worker has kept the build, and what is open of the library. */
async function kept(page: Page): Promise<void> {
  const open = ["credit.signoff", "credit_decisions.parquet", "mapping.json"].map((name) => `library/credit/${name}`);
  const lacking = async (): Promise<readonly string[]> => {
    const there = await cached(page);
    return ["library.json", ...open].filter((path) => !there.includes(path));
  };
  await expect.poll(lacking).toEqual([]);
  // Every file of the build was there before: only a worker that is whole hears what the page shows.
  await expect.poll(() => page.evaluate("navigator.serviceWorker.controller?.state")).toBe("activated");
}

/** What stands in all caches: paths beside the page. */
function cached(page: Page): Promise<readonly string[]> {
  return page.evaluate(`(async () => {
    const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return all.flat().map(({ url }) => url.slice(location.origin.length + 1));
  })()`);
}

function builds(page: Page): Promise<readonly string[]> {
  return page.evaluate(`caches.keys().then((names) => names.filter((name) => name.startsWith("signoff build")))`);
}

function impactOf(page: Page): Promise<string | null> {
  return page.getByRole("region", { name: "Impact" }).textContent();
}

async function append(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox", { name: /Policy text/ }).focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.insertText(text);
}

test("after the first load everything works without a network: the page, what is typed, its counts and its proofs", async () => {
  const { page, context } = visited;
  await expect.poll(() => impactOf(page)).toMatch(/24,000 decisions/);
  await kept(page);
  await context.setOffline(true);
  await close();
  await page.reload();
  await expect.poll(() => impactOf(page)).toMatch(/24,000 decisions/);
  await expect.poll(() => impactOf(page)).toMatch(/3,486/);
  await append(page, '\nrule "typed offline" confidence < 90% → review by committee\n');
  await expect.poll(() => impactOf(page)).toMatch(/\+\d/);
  await page.getByRole("tab", { name: /What changes/ }).click();
  await page.getByText(/Of every possible decision/).waitFor();
  await page
    .getByText(/Stricter/)
    .first()
    .waitFor();
  await append(page, "confidence < 60 → review by committee\n");
  await page.getByRole("tab", { name: /Problems/ }).click();
  await page.getByText(/Write 60%/).waitFor();
  await page.getByRole("tab", { name: "By day" }).click();
  const errors = visited.errors.filter((text) => !/ERR_(INTERNET_DISCONNECTED|CONNECTION_REFUSED)/.test(text));
  expect(errors).toEqual([]);
});

test("a policy that was changed behind the page is read as it is now, and a save is never answered from what was kept", async () => {
  const { page, context } = visited;
  await expect.poll(() => impactOf(page)).toMatch(/24,000 decisions/);
  await kept(page);
  const path = join(folder, "policies/credit/credit.signoff");
  writeFileSync(path, `# changed elsewhere\n${readFileSync(path, "utf8")}`);
  await page.reload();
  await policyIsOpen(page);
  await page.getByText("# changed elsewhere").first().waitFor();
  await page.getByRole("textbox", { name: /Policy text/ }).focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("# saved here ");
  await telling(page, "Saved.", () => page.keyboard.press("Control+s"));
  expect(readFileSync(path, "utf8")).toMatch(/^# saved here # changed elsewhere\n/);
  const puts = await page.evaluate(
    `caches.open("signoff library").then((cache) => cache.keys()).then((all) => all.filter(({ method }) => method !== "GET").length)`,
  );
  expect(puts).toBe(0);
  await expect
    .poll(() => page.evaluate(`caches.match("library/credit/credit.signoff").then((found) => found?.text())`))
    .toMatch(/^# saved here/);
  await context.setOffline(true);
  await close();
  await page.reload();
  await page.getByText("# saved here").first().waitFor();
});

test("another build is there at the next load, whole, and what was kept of the one before is gone", async () => {
  const { page, context } = visited;
  const { port } = server.address() as AddressInfo;
  await expect.poll(() => impactOf(page)).toMatch(/24,000 decisions/);
  await kept(page);
  const [first, ...none] = await builds(page);
  expect(none).toEqual([]);
  await close();
  nextBuild();
  await serve("second", port);
  await page.reload();
  await expect.poll(() => page.evaluate("document.documentElement.dataset.build")).toBe("second");
  await expect.poll(() => impactOf(page)).toMatch(/24,000 decisions/);
  const settled = `navigator.serviceWorker.getRegistration().then((one) => one?.installing === null)`;
  await expect.poll(async () => (await builds(page)).filter((name) => name !== first)).toHaveLength(1);
  await expect.poll(() => page.evaluate(settled)).toBe(true);
  await context.setOffline(true);
  await close();
  await page.reload();
  await expect.poll(() => page.evaluate("document.documentElement.dataset.build")).toBe("second");
  await expect.poll(() => impactOf(page)).toMatch(/24,000 decisions/);
  const asked = await page.evaluate<readonly string[]>(
    `performance.getEntriesByType("resource").map(({ name }) => name)`,
  );
  const assets = asked.filter((name) => name.includes("/assets/"));
  expect(assets.length).toBeGreaterThan(5);
  expect(assets.filter((name) => !/-second\.\w+$/.test(name))).toEqual([]);
  const next = await context.newPage();
  await page.close();
  await next.goto(`http://127.0.0.1:${port}/`);
  await expect.poll(() => builds(next)).toHaveLength(1);
  expect(await builds(next)).not.toContain(first);
});

test("a build with a file that is not its own is not kept", async () => {
  const { page } = visited;
  const { port } = server.address() as AddressInfo;
  await kept(page);
  const before = await builds(page);
  await close();
  nextBuild();
  const icon = join(folder, "second/icon.svg");
  writeFileSync(icon, `${readFileSync(icon, "utf8")}<!-- of yet another build -->`);
  await serve("second", port);
  const asked: string[] = [];
  server.prependListener("request", ({ url = "" }) => asked.push(url));
  await page.reload();
  await expect.poll(() => page.evaluate("document.documentElement.dataset.build")).toBe("second");
  // The build that came was looked at, the file that is not its own past every cache.
  await expect.poll(() => asked.slice(asked.indexOf("/service-worker.js") + 1)).toContain("/icon.svg");
  await expect
    .poll(() =>
      page.evaluate(`navigator.serviceWorker.getRegistration().then((one) => one?.installing?.state ?? "none")`),
    )
    .toBe("none");
  await expect.poll(() => page.evaluate("navigator.serviceWorker.controller?.state")).toBe("activated");
  expect((await builds(page)).filter((name) => before.includes(name))).toEqual(before);
});

/** The same page with other names for its files, as changes to all of them would give. */
function nextBuild(): void {
  const second = join(folder, "second");
  cpSync(join(folder, "first"), second, { recursive: true });
  const names = readdirSync(join(second, "assets"));
  const renamed = (text: string): string =>
    names.reduce((all, name) => all.replaceAll(name, name.replace(/(\.\w+)$/, "-second$1")), text);
  for (const name of names) {
    const path = join(second, "assets", name);
    if (/\.(js|css)$/.test(name)) writeFileSync(path, renamed(readFileSync(path, "utf8")));
    renameSync(path, join(second, "assets", renamed(name)));
  }
  const index = join(second, "index.html");
  writeFileSync(index, renamed(readFileSync(index, "utf8")).replace("<html ", '<html data-build="second" '));
  listFiles(second);
}
