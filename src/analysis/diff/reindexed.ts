import { mapConditions } from "../../model/children.ts";
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

function inCondition(condition: Condition, { field, item }: Places): Condition {
  const inList = (list: ListRef): ListRef => ({ ...list, field: field(list.field) });
  const inValue = (value: Value): Value => {
    switch (value.kind) {
      case "field":
        return { ...value, field: field(value.field) };
      case "item field":
        return {
          ...value,
          list: field(value.list),
          field: value.field < 0 ? value.field : item(value.list, value.field),
        };
      case "count":
      case "sum":
        return { ...value, list: inList(value.list) };
      default:
        return value;
    }
  };
  const inPart = (part: Condition): Condition => {
    if ("list" in part) return { ...part, list: inList(part.list) };
    if (part.kind !== "missing" || part.of.kind !== "whole list") return part;
    return { ...part, of: { ...part.of, list: inList(part.of.list) } };
  };
  return mapConditions(condition, inPart, inValue);
}
