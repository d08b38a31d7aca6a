import type { Names } from "../../compiler/check.ts";
import type { Define, Path } from "../../grammar/tree.ts";
import type { FieldType } from "../../model/types.ts";
import { type Meaning, meaning } from "./meaning.ts";

/** A list whose elements a `where` speaks of. */
export interface ElementOf {
  readonly list: string;
  readonly type: FieldType & { readonly kind: "list" | "items" };
  /** Of items, by dotted name. */
  readonly fields: ReadonlyMap<string, FieldType>;
}

/** Where a word stands, and what it may mean there. */
export interface NameScope {
  readonly names: Names;
  /** Innermost last. */
  readonly elements: readonly ElementOf[];
  /** Definitions being looked into, outermost first. */
  readonly expanding: readonly string[];
}

export type Resolved =
  | { readonly kind: "field"; readonly meaning: Meaning; readonly type: FieldType }
  | { readonly kind: "define"; readonly define: Define }
  | { readonly kind: "group"; readonly meaning: Meaning };

export function outermost(names: Names): NameScope {
  return { names, elements: [], expanding: [] };
}

export function pathName({ parts }: Pick<Path, "parts">): string {
  return parts.map(({ text }) => text).join(".");
}

/** What a name stands for: fields of items first, from the innermost list outwards, then of the decision, then definitions. */
export function resolveName({ names, elements }: NameScope, name: string): Resolved | undefined {
  for (const { list, fields } of elements.toReversed()) {
    const type = fields.get(name);
    if (type !== undefined) return { kind: "field", meaning: meaning("item field", name, list), type };
  }
  const field = names.fields.fields[names.fields.byName.get(name) ?? -1];
  if (field !== undefined) return { kind: "field", meaning: meaning("field", name), type: field.type };
  const define = names.defines.get(name);
  if (define !== undefined) return { kind: "define", define };
  if (names.fields.groups.has(name)) return { kind: "group", meaning: meaning("group", name) };
  return undefined;
}

/** The scope of a `where` over a list; the same scope where the path names none. */
export function insideList(scope: NameScope, path: Path): NameScope {
  const list = listNamed(scope, pathName(path));
  return list === undefined ? scope : { ...scope, elements: [...scope.elements, list] };
}

/** The list of `items.price`, or `items` itself, as `sum of` names it. */
export function listOfSum(
  scope: NameScope,
  path: Path,
): { readonly list: ElementOf; readonly length: number } | undefined {
  for (let length = path.parts.length; length > 0; length--) {
    const list = listNamed(scope, pathName({ parts: path.parts.slice(0, length) }));
    if (list !== undefined) return { list, length };
  }
  return undefined;
}

function listNamed(scope: NameScope, name: string): ElementOf | undefined {
  const found = resolveName(scope, name);
  return found?.kind === "field" && found.meaning.kind === "field" ? elementOf(name, found.type) : undefined;
}

export function elementOf(list: string, type: FieldType): ElementOf | undefined {
  if (type.kind === "list") return { list, type, fields: new Map() };
  if (type.kind !== "items") return undefined;
  return { list, type, fields: new Map(type.fields.map((field) => [field.path.join("."), field.type])) };
}

/** The scope in which the words of a definition are read; undefined where it leads back to itself. */
export function insideDefine(scope: NameScope, { name }: Define): NameScope | undefined {
  const { expanding } = scope;
  if (expanding.includes(name.text) || expanding.length >= 12) return undefined;
  return { ...scope, expanding: [...expanding, name.text] };
}
