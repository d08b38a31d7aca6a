import type { Condition, Value } from "../model/condition.ts";
import type { Rule } from "../model/policy.ts";

/** The fields, by index in `Policy.fields`, that a rule's condition and exceptions read. */
export function fieldsReadBy(rule: Rule): ReadonlySet<number> {
  return new Set([rule.condition, ...rule.exceptions].flatMap(ofCondition));
}

function ofCondition(condition: Condition): readonly number[] {
  switch (condition.kind) {
    case "constant":
      return [];
    case "and":
    case "or":
      return condition.parts.flatMap(ofCondition);
    case "not":
      return ofCondition(condition.part);
    case "compare":
      return [...ofValue(condition.left), ...ofValue(condition.right)];
    case "compare limits":
      return ofValue(condition.left);
    case "truth":
    case "one of":
    case "like":
    case "mentions":
    case "empty text":
      return ofValue(condition.value);
    case "includes":
    case "empty list":
      return [condition.list.field];
    case "missing":
      return condition.of.kind === "whole list" ? [condition.of.list.field] : ofValue(condition.of);
    case "quantifier":
      return [condition.list.field, ...ofCondition(condition.where)];
  }
}

function ofValue(value: Value): readonly number[] {
  switch (value.kind) {
    case "constant":
      return [];
    case "field":
      return [value.field];
    case "item field":
      return [value.list];
    case "arithmetic":
    case "days between":
    case "time between":
      return [...ofValue(value.left), ...ofValue(value.right)];
    case "scale":
    case "weekday of":
    case "time of":
      return ofValue(value.value);
    case "count":
      return [value.list.field, ...ofCondition(value.where)];
    case "sum":
      return [value.list.field, ...ofCondition(value.where), ...ofValue(value.of)];
  }
}
