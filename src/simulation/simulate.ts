import { judgeOf } from "../model/interpreter.ts";
import type { Policy } from "../model/policy.ts";
import { errorCount } from "./error-count.ts";
import type { History } from "./history/history.ts";
import { openHistory } from "./history/open.ts";
import { inputReader } from "./mapping/inputs.ts";
import type { Mapping } from "./mapping/mapping.ts";
import { type ColumnOptions, planOf } from "./mapping/plan.ts";
import { noChance, noRows, samplesWithoutId } from "./mapping/refusals.ts";
import { momentOf } from "./moment.ts";
import { isProblem, type Problem } from "./problem.ts";
import type { Simulation } from "./simulation.ts";
import { simulationFrom } from "./simulation-from.ts";
import { hourOfWeek, loadOf, tallyOf } from "./tally.ts";
import { verdicts } from "./verdict.ts";

export interface SimulationRequest {
  readonly policy: Policy;
  /** The path of a CSV, JSONL or Parquet file. */
  readonly history: string;
  /** A mapping with the name of its file. */
  readonly mapping?: { readonly file: string; readonly mapping: Mapping };
  readonly columns?: ColumnOptions;
  /** After each chunk; `total` where it is known. */
  readonly onProgress?: (done: number, total: number | undefined) => void;
}

/** Decides every row of a history by a policy and counts; or says what keeps it from being read, and counts nothing. */
export async function simulate(request: SimulationRequest): Promise<Simulation | Problem> {
  const history = await openHistory(request.history);
  if (isProblem(history)) return history;
  try {
    return await simulateHistory(history, request);
  } finally {
    history.close();
  }
}

/** The same of a history that is open, and stays so. */
export async function simulateHistory(
  history: History,
  request: Omit<SimulationRequest, "history">,
): Promise<Simulation | Problem> {
  const { policy } = request;
  const { file } = history;
  const plan = planOf(policy, history, request.mapping, request.columns ?? {});
  if (isProblem(plan)) return plan;
  const refused = samplesWithoutId(policy, plan, file);
  if (refused !== undefined) return refused;
  const inputs = inputReader(policy, plan);
  const judge = judgeOf(policy);
  const verdictOn = verdicts(policy);
  const tally = tallyOf(policy);
  const errors = errorCount(plan.propensity !== undefined);
  for await (const chunk of history.read(inputs.columns)) {
    if (isProblem(chunk)) return chunk;
    for (const past of inputs.decisions(chunk)) {
      const verdict = verdictOn(judge(past.input));
      if (past.noChance !== undefined) return noChance(file, tally.rows() + 1, plan, past.noChance);
      tally.add(verdict, 1);
      const moment = past.time === undefined ? undefined : momentOf(past.time, policy.zone);
      if (moment === undefined) tally.addUndated(1);
      else tally.addDay(moment.day);
      if (moment?.hour !== undefined) tally.addHour(loadOf(verdict), hourOfWeek(moment.day, moment.hour), 1);
      const isKnown = past.error !== undefined && (plan.labelKnown === undefined || past.labelKnown === true);
      const error = isKnown ? past.error : undefined;
      errors.add(verdict.outcome, error, 1);
      errors.weigh(verdict.outcome, error, past.propensity);
    }
    request.onProgress?.(tally.rows(), history.rows);
  }
  if (tally.rows() === 0) return noRows(file);
  return await simulationFrom({
    policy,
    plan,
    history: { file, format: history.format },
    tally,
    errors,
    found: inputs,
  });
}
