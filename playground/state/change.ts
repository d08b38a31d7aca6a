import { computed, effect, signal } from "@preact/signals";
import type { FlipFilter, FlippedRows } from "../../src/simulation/impact/flips.ts";
import { compare } from "../change/client.ts";
import type { ProvenChange } from "../change/contract.ts";
import { whole } from "../chart/numbers.ts";
import { ask } from "../compute/client.ts";
import type { FlippedQuestion } from "../compute/contract.ts";
import { asked, later } from "./asked.ts";
import { compared } from "./compared.ts";
import { download } from "./download.ts";
import { flippedCsv } from "./flipped-csv.ts";
import { overHistory } from "./history.ts";
import { inView } from "./layout.ts";
import { failed, warn } from "./notice.ts";
import { baseline, differs, draft } from "./policy.ts";
import type { PolicyTexts } from "./policy-texts.ts";
import type { ComparedWords } from "./work.ts";

const isSeen = computed(() => inView.value.has("change"));

/** What the draft changes of every possible decision; an answer without it: one of the versions has errors. */
export const proven = asked<{ readonly live: PolicyTexts; readonly draft: PolicyTexts }, ProvenChange | undefined>(
  () => {
    if (baseline.value === undefined || !differs.value) return undefined;
    return isSeen.value ? { live: baseline.value, draft: draft.value } : later;
  },
  async (versions) => {
    const answer = await compare("panel", versions.live, versions.draft);
    return answer && { answer: answer.found };
  },
  failed,
  { least: 150, most: 800 },
);

export const filter = signal<FlipFilter>({});
/** The first decision of the page that is shown, from 0. */
export const from = signal(0);
export const pageLength = 50;

export function filterBy(change: { readonly [Key in keyof FlipFilter]: FlipFilter[Key] | undefined }): void {
  const entries = Object.entries({ ...filter.value, ...change }).filter(([, value]) => value !== undefined);
  filter.value = Object.fromEntries(entries);
  from.value = 0;
}

/** A page of the decisions of the history that come out otherwise. */
export const flipped = asked<FlippedQuestion & { readonly compared: ComparedWords }, FlippedRows>(
  () => {
    const over = overHistory.value;
    if (over === undefined || baseline.value === undefined || !differs.value) return undefined;
    if (over === later || !isSeen.value) return later;
    const page = { filter: filter.value, from: from.value, count: pageLength };
    return { ...over, draft: draft.value, live: baseline.value, ...page, compared: compared.value };
  },
  ({ compared: _, ...question }) =>
    ask("flipped", async (compute) => {
      const answer = await compute.flipped(question);
      return answer && { answer };
    }),
  failed,
  { least: 150, most: 800 },
);

// A page that is no longer there, because fewer decisions come out otherwise, gives way to the last one.
effect(() => {
  const { last, stale } = flipped.value;
  if (last === undefined || stale || from.value < Math.max(1, last.answer.total)) return;
  from.value = Math.max(0, Math.ceil(last.answer.total / pageLength) - 1) * pageLength;
});

/** All decisions that the filter takes, as a CSV: of the versions and the history of the page that is shown. */
export async function exportFlipped(): Promise<void> {
  const question = flipped.value.last?.question;
  if (question === undefined) return;
  try {
    const { from: _, count: __, compared: before, ...all } = question;
    const found = await ask("allFlipped", (compute) => compute.allFlipped(all));
    if (found === undefined) warn("The decisions or the policy were changed meanwhile; nothing was exported.");
    else {
      download("changed-decisions.csv", "text/csv", flippedCsv(found.rows, before));
      const left = found.total - found.rows.length;
      if (left > 0)
        warn(
          `The file holds the first ${whole.format(found.rows.length)} of ${whole.format(found.total)} changed decisions. Choose an outcome, a rule or a team above to take the other ${whole.format(left)} along.`,
        );
    }
  } catch (fault) {
    failed(fault);
  }
}
