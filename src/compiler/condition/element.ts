import { mend } from "../../diagnostics/diagnostic.ts";
import type { Emptiness, Expression, Path } from "../../grammar/tree.ts";
import type { Condition } from "../../model/condition.ts";
import { type Context, pointAfter, report, words } from "../context.ts";
import { describeType } from "../describe.ts";
import { type ListType, operandOf } from "./operand.ts";
import { nameOf } from "./resolve.ts";
import type { ElementScope, Scope } from "./scope.ts";

export interface ListTarget {
  readonly field: number;
  readonly type: ListType;
  readonly name: string;
}

/** The list that a path names; undefined after a report. */
export function listOf(scope: Scope, path: Path): ListTarget | undefined {
  const operand = operandOf(scope, { kind: "path", path, span: path.span });
  if (operand === undefined) return undefined;
  if (operand.kind === "list") return operand;
  const known = operand.kind === "value" ? operand.type : undefined;
  if (known === undefined) {
    return report(scope.context, "name/unknown-field", path.span, { name: nameOf(path), nearest: undefined });
  }
  return report(scope.context, "type/not-a-list", path.span, { field: nameOf(path), type: describeType(known) });
}

/** The scope of a `where` over the list's elements. */
export function elementScope(context: Context, { field, type }: ListTarget): ElementScope {
  const binder = context.binders.next++;
  if (type.kind === "list") return { list: field, binder, fields: new Map(), types: [], of: type.of };
  const fields = new Map(type.fields.map(({ path }, at) => [path.join("."), at]));
  return { list: field, binder, fields, types: type.fields.map((each) => each.type) };
}

/** Which way an empty list answers. */
export type WhenEmpty = "true" | "false" | "both";

/**
 * In a letting part or an exception, what an empty list makes true must say what is meant by it. `and at least one` adds
 * the condition that the list has elements, also under negation; `even if empty` adds nothing.
 */
export function withEmptiness(
  scope: Scope,
  condition: Condition,
  expression: Expression,
  emptiness: Emptiness | undefined,
  lists: readonly { readonly field: number; readonly whenEmpty: WhenEmpty }[],
): Condition | undefined {
  if (emptiness === "at least one") {
    const parts = lists.map(({ field }): Condition => ({ kind: "empty list", list: { field } }));
    return scope.polarity === -1
      ? { kind: "or", parts: [condition, ...parts] }
      : { kind: "and", parts: [condition, ...parts.map((part): Condition => ({ kind: "not", part }))] };
  }
  if (emptiness === "even if empty" || (scope.place !== "letting" && scope.place !== "exception")) return condition;
  const lowering = lists.some(
    ({ whenEmpty }) =>
      whenEmpty === "both" || scope.polarity === 0 || whenEmpty === (scope.polarity === 1 ? "true" : "false"),
  );
  if (!lowering) return condition;
  const negated = scope.polarity === -1 ? "not " : "";
  const given = { condition: `${negated}${words(scope.context, expression.span)}`, place: placeName(scope) };
  return report(scope.context, "rule/empty-list", expression.span, given, {
    mends: [
      mend("An empty list does not count: and at least one", pointAfter(expression.span), " and at least one"),
      mend("An empty list counts: even if empty", pointAfter(expression.span), " even if empty"),
    ],
  });
}

export function placeName({ place }: Scope): string {
  return place === "exception" ? "an exception" : "a rule that lets decisions proceed";
}
