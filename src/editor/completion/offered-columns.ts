import { bare } from "../../compiler/condition/constant.ts";
import type { ColumnKnowledge } from "../../model/knowledge.ts";
import { code, plain } from "../hover/markdown.ts";
import type { PolicyReading } from "../reading.ts";
import type { FieldFit } from "./offer.ts";
import type { Item } from "./offered-fields.ts";

const fitting: ReadonlySet<FieldFit> = new Set(["value", "condition", "any", "shown", "text", "moment"]);
const longest = 200;

/** What the loaded history has a column of, where a policy declares no fields: a name that is written is a field. */
export function columnsFor(
  { checked }: PolicyReading,
  fit: FieldFit,
  columns: readonly ColumnKnowledge[],
): readonly Item[] {
  if (checked.names.fields.declared || !fitting.has(fit)) return [];
  return columns
    .filter(({ name }) => name !== "" && name.length <= longest && !/[`\p{C}]/u.test(name))
    .map(({ name, holds, examples }) => ({
      kind: "field",
      label: name.split(".").every((part) => part !== "") ? name.split(".").map(bare).join(".") : bare(name),
      detail: `column: ${holds}`,
      documentation: `A column of the decisions that are open.${examples.length === 0 ? "" : ` ${plain("For example:")} ${examples.map((each) => code(each)).join(", ")}.`}`,
      rank: 1.5,
    }));
}
