import type { Command } from "commander";
import { standaloneModule } from "../../compiler/targets/javascript/module.ts";
import { jsonSchema } from "../../compiler/targets/json-schema/json-schema.ts";
import { typescriptTypes } from "../../compiler/targets/types/typescript-types.ts";
import type { Policy } from "../../model/policy.ts";
import { policyOf } from "../policy-file.ts";
import type { ExitCode, Terminal } from "../terminal.ts";

const forms = ["js", "json-schema", "types"] as const;
type Form = (typeof forms)[number];

interface CompileOptions {
  readonly to: string;
  readonly allowOutside?: boolean;
}

export function addCompile(program: Command, run: (action: Promise<ExitCode>) => void, terminal: Terminal): void {
  program
    .command("compile <file>")
    .summary("turn a policy into code, a schema or types")
    .description("Writes what a service needs of a policy to standard output.")
    .requiredOption(
      "--to <form>",
      "js: a module that decides; json-schema: what an input looks like, for Ajv; types: the same in TypeScript",
    )
    .option("--allow-outside", "the policy may name files outside its folder")
    .addHelpText(
      "after",
      "\nExamples:\n  signoff compile refunds.signoff --to js > refunds.js\n  signoff compile refunds.signoff --to types > refunds-input.ts\n  signoff compile refunds.signoff --to json-schema > refunds.schema.json",
    )
    .action((file: string, options: CompileOptions) => {
      run(compileCommand(file, options, terminal));
    });
}

export async function compileCommand(file: string, options: CompileOptions, terminal: Terminal): Promise<ExitCode> {
  const form = forms.find((one) => one === options.to);
  if (form === undefined) {
    terminal.complain(`signoff compile: --to is one of ${forms.join(", ")}; "${options.to}" is none of them.\n`);
    return 2;
  }
  const policy = policyOf(file, options, terminal);
  if (typeof policy === "number") return policy;
  terminal.write(compiled(policy, form));
  return 0;
}

function compiled(policy: Policy, form: Form): string {
  switch (form) {
    case "js":
      return standaloneModule(policy);
    case "json-schema":
      return `${JSON.stringify(jsonSchema(policy), null, 2)}\n`;
    case "types":
      return typescriptTypes(policy);
  }
}
