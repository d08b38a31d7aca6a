import { type ControlSheet, controlSheet, type Verdict } from "../../analysis/index.ts";
import { compareOutcomes } from "../../model/asking.ts";
import type { Policy } from "../../model/policy.ts";
import { type PolicyOptions, policyOf } from "../policy-file.ts";
import { controlSheetText } from "../report/control-sheet.ts";
import { jsonText } from "../report/json-text.ts";
import type { ExitCode, Terminal } from "../terminal.ts";

export interface SheetOptions extends PolicyOptions {
  readonly json?: boolean;
  readonly verbose?: boolean;
}

/** The control sheet of each policy, in place of its findings. */
export function sheetCommand(files: readonly string[], options: SheetOptions, terminal: Terminal): ExitCode {
  let exit: ExitCode = 0;
  const sheets: object[] = [];
  for (const [at, file] of files.entries()) {
    const policy = policyOf(file, options, terminal);
    if (typeof policy === "number") {
      if (exit < policy) exit = policy;
      continue;
    }
    const sheet = controlSheet(policy);
    if (options.json) sheets.push(jsonSheet(policy, file, sheet));
    else terminal.write(`${at === 0 ? "" : "\n"}${controlSheetText(policy, file, sheet, options.verbose)}`);
  }
  if (options.json) terminal.write(`${jsonText({ sheets })}\n`);
  return exit;
}

function jsonSheet({ name, version, digest }: Policy, file: string, sheet: ControlSheet) {
  const concerns = sheet.map(({ mark, fields, coveredBy, marked, inDoubt }) => ({
    mark,
    verdict: verdictOf(marked, inDoubt),
    fields: fields.map(({ field, words }) => ({ field, when: words === "" ? "always" : words })),
    coveredBy,
    ...(marked && { marked }),
    ...(inDoubt && { inDoubt }),
  }));
  return { file, name, ...(version !== undefined && { version }), digest, concerns };
}

/** The milder of both; an undecided one before all, "unmarked" where no field carries the mark. */
function verdictOf(marked: Verdict | undefined, inDoubt: Verdict | undefined): Verdict["outcome"] | "unmarked" {
  if (marked === undefined || inDoubt === undefined) return "unmarked";
  const [first, second] = [marked.outcome, inDoubt.outcome];
  if (first === "undecided" || second === "undecided") return "undecided";
  if (first === "none") return second;
  return second !== "none" && compareOutcomes(second, first) < 0 ? second : first;
}
