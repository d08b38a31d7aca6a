import type { Command } from "commander";
import { isProblem, problemText } from "../../simulation/problem.ts";
import { policyOf } from "../policy-file.ts";
import { table } from "../report/table.ts";
import type { ExitCode, Terminal } from "../terminal.ts";

interface MapOptions {
  readonly allowOutside?: boolean;
}

export function addMap(program: Command, run: (action: Promise<ExitCode>) => void, terminal: Terminal): void {
  program
    .command("map <file> <history>")
    .summary("propose which columns of a history are which fields")
    .description(
      "Compares the columns of a history with the fields of a policy, by name and by their first values, and writes a mapping as JSON. Why, and what is missing, goes to standard error. Read it before you use it.",
    )
    .option("--allow-outside", "the policy may name files outside its folder")
    .addHelpText(
      "after",
      `
What a mapping can say of a field:
  "refund": "amount"                                          another column
  "refund": {"column": "amt", "unit": "cents"}                also thousands, millions
  "refund": {"column": "amt", "currency": "USD"}              or {"column": "curr"}
  "refund": {"column": "amt", "decimal": ","}                 1.234,50
  "confidence": {"column": "score", "decimal": "."}           "0.9", a text, is 0.9
  "confidence": {"column": "score", "unit": "percent"}        93 is 0.93
  "reversible": {"column": "rev", "yes": 1, "no": 0}
  "customer.tier": {"column": "seg", "values": {"B": "business"}}
  "decided_at": {"column": "ts", "format": "DD/MM/YYYY HH:mm", "zone": "Europe/Berlin"}
  "decided_at": {"column": "ts", "unit": "epoch seconds"}     or epoch milliseconds
  "topics": {"column": "tags", "separator": ";"}
  "channel": {"value": "web"}                                 the same everywhere
Beside "fields": "time", "id", "error", "labelKnown", "propensity".

Examples:
  signoff map refunds.signoff export.csv > mapping.json
  signoff simulate refunds.signoff export.csv --map mapping.json`,
    )
    .action((file: string, history: string, options: MapOptions) => {
      run(mapCommand(file, history, options, terminal));
    });
}

export async function mapCommand(
  file: string,
  historyFile: string,
  options: MapOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const policy = policyOf(file, options, terminal);
  if (typeof policy === "number") return policy;
  const { openHistory, proposeMapping } = await import("../../simulation/index.ts");
  const history = await openHistory(historyFile);
  if (isProblem(history)) {
    terminal.complain(`${problemText(history)}\n`);
    return 2;
  }
  const proposal = await proposeMapping(policy, history);
  history.close();
  if (isProblem(proposal)) {
    terminal.complain(`${problemText(proposal)}\n`);
    return 2;
  }
  terminal.complain(
    table(
      proposal.fields.map(({ field, mapping, why }) => {
        const column = typeof mapping === "string" ? mapping : (mapping?.column ?? "–");
        return [field, `← ${column}`, why];
      }),
      { texts: true },
    ),
  );
  terminal.write(`${JSON.stringify(proposal.mapping, null, 2)}\n`);
  return 0;
}
