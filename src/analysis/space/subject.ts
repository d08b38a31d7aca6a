import { children, childrenOfValue } from "../../model/children.ts";
import type { Condition, Value } from "../../model/condition.ts";

/** What a condition reads: fields, and fields of the elements that binders name. Undefined where it reads a list as a whole. */
export interface Read {
  readonly fields: ReadonlySet<number>;
  readonly items: readonly ItemRead[];
}

export interface ItemRead {
  readonly binder: number;
  readonly list: number;
  /** -1: the element of a plain list. */
  readonly field: number;
}

export function readBy(condition: Condition): Read | undefined {
  const fields = new Set<number>();
  const items = new Map<string, ItemRead>();
  const ofCondition = (one: Condition): boolean => {
    if ("list" in one || (one.kind === "missing" && one.of.kind === "whole list")) return false;
    const inside = children(one);
    return inside.conditions.every(ofCondition) && inside.values.every(ofValue);
  };
  const ofValue = (value: Value): boolean => {
    if (value.kind === "count" || value.kind === "sum") return false;
    if (value.kind === "field") fields.add(value.field);
    if (value.kind === "item field") items.set(`${value.binder} ${value.field}`, value);
    return childrenOfValue(value).values.every(ofValue);
  };
  return ofCondition(condition) ? { fields, items: [...items.values()] } : undefined;
}

/** Comparisons and tests: conditions that are no `and`, `or`, `not`, quantifier, those inside counts and sums included. */
export function atomsIn(condition: Condition): readonly Condition[] {
  const atoms: Condition[] = [];
  eachAtom(condition, (atom) => atoms.push(atom));
  return atoms;
}

export function eachAtom(condition: Condition, visit: (atom: Condition) => void): void {
  switch (condition.kind) {
    case "constant":
      return;
    case "and":
    case "or":
      for (const part of condition.parts) eachAtom(part, visit);
      return;
    case "not":
      eachAtom(condition.part, visit);
      return;
    case "quantifier":
      visit(condition);
      eachAtom(condition.where, visit);
      return;
    default:
      visit(condition);
      for (const value of children(condition).values) eachAtomInValue(value, visit);
  }
}

function eachAtomInValue(value: Value, visit: (atom: Condition) => void): void {
  const inside = childrenOfValue(value);
  for (const condition of inside.conditions) eachAtom(condition, visit);
  for (const one of inside.values) eachAtomInValue(one, visit);
}
