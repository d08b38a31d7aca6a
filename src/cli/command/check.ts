import type { Command } from "commander";
import { analyse } from "../../analysis/index.ts";
import { exampleFindings } from "../examples.ts";
import { placesIn } from "../places.ts";
import { checkFile } from "../policy-file.ts";
import { findingsText } from "../report/findings.ts";
import { type JsonFinding, jsonFinding, spansIn } from "../report/json-findings.ts";
import { byGravity, isOpen, type Reported } from "../report/reported.ts";
import { counted } from "../report/table.ts";
import type { ExitCode, Terminal } from "../terminal.ts";
import { sheetCommand } from "./check-sheet.ts";

interface CheckOptions {
  readonly json?: boolean;
  readonly sheet?: boolean;
  readonly allowOutside?: boolean;
  readonly verbose?: boolean;
}

export function addCheck(program: Command, run: (action: Promise<ExitCode>) => void, terminal: Terminal): void {
  program
    .command("check <file...>")
    .summary("find the mistakes in policies")
    .description(
      "Reads policies, runs their examples, looks at every possible decision, and tells what is wrong, where, and how to mend it. Exit code 1 where there are errors.",
    )
    .option("--json", "print the findings as JSON")
    .option("--verbose", "print every finding in full, also what is proven or accepted")
    .option("--sheet", "print the control sheet: what matters, and which rules cover it")
    .option("--allow-outside", "policies may name files outside their folder")
    .addHelpText("after", "\nExamples:\n  signoff check refunds.signoff\n  signoff check policies/*.signoff --json")
    .action((files: readonly string[], options: CheckOptions) => {
      run(checkCommand(files, options, terminal));
    });
}

export async function checkCommand(
  files: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  if (options.sheet) return sheetCommand(files, options, terminal);
  let exit: ExitCode = 0;
  const findings: JsonFinding[] = [];
  const total = { errors: 0, remarks: 0, accepted: 0, unreadable: 0 };
  for (const file of files) {
    const checked = checkFile(file, options);
    if ("unreadable" in checked) {
      terminal.complain(`${checked.unreadable}\n`);
      exit = 2;
      total.unreadable++;
      continue;
    }
    const { policy, texts, trees, written } = checked;
    const found =
      policy === undefined ? [] : [...exampleFindings(policy), ...analyse(policy, placesIn(trees, written))];
    const reported: readonly Reported[] = byGravity([...checked.diagnostics, ...found]);
    const counts = countsOf(reported);
    if (counts.errors > 0 && exit === 0) exit = 1;
    if (options.json) {
      const place = spansIn(texts);
      findings.push(...reported.map((one) => jsonFinding(one, place)));
    } else {
      const layout = { colours: terminal.colours.out, columns: terminal.columns.out };
      terminal.write(findingsText(reported, texts, { ...layout, verbose: options.verbose ?? false }));
      terminal.write(`${checked.file}: ${countWords(counts)}\n`);
    }
    total.errors += counts.errors;
    total.remarks += counts.remarks;
    total.accepted += counts.accepted;
  }
  if (!options.json && files.length > 1) {
    const unread = total.unreadable === 0 ? "" : `; ${total.unreadable} could not be read`;
    terminal.write(`${counted(files.length, "file")}: ${countWords(total)}${unread}\n`);
  }
  if (options.json) terminal.write(`${JSON.stringify({ findings })}\n`);
  return exit;
}

interface Counts {
  readonly errors: number;
  readonly remarks: number;
  readonly accepted: number;
}

function countsOf(reported: readonly Reported[]): Counts {
  const open = reported.filter(isOpen);
  const errors = open.filter(({ severity }) => severity === "error").length;
  return { errors, remarks: open.length - errors, accepted: reported.length - open.length };
}

function countWords({ errors, remarks, accepted }: Counts): string {
  return [
    errors > 0 ? counted(errors, "error") : "no errors",
    ...(remarks > 0 ? [counted(remarks, "remark")] : []),
    ...(accepted > 0 ? [`${accepted} accepted`] : []),
  ].join(", ");
}
