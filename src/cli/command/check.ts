import type { Command } from "commander";
import { type PolicyReport, policyReport } from "../check/policy-report.ts";
import { namesFound } from "../config/apply-config.ts";
import { configPathOf } from "../config/find-config.ts";
import { acceptedNothing, type LoadedConfig, loadConfig } from "../config/load-config.ts";
import { findingsText } from "../report/findings.ts";
import { jsonFinding, spansIn } from "../report/json-findings.ts";
import { jsonText } from "../report/json-text.ts";
import { byGravity, isOpen, type Reported } from "../report/reported.ts";
import { type CheckedReport, sarifLog } from "../report/sarif.ts";
import { counted } from "../report/table.ts";
import type { ExitCode, Terminal } from "../terminal.ts";
import { ownVersion } from "../version.ts";
import { sheetCommand } from "./check-sheet.ts";

interface CheckOptions {
  readonly json?: boolean;
  readonly sheet?: boolean;
  readonly sarif?: boolean;
  readonly pairs?: boolean;
  readonly config?: string;
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
    .option("--sarif", "print the findings as SARIF 2.1.0, for code hosts")
    .option("--pairs", "with --json: overlapping rules also pair by pair")
    .option("--config <file>", "what is required, accepted and how grave; otherwise the nearest signoff.config.json")
    .option("--verbose", "print every finding in full, also what is proven or accepted, with examples to paste")
    .option("--sheet", "print the control sheet instead: what matters, and which rules cover it")
    .option("--allow-outside", "policies may name files outside their folder, configurations outside the repository")
    .addHelpText("after", "\nExamples:\n  signoff check refunds.signoff\n  signoff check policies/*.signoff --json")
    .action((files: readonly string[], options: CheckOptions) => {
      run(checkCommand(files, options, terminal));
    });
}

/** One file with what is said of it: a policy, or a configuration. */
type FileReport = CheckedReport & { readonly file: string };

export async function checkCommand(
  files: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  if (options.json && options.sarif) {
    terminal.complain("signoff check: --json and --sarif are two forms of the same; give one of them.\n");
    return 2;
  }
  if (options.sheet && options.sarif) {
    terminal.complain("signoff check: SARIF holds findings, and a control sheet has none; give --sheet or --sarif.\n");
    return 2;
  }
  if (options.sheet) return sheetCommand(files, options, terminal);
  const configs = new Map<string, LoadedConfig>();
  const policies: (PolicyReport & { readonly config: LoadedConfig | undefined })[] = [];
  const unreadable: string[] = [];
  const print = printer(options, terminal);
  for (const file of files) {
    const config = configOf(file, options, configs);
    if (typeof config === "string") {
      terminal.complain(`${config}\n`);
      return 2;
    }
    const report = policyReport(file, config, options);
    if ("unreadable" in report) {
      terminal.complain(`${report.unreadable}\n`);
      unreadable.push(report.unreadable);
      continue;
    }
    policies.push({ ...report, config });
    print.file(report);
  }
  const ofConfigs = [...configs.values()].flatMap((config) => configReport(config, policies));
  for (const report of ofConfigs) print.file(report);
  const all = [...policies, ...ofConfigs];
  print.end(all, files.length, unreadable);
  if (unreadable.length > 0) return 2;
  return countsOf(all.flatMap(({ reported }) => reported)).errors > 0 ? 1 : 0;
}

/** The configuration of a policy, read once for all that share it; a complaint where it cannot be read. */
function configOf(
  policy: string,
  { config: given, allowOutside = false }: CheckOptions,
  known: Map<string, LoadedConfig>,
): LoadedConfig | string | undefined {
  const path = given ?? configPathOf(policy);
  if (path === undefined) return undefined;
  const loaded = known.get(path) ?? loadConfig(path, allowOutside);
  if ("unreadable" in loaded) return loaded.unreadable;
  known.set(path, loaded);
  return loaded;
}

/** What is wrong with a configuration, and what it accepts in vain; nothing where all is well. */
function configReport(
  config: LoadedConfig,
  policies: readonly (PolicyReport & { readonly config: LoadedConfig | undefined })[],
): readonly FileReport[] {
  const own = policies.filter((report) => report.config === config);
  const idle = config.config.accept.filter((acceptance) => {
    const meant = own.filter(({ names }) => acceptance.policy === undefined || acceptance.policy === names.policy);
    const areWhole = meant.length > 0 && meant.every(({ policy }) => policy !== undefined);
    return areWhole && !meant.some(({ used }) => used.has(acceptance));
  });
  const said = idle.map((one) => {
    const found = own.flatMap(({ reported, names }) => namesFound(one.code, reported, names));
    return acceptedNothing(config, one, [...new Set(found)]);
  });
  const reported = byGravity([...config.diagnostics, ...said]);
  const { file } = config.config;
  return reported.length === 0 ? [] : [{ file, reported, texts: (name) => (name === file ? config.text : undefined) }];
}

interface Printer {
  readonly file: (report: FileReport) => void;
  readonly end: (reports: readonly FileReport[], files: number, unreadable: readonly string[]) => void;
}

/** People are told file by file; machines get one document at the end. */
function printer({ json, sarif, verbose = false }: CheckOptions, terminal: Terminal): Printer {
  if (json)
    return {
      file: () => undefined,
      end: (reports) => {
        const findings = reports.flatMap(({ reported, texts }) => {
          const place = spansIn(texts);
          return reported.map((one) => jsonFinding(one, place));
        });
        terminal.write(`${jsonText({ findings })}\n`);
      },
    };
  if (sarif)
    return {
      file: () => undefined,
      end: (reports, _, unreadable) => {
        const log = sarifLog(reports, unreadable, { version: ownVersion(), folder: process.cwd() });
        terminal.write(`${jsonText(log, 2)}\n`);
      },
    };
  const layout = { colours: terminal.colours.out, columns: terminal.columns.out, verbose };
  return {
    file: ({ file, reported, texts }) => {
      terminal.write(findingsText(reported, texts, layout));
      terminal.write(`${file}: ${countWords(countsOf(reported))}\n`);
    },
    end: (reports, files, unreadable) => {
      if (files < 2) return;
      const unread = unreadable.length === 0 ? "" : `; ${unreadable.length} could not be read`;
      const counts = countsOf(reports.flatMap(({ reported }) => reported));
      terminal.write(`${counted(files, "file")}: ${countWords(counts)}${unread}\n`);
    },
  };
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
