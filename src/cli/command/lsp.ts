import type { Command } from "commander";
import { serveStreams } from "../../server/node/serve-streams.ts";
import { nodeSurroundings } from "../lsp/surroundings.ts";
import type { ExitCode } from "../terminal.ts";
import { ownVersion } from "../version.ts";

const pages = new URL("../../../docs/diagnostics/", import.meta.url);

export function addLsp(program: Command, run: (action: Promise<ExitCode>) => void): void {
  program
    .command("lsp")
    .summary("serve editors that speak the Language Server Protocol")
    .description(
      "Answers an editor over standard input and output until it leaves: mistakes with their mends while you type, completion, names, outline, formatting. Policies are checked as `signoff check` does it, signoff.config.json included.",
    )
    .option("--stdio", "over standard input and output; the only way, so it may be left out")
    .addHelpText("after", "\nEditors start it themselves: give them the command `signoff lsp --stdio` for *.signoff.")
    .action(() => {
      run(serveStreams(process.stdin, process.stdout, nodeSurroundings({ version: ownVersion(), pages })));
    });
}
