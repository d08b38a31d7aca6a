import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { smallPng } from "./pictures/small-png.ts";
import { walk } from "./pictures/walk.ts";

/**
 * Makes the pictures of docs/playground.md: walks through the change that it tells of, on the built page, in Chromium.
 * `npm run build:playground` comes before it.
 */
const folder = "docs/pictures";
const served = spawn(process.execPath, ["src/cli/main.ts", "playground", "policies", "--port", "0"], {
  stdio: ["ignore", "pipe", "inherit"],
});
const address = await new Promise<string>((resolve, reject) => {
  served.once("exit", (code) => reject(new Error(`The playground ended with ${code}.`)));
  served.stdout.on("data", (text) => {
    const found = /http:\/\/\S+/.exec(String(text))?.[0];
    if (found !== undefined) resolve(found);
  });
});
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
try {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    colorScheme: "light",
    locale: "en-US",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = await context.newPage();
  const blank = await context.newPage();
  await page.bringToFront();
  await page.goto(address);
  mkdirSync(folder, { recursive: true });
  for (const { section, act, pictures } of walk) {
    await act(page);
    for (const { name, of } of pictures) {
      const options = { animations: "disabled", caret: "hide" } as const;
      const png = of === undefined ? await page.screenshot(options) : await (await of(page)).screenshot(options);
      const small = await smallPng(blank, png);
      writeFileSync(`${folder}/${name}`, small);
      console.log(`${section}: ${name}, ${Math.round(small.length / 1000)} kB`);
    }
  }
} finally {
  await browser.close();
  served.kill("SIGTERM");
}
