import type { Command } from "commander";
import { isProblem, problemText } from "../../simulation/problem.ts";
import { policyOf } from "../policy-file.ts";
import { progressOn } from "../progress.ts";
import { readText } from "../read-file.ts";
import { simulationReport } from "../report/simulation.ts";
import type { ExitCode, Terminal } from "../terminal.ts";

export interface SimulateOptions {
  readonly map?: string;
  readonly time?: string;
  readonly id?: string;
  readonly error?: string;
  readonly labelKnown?: string;
  readonly propensity?: string;
  readonly json?: boolean;
  readonly allowOutside?: boolean;
}

export function addSimulate(program: Command, run: (action: Promise<ExitCode>) => void, terminal: Terminal): void {
  program
    .command("simulate <file> <history>")
    .summary("what a policy would have done with past decisions")
    .description(
      "Decides every row of a history (CSV, JSONL or Parquet, the first two also gzipped) and tells what would have come of it: reviews and audits by team, by rule and by hour, what waits only because a value is unknown, errors caught. Columns named as the fields map by themselves; --map names others.",
    )
    .option("--map <file>", 'a mapping of columns to fields (JSON; "signoff map" proposes one)')
    .option("--time <column>", "when the decision was made")
    .option("--id <column>", "what identifies the decision (samples are drawn by it)")
    .option("--error <column>", "yes where the automated decision was wrong")
    .option("--label-known <column>", "yes where it is known whether it was wrong")
    .option("--propensity <column>", "the chance, 0 to 1, that a person saw the decision back then")
    .option("--json", "print the figures as JSON")
    .option("--allow-outside", "the policy may name files outside its folder")
    .addHelpText(
      "after",
      `
A CSV has a header line; an empty cell is an absent value, "" is an empty text.
The cells of a CSV are read as what their fields are. Values of JSONL and Parquet
are taken as they are, as "decide" does: "0.9" is a text, no number, unless the
mapping converts it.

Examples:
  signoff simulate refunds.signoff refunds.csv
  signoff simulate credit.signoff credit.parquet --error error --time decided_at
  signoff simulate refunds.signoff export.csv --map mapping.json --json`,
    )
    .action((file: string, history: string, options: SimulateOptions) => {
      run(simulateCommand(file, history, options, terminal));
    });
}

export async function simulateCommand(
  file: string,
  history: string,
  options: SimulateOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const policy = policyOf(file, options, terminal);
  if (typeof policy === "number") return policy;
  const { simulate } = await import("../../simulation/index.ts");
  const mapping = await mappingOf(options.map);
  if (mapping !== undefined && "complaint" in mapping) {
    terminal.complain(`${mapping.complaint}\n`);
    return 2;
  }
  const { time, id, error, labelKnown, propensity } = options;
  const progress = progressOn(terminal);
  const simulation = await simulate({
    policy,
    history,
    ...(mapping === undefined ? {} : { mapping }),
    columns: {
      ...(time === undefined ? {} : { time }),
      ...(id === undefined ? {} : { id }),
      ...(error === undefined ? {} : { error }),
      ...(labelKnown === undefined ? {} : { labelKnown }),
      ...(propensity === undefined ? {} : { propensity }),
    },
    onProgress: progress.report,
  });
  progress.done();
  if (isProblem(simulation)) {
    terminal.complain(`${problemText(simulation)} No figures are given.\n`);
    return 2;
  }
  terminal.write(options.json ? `${JSON.stringify(simulation)}\n` : simulationReport(simulation));
  return 0;
}

async function mappingOf(file: string | undefined) {
  if (file === undefined) return undefined;
  const found = readText(file);
  if ("unreadable" in found) return { complaint: found.unreadable };
  const { readMapping } = await import("../../simulation/index.ts");
  const mapping = readMapping(file, found.text);
  return isProblem(mapping) ? { complaint: problemText(mapping) } : { file, mapping };
}
