import type { Command } from "commander";
import { policyOf } from "../policy-file.ts";
import { readBack } from "../read-back/policy.ts";
import { sectionsAsHtml, sectionsAsText } from "../read-back/print.ts";
import type { ExitCode, Terminal } from "../terminal.ts";

interface ExplainOptions {
  readonly html?: boolean;
  readonly allowOutside?: boolean;
}

export function addExplain(program: Command, run: (action: Promise<ExitCode>) => void, terminal: Terminal): void {
  program
    .command("explain <file>")
    .summary("read a policy back in plain sentences")
    .description(
      "Tells what a policy means, rule by rule, for somebody who signs it. For one decision: signoff decide --explain.",
    )
    .option("--html", "a page to print, for the auditor")
    .option("--allow-outside", "the policy may name files outside its folder")
    .addHelpText(
      "after",
      "\nExamples:\n  signoff explain refunds.signoff\n  signoff explain refunds.signoff --html > refunds.html",
    )
    .action((file: string, options: ExplainOptions) => {
      run(explainCommand(file, options, terminal));
    });
}

export async function explainCommand(file: string, options: ExplainOptions, terminal: Terminal): Promise<ExitCode> {
  const policy = policyOf(file, options, terminal);
  if (typeof policy === "number") return policy;
  const sections = readBack(policy);
  terminal.write(options.html ? sectionsAsHtml(sections) : sectionsAsText(sections));
  return 0;
}
