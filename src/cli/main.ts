#!/usr/bin/env node
import { runProgram } from "./program.ts";
import { endOnWriteErrors, nodeTerminal } from "./terminal.ts";

endOnWriteErrors();
process.exitCode = await runProgram(process.argv.slice(2), nodeTerminal());
