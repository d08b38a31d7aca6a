import type { Domain } from "../../model/condition.ts";
import type { FieldType } from "../../model/types.ts";

/** What a single value of the type is measured in; lists have none. */
export function domainOf(type: FieldType): Domain {
  switch (type.kind) {
    case "number":
      return type.decimals === undefined ? { kind: "number" } : { kind: "number", decimals: type.decimals };
    case "money":
      return { kind: "money", currencies: type.currencies, extra: 0 };
    case "list":
    case "items":
      throw new Error("a bug: a list is not a single value");
    default:
      return { kind: type.kind };
  }
}
