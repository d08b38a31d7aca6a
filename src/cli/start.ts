import { simulateCommand } from "./command/simulate.ts";
import { endOnWriteErrors, nodeTerminal } from "./terminal.ts";

/** `npm start`: what policies/credit would have done with its 24,000 real decisions. Ends by itself, with `--once` too. */
const folder = "policies/credit";
endOnWriteErrors();
const terminal = nodeTerminal();
process.exitCode = await simulateCommand(
  `${folder}/credit.signoff`,
  `${folder}/credit_decisions.parquet`,
  { map: `${folder}/mapping.json` },
  terminal,
);
