import { judgeOf } from "../../../src/model/interpreter.ts";
import type { Policy } from "../../../src/model/policy.ts";
import type { Chunk, History } from "../../../src/simulation/history/history.ts";
import { inputReader, type PastDecision } from "../../../src/simulation/mapping/inputs.ts";
import type { Plan } from "../../../src/simulation/mapping/plan.ts";
import { momentOf } from "../../../src/simulation/moment.ts";
import { isProblem } from "../../../src/simulation/problem.ts";
import { ruleNames, type Verdict, verdicts } from "../../../src/simulation/verdict.ts";
import { printDate } from "../../../src/values/calendar.ts";

/** One row, decided by itself. */
export interface Decided {
  readonly verdict: Verdict;
  readonly rules: readonly string[];
  readonly day: string | undefined;
  readonly wrong: boolean | undefined;
  readonly input: PastDecision["input"];
}

/** Every row of a history by the judge, one after the other: what counts are held to. */
export async function decideRows(policy: Policy, plan: Plan, history: History): Promise<readonly Decided[]> {
  const inputs = inputReader(policy, plan);
  const [judge, verdictOn, names] = [judgeOf(policy), verdicts(policy), ruleNames(policy)];
  const rows: Decided[] = [];
  for await (const chunk of history.read(inputs.columns)) {
    if (isProblem(chunk)) throw new Error(chunk.reason);
    for (const past of inputs.decisions(chunk as Chunk)) {
      const verdict = verdictOn(judge(past.input));
      const moment = past.time === undefined ? undefined : momentOf(past.time, policy.zone);
      const isKnown = past.error !== undefined && (plan.labelKnown === undefined || past.labelKnown === true);
      rows.push({
        verdict,
        rules: verdict.rules.map(({ place }) => names[place] ?? ""),
        day: moment === undefined ? undefined : printDate(moment.day),
        wrong: isKnown ? past.error : undefined,
        input: past.input,
      });
    }
  }
  return rows;
}
