import { type Mend, mend } from "../../diagnostics/diagnostic.ts";
import type { Emptiness, Expression, Path } from "../../grammar/tree.ts";
import type { Condition } from "../../model/condition.ts";
import { type Context, pointAfter, report, words } from "../context.ts";
import { describeType } from "../describe.ts";
import type { ListType } from "./operand-kind.ts";
import { nameOf } from "./resolve.ts";
import type { ElementScope, Scope } from "./scope.ts";

export interface ListTarget {
  readonly field: number;
  readonly type: ListType;
  readonly name: string;
}

/** The list that a path names; undefined after a report, which has these mends where it names a text. */
export function listOf(scope: Scope, path: Path, mendsOfText: readonly Mend[] = []): ListTarget | undefined {
  const operand = scope.operandOf(scope, { kind: "path", path, span: path.span });
  if (operand === undefined) return undefined;
  if (operand.kind === "list") return operand;
  const known = operand.kind === "value" ? operand.type : undefined;
  if (known === undefined) {
    return report(scope.context, "name/unknown-field", path.span, { name: nameOf(path), nearest: undefined });
  }
  const given = { field: nameOf(path), type: describeType(known) };
  const mends = known.kind === "text" ? mendsOfText : [];
  return report(scope.context, "type/not-a-list", path.span, given, { mends });
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
 * the condition that the list has elements: to what it stands behind or, where `not` stands right before that, to the
 * negation (`not any of (…) and at least one`). `even if empty` adds nothing.
 */
export function withEmptiness(
  scope: Scope,
  condition: Condition,
  expression: Expression,
  emptiness: Emptiness | undefined,
  lists: readonly { readonly field: number; readonly whenEmpty: WhenEmpty }[],
): Condition | undefined {
  const negation = scope.negation?.operand === expression ? scope.negation : undefined;
  const joinsNegation = negation !== undefined && negation.brackets === undefined;
  const free = scope.place !== "letting" && scope.place !== "exception";
  if (emptiness === "at least one") {
    const idle = scope.polarity === -1 && !joinsNegation && lists.some(({ whenEmpty }) => whenEmpty !== "true");
    const parts = lists.map(({ field }): Condition => ({ kind: "empty list", list: { field } }));
    if (joinsNegation) return { kind: "or", parts: [condition, ...parts] };
    if (free || !idle)
      return { kind: "and", parts: [condition, ...parts.map((part): Condition => ({ kind: "not", part }))] };
  }
  if (emptiness === "even if empty" || free) return condition;
  const lowering = lists.some(
    ({ whenEmpty }) =>
      whenEmpty === "both" || scope.polarity === 0 || whenEmpty === (scope.polarity === 1 ? "true" : "false"),
  );
  if (!lowering) return condition;
  const shown = words(scope.context, negation?.brackets ?? expression.span);
  const given = { condition: `${scope.polarity === -1 ? "not " : ""}${shown}`, place: placeName(scope) };
  const mends = emptinessMends(scope, expression, emptiness, negation);
  return report(scope.context, "rule/empty-list", expression.span, given, { mends });
}

/** What helps depends on where the words land: inside a negated bracket `and at least one` would say nothing. */
function emptinessMends(
  { polarity }: Scope,
  expression: Expression,
  emptiness: Emptiness | undefined,
  negation: Scope["negation"],
): readonly Mend[] {
  if (expression.kind === "is one of" || expression.kind === "is in") return [];
  const title = "An empty list does not count: and at least one";
  const brackets = negation?.brackets;
  const asked =
    emptiness === undefined
      ? [mend("An empty list counts: even if empty", pointAfter(expression.span), " even if empty")]
      : [];
  if (brackets !== undefined) {
    const open = { ...brackets, end: brackets.start + 1 };
    const close = { ...brackets, start: brackets.end - 1 };
    const text = emptiness === undefined ? " and at least one" : "";
    return [
      {
        title,
        edits: [
          { span: open, text: "" },
          { span: close, text },
        ],
      },
      ...asked,
    ];
  }
  if (polarity === -1 && negation === undefined) return asked;
  return [mend(title, pointAfter(expression.span), " and at least one"), ...asked];
}

export function placeName({ place }: Scope): string {
  return place === "exception" ? "an exception" : "a rule that lets decisions proceed";
}
