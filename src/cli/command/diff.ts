import { type Command, Option } from "commander";
import { apart, diff, type Impact } from "../../analysis/index.ts";
import { decidingPolicy } from "../../compiler/targets/javascript/deciding-policy.ts";
import type { Policy } from "../../model/policy.ts";
import { policyOf } from "../policy-file.ts";
import { impactReport } from "../report/impact.ts";
import type { ExitCode, Terminal } from "../terminal.ts";

interface DiffOptions {
  readonly json?: boolean;
  readonly failOn?: "weaker" | "stricter" | "any";
  readonly allowOutside?: boolean;
}

export function addDiff(program: Command, run: (action: Promise<ExitCode>) => void, terminal: Terminal): void {
  program
    .command("diff <old> <new>")
    .summary("what a change to a policy does, of every possible decision")
    .description(
      "Compares two versions of a policy: where the new one oversees less, more or otherwise, each with an input that both have decided; what else changed; or that every decision stays as it is, proven.",
    )
    .option("--json", "print the changes as JSON")
    .addOption(
      new Option(
        "--fail-on <change>",
        "exit code 1 where there is such a change, or where it cannot be ruled out",
      ).choices(["weaker", "stricter", "any"]),
    )
    .option("--allow-outside", "policies may name files outside their folder")
    .addHelpText(
      "after",
      "\nExamples:\n  signoff diff refunds.signoff refunds-next.signoff\n  signoff diff old.signoff new.signoff --fail-on weaker",
    )
    .action((old: string, current: string, options: DiffOptions) => {
      run(diffCommand(old, current, options, terminal));
    });
}

export async function diffCommand(
  oldFile: string,
  newFile: string,
  options: DiffOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const [old, current] = [oldFile, newFile].map((file) => policyOf(file, options, terminal)) as [
    Policy | ExitCode,
    Policy | ExitCode,
  ];
  if (typeof old === "number" || typeof current === "number") return old === 2 || current === 2 ? 2 : 1;
  const impact = diff(old, current);
  confirm(impact, old, current);
  terminal.write(options.json ? `${JSON.stringify(impact)}\n` : impactReport(impact, current));
  return fails(impact, options.failOn) ? 1 : 0;
}

/** What is shown has been decided by both compiled policies. */
function confirm({ weaker, stricter, different }: Impact, old: Policy, current: Policy): void {
  const [before, after] = [decidingPolicy(old), decidingPolicy(current)];
  for (const { witness, from, to, draws } of [...weaker, ...stricter, ...different]) {
    if (draws !== undefined) continue;
    const found = apart(before.decide(witness), after.decide(witness));
    if (JSON.stringify(found) !== JSON.stringify([from, to]))
      throw new Error(`the compiled policies do not confirm a change, at ${JSON.stringify(witness)}`);
  }
}

/** What is undecided may be anything, and what is otherwise overseen may be less in some respect, and more in another. */
function fails({ weaker, stricter, different, undecided, other }: Impact, failOn: DiffOptions["failOn"]): boolean {
  if (failOn === undefined) return false;
  if (undecided.length > 0 || different.length > 0) return true;
  const any = [...weaker, ...stricter, ...other];
  return (failOn === "any" ? any : failOn === "weaker" ? weaker : stricter).length > 0;
}
