import type { Command } from "commander";
import { expectedWords } from "../../compiler/example/example-findings.ts";
import type { ExampleResult } from "../../compiler/index.ts";
import { decisionLine, decisionReasons } from "../../model/decision-words.ts";
import { type Coverage, coverageOf } from "../coverage.ts";
import { examplesOf } from "../examples.ts";
import { policyOf } from "../policy-file.ts";
import { counted, percent, wrapped } from "../report/table.ts";
import type { ExitCode, Terminal } from "../terminal.ts";

interface TestOptions {
  readonly json?: boolean;
  readonly allowOutside?: boolean;
}

export function addTest(program: Command, run: (action: Promise<ExitCode>) => void, terminal: Terminal): void {
  program
    .command("test <file...>")
    .summary("run the examples of policies")
    .description(
      "Decides the examples of policies, tells which do not come out as they say, and what no example has shown yet: rules that never applied, exceptions never used, conditions never true or never false. Exit code 1 where an example fails.",
    )
    .option("--json", "print the results as JSON")
    .option("--allow-outside", "policies may name files outside their folder")
    .addHelpText("after", "\nExamples:\n  signoff test refunds.signoff\n  signoff test policies/*.signoff --json")
    .action((files: readonly string[], options: TestOptions) => {
      run(testCommand(files, options, terminal));
    });
}

export async function testCommand(
  files: readonly string[],
  options: TestOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  let exit: ExitCode = 0;
  const reports: object[] = [];
  for (const file of files) {
    const policy = policyOf(file, options, terminal);
    if (typeof policy === "number") {
      if (policy > exit) exit = policy;
      continue;
    }
    const results = examplesOf(policy);
    const coverage = coverageOf(policy);
    const failed = results.filter(({ passed }) => !passed);
    if (failed.length > 0 && exit === 0) exit = 1;
    if (options.json) {
      const examples = results.map(({ example, actual, passed }) => ({
        example: example.name,
        passed,
        expected: example.expected,
        decision: actual,
      }));
      reports.push({ file, passed: results.length - failed.length, failed: failed.length, examples, coverage });
    } else terminal.write(reportOf(file, results, coverage));
  }
  if (options.json) terminal.write(`${JSON.stringify({ files: reports })}\n`);
  return exit;
}

function reportOf(file: string, results: readonly ExampleResult[], coverage: Coverage): string {
  if (results.length === 0) return `${file}: no examples.\n`;
  const failed = results.filter(({ passed }) => !passed);
  const lines = failed.flatMap(({ example, actual }) => {
    return [
      `  FAILS "${example.name}"`,
      `    expected: ${expectedWords(example)}`,
      `    decided:  ${decisionLine(actual)}`,
      ...decisionReasons(actual).map((reason) => `              ${reason}`),
    ];
  });
  const said =
    failed.length === 0
      ? results.length === 1
        ? "the example comes out as it says"
        : `all ${counted(results.length, "example")} come out as they say`
      : `${counted(failed.length, "example")} of ${results.length} ${failed.length === 1 ? "fails" : "fail"}`;
  return [
    `${file}: ${said}; ${shown(coverage)} shown both true and false.\n`,
    ...lines.map((line) => `${line}\n`),
    coverageText(coverage),
  ].join("");
}

function shown({ seen, all }: Coverage): string {
  return seen === all ? "all conditions are" : `${percent(seen, all)} of the conditions are`;
}

function coverageText({ rules }: Coverage): string {
  const texts = rules.flatMap((rule) => {
    if (rule.neverApplied) return [`"${rule.rule}" never applies.`];
    return [
      ...rule.exceptionsNeverTrue.map((text) => `"${rule.rule}": its exception is never used: ${text}.`),
      ...rule.neverTrue.map((text) => `"${rule.rule}": never true: ${text}.`),
      ...rule.neverFalse.map((text) => `"${rule.rule}": never false: ${text}.`),
    ];
  });
  if (texts.length === 0) return "";
  return `  No example shows yet:\n${texts.map((text) => wrapped(text, { indent: 4 })).join("")}`;
}
