import { writeFileSync } from "node:fs";
import type { Command } from "commander";
import { hasErrors } from "../../diagnostics/diagnostic.ts";
import { renderDiagnostics } from "../../diagnostics/render.ts";
import { parse } from "../../grammar/parse.ts";
import { print } from "../../grammar/printer/print.ts";
import { readText, textOf, type Unreadable } from "../read-file.ts";
import type { ExitCode, Terminal } from "../terminal.ts";

interface FormatOptions {
  readonly check?: boolean;
}

export function addFormat(program: Command, run: (action: Promise<ExitCode>) => void, terminal: Terminal): void {
  program
    .command("format <file...>")
    .summary("lay policies out in the one style")
    .description('Rewrites policies in place, comments kept. "-" reads standard input and writes standard output.')
    .option("--check", "change nothing; exit code 1 where a file would change")
    .addHelpText(
      "after",
      "\nA file with mistakes in its syntax is left as it is.\n\nExamples:\n  signoff format refunds.signoff\n  signoff format --check policies/*.signoff\n  cat refunds.signoff | signoff format -",
    )
    .action((files: readonly string[], options: FormatOptions) => {
      run(formatCommand(files, options, terminal));
    });
}

export async function formatCommand(
  files: readonly string[],
  options: FormatOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  let exit: ExitCode = 0;
  for (const file of files) {
    const own = await formatOne(file, options, terminal);
    if (own > exit) exit = own;
  }
  return exit;
}

async function formatOne(file: string, options: FormatOptions, terminal: Terminal): Promise<ExitCode> {
  const isStream = file === "-";
  const found = isStream ? await inputText(terminal) : readText(file);
  if ("unreadable" in found) {
    terminal.complain(`${found.unreadable}\n`);
    return 2;
  }
  const source = { file: isStream ? "standard input" : file, text: found.text };
  const { tree, diagnostics } = parse(source);
  if (hasErrors(diagnostics)) {
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    terminal.complain(renderDiagnostics(errors, () => found.text, terminal.colours.error, terminal.columns.error));
    terminal.complain(`${source.file}: not formatted, because it has mistakes in its syntax.\n`);
    return 1;
  }
  const formatted = print(tree, source);
  if (options.check) {
    if (formatted === found.text) return 0;
    terminal.complain(`${source.file}: not formatted. "signoff format ${file}" does it.\n`);
    return 1;
  }
  if (isStream) terminal.write(formatted);
  else if (formatted !== found.text) {
    try {
      writeFileSync(file, formatted);
    } catch {
      terminal.complain(`${file}: this file could not be written.\n`);
      return 2;
    }
    terminal.write(`${file}: formatted\n`);
  }
  return 0;
}

async function inputText(terminal: Terminal): Promise<{ readonly text: string } | Unreadable> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of terminal.input()) {
    parts.push(part);
    length += part.length;
    if (length > 64 * 1024 * 1024) return { unreadable: "standard input: this text is larger than 64 MB." };
  }
  return textOf("standard input", Buffer.concat(parts));
}
