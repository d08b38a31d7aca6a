import { Command, CommanderError } from "commander";
import { addCheck } from "./command/check.ts";
import { addCompile } from "./command/compile.ts";
import { addDecide } from "./command/decide.ts";
import { addDeclare } from "./command/declare.ts";
import { addDiff } from "./command/diff.ts";
import { addExplain } from "./command/explain.ts";
import { addFormat } from "./command/format.ts";
import { addLsp } from "./command/lsp.ts";
import { addMap } from "./command/map.ts";
import { addPlayground } from "./command/playground.ts";
import { addSimulate } from "./command/simulate.ts";
import { addTest } from "./command/test.ts";
import type { ExitCode, Terminal } from "./terminal.ts";
import { ownVersion } from "./version.ts";

/** Runs the command line; gives the exit code and never throws. */
export async function runProgram(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let pending: Promise<ExitCode> = Promise.resolve(0);
  const run = (action: Promise<ExitCode>): void => {
    pending = action;
  };
  const program = new Command("signoff")
    .description("Oversight policy as code: which automated decisions a person must sign off.")
    .version(ownVersion(), "-V, --version", "print the version")
    .helpCommand("help [command]", "print the help of a command")
    .configureOutput({ writeOut: terminal.write, writeErr: terminal.complain, outputError: () => undefined })
    .configureHelp({ helpWidth: 80 })
    .exitOverride()
    .addHelpText(
      "after",
      `
Exit codes: 0 done; 1 the policy has errors, an example fails or a --check says
no; 2 wrong usage or an unreadable file.

One line is a whole policy. Save it as refunds.signoff:
  refund > $10K or confidence < 0.8 → review by finance

Then:
  signoff check refunds.signoff
  signoff decide refunds.signoff --set refund=12000 --set confidence=0.9
  signoff simulate refunds.signoff history.csv`,
    );
  for (const add of [
    addCheck,
    addDecide,
    addTest,
    addSimulate,
    addDiff,
    addMap,
    addFormat,
    addExplain,
    addCompile,
    addDeclare,
    addLsp,
    addPlayground,
  ])
    add(program, run, terminal);
  try {
    if (args.length === 0) {
      terminal.complain(program.helpInformation());
      return 2;
    }
    program.parse([...args], { from: "user" });
    return await pending;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      const message = error.message.replace(/^error: /, "").replaceAll("\n", " ");
      if (message !== "(outputHelp)")
        terminal.complain(`signoff: ${message.replace(/\.?$/, ".")} "${helpOf(program, args)}" tells more.\n`);
      return 2;
    }
    terminal.complain(`signoff: this is a bug of signoff, please report it: ${oneLine(error)}\n`);
    return 2;
  }
}

function helpOf(program: Command, [first]: readonly string[]): string {
  const command = program.commands.find((one) => one.name() === first);
  return command === undefined ? "signoff --help" : `signoff ${command.name()} --help`;
}

function oneLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split("\n")[0]?.slice(0, 300) ?? "";
}
