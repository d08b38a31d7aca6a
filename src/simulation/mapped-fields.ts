import type { Policy } from "../model/policy.ts";
import type { UnreadCells } from "./mapping/inputs.ts";
import type { Plan, Source } from "./mapping/plan.ts";
import type { MappedField } from "./simulation.ts";

/** What was found of each field, and of what is known besides, by name. */
export interface Found {
  /** Rows with a value. */
  readonly present: ReadonlyMap<string, number>;
  readonly unread: ReadonlyMap<string, UnreadCells>;
}

/** The fields in the order of the plan, then the labels. */
export function mappedFields(policy: Policy, plan: Plan, found: Found): readonly MappedField[] {
  const mapped = (field: string, { mapping, how }: Source): MappedField => {
    const unread = found.unread.get(field);
    return {
      field,
      ...(mapping.column === undefined ? {} : { column: mapping.column }),
      ...(mapping.value === undefined ? {} : { value: mapping.value }),
      how,
      present: found.present.get(field) ?? 0,
      ...(unread === undefined ? {} : { unread }),
    };
  };
  const labels: readonly (readonly [string, Source | undefined])[] = [
    ["time", policy.datedBy === undefined ? plan.time : undefined],
    ["error", plan.error],
    ["label known", plan.labelKnown],
    ["propensity", plan.propensity],
  ];
  return [
    ...[...plan.fields].map(([index, source]) => mapped(policy.fields[index]?.name ?? "", source)),
    ...labels.flatMap(([name, source]) => (source === undefined ? [] : [mapped(name, source)])),
  ];
}
