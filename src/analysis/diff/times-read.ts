import { readsOf } from "../../model/children.ts";
import type { Policy } from "../../model/policy.ts";

/** The fields of times that conditions read, those of items included. */
export function timesRead({ rules, fields }: Policy): readonly string[] {
  const reads = readsOf(rules.flatMap(({ condition, exceptions }) => [condition, ...exceptions]));
  return fields.flatMap(({ name, type }, place) => {
    if (type.kind === "time") return reads.fields.has(place) ? [`\`${name}\``] : [];
    const items = [...(reads.items.get(place) ?? [])].map((item) => {
      if (type.kind === "list") return type.of.kind;
      return type.kind === "items" ? type.fields[item]?.type.kind : undefined;
    });
    return items.includes("time") ? [`\`${name}\``] : [];
  });
}
