import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import axe from "axe-core";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { inject } from "vitest";
import { chromiumPath } from "./chromium.ts";

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors of the console and uncaught ones, so far. */
  readonly errors: readonly string[];
  /** Addresses asked for that are not the page's own, so far. */
  readonly foreign: readonly string[];
  readonly close: () => Promise<void>;
}

export interface VisitOptions {
  readonly scheme?: "light" | "dark";
  readonly width?: number;
  readonly height?: number;
  /** What follows the address, such as the fragment of a share link. */
  readonly at?: string;
  /** Another place than the package's own playground. */
  readonly address?: string;
  /** Nothing is kept for a time without a network. */
  readonly withoutServiceWorker?: boolean;
}

/** Milliseconds: on a machine that does much else, everything comes, only later. */
const patience = 90_000;

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The browser's own line about an answer that the page expects: somebody else's change is not overwritten. */
const refusedSave = /the server responded with a status of 412/;

/** A first visit: Chromium with a profile of its own, at the page. */
export async function visit(options: VisitOptions = {}): Promise<Visit> {
  const { scheme = "light", width = 1440, height = 900, at = "" } = options;
  const executablePath = chromiumPath();
  if (executablePath === undefined) throw new Error("No Chromium was found. Run: npm run setup:chromium");
  const profile = mkdtempSync(join(tmpdir(), "signoff-profile-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: flags,
    viewport: { width, height },
    colorScheme: scheme,
    acceptDownloads: true,
    locale: "en-US",
    timezoneId: "UTC",
    serviceWorkers: options.withoutServiceWorker === true ? "block" : "allow",
    timeout: patience,
  });
  context.setDefaultTimeout(patience);
  const address = options.address ?? inject("address");
  const errors: string[] = [];
  const foreign: string[] = [];
  context.on("console", (message) => {
    if (message.type() === "error" && !refusedSave.test(message.text())) errors.push(message.text());
  });
  context.on("weberror", (error) => errors.push(String(error.error().stack ?? error.error())));
  context.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !/^(data|blob):/.test(url)) foreign.push(url);
  });
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(address + at);
  return {
    page,
    context,
    errors,
    foreign,
    close: async () => {
      await context.close();
      // The browser may still be writing its last.
      rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
    },
  };
}

/** Serious and critical faults that axe finds, in the whole page or in what a selector names: rule and place. */
export async function accessibilityFaults(page: Page, within = "html"): Promise<readonly string[]> {
  if (!(await page.evaluate("'axe' in globalThis"))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (place) => (globalThis as unknown as { axe: { run: (place: string) => Promise<AxeResults> } }).axe.run(place),
    within,
  );
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
}
