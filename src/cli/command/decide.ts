import { createReadStream } from "node:fs";
import type { Command } from "commander";
import { decidingPolicy } from "../../compiler/targets/javascript/deciding-policy.ts";
import { decisionLine, decisionReasons } from "../../model/decision-words.ts";
import type { Policy } from "../../model/policy.ts";
import { getOwn } from "../../model/read.ts";
import { jsonOfLine, linesOf } from "../../simulation/history/lines.ts";
import { policyOf } from "../policy-file.ts";
import { readText, reasonOf } from "../read-file.ts";
import { counted } from "../report/table.ts";
import { inputOf } from "../set-values.ts";
import type { ExitCode, Terminal } from "../terminal.ts";

interface DecideOptions {
  readonly set?: readonly string[];
  readonly json?: boolean;
  readonly explain?: boolean;
  readonly salt?: string;
  readonly allowOutside?: boolean;
}

export function addDecide(program: Command, run: (action: Promise<ExitCode>) => void, terminal: Terminal): void {
  program
    .command("decide <file> [input]")
    .summary("decide inputs by a policy")
    .description(
      'Decides one input, or a stream of them. INPUT is a JSON file, a JSONL file (one input a line, any length), "-" for standard input, or the JSON itself where it begins with { or [; or give the values with --set.',
    )
    .option("--set <field=value...>", "a value of the input, read by the type of its field")
    .option("--json", "print one decision a line as JSON, with its id")
    .option("--explain", "say why in sentences")
    .option("--salt <text>", "the salt of the samples, where it is secret")
    .option("--allow-outside", "the policy may name files outside its folder")
    .addHelpText(
      "after",
      `
Outcomes: proceed (goes through alone), audit (goes through, is looked at
afterwards), review (waits for a person), block (does not go through). A value
that is missing or impossible is unknown, and doubt means oversight.

Examples:
  signoff decide refunds.signoff order.json --explain
  signoff decide refunds.signoff --set refund=12000 --set customer.tier=business
  signoff decide refunds.signoff '{"refund": 12000, "confidence": 0.9}'
  cat orders.jsonl | signoff decide refunds.signoff - --json`,
    )
    .action((file: string, input: string | undefined, options: DecideOptions) => {
      run(decideCommand(file, input, options, terminal));
    });
}

export async function decideCommand(
  file: string,
  input: string | undefined,
  options: DecideOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  if ((input === undefined) === (options.set === undefined)) {
    terminal.complain(
      "signoff decide: give an input: a JSON or JSONL file, - for standard input, JSON in quotes, or --set FIELD=VALUE.\n",
    );
    return 2;
  }
  const policy = policyOf(file, options, terminal);
  if (typeof policy === "number") return policy;
  const print = printer(policy, options, terminal);
  if (input === undefined) {
    const given = inputOf(policy, options.set ?? []);
    if ("wrong" in given) {
      terminal.complain(`signoff decide: ${given.wrong}\n`);
      return 2;
    }
    print(given.input, undefined);
    return 0;
  }
  if (/^\s*[[{]/.test(input)) return decideInline(input, print, terminal);
  if (/\.json$/i.test(input)) return decideWhole(input, print, terminal);
  return decideLines(input, print, terminal);
}

/** Prints the decision on one input; `line` where it is one of a stream. */
type Print = (input: unknown, line: number | undefined) => void;

function printer(policy: Policy, options: DecideOptions, terminal: Terminal): Print {
  const deciding = decidingPolicy(policy, options.salt === undefined ? {} : { salt: options.salt });
  const idField = policy.identifiedBy === undefined ? undefined : policy.fields[policy.identifiedBy];
  const idOf = (input: unknown): string | number | undefined => {
    const id = idField === undefined ? undefined : getOwn(input, idField.path);
    return typeof id === "string" || typeof id === "number" ? id : undefined;
  };
  return (input, line) => {
    const decision = deciding.decide(input);
    const id = idOf(input);
    if (options.json) {
      const named = { ...(id === undefined ? {} : { id }), ...(line === undefined ? {} : { line }) };
      const explained = options.explain ? { explanation: deciding.explain(input).text } : {};
      terminal.write(`${JSON.stringify({ ...named, ...decision, ...explained })}\n`);
      return;
    }
    const lead = line === undefined ? "" : `${id ?? `line ${line}`}: `;
    if (options.explain) terminal.write(`${lead}${deciding.explain(input).text.replace(/\n*$/, "\n")}`);
    else if (line === undefined)
      terminal.write([decisionLine(decision), ...decisionReasons(decision).map((one) => `  ${one}`), ""].join("\n"));
    else terminal.write(`${lead}${decisionLine(decision)}\n`);
  };
}

function decideInline(text: string, print: Print, terminal: Terminal): ExitCode {
  const json = jsonOfLine(text);
  if (json !== undefined && "value" in json) {
    print(json.value, undefined);
    return 0;
  }
  const reason = (json?.reason ?? "this is empty.").replace("this line", "this");
  terminal.complain(`signoff decide: ${text.slice(0, 60)}: ${reason} Nothing was decided.\n`);
  return 2;
}

function decideWhole(file: string, print: Print, terminal: Terminal): ExitCode {
  const found = readText(file);
  if ("unreadable" in found) {
    terminal.complain(`${found.unreadable}\n`);
    return 2;
  }
  const json = jsonOfLine(found.text.replace(/^\uFEFF/, ""));
  if (json === undefined || "reason" in json) {
    const reason = json === undefined ? "this file is empty." : json.reason.replace("this line", "this file");
    terminal.complain(`${file}: ${reason} Nothing was decided.\n`);
    return 2;
  }
  print(json.value, undefined);
  return 0;
}

/** One JSON value a line; where the first line is only the beginning of one, the whole is one value. */
async function decideLines(file: string, print: Print, terminal: Terminal): Promise<ExitCode> {
  const name = file === "-" ? "standard input" : file;
  let decided = 0;
  const stop = (line: number, reason: string): ExitCode => {
    const before =
      decided === 0
        ? "Nothing was decided."
        : `${counted(decided, "decision")} before it ${decided === 1 ? "was" : "were"} printed; nothing after it was decided.`;
    terminal.complain(`${name}, line ${line.toLocaleString("en-US")}: ${reason} ${before}\n`);
    return 2;
  };
  try {
    let open: { readonly line: number; readonly reason: string; readonly parts: string[] } | undefined;
    for await (const line of linesOf(file === "-" ? terminal.input() : createReadStream(file))) {
      if ("problem" in line)
        return stop(line.number, line.problem === "not UTF-8" ? "this is not UTF-8 text." : "this line is too long.");
      if (open !== undefined) {
        open.parts.push(line.text);
        if (open.parts.length > 100_000) return stop(open.line, open.reason);
        continue;
      }
      const json = jsonOfLine(line.text);
      if (json === undefined) continue;
      if ("reason" in json) {
        if (decided > 0 || !/[[{,]\s*$/.test(line.text)) return stop(line.number, json.reason);
        open = { line: line.number, reason: json.reason, parts: [line.text] };
        continue;
      }
      print(json.value, line.number);
      decided++;
      if (decided % 256 === 0) await terminal.drained();
    }
    if (open !== undefined) {
      const json = jsonOfLine(open.parts.join("\n"));
      if (json === undefined || "reason" in json) return stop(open.line, open.reason);
      print(json.value, undefined);
      decided++;
    }
  } catch (error) {
    terminal.complain(`${name}: ${reasonOf(error)}\n`);
    return 2;
  }
  if (decided > 0) return 0;
  terminal.complain(`${name}: there is no input in it.\n`);
  return 2;
}
