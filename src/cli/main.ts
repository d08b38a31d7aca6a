#!/usr/bin/env node
import { runProgram } from "./program.ts";
import { nodeTerminal } from "./terminal.ts";

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});
process.stderr.on("error", () => undefined);
process.exitCode = await runProgram(process.argv.slice(2), nodeTerminal());
