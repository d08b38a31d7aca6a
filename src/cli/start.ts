import { spawnSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { playgroundCommand } from "./command/playground.ts";
import { simulateCommand } from "./command/simulate.ts";
import { endOnWriteErrors, nodeTerminal } from "./terminal.ts";

/**
 * `npm start`: what policies/credit would have done with its 24,000 real decisions, then the playground with it. `--once`
 * ends after the first, `--port` as of `signoff playground`.
 */
const { values } = parseArgs({
  options: { once: { type: "boolean", default: false }, port: { type: "string", default: "4747" } },
});
const folder = "policies/credit";
endOnWriteErrors();
const terminal = nodeTerminal();
process.exitCode = await simulateCommand(
  `${folder}/credit.signoff`,
  `${folder}/credit_decisions.parquet`,
  { map: `${folder}/mapping.json` },
  terminal,
);
if (process.exitCode === 0 && !values.once) {
  if (isBuilt() || build())
    process.exitCode = await playgroundCommand(
      "policies",
      { port: values.port, open: "credit/credit.signoff" },
      terminal,
    );
  else process.exitCode = 2;
}

/** Whether the page was built after the last change to what it is made from. */
function isBuilt(): boolean {
  const built = statSync("dist/playground/index.html", { throwIfNoEntry: false });
  return built !== undefined && ["playground", "src", "policies"].every((inside) => newest(inside) < built.mtimeMs);
}

function newest(inside: string): number {
  const entries = readdirSync(inside, { recursive: true, withFileTypes: true });
  const files = entries.filter(
    (entry) => entry.isFile() && !/[\\/](dist|node_modules)([\\/]|$)/.test(entry.parentPath),
  );
  return Math.max(0, ...files.map(({ parentPath, name }) => statSync(join(parentPath, name)).mtimeMs));
}

function build(): boolean {
  terminal.complain("\nBuilding the page of the playground …\n");
  const vite = fileURLToPath(import.meta.resolve("vite/package.json")).replace(/package\.json$/, "bin/vite.js");
  const { status, stderr } = spawnSync(process.execPath, [vite, "build", "playground", "--logLevel", "error"], {
    encoding: "utf8",
  });
  if (status !== 0) terminal.complain(`The page could not be built.\n${stderr}`);
  return status === 0;
}
