import type { Knowledge } from "../../src/editor/knowledge.ts";
import { ask } from "../compute/client.ts";
import type { ImpactQuestion } from "../compute/contract.ts";
import { asked } from "./asked.ts";
import { mapping, table } from "./history.ts";
import { failed } from "./notice.ts";
import { draft } from "./policy.ts";

/** What the history says of the fields and rules of the draft; the language server tells it in hovers and above rules. */
export const knowledge = asked<Omit<ImpactQuestion, "live"> & { readonly table: object }, Knowledge>(
  () => table.value && { draft: draft.value, mapping: mapping.value, table: table.value },
  ({ table: _, ...question }) =>
    ask("knowledge", async (compute) => {
      const answer = await compute.knowledge(question);
      return answer && { answer };
    }),
  failed,
);
