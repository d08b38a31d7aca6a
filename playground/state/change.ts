import { computed, signal } from "@preact/signals";
import { unparse } from "papaparse";
import type { FlipFilter, FlippedRow, FlippedRows } from "../../src/simulation/impact/flips.ts";
import { compare } from "../change/client.ts";
import type { ProvenChange } from "../change/contract.ts";
import { ask } from "../compute/client.ts";
import type { FlippedQuestion } from "../compute/contract.ts";
import { asked, later } from "./asked.ts";
import { compared } from "./compared.ts";
import { download } from "./download.ts";
import { isReading, mapping, table } from "./history.ts";
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
    const answer = await compare(versions.live, versions.draft);
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
export const flipped = asked<
  FlippedQuestion & { readonly table: object; readonly compared: ComparedWords },
  FlippedRows
>(
  () => {
    if (table.value === undefined || baseline.value === undefined || !differs.value) return undefined;
    if (!isSeen.value || isReading.value) return later;
    const page = { filter: filter.value, from: from.value, count: pageLength };
    return {
      draft: draft.value,
      live: baseline.value,
      mapping: mapping.value,
      ...page,
      table: table.value,
      compared: compared.value,
    };
  },
  ({ table: _, compared: __, ...question }) =>
    ask("flipped", async (compute) => {
      const answer = await compute.flipped(question);
      return answer && { answer };
    }),
  failed,
  { least: 150, most: 800 },
);

const mostExported = 1_000_000;

/** All decisions that the filter takes, as a CSV. */
export async function exportFlipped(): Promise<void> {
  const question = flipped.value.last?.question;
  if (question === undefined) return;
  const { table: _, compared: before, ...rest } = question;
  const found = await ask("flipped", (compute) => compute.flipped({ ...rest, from: 0, count: mostExported }));
  if (found === undefined) warn("The policy was changed meanwhile; nothing was exported.");
  else download("changed-decisions.csv", "text/csv", csvOf(found.rows, before));
}

/** A line for each decision: what became of it, and what it holds. Texts that a spreadsheet would run are made harmless. */
function csvOf(rows: readonly FlippedRow[], { title, isInForce }: ComparedWords): string {
  const before = isInForce ? "in force" : title;
  const flat = rows.map(({ row, day, hour, wrong, live, draft, input }) => ({
    row,
    day: day ?? "",
    hour: hour ?? "",
    "known to be wrong": wrong === undefined ? "" : wrong ? "yes" : "no",
    [isInForce ? "in force" : `outcome, ${title}`]: live.outcome,
    draft: draft.outcome,
    [`reviewed by, ${before}`]: live.reviews.map(({ team }) => team).join(" and "),
    "reviewed by, draft": draft.reviews.map(({ team }) => team).join(" and "),
    [`rules, ${before}`]: live.rules.join("; "),
    "rules, draft": draft.rules.join("; "),
    ...Object.fromEntries(leaves(input, "")),
  }));
  const names = [...new Set(flat.flatMap((each) => Object.keys(each)))];
  return `${unparse({ fields: names, data: flat.map((each) => names.map((name) => Reflect.get(each, name) ?? "")) }, { escapeFormulae: true })}\r\n`;
}

function leaves(value: unknown, name: string): readonly (readonly [string, unknown])[] {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return [[name, typeof value === "object" ? JSON.stringify(value) : value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, name === "" ? key : `${name}.${key}`));
}
