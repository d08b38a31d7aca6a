import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { parseArgs } from "node:util";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { chromiumPath } from "../test/browser/support/chromium.ts";
import { line, megabytes, milliseconds, spread } from "./playground/figures.ts";
import { memoryOf } from "./playground/memory.ts";
import { serve } from "./playground/served.ts";
import { cursorBehind, stroke, watchStrokes } from "./playground/strokes.ts";

const { values } = parseArgs({
  options: { minutes: { type: "string", default: "0.5" }, strokes: { type: "string", default: "40" } },
});
const minutes = Number(values.minutes);
const strokes = Number(values.strokes);
const coldLoads = 5;
const credit = readFileSync("policies/credit/credit.signoff", "utf8");

/** A decision with a few fields, and so many rules over it. */
function longPolicy(rules: number): string {
  const lines = Array.from(
    { length: rules },
    (_, at) =>
      `rule "r${at}"\n  amount > $${1000 + at} and score < ${(at % 97) + 1}% and kind is k${at % 20} → review by team${at % 5} within 1 day, then block\n`,
  );
  const teams = Array.from({ length: 5 }, (_, at) => `team team${at}\n  9 people, 5 minutes a review\n`);
  const kinds = Array.from({ length: 20 }, (_, at) => `k${at}`).join(", ");
  return `policy "A thousand rules"\n\ndecision\n  amount  money USD, at least $0\n  score   number 0 to 1\n  kind    one of ${kinds}\n\n${teams.join("\n")}\n${lines.join("\n")}\notherwise → audit by team0\n`;
}

interface Opened {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly profile: string;
  readonly close: () => Promise<void>;
}

async function fresh(address: string): Promise<Opened> {
  const executablePath = chromiumPath();
  if (executablePath === undefined) throw new Error("No Chromium was found. Run: npm run setup:chromium");
  const profile = mkdtempSync(join(tmpdir(), "signoff-profile-"));
  const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"];
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args,
    viewport: { width: 1440, height: 900 },
  });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(address);
  const close = async (): Promise<void> => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  };
  return { context, page, profile, close };
}

async function coldLoad(address: string): Promise<{ readonly paint: number; readonly ready: number }> {
  const { page, close } = await fresh(address);
  await page.waitForFunction(() => performance.getEntriesByName("editor ready").length > 0);
  const [paint, ready] = await page.evaluate<[number, number]>(
    "['first-contentful-paint', 'editor ready'].map((name) => performance.getEntriesByName(name)[0]?.startTime ?? NaN)",
  );
  await close();
  return { paint, ready };
}

async function open(page: Page, policy: string, history?: string): Promise<void> {
  await page.getByRole("textbox", { name: /^Policy text/ }).waitFor({ state: "attached" });
  await page.getByRole("combobox", { name: "Policy" }).selectOption({ label: policy });
  while (!(await page.title()).startsWith(policy)) await setTimeout(50);
  if (history === undefined) return;
  await page.getByRole("combobox", { name: "Decisions" }).selectOption({ label: history });
}

async function mistakes(
  page: Page,
  text: string,
  piece: string,
  count: number,
): Promise<readonly (number | undefined)[]> {
  await cursorBehind(page, text, piece);
  await watchStrokes(page);
  const times: (number | undefined)[] = [];
  for (let at = 0; at < count; at++)
    times.push(await stroke(page, "mistakes", () => page.keyboard.press(at % 2 === 0 ? "x" : "Backspace")));
  return times;
}

/** Another last digit of a threshold with each stroke, until there are enough of them and the time is over. */
async function counts(page: Page, count: number, until: number): Promise<readonly (number | undefined)[]> {
  await cursorBehind(page, credit, "p_default >= 35");
  await watchStrokes(page);
  const times: (number | undefined)[] = [];
  for (let at = 0; at < count || Date.now() < until; at++) {
    await page.keyboard.press("Shift+ArrowLeft");
    times.push(await stroke(page, "counts", () => page.keyboard.press(String((at + 6) % 10))));
  }
  return times;
}

async function heap({ context, page }: Opened): Promise<number> {
  const session = await context.newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  return ((await session.send("Runtime.getHeapUsage")) as { usedSize: number }).usedSize;
}

const server = await serve(
  { "large-100k.parquet": 100_000, "large-1m.parquet": 1_000_000 },
  { "thousand.signoff": longPolicy(1000) },
);
try {
  console.log(
    `The playground in Chromium, served from this machine (${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}).`,
  );
  console.log(
    "From the key that goes down to the change of the page; what Chromium paints comes up to a frame later.\n",
  );
  const loads: { paint: number; ready: number }[] = [];
  for (let at = 0; at < coldLoads; at++) loads.push(await coldLoad(server.address));
  line(
    "first contentful paint, fresh profile",
    "1,000 ms",
    spread(
      loads.map(({ paint }) => paint),
      "loads",
    ),
  );
  line(
    "editor ready, fresh profile",
    "2,500 ms",
    spread(
      loads.map(({ ready }) => ready),
      "loads",
    ),
  );

  const opened = await fresh(server.address);
  const { page } = opened;
  await open(page, "A thousand rules");
  line(
    "1,000 rules: a mistake underlined or gone",
    "100 ms",
    spread(await mistakes(page, longPolicy(1000), "and score", strokes), "strokes"),
  );

  for (const [history, rows, asked] of [
    ["large-100k.parquet", "100,000", "100 ms"],
    ["large-1m.parquet", "1,000,000", "400 ms"],
  ] as const) {
    await open(page, "Credit card limits", history);
    const started = Date.now();
    await page.getByText(`${rows} decisions`).first().waitFor({ timeout: 300_000 });
    line(`${rows} decisions: read and counted first`, "–", milliseconds(Date.now() - started));
    line(
      `${rows} decisions: a mistake underlined or gone`,
      "50 ms",
      spread(await mistakes(page, credit, "approved and p_default", strokes), "strokes"),
    );
    await page.locator(".panel-body.impact:not(.stale)").waitFor({ timeout: 60_000 });
    const [memoryBefore, heapBefore] = [memoryOf(opened.profile), await heap(opened)];
    const until = Date.now() + (rows === "1,000,000" ? minutes : 0) * 60_000;
    line(`${rows} decisions: other counts shown`, asked, spread(await counts(page, strokes, until), "strokes"));
    const [memoryAfter, heapAfter] = [memoryOf(opened.profile), await heap(opened)];
    line(
      `${rows} decisions: memory before and after`,
      "steady",
      `${megabytes(memoryBefore)} → ${megabytes(memoryAfter)} of all processes, ${megabytes(heapBefore)} → ${megabytes(heapAfter)} on the heap of the page`,
    );
  }
  await opened.close();
} finally {
  server.close();
}
