import { mend } from "../../diagnostics/diagnostic.ts";
import type { Expression, Path } from "../../grammar/tree.ts";
import type { Condition, Domain, Value } from "../../model/condition.ts";
import { domainOfType } from "../../model/domain.ts";
import type { FieldType } from "../../model/types.ts";
import { report, words } from "../context.ts";
import { describeType } from "../describe.ts";
import { nearest } from "../nearest.ts";
import { bare } from "./constant.ts";
import { elementScope, type ListTarget, listOf } from "./element.ts";
import type { ValueOperand } from "./operand-kind.ts";
import { nameOf, resolve } from "./resolve.ts";
import type { ElementScope, Scope } from "./scope.ts";

/** `count of (items where …)` */
export function countValue(scope: Scope, expression: Expression & { kind: "count" }): ValueOperand | undefined {
  const list = listOf(scope, expression.list);
  if (list === undefined) return undefined;
  const element = elementScope(scope.context, list);
  const where = whereOf(scope, element, expression.where);
  return (
    where && {
      kind: "value",
      value: { kind: "count", list: { field: list.field }, binder: element.binder, where },
      domain: { kind: "number", decimals: 0 },
      type: { kind: "number", decimals: 0, least: "0" },
      what: words(scope.context, expression.span),
      expression,
    }
  );
}

/** The condition on each element; how it bears on the whole is not known here, so both ways. */
function whereOf(scope: Scope, element: ElementScope, where: Expression | undefined): Condition | undefined {
  if (where === undefined) return { kind: "constant", value: true };
  return scope.lowerCondition({ ...scope, polarity: 0, elements: [...scope.elements, element] }, where);
}

/** `sum of (items.price where …)`, or of a plain list of numbers or money. */
export function sumValue(scope: Scope, expression: Expression & { kind: "sum" }): ValueOperand | undefined {
  const target = sumTarget(scope, expression.of);
  if (target === undefined) return undefined;
  const { list, field, type, what } = target;
  const element = elementScope(scope.context, list);
  const where = whereOf(scope, element, expression.where);
  if (where === undefined) return undefined;
  if (type.kind !== "number" && type.kind !== "money") {
    const given = {
      operator: "sum of",
      left: what,
      leftType: describeType(type),
      right: what,
      rightType: describeType(type),
    };
    return report(scope.context, "type/arithmetic", expression.span, given);
  }
  if (type.kind === "number" && type.decimals === undefined) {
    return report(scope.context, "type/needs-decimals", expression.of.span, { field: what });
  }
  const of: Value = { kind: "item field", binder: element.binder, list: list.field, field };
  const domain: Domain = domainOfType(type);
  return {
    kind: "value",
    value: { kind: "sum", list: { field: list.field }, binder: element.binder, where, of, domain },
    domain,
    what: words(scope.context, expression.span),
    expression,
  };
}

interface SumTarget {
  readonly list: ListTarget;
  readonly field: number;
  readonly type: FieldType;
  readonly what: string;
}

function sumTarget(scope: Scope, path: Path): SumTarget | undefined {
  const whole = resolve(scope, path);
  if (whole.kind === "field" || path.parts.length === 1) {
    const list = listOf(scope, path);
    if (list === undefined) return undefined;
    if (list.type.kind === "list") return { list, field: -1, type: list.type.of, what: list.name };
    const first = list.type.fields.find(({ type }) => type.kind === "money" || type.kind === "number");
    const example = `${list.name}.${(first ?? list.type.fields[0])?.path.join(".") ?? "…"}`;
    return report(
      scope.context,
      "type/sum-of-items",
      path.span,
      { field: list.name, example },
      {
        mends: first === undefined ? [] : [mend(`Write ${example}`, path.span, example)],
      },
    );
  }
  for (let length = path.parts.length - 1; length > 0; length--) {
    const parts = path.parts.slice(0, length);
    const span = { ...path.span, end: parts.at(-1)?.span.end ?? path.span.end };
    const head: Path = { parts, span };
    if (resolve(scope, head).kind !== "field") continue;
    const list = listOf(scope, head);
    if (list === undefined) return undefined;
    const own = nameOf({ ...path, parts: path.parts.slice(length) });
    const fields = list.type.kind === "items" ? list.type.fields : [];
    const field = fields.findIndex((each) => each.path.join(".") === own);
    const type = fields[field]?.type;
    if (type !== undefined) return { list, field, type, what: nameOf(path) };
    const near = nearest(
      own,
      fields.map((each) => each.path.join(".")),
    );
    return report(
      scope.context,
      "name/unknown-field",
      path.span,
      { name: nameOf(path), nearest: near && `${list.name}.${near}` },
      {
        mends:
          near === undefined ? [] : [mend(`Write ${list.name}.${near}`, path.span, `${nameOf(head)}.${bare(near)}`)],
      },
    );
  }
  return report(scope.context, "name/unknown-field", path.span, { name: nameOf(path), nearest: undefined });
}
