import type { Command } from "commander";
import { inferredBlock } from "../../compiler/index.ts";
import { policyOf } from "../policy-file.ts";
import type { ExitCode, Terminal } from "../terminal.ts";

interface DeclareOptions {
  readonly allowOutside?: boolean;
}

export function addDeclare(program: Command, run: (action: Promise<ExitCode>) => void, terminal: Terminal): void {
  program
    .command("declare <file>")
    .summary("write out the decision block that a policy implies")
    .description(
      "Prints the fields of a policy with their types, inferred from how its rules use them, as a decision block to put into the policy and to make narrower: ranges, choices, what is optional.",
    )
    .option("--allow-outside", "the policy may name files outside its folder")
    .addHelpText("after", "\nExample:\n  signoff declare refunds.signoff")
    .action((file: string, options: DeclareOptions) => {
      run(declareCommand(file, options, terminal));
    });
}

export async function declareCommand(file: string, options: DeclareOptions, terminal: Terminal): Promise<ExitCode> {
  const policy = policyOf(file, options, terminal);
  if (typeof policy === "number") return policy;
  if (policy.declared) terminal.complain(`${file}: this policy has its decision block already.\n`);
  else terminal.write(inferredBlock(policy));
  return 0;
}
