import { children, childrenOfValue } from "../../../../model/children.ts";
import type { Condition, Value } from "../../../../model/condition.ts";
import type { Scope } from "./scope.ts";

type Asked = { readonly binder: number; readonly where: Condition; readonly of?: Value };

/**
 * Where a question about a list is best worked out: at the head of the function, once, unless it looks at an element of a
 * list around it. So lists within lists cost their sum, not their product.
 */
export function homeOf(asked: Asked, scope: Scope): Scope {
  if (scope.whole === undefined) return scope;
  const [used, bound] = [new Set<number>(), new Set([asked.binder])];
  const visit = (condition: Condition): void => {
    if (condition.kind === "quantifier") bound.add(condition.binder);
    const inside = children(condition);
    inside.conditions.forEach(visit);
    inside.values.forEach(visitValue);
  };
  const visitValue = (value: Value): void => {
    if (value.kind === "item field") used.add(value.binder);
    if (value.kind === "count" || value.kind === "sum") bound.add(value.binder);
    const inside = childrenOfValue(value);
    inside.conditions.forEach(visit);
    inside.values.forEach(visitValue);
  };
  visit(asked.where);
  if (asked.of !== undefined) visitValue(asked.of);
  return [...used].every((binder) => bound.has(binder)) ? scope.whole : scope;
}
