import { spawnSync } from "node:child_process";
import { chromiumPath } from "../test/browser/support/chromium.ts";

/** `npm run setup:chromium`: the browser that the playground's tests drive, from Debian, where none is installed. */
if (chromiumPath() !== undefined) console.log(`Chromium is installed: ${chromiumPath()}`);
else {
  const asRoot = process.getuid?.() === 0 ? [] : ["sudo"];
  for (const words of [
    ["apt-get", "update"],
    ["apt-get", "install", "-y", "--no-install-recommends", "chromium"],
  ]) {
    const [command = "", ...args] = [...asRoot, ...words];
    const { status } = spawnSync(command, args, {
      stdio: "inherit",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
    if (status !== 0) {
      console.error(
        "Chromium could not be installed. Install it by hand (Debian: apt-get install chromium), or name one in CHROMIUM.",
      );
      process.exitCode = 1;
      break;
    }
  }
}
