import { readFileSync } from "node:fs";
import { nodeSurroundings } from "../../../src/cli/lsp/surroundings.ts";
import { serveStreams } from "../../../src/server/node/serve-streams.ts";

/** The language server as the extension brings it along: this file lies in `dist`, beside the thread that proves. */
const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
  version: string;
};
const surroundings = nodeSurroundings({ version, pages: new URL("../docs/diagnostics/", import.meta.url) });
process.exitCode = await serveStreams(
  process.stdin,
  process.stdout,
  surroundings,
  new URL("./prover-thread.mjs", import.meta.url),
);
