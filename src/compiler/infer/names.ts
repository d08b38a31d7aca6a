import type { Declaration, Define, Expression } from "../../grammar/tree.ts";
import { nameOf } from "../condition/resolve.ts";

/** The names that stand, outside brackets of a list, where only a field can stand: what makes a bare word a field. */
export function fieldNames(
  declarations: readonly Declaration[],
  defines: ReadonlyMap<string, Define>,
): ReadonlySet<string> {
  const names = new Set<string>();
  for (const declaration of declarations) {
    switch (declaration.kind) {
      case "rule":
        addCondition(names, declaration.condition);
        for (const { condition } of declaration.exceptions) addCondition(names, condition);
        for (const part of declaration.action.parts) {
          if (part.kind === "review" || part.kind === "audit") for (const path of part.notBy) names.add(nameOf(path));
        }
        for (const path of declaration.details.show) names.add(nameOf(path));
        break;
      case "define":
        addCondition(names, declaration.expression);
        break;
      case "ensure":
        if (declaration.promise.kind === "bound") addCondition(names, declaration.promise.premise);
        else if (declaration.promise.kind !== "missing") names.add(nameOf(declaration.promise.field));
        break;
      case "header":
        if (declaration.entry === "identified by" || declaration.entry === "dated by")
          names.add(nameOf(declaration.field));
        break;
      case "typical":
      case "example":
        for (const { path } of declaration.values) names.add(nameOf(path));
        break;
      default:
    }
  }
  for (const name of defines.keys()) names.delete(name);
  return names;
}

function addCondition(names: Set<string>, expression: Expression): void {
  switch (expression.kind) {
    case "path":
      names.add(nameOf(expression.path));
      return;
    case "not":
    case "is empty":
    case "is missing":
    case "is present":
    case "is unseen":
    case "is outside":
    case "weekday of":
    case "time of":
    case "like":
    case "mentions":
    case "is in":
    case "includes":
    case "is one of":
      addCondition(names, expression.operand);
      return;
    case "is from to":
      for (const each of [expression.operand, expression.from, expression.to]) addCondition(names, each);
      return;
    case "brackets":
      addCondition(names, expression.inner);
      return;
    case "and":
    case "or":
      for (const operand of expression.operands) addCondition(names, operand);
      return;
    case "comparison":
      addCondition(names, expression.left);
      if (expression.operator !== "is" && expression.operator !== "is not") addCondition(names, expression.right);
      return;
    case "arithmetic":
      addCondition(names, expression.left);
      addCondition(names, expression.right);
      return;
    case "quantifier":
    case "count":
      names.add(nameOf(expression.list));
      return;
    default:
      return;
  }
}
