import { drawsSamples } from "../model/asking.ts";
import { judgeOf } from "../model/interpreter.ts";
import type { Policy } from "../model/policy.ts";
import { printDate } from "../values/calendar.ts";
import { openHistory } from "./history/open.ts";
import { type ErrorEstimate, labelEstimate } from "./label-estimate.ts";
import { inputReader } from "./mapping/inputs.ts";
import type { Mapping } from "./mapping/mapping.ts";
import { type ColumnOptions, type Plan, planOf, type Source } from "./mapping/plan.ts";
import { momentOf } from "./moment.ts";
import { isProblem, type Problem } from "./problem.ts";
import type { MappedField, Simulation, TeamLoad } from "./simulation.ts";
import { type Tally, tallyOf } from "./tally.ts";
import { verdicts } from "./verdict.ts";
import { holidaysBetween, workingDays } from "./working-days.ts";

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
  const { policy } = request;
  const history = await openHistory(request.history);
  if (isProblem(history)) return history;
  try {
    const plan = planOf(policy, history, request.mapping, request.columns ?? {});
    if (isProblem(plan)) return plan;
    const id = policy.identifiedBy;
    if (drawsSamples(policy) && id !== undefined && !plan.fields.has(id))
      return {
        file: request.history,
        reason: `the policy takes samples by ${policy.fields[id]?.name ?? "an id"}, and no column of the history gives it.`,
        advice: "Name the column that identifies a decision: --id COLUMN.",
      };
    const inputs = inputReader(policy, plan);
    const judge = judgeOf(policy);
    const verdictOn = verdicts(policy);
    const tally = tallyOf(policy);
    const errors = errorCount(plan.propensity !== undefined);
    for await (const chunk of history.read(inputs.columns)) {
      if (isProblem(chunk)) return chunk;
      for (const past of inputs.decisions(chunk)) {
        const verdict = verdictOn(judge(past.input));
        if (past.noChance !== undefined) return noChance(request.history, tally.rows() + 1, plan, past.noChance);
        tally.add(verdict, past.time === undefined ? undefined : momentOf(past.time, policy.zone));
        const isKnown = past.error !== undefined && (plan.labelKnown === undefined || past.labelKnown === true);
        errors.add(verdict.outcome, isKnown ? past.error : undefined, past.propensity);
      }
      request.onProgress?.(tally.rows(), history.rows);
    }
    if (tally.rows() === 0) return { file: request.history, reason: "this history has no rows." };
    const span = tally.span();
    const week = tally.week();
    return {
      policy: {
        name: policy.name,
        ...(policy.version === undefined ? {} : { version: policy.version }),
        digest: policy.digest,
      },
      history: {
        rows: tally.rows(),
        file: request.history,
        format: history.format,
        ...(span === undefined ? {} : { from: printDate(span.from), to: printDate(span.to) }),
        ...(plan.time === undefined || tally.undated() === 0 ? {} : { undated: tally.undated() }),
      },
      mapped: mappedFields(policy, plan, inputs),
      missing: plan.missing,
      outcomes: tally.outcomes(),
      reviewed: tally.reviewed(),
      teams: await teamLoads(policy, tally),
      rules: tally.rules(),
      errors: errors.result(),
      ...(week === undefined ? {} : { week }),
    };
  } finally {
    history.close();
  }
}

function noChance(file: string, row: number, { propensity }: Plan, found: string): Problem {
  const column = propensity?.mapping.column;
  return {
    file,
    row,
    reason: `the propensity${column === undefined ? "" : ` (column "${column}")`} is "${found}", no chance from 0 to 1.`,
    advice: "Leave the cell empty where it is not known; percentages need a mapping with the unit percent.",
  };
}

function errorCount(estimates: boolean): {
  readonly add: (
    outcome: keyof Simulation["outcomes"],
    error: boolean | undefined,
    propensity: number | undefined,
  ) => void;
  readonly result: () => Simulation["errors"];
} {
  const estimate = labelEstimate();
  let labelled = 0;
  let total = 0;
  let prevented = 0;
  let foundLater = 0;
  return {
    add: (outcome, error, propensity) => {
      estimate.add({ outcome, error, propensity });
      if (error === undefined) return;
      labelled++;
      if (!error) return;
      total++;
      if (outcome === "review" || outcome === "block") prevented++;
      else if (outcome === "audit") foundLater++;
    },
    result: () => {
      const weighted: { readonly estimate?: ErrorEstimate } = estimates ? { estimate: estimate.result() } : {};
      return { labelled, total, prevented, foundLater, caught: prevented + foundLater, ...weighted };
    },
  };
}

function mappedFields(policy: Policy, plan: Plan, inputs: ReturnType<typeof inputReader>): readonly MappedField[] {
  const mapped = (field: string, { mapping, how }: Source): MappedField => {
    const unread = inputs.unread.get(field);
    return {
      field,
      ...(mapping.column === undefined ? {} : { column: mapping.column }),
      ...(mapping.value === undefined ? {} : { value: mapping.value }),
      how,
      present: inputs.present.get(field) ?? 0,
      ...(unread === undefined ? {} : { unread }),
    };
  };
  const labels: readonly (readonly [string, Source | undefined])[] = [
    ["time", policy.datedBy === undefined ? plan.time : undefined],
    ["error", plan.error],
    ["label known", plan.labelKnown],
    ["propensity", plan.propensity],
  ];
  return [
    ...[...plan.fields].map(([index, source]) => mapped(policy.fields[index]?.name ?? "", source)),
    ...labels.flatMap(([name, source]) => (source === undefined ? [] : [mapped(name, source)])),
  ];
}

const longestSpan = 200_000;

async function teamLoads(policy: Policy, tally: Tally): Promise<readonly TeamLoad[]> {
  const span = tally.span();
  const loads: TeamLoad[] = [];
  const holidays = holidaysBetween(span?.from ?? 0, span?.to ?? 0);
  for (const load of tally.teams()) {
    const parts = policy.teams.filter(({ name }) => name === load.team);
    const members =
      parts.length > 0 ? parts : policy.teams.filter(({ name }) => load.team.split(" or ").includes(name));
    if (span === undefined || span.to - span.from > longestSpan) {
      loads.push(load);
      continue;
    }
    const { isOpen, words } = await workingDays(members.length > 0 ? members : [undefined], holidays);
    let days = 0;
    for (let day = span.from; day <= span.to; day++) if (isOpen(day)) days++;
    loads.push({
      ...load,
      workingDays: days,
      ...(days === 0 ? {} : { reviewsPerWorkingDay: load.reviews / days, auditsPerWorkingDay: load.audits / days }),
      open: words,
    });
  }
  return loads;
}
