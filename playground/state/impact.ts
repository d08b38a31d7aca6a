import { computed, effect } from "@preact/signals";
import { ask } from "../compute/client.ts";
import type { ImpactAnswer, ImpactQuestion, PlacedRule } from "../compute/contract.ts";
import { asked, later } from "./asked.ts";
import { overHistory } from "./history.ts";
import { failed } from "./notice.ts";
import { baseline, draft, live } from "./policy.ts";
import { textAt } from "./policy-texts.ts";
import { report } from "./told.ts";

/** What the draft, and the version that it is compared with, would have done with the history that is open. */
export const impact = asked<ImpactQuestion, ImpactAnswer>(
  () => {
    const over = overHistory.value;
    if (over === undefined || over === later) return over;
    const inForce = live.value === baseline.value ? undefined : live.value;
    return { ...over, draft: draft.value, live: baseline.value, inForce };
  },
  (question) =>
    ask("impact", async (compute) => {
      const answer = await compute.impact(question);
      // While a text is being typed it has errors now and then: what was counted before is still worth looking at.
      return answer === undefined || (answer.kind === "errors" && isCounted(question)) ? undefined : { answer };
    }),
  failed,
);

/** Whether an earlier text of the same policy was counted over the same history. */
function isCounted({ table, draft: [main] }: ImpactQuestion): boolean {
  const { last } = impact.peek();
  return last?.answer.kind === "counted" && last.question.table === table && last.question.draft[0].path === main.path;
}

/** What passes of the past decisions that the version in force stops, as the banner tells it. */
export const passingNow = computed(() => {
  const answer = impact.value.last?.answer;
  return answer?.kind === "counted" ? answer.letsPass : undefined;
});

/** Whether that may still change, as the draft is being counted; one with errors decides nothing and is not. */
export const isCounting = computed(() => impact.value.stale && report.value?.proven !== "refused");

const patience = 2000;

/** Until the draft is counted, or for two seconds. */
export async function counted(): Promise<void> {
  let stop = (): void => {};
  const done = new Promise<void>((resolve) => {
    stop = effect(() => {
      if (!isCounting.value) resolve();
    });
  });
  await Promise.race([done, new Promise((resolve) => setTimeout(resolve, patience))]);
  stop();
}

/** The rules of a draft with the number of decisions that each applies to. */
export interface Hits {
  readonly rules: readonly (PlacedRule & { readonly applies: number })[];
  /** The text of a file that they were counted for. */
  readonly textOf: (path: string) => string | undefined;
  readonly stale: boolean;
}

export const hits = computed<Hits | undefined>(() => {
  const { last, stale } = impact.value;
  if (last?.answer.kind !== "counted") return undefined;
  const { impact: found, rules } = last.answer;
  const byRule = new Map(found.draft.simulation.rules.map(({ rule, applies }) => [rule, applies]));
  return {
    rules: rules.flatMap((rule) => {
      const applies = byRule.get(rule.name);
      return applies === undefined ? [] : [{ ...rule, applies }];
    }),
    textOf: (path) => textAt(last.question.draft, path),
    stale,
  };
});
