import type { Condition, Value } from "../../model/condition.ts";

/**
 * A text that conditions share which mean the same of the same columns, whatever place their fields have in the policy.
 *
 * @param columnOf names the column of a field, by its index in `Policy.fields`
 */
export function conditionKey(condition: Condition | Value, columnOf: (field: number) => number): string {
  const binders = new Map<unknown, number>();
  return JSON.stringify(condition, function (this: unknown, name: string, value: unknown): unknown {
    if (typeof value === "number") {
      if (name === "field" && !isItemField(this)) return `#${columnOf(value)}`;
      if (name === "list") return `#${columnOf(value)}`;
      if (name === "binder") {
        if (!binders.has(value)) binders.set(value, binders.size);
        return binders.get(value);
      }
    }
    // Lists from files are long: they are written without asking here about each of their parts.
    return name === "constants" || name === "words" ? JSON.stringify(value) : value;
  });
}

function isItemField(node: unknown): boolean {
  return typeof node === "object" && node !== null && "kind" in node && node.kind === "item field";
}
