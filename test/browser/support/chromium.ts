import { existsSync } from "node:fs";

const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The browser that the environment variable CHROMIUM names, or one that is installed where it usually stands. */
export function chromiumPath(): string | undefined {
  return process.env.CHROMIUM ?? places.find((place) => existsSync(place));
}
