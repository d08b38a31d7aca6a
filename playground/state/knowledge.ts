import { computed } from "@preact/signals";
import type { Knowledge } from "../../src/model/knowledge.ts";
import { ask } from "../compute/client.ts";
import type { ImpactQuestion } from "../compute/contract.ts";
import { asked, later } from "./asked.ts";
import { isReading, mapping, table } from "./history.ts";
import { failed } from "./notice.ts";
import { draft } from "./policy.ts";

/** What the history says of the fields and rules of the draft. */
const counted = asked<Omit<ImpactQuestion, "live" | "inForce"> & { readonly table: object }, Knowledge>(
  () => {
    if (isReading.value) return later;
    return table.value && { draft: draft.value, mapping: mapping.value, table: table.value };
  },
  ({ table: _, ...question }) =>
    ask("knowledge", async (compute) => {
      const answer = await compute.knowledge(question);
      return answer && { answer };
    }),
  failed,
  // Hovers and the figures above rules: nobody reads them while typing.
  { least: 250, most: 800 },
);

/** What the language server tells in hovers, above rules and while fields are being typed; undefined where no history is open. */
export const knowledge = computed<Knowledge | undefined>(() => {
  const over = table.value;
  if (over === undefined) return undefined;
  const { last } = counted.value;
  const columns = over.columns.map(({ name, holds, examples }) => ({ name, holds, examples }));
  // What was counted of a text before stays, what was counted of another history does not.
  return { ...(last?.question.table === over ? last.answer : { fields: {}, rules: {} }), columns };
});
