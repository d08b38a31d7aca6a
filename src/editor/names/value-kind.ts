import type { Expression } from "../../grammar/tree.ts";
import type { FieldType } from "../../model/types.ts";
import { choiceOf, type Meaning, meaning } from "./meaning.ts";
import { insideDefine, listOfSum, type NameScope, pathName, resolveName } from "./scope.ts";

/** What a value is: of the type of a field, with that field, or of a kind that only computing gives. */
export type ValueKind =
  | { readonly kind: "typed"; readonly type: FieldType; readonly field?: Meaning }
  | { readonly kind: "weekday" | "time of day" | "days" | "length of time" };

/** What the expression gives as a value; undefined for conditions and for what is not known. */
export function valueKindOf(scope: NameScope, expression: Expression): ValueKind | undefined {
  switch (expression.kind) {
    case "path":
      return pathKind(scope, pathName(expression.path));
    case "it":
      return elementKind(scope);
    case "brackets":
      return valueKindOf(scope, expression.inner);
    case "count":
      return { kind: "typed", type: { kind: "number", decimals: 0, least: "0" } };
    case "sum":
      return sumKind(scope, expression);
    case "weekday of":
      return { kind: "weekday" };
    case "time of":
      return { kind: "time of day" };
    case "arithmetic":
      return arithmeticKind(scope, expression);
    default:
      return undefined;
  }
}

export function pathKind(scope: NameScope, name: string): ValueKind | undefined {
  const found = resolveName(scope, name);
  if (found?.kind === "field") return { kind: "typed", type: found.type, field: found.meaning };
  if (found?.kind !== "define") return undefined;
  const inside = insideDefine(scope, found.define);
  return inside && valueKindOf(inside, found.define.expression);
}

/** What `it` is: the element of the innermost plain list. */
export function elementKind({ elements }: NameScope): ValueKind | undefined {
  const element = elements.findLast(({ type }) => type.kind === "list");
  if (element?.type.kind !== "list") return undefined;
  return { kind: "typed", type: element.type.of, field: meaning("field", element.list) };
}

function sumKind(scope: NameScope, { of }: Expression & { kind: "sum" }): ValueKind | undefined {
  const found = listOfSum(scope, of);
  if (found === undefined) return undefined;
  const { list, length } = found;
  if (list.type.kind === "list") return { kind: "typed", type: list.type.of };
  const type = list.fields.get(pathName({ parts: of.parts.slice(length) }));
  return type && { kind: "typed", type };
}

function arithmeticKind(scope: NameScope, expression: Expression & { kind: "arithmetic" }): ValueKind | undefined {
  const left = valueKindOf(scope, expression.left);
  const right = valueKindOf(scope, expression.right);
  const [one, other] = [left, right].map((each) => (each?.kind === "typed" ? each.type : undefined));
  const isMoment = (type: FieldType | undefined) => type?.kind === "date" || type?.kind === "time";
  if (expression.operator === "-" && isMoment(one) && isMoment(other))
    return { kind: one?.kind === "time" && other?.kind === "time" ? "length of time" : "days" };
  const money = [one, other].find((type) => type?.kind === "money");
  const type = money ?? one ?? other;
  if (type?.kind === "money") return { kind: "typed", type: { ...plainMoney(type) } };
  if (type?.kind === "number") {
    const { decimals } = type;
    return { kind: "typed", type: decimals === undefined ? { kind: "number" } : { kind: "number", decimals } };
  }
  return isMoment(type) && type !== undefined ? { kind: "typed", type } : undefined;
}

function plainMoney({ currencies, roundedHalfEven }: FieldType & { kind: "money" }): FieldType {
  return { kind: "money", currencies, roundedHalfEven };
}

/** The choice that a word beside this value means. */
export function choiceMeant(kind: ValueKind | undefined, name: string): Meaning | undefined {
  if (kind?.kind !== "typed" || kind.field === undefined) return undefined;
  const type = kind.type.kind === "list" ? kind.type.of : kind.type;
  return type.kind === "choice" && type.choices.includes(name) ? choiceOf(kind.field, name) : undefined;
}
