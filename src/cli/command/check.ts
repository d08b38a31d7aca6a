import type { Command } from "commander";
import { analyse, type Finding } from "../../analysis/index.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { renderDiagnostics, type Texts } from "../../diagnostics/render.ts";
import { lineStarts, type Position, positionAt, type Span } from "../../diagnostics/source.ts";
import { exampleFindings } from "../examples.ts";
import { placesIn } from "../places.ts";
import { checkFile } from "../policy-file.ts";
import { counted } from "../report/table.ts";
import type { ExitCode, Terminal } from "../terminal.ts";

interface CheckOptions {
  readonly json?: boolean;
  readonly allowOutside?: boolean;
}

export function addCheck(program: Command, run: (action: Promise<ExitCode>) => void, terminal: Terminal): void {
  program
    .command("check <file...>")
    .summary("find the mistakes in policies")
    .description(
      "Reads policies, runs their examples, looks at every possible decision, and tells what is wrong, where, and how to mend it. Exit code 1 where there are errors.",
    )
    .option("--json", "print the findings as JSON")
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
  let exit: ExitCode = 0;
  const findings: JsonFinding[] = [];
  const total = { errors: 0, remarks: 0, unreadable: 0 };
  for (const file of files) {
    const checked = checkFile(file, options);
    if ("unreadable" in checked) {
      terminal.complain(`${checked.unreadable}\n`);
      exit = 2;
      total.unreadable++;
      continue;
    }
    const { policy, texts, trees } = checked;
    const found = policy === undefined ? [] : [...exampleFindings(policy), ...analyse(policy, placesIn(trees))];
    const diagnostics: readonly (Diagnostic | Finding)[] = [...checked.diagnostics, ...found];
    const errors = diagnostics.filter(({ severity }) => severity === "error").length;
    if (errors > 0 && exit === 0) exit = 1;
    if (options.json) findings.push(...diagnostics.map((diagnostic) => jsonFinding(diagnostic, texts)));
    else {
      terminal.write(renderDiagnostics(diagnostics, texts, terminal.colours.out, terminal.columns.out));
      terminal.write(`${checked.file}: ${countsOf(errors, diagnostics.length - errors)}\n`);
    }
    total.errors += errors;
    total.remarks += diagnostics.length - errors;
  }
  if (!options.json && files.length > 1) {
    const unread = total.unreadable === 0 ? "" : `; ${total.unreadable} could not be read`;
    terminal.write(`${counted(files.length, "file")}: ${countsOf(total.errors, total.remarks)}${unread}\n`);
  }
  if (options.json) terminal.write(`${JSON.stringify({ findings })}\n`);
  return exit;
}

function countsOf(errors: number, remarks: number): string {
  const found = errors > 0 ? counted(errors, "error") : "no errors";
  return remarks > 0 ? `${found}, ${counted(remarks, "remark")}` : found;
}

interface JsonFinding {
  readonly code: string;
  readonly severity: Diagnostic["severity"];
  readonly message: string;
  readonly file: string;
  readonly span: { readonly start: Position; readonly end: Position };
  readonly related?: readonly { readonly file: string; readonly span: JsonFinding["span"]; readonly message: string }[];
  /** The likeliest; all are in `mends`. */
  readonly mend?: JsonMend;
  readonly mends?: readonly JsonMend[];
  /** Of what was found by looking at every possible decision. */
  readonly rules?: Finding["rules"];
  readonly witness?: Finding["witness"];
  readonly region?: Finding["region"];
}

interface JsonMend {
  readonly title: string;
  readonly edits: readonly { readonly file: string; readonly span: JsonFinding["span"]; readonly text: string }[];
}

function jsonFinding(diagnostic: Diagnostic | Finding, texts: Texts): JsonFinding {
  const { code, severity, message, span, related, mends } = diagnostic;
  const place = (where: Span): JsonFinding["span"] => {
    const starts = lineStarts(texts(where.file) ?? "");
    return { start: positionAt(starts, where.start), end: positionAt(starts, where.end) };
  };
  const all = mends.map(
    ({ title, edits }): JsonMend => ({
      title,
      edits: edits.map((edit) => ({ file: edit.span.file, span: place(edit.span), text: edit.text })),
    }),
  );
  const [first] = all;
  return {
    code,
    severity,
    message,
    file: span.file,
    span: place(span),
    ...(related.length === 0
      ? {}
      : { related: related.map((one) => ({ file: one.span.file, span: place(one.span), message: one.message })) }),
    ...(first === undefined ? {} : { mend: first, mends: all }),
    ...("rules" in diagnostic ? foundOf(diagnostic) : {}),
  };
}

function foundOf({ rules, witness, region }: Finding): Pick<JsonFinding, "rules" | "witness" | "region"> {
  return { rules, ...(witness && { witness }), ...(region && { region }) };
}
