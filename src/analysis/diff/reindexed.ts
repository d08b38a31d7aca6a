import type { Condition, ListRef, Value } from "../../model/condition.ts";
import type { Asking, Policy } from "../../model/policy.ts";

/** Where the fields of a policy stand in another one. */
export interface Places {
  readonly field: (place: number) => number;
  /** `list` as it stands in the policy itself; -1 stays: the element of a plain list. */
  readonly item: (list: number, place: number) => number;
}

/** The rules of a policy, and what else is decided by its fields, with the places that they have elsewhere. */
export function reindexed(policy: Policy, places: Places): Policy {
  const { otherwise, identifiedBy } = policy;
  return {
    ...policy,
    rules: policy.rules.map((rule) => ({
      ...rule,
      condition: inCondition(rule.condition, places),
      exceptions: rule.exceptions.map((one) => inCondition(one, places)),
      asks: inAsking(rule.asks, places),
      ...(rule.inDoubt && { inDoubt: inAsking(rule.inDoubt, places) }),
    })),
    ...(otherwise && { otherwise: { ...otherwise, asks: inAsking(otherwise.asks, places) } }),
    ...(identifiedBy !== undefined && { identifiedBy: places.field(identifiedBy) }),
  };
}

function inAsking(asking: Asking, { field }: Places): Asking {
  return {
    ...asking,
    reviews: asking.reviews.map((part) => ({
      ...part,
      clauses: part.clauses.map((clause) => ({
        ...clause,
        notBy: clause.notBy.map(field).sort((first, second) => first - second),
      })),
    })),
  };
}

function inCondition(condition: Condition, places: Places): Condition {
  const inner = (one: Condition): Condition => inCondition(one, places);
  const value = (one: Value): Value => inValue(one, places);
  switch (condition.kind) {
    case "constant":
      return condition;
    case "and":
    case "or":
      return { ...condition, parts: condition.parts.map(inner) };
    case "not":
      return { ...condition, part: inner(condition.part) };
    case "truth":
    case "one of":
    case "like":
    case "mentions":
    case "empty text":
      return { ...condition, value: value(condition.value) };
    case "compare":
      return { ...condition, left: value(condition.left), right: value(condition.right) };
    case "compare limits":
      return { ...condition, left: value(condition.left) };
    case "includes":
    case "empty list":
      return { ...condition, list: inList(condition.list, places) };
    case "missing": {
      const { of } = condition;
      return { ...condition, of: of.kind === "whole list" ? { ...of, list: inList(of.list, places) } : value(of) };
    }
    case "quantifier":
      return { ...condition, list: inList(condition.list, places), where: inner(condition.where) };
  }
}

function inValue(value: Value, places: Places): Value {
  const inner = (one: Value): Value => inValue(one, places);
  switch (value.kind) {
    case "constant":
      return value;
    case "field":
      return { ...value, field: places.field(value.field) };
    case "item field": {
      const field = value.field < 0 ? value.field : places.item(value.list, value.field);
      return { ...value, list: places.field(value.list), field };
    }
    case "arithmetic":
    case "days between":
    case "time between":
      return { ...value, left: inner(value.left), right: inner(value.right) };
    case "scale":
    case "weekday of":
    case "time of":
      return { ...value, value: inner(value.value) };
    case "count":
      return { ...value, list: inList(value.list, places), where: inCondition(value.where, places) };
    case "sum":
      return {
        ...value,
        list: inList(value.list, places),
        where: inCondition(value.where, places),
        of: inner(value.of),
      };
  }
}

function inList(list: ListRef, { field }: Places): ListRef {
  return { ...list, field: field(list.field) };
}
