import { mend } from "../../diagnostics/diagnostic.ts";
import type { FieldDeclaration, MarkTree } from "../../grammar/tree.ts";
import type { Condition } from "../../model/condition.ts";
import { type Mark, type MarkName, markNames } from "../../model/policy.ts";
import { elementScope } from "../condition/element.ts";
import { lowerCondition } from "../condition/lower.ts";
import { nameOf } from "../condition/resolve.ts";
import type { Scope } from "../condition/scope.ts";
import { scopeOf } from "../condition/scope-of.ts";
import { type Context, report } from "../context.ts";
import { nearest } from "../nearest.ts";

/** What people write for a mark. */
const otherWords: ReadonlyMap<string, MarkName> = new Map([
  ...["final", "permanent", "irrevocable", "not reversible"].map((word) => [word, "irreversible"] as const),
  ...["amount", "cost", "financial", "payment"].map((word) => [word, "money"] as const),
  ...["law", "legal or regulatory", "regulatory", "compliance"].map((word) => [word, "legal"] as const),
  ...["visible", "outside", "external", "public"].map((word) => [word, "visible outside"] as const),
  ...["personal rights", "human rights", "person", "people", "privacy"].map((word) => [word, "rights"] as const),
  ...["confidence", "uncertain", "unsure"].map((word) => [word, "low confidence"] as const),
  ...["new", "novelty", "unseen", "unusual"].map((word) => [word, "novel"] as const),
]);

/** What the fields say of their decisions, in the order of the fields and of their lines. */
export function marksOf(context: Context): readonly Mark[] {
  return context.fields.fields.flatMap(({ declaration, again = [], broken }, place) =>
    broken || declaration === undefined
      ? []
      : [declaration, ...again].flatMap((field) => [
          ...ownMarks(context, field, place),
          ...(field.type.kind === "item list"
            ? field.type.fields.flatMap((item) => itemMarks(context, item, place))
            : []),
        ]),
  );
}

function ownMarks(context: Context, declaration: FieldDeclaration, place: number): readonly Mark[] {
  const { type, name } = context.fields.fields[place] as Context["fields"]["fields"][number];
  const scope = scopeOf(context, "ensure");
  const isList = type.kind === "list" || type.kind === "items";
  const missing: Condition = {
    kind: "missing",
    of: isList ? { kind: "whole list", list: { field: place } } : { kind: "field", field: place },
  };
  const always: Condition = declaration.optional ? { kind: "not", part: missing } : { kind: "constant", value: true };
  return declaration.marks.flatMap((tree) => marksFrom(scope, tree, name, always, (condition) => condition));
}

/** Decisions with any item that is so, or with any item at all. */
function itemMarks(context: Context, item: FieldDeclaration, place: number): readonly Mark[] {
  const { type, name: list } = context.fields.fields[place] as Context["fields"]["fields"][number];
  if (type.kind !== "items") return [];
  const field = { field: place };
  const always: Condition = { kind: "not", part: { kind: "empty list", list: field } };
  return item.marks.flatMap((tree) => {
    const element = elementScope(context, { field: place, type, name: list });
    const scope = { ...scopeOf(context, "ensure"), elements: [element] };
    const any = (where: Condition): Condition => ({
      kind: "quantifier",
      word: "any",
      list: field,
      binder: element.binder,
      where,
    });
    return marksFrom(scope, tree, `${list}.${nameOf(item.path)}`, always, any);
  });
}

function marksFrom(
  scope: Scope,
  { names, when, span }: MarkTree,
  field: string,
  always: Condition,
  whole: (condition: Condition) => Condition,
): readonly Mark[] {
  const lowered = when && lowerCondition(scope, when);
  const condition = when === undefined ? always : lowered && whole(lowered);
  return names.flatMap((name) => {
    const known = markNamed(scope.context, name);
    return known === undefined || condition === undefined ? [] : [{ name: known, field, when: condition, span }];
  });
}

function markNamed(context: Context, { text, span }: MarkTree["names"][number]): MarkName | undefined {
  const known = markNames.find((name) => name === text);
  if (known !== undefined || text === "") return known;
  const other = otherWords.get(text.toLowerCase());
  const begins = other === undefined ? markNames.find((name) => text.startsWith(`${name} `)) : undefined;
  const near = other ?? begins ?? nearest(text, markNames);
  const right = begins === undefined ? near : `${begins} when ${behindWhen(text.slice(begins.length + 1))}`;
  const mends = right === undefined ? [] : [mend(`Write ${right}`, span, right)];
  return report(context, "name/unknown-mark", span, { name: text, nearest: near }, { mends });
}

/** What follows a mark without its `when`, or behind one that is misspelt. */
function behindWhen(text: string): string {
  const [first = "", ...others] = text.split(" ");
  return others.length > 0 && nearest(first, ["when"]) !== undefined ? others.join(" ") : text;
}
