import { computed } from "@preact/signals";
import type { Knowledge } from "../../src/model/knowledge.ts";
import { ask } from "../compute/client.ts";
import type { KnowledgeQuestion } from "../compute/contract.ts";
import { asked, later } from "./asked.ts";
import { overHistory, table } from "./history.ts";
import { failed } from "./notice.ts";
import { draft } from "./policy.ts";

/** What the history says of the fields and rules of the draft. */
const counted = asked<KnowledgeQuestion, Knowledge>(
  () => {
    const over = overHistory.value;
    return over === undefined || over === later ? over : { ...over, draft: draft.value };
  },
  (question) =>
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
  return { ...(last?.question.table === over.id ? last.answer : { fields: {}, rules: {} }), columns };
});
