import type { Value } from "../../model/condition.ts";
import type { Policy } from "../../model/policy.ts";
import type { FieldType } from "../../model/types.ts";

/** The type of a field, or of a field of the items of a list. */
export function typeOf(
  value: Value & { readonly kind: "field" | "item field" },
  { fields }: Policy,
): FieldType | undefined {
  if (value.kind === "field") return fields[value.field]?.type;
  const list = fields[value.list]?.type;
  return list?.kind === "list" ? list.of : list?.kind === "items" ? list.fields[value.field]?.type : undefined;
}
