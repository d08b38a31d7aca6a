import type { Condition, Value } from "./condition.ts";

/** The conditions and values that a condition holds directly. */
export function children(condition: Condition): {
  readonly conditions: readonly Condition[];
  readonly values: readonly Value[];
} {
  switch (condition.kind) {
    case "constant":
    case "includes":
    case "empty list":
      return { conditions: [], values: [] };
    case "and":
    case "or":
      return { conditions: condition.parts, values: [] };
    case "not":
      return { conditions: [condition.part], values: [] };
    case "truth":
    case "one of":
    case "like":
    case "mentions":
    case "empty text":
      return { conditions: [], values: [condition.value] };
    case "compare":
      return { conditions: [], values: [condition.left, condition.right] };
    case "compare limits":
      return { conditions: [], values: [condition.left] };
    case "missing":
      return { conditions: [], values: condition.of.kind === "whole list" ? [] : [condition.of] };
    case "quantifier":
      return { conditions: [condition.where], values: [] };
  }
}

/** The conditions and values that a value holds directly. */
export function childrenOfValue(value: Value): {
  readonly conditions: readonly Condition[];
  readonly values: readonly Value[];
} {
  switch (value.kind) {
    case "constant":
    case "field":
    case "item field":
      return { conditions: [], values: [] };
    case "arithmetic":
    case "days between":
    case "time between":
      return { conditions: [], values: [value.left, value.right] };
    case "scale":
    case "weekday of":
    case "time of":
      return { conditions: [], values: [value.value] };
    case "count":
      return { conditions: [value.where], values: [] };
    case "sum":
      return { conditions: [value.where], values: [value.of] };
  }
}

/**
 * The condition with `change` done to every condition in it, those inside first, those in its values included; and
 * `changeValue` to every value, those inside first.
 */
export function mapConditions(
  condition: Condition,
  change: (condition: Condition) => Condition,
  changeValue: (value: Value) => Value = (value) => value,
): Condition {
  const inner = (one: Condition): Condition => mapConditions(one, change, changeValue);
  const value = (one: Value): Value => mapInValue(one, change, changeValue);
  switch (condition.kind) {
    case "constant":
    case "includes":
    case "empty list":
      return change(condition);
    case "and":
    case "or":
      return change({ ...condition, parts: condition.parts.map(inner) });
    case "not":
      return change({ ...condition, part: inner(condition.part) });
    case "truth":
    case "one of":
    case "like":
    case "mentions":
    case "empty text":
      return change({ ...condition, value: value(condition.value) });
    case "compare":
      return change({ ...condition, left: value(condition.left), right: value(condition.right) });
    case "compare limits":
      return change({ ...condition, left: value(condition.left) });
    case "missing":
      return change(condition.of.kind === "whole list" ? condition : { ...condition, of: value(condition.of) });
    case "quantifier":
      return change({ ...condition, where: inner(condition.where) });
  }
}

function mapInValue(
  value: Value,
  change: (condition: Condition) => Condition,
  changeValue: (value: Value) => Value,
): Value {
  const inner = (one: Value): Value => mapInValue(one, change, changeValue);
  const where = (condition: Condition): Condition => mapConditions(condition, change, changeValue);
  switch (value.kind) {
    case "constant":
    case "field":
    case "item field":
      return changeValue(value);
    case "arithmetic":
    case "days between":
    case "time between":
      return changeValue({ ...value, left: inner(value.left), right: inner(value.right) });
    case "scale":
    case "weekday of":
    case "time of":
      return changeValue({ ...value, value: inner(value.value) });
    case "count":
      return changeValue({ ...value, where: where(value.where) });
    case "sum":
      return changeValue({ ...value, where: where(value.where), of: inner(value.of) });
  }
}

/** What conditions read, presence tests included. */
export interface Reads {
  /** Indices in `Policy.fields`, lists included. */
  readonly fields: ReadonlySet<number>;
  /** By list, the item fields read within it; -1 is the element of a plain list. */
  readonly items: ReadonlyMap<number, ReadonlySet<number>>;
}

export function readsOf(conditions: readonly Condition[]): Reads {
  const fields = new Set<number>();
  const items = new Map<number, Set<number>>();
  const readItem = (list: number, field: number): void => {
    const found = items.get(list) ?? new Set();
    items.set(list, found.add(field));
  };
  const visit = (condition: Condition): void => {
    if ("list" in condition) fields.add(condition.list.field);
    if (condition.kind === "includes") readItem(condition.list.field, -1);
    if (condition.kind === "missing" && condition.of.kind === "whole list") fields.add(condition.of.list.field);
    const inside = children(condition);
    inside.conditions.forEach(visit);
    inside.values.forEach(visitValue);
  };
  const visitValue = (value: Value): void => {
    if (value.kind === "field") fields.add(value.field);
    if (value.kind === "item field") readItem(value.list, value.field);
    if (value.kind === "count" || value.kind === "sum") fields.add(value.list.field);
    const inside = childrenOfValue(value);
    inside.conditions.forEach(visit);
    inside.values.forEach(visitValue);
  };
  conditions.forEach(visit);
  return { fields, items };
}
