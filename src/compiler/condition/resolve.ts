import { mend } from "../../diagnostics/diagnostic.ts";
import type { Define, Name, Path } from "../../grammar/tree.ts";
import type { Value } from "../../model/condition.ts";
import type { FieldType } from "../../model/types.ts";
import { type Context, type FieldDraft, report, words } from "../context.ts";
import { nearest } from "../nearest.ts";
import { bare } from "./constant.ts";
import type { ElementScope, Scope } from "./scope.ts";

/** What a path names. */
export type Named =
  | { readonly kind: "field"; readonly value: Value; readonly type: FieldType; readonly field?: number }
  | { readonly kind: "define"; readonly define: Define }
  | { readonly kind: "group"; readonly fields: readonly number[] }
  /** A bare word that is no field: a choice, perhaps. */
  | { readonly kind: "word"; readonly name: Name }
  | { readonly kind: "unknown" }
  /** A field whose declaration has an error, already reported. */
  | { readonly kind: "broken" };

export function nameOf(path: Path): string {
  return path.parts.length === 1 ? (path.parts[0] as Name).text : path.parts.map(({ text }) => text).join(".");
}

/** Item fields first, from the innermost list outwards; then the fields of the decision, then definitions. */
export function resolve(scope: Scope, path: Path): Named {
  const name = nameOf(path);
  for (let at = scope.elements.length - 1; at >= 0; at--) {
    const element = scope.elements[at] as ElementScope;
    const field = element.fields.get(name);
    if (field !== undefined) {
      const value: Value = { kind: "item field", binder: element.binder, list: element.list, field };
      return { kind: "field", value, type: element.types[field] as FieldType };
    }
  }
  const { fields, defines } = scope.context;
  const field = fields.byName.get(name);
  if (field !== undefined) {
    const { type, broken } = fields.fields[field] as FieldDraft;
    if (broken) return { kind: "broken" };
    return { kind: "field", value: { kind: "field", field }, type, field };
  }
  const define = path.parts.length === 1 ? defines.get(name) : undefined;
  if (define !== undefined) return { kind: "define", define };
  const group = fields.groups.get(name);
  if (group !== undefined) return { kind: "group", fields: group };
  return path.parts.length === 1 ? { kind: "word", name: path.parts[0] as Name } : { kind: "unknown" };
}

const keywords = new Set(
  "yes no missing present empty always it not and or otherwise is any every count sum where in".split(" "),
);

/** Reports a name that nothing declares. */
export function unknownField(scope: Scope, path: Path): undefined {
  const { context } = scope;
  const name = nameOf(path);
  if (name === "it") return report(context, "name/nothing-of-it", path.span, {});
  const keyword = name.toLowerCase();
  if (keyword !== name && keywords.has(keyword) && path.parts.length === 1) {
    return report(
      context,
      "name/keyword-case",
      path.span,
      { written: name, keyword },
      {
        mends: [mend(`Write ${keyword}`, path.span, keyword)],
      },
    );
  }
  const list = fieldBefore(context, path);
  if (list !== undefined) return report(context, "type/list-as-value", path.span, { field: list });
  const inner = scope.elements.flatMap(({ fields }) => [...fields.keys()]);
  const near = nearest(name, [...inner, ...context.fields.byName.keys(), ...context.defines.keys()]);
  return report(
    context,
    "name/unknown-field",
    path.span,
    { name, nearest: near },
    {
      mends: near === undefined ? [] : [mend(`Write ${near}`, path.span, near.split(".").map(bare).join("."))],
    },
  );
}

/** `items` of `items.price`, where that is a list. */
function fieldBefore({ fields }: Context, path: Path): string | undefined {
  if (path.parts.length < 2) return undefined;
  const name = path.parts
    .slice(0, -1)
    .map(({ text }) => text)
    .join(".");
  const field = fields.byName.get(name);
  const kind = field === undefined ? undefined : fields.fields[field]?.type.kind;
  return kind === "items" || kind === "list" ? name : undefined;
}

/** Reports a group that stands where one value is needed. */
export function groupAsValue(scope: Scope, path: Path, fields: readonly number[]): undefined {
  const { context } = scope;
  const example = context.fields.fields[fields[0] as number]?.name ?? "";
  const mends = fields.slice(0, 3).map((field) => {
    const name = context.fields.fields[field]?.name ?? "";
    return mend(`Write ${name}`, path.span, name.split(".").map(bare).join("."));
  });
  return report(context, "name/group", path.span, { name: nameOf(path), example }, { mends });
}

/** Definitions within definitions can double at each step; beyond this many the policy is refused. */
export const mostExpansions = 200_000;
/** Definitions within each other; a definition may itself be 200 brackets deep. */
const deepestExpansion = 12;

/** The scope in which a definition's own words are read; undefined after reporting that it leads back to itself. */
export function insideDefine(scope: Scope, define: Define, path: Path): Scope | undefined {
  scope.context.definesRead.add(define.name.text);
  const { expansions } = scope.context;
  if (++expansions.count > mostExpansions || scope.expanding.length >= deepestExpansion) {
    if (expansions.count > mostExpansions + 1) return undefined;
    const given = { name: define.name.text, most: mostExpansions, deepest: deepestExpansion };
    return report(scope.context, "name/too-much", define.name.span, given);
  }
  if (!scope.expanding.includes(define.name.text)) {
    return { ...scope, expanding: [...scope.expanding, define.name.text] };
  }
  return report(
    scope.context,
    "name/cycle",
    define.name.span,
    { name: define.name.text },
    {
      related: [{ span: path.span, message: `here ${words(scope.context, path.span)} leads back` }],
    },
  );
}
