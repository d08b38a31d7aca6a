import type { Expression, Path } from "../../grammar/tree.ts";
import { meaning } from "./meaning.ts";
import type { NameGatherer } from "./name-gatherer.ts";
import { insideDefine, insideList, listOfSum, type NameScope, pathName, resolveName } from "./scope.ts";
import { choiceMeant, type ValueKind, valueKindOf } from "./value-kind.ts";

/** The names in a condition or value, and in the definitions that it names. */
export function expressionNames(into: NameGatherer, scope: NameScope, expression: Expression): void {
  const inner = (each: Expression): void => expressionNames(into, scope, each);
  switch (expression.kind) {
    case "path":
      pathNames(into, scope, expression.path);
      return;
    case "not":
      inner(expression.operand);
      return;
    case "and":
    case "or":
      for (const each of expression.operands) inner(each);
      return;
    case "brackets":
      inner(expression.inner);
      return;
    case "comparison": {
      const right = choiceHere(into, valueKindOf(scope, expression.left), expression.right);
      const left = !right && choiceHere(into, valueKindOf(scope, expression.right), expression.left);
      if (!left) inner(expression.left);
      if (!right) inner(expression.right);
      return;
    }
    case "is one of":
      inner(expression.operand);
      choicesAmong(into, scope, valueKindOf(scope, expression.operand), expression.choices);
      return;
    case "includes":
      inner(expression.operand);
      choicesAmong(into, scope, valueKindOf(scope, expression.operand), expression.values);
      return;
    case "is from to": {
      inner(expression.operand);
      choicesAmong(into, scope, valueKindOf(scope, expression.operand), [expression.from, expression.to]);
      return;
    }
    case "is in":
      inner(expression.operand);
      if (scope.names.lists.has(expression.list.text))
        into.add(meaning("list", expression.list.text), expression.list.span, {});
      return;
    case "is empty":
    case "is missing":
    case "is present":
    case "is unseen":
    case "is outside":
    case "like":
    case "mentions":
    case "weekday of":
    case "time of":
      inner(expression.operand);
      return;
    case "quantifier":
    case "count":
      pathNames(into, scope, expression.list);
      if (expression.where !== undefined) expressionNames(into, insideList(scope, expression.list), expression.where);
      return;
    case "sum":
      sumNames(into, scope, expression);
      return;
    case "arithmetic":
      inner(expression.left);
      inner(expression.right);
      return;
    default:
      return;
  }
}

/** Values beside a field: its choices, or names of their own. */
export function choicesAmong(
  into: NameGatherer,
  scope: NameScope,
  kind: ValueKind | undefined,
  values: readonly Expression[],
): void {
  for (const each of values) if (!choiceHere(into, kind, each)) expressionNames(into, scope, each);
}

/** Takes the word as a choice of the value beside it, if it is one. */
function choiceHere(into: NameGatherer, kind: ValueKind | undefined, word: Expression): boolean {
  if (word.kind === "brackets") return choiceHere(into, kind, word.inner);
  const bare = word.kind === "path" && word.path.parts.length === 1 ? word.path.parts[0]?.text : undefined;
  const written = word.kind === "text" ? word.value.normalize("NFC") : bare;
  const found = written === undefined ? undefined : choiceMeant(kind, written);
  if (found === undefined) return false;
  into.add(found, word.span, { inQuotes: word.kind === "text" });
  return true;
}

function pathNames(into: NameGatherer, scope: NameScope, path: Path): void {
  const name = pathName(path);
  const found = resolveName(scope, name);
  if (found === undefined) return;
  if (found.kind !== "define") {
    into.addPath(found.meaning, path, false);
    return;
  }
  into.add(meaning("define", name), path.span, {});
  const inside = insideDefine(scope, found.define);
  if (inside === undefined) return;
  // The words of a definition mean what they mean where it is used.
  const around = scope.elements.map(({ list }) => list).join("\u0000");
  const looked = into.defines.get(name) ?? new Set<string>();
  into.defines.set(name, looked);
  if (looked.has(around)) return;
  looked.add(around);
  expressionNames(into, inside, found.define.expression);
}

function sumNames(into: NameGatherer, scope: NameScope, { of, where }: Expression & { kind: "sum" }): void {
  const found = listOfSum(scope, of);
  if (found === undefined) return;
  const { list, length } = found;
  const end = of.parts[length - 1]?.span.end ?? of.span.end;
  into.addPath(meaning("field", list.list), { parts: of.parts.slice(0, length), span: { ...of.span, end } }, false);
  const own = { parts: of.parts.slice(length), span: of.span };
  if (own.parts.length > 0 && list.fields.has(pathName(own)))
    into.addPath(meaning("item field", pathName(own), list.list), own, false);
  if (where !== undefined) expressionNames(into, { ...scope, elements: [...scope.elements, list] }, where);
}
