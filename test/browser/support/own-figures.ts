import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { check } from "../../../src/compiler/check.ts";
import { judgeOf } from "../../../src/model/interpreter.ts";
import type { OutcomeName, Policy } from "../../../src/model/policy.ts";
import {
  isProblem,
  openHistory,
  type Problem,
  problemText,
  readMapping,
  type Simulation,
  simulate,
} from "../../../src/simulation/index.ts";
import { inputReader } from "../../../src/simulation/mapping/inputs.ts";
import { planOf } from "../../../src/simulation/mapping/plan.ts";
import { verdicts } from "../../../src/simulation/verdict.ts";

/** A policy's text with the path that it has, and the history that it is tried on with the mapping beside it. */
export interface Trial {
  /** `policies/credit/credit.signoff` */
  readonly file: string;
  readonly text: string;
  /** `credit_decisions.csv`, in the same folder. */
  readonly history: string;
}

export function trialOf(file: string, history: string): Trial {
  return { file, text: readFileSync(file, "utf8"), history };
}

/** What `signoff simulate` says: row after row, without the page's columns. */
export async function simulated(trial: Trial): Promise<Simulation> {
  const policy = policyOf(trial);
  return known(await simulate({ policy, history: historyOf(trial), mapping: mappingOf(trial) }));
}

/** The outcome of each decision of the history, and whether it was wrong, where known. */
export async function outcomesOf(
  trial: Trial,
): Promise<readonly { readonly outcome: OutcomeName; readonly wrong: boolean | undefined }[]> {
  const policy = policyOf(trial);
  const history = known(await openHistory(historyOf(trial)));
  try {
    const inputs = inputReader(policy, known(planOf(policy, history, mappingOf(trial), {})));
    const judge = judgeOf(policy);
    const verdictOn = verdicts(policy);
    const outcomes: { outcome: OutcomeName; wrong: boolean | undefined }[] = [];
    for await (const chunk of history.read(inputs.columns))
      for (const { input, error } of inputs.decisions(known(chunk)))
        outcomes.push({ outcome: verdictOn(judge(input)).outcome, wrong: error });
    return outcomes;
  } finally {
    history.close();
  }
}

/** The rows of the impact that count decisions, as the page names them. */
export function impactRows({ outcomes, errors, reviewed }: Simulation): Readonly<Record<string, number>> {
  return {
    "Reviewed or blocked": outcomes.review + outcomes.block,
    "Looked at afterwards": outcomes.audit,
    "Errors prevented": errors.prevented,
    "Errors found later": errors.foundLater,
    "Reviewed only for unknown values": reviewed.unknown,
  };
}

function policyOf({ file, text }: Trial): Policy {
  const readFile = (path: string) => ({ text: readFileSync(path, "utf8") });
  const { policy, diagnostics } = check({ file, text }, { readFile });
  if (policy === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return policy;
}

function historyOf({ file, history }: Trial): string {
  return join(dirname(file), history);
}

function mappingOf({ file }: Trial) {
  const mapping = join(dirname(file), "mapping.json");
  return { file: mapping, mapping: known(readMapping(mapping, readFileSync(mapping, "utf8"))) };
}

function known<Found extends object>(found: Found | Problem): Found {
  if (isProblem(found)) throw new Error(problemText(found));
  return found;
}
