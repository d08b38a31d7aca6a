import type { Declaration, Define, ExampleValue, Expression, Path } from "../../grammar/tree.ts";
import type { FieldType } from "../../model/types.ts";
import { nameOf } from "../condition/resolve.ts";
import type { TypeSink } from "../context.ts";
import { type FieldDraft, type FieldTable, report } from "../context.ts";
import { fieldTable } from "../declare/fields.ts";
import { allOf } from "../load.ts";
import { type Guess, rootOf, type Slot } from "./guess.ts";
import { fieldNames } from "./names.ts";
import { elementSlot, type Slots, slotFor, tell } from "./slots.ts";
import { learnCondition, type Usage } from "./use.ts";

/** The fields of a policy without a decision block: names in use, with the types that their use tells. */
export function inferredFields(
  sink: TypeSink,
  declarations: readonly Declaration[],
  defines: ReadonlyMap<string, Define>,
): FieldTable {
  const slots: Slots = { byKey: new Map(), sink, expansions: { count: 0 } };
  const lists = new Map(allOf({ declarations }, "list declaration").map((list) => [list.name.text, list]));
  const usage: Usage = { slots, defines, lists, fields: fieldNames(declarations, defines), expanding: [] };
  for (const declaration of declarations) if (!givesValues(declaration)) learn(usage, declaration);
  for (const declaration of declarations) if (givesValues(declaration)) learn(usage, declaration);
  const drafts = [...slots.byKey.values()].filter(({ list }) => list === undefined).map((slot) => draftOf(slots, slot));
  return fieldTable(sink, groupsDropped(drafts), false);
}

/** What rules read is known before values are given: one value alone may be that of a list. */
function givesValues({ kind }: Declaration): boolean {
  return kind === "typical" || kind === "example";
}

/** `show customer` beside `customer.tier` names a group. */
function groupsDropped(drafts: readonly FieldDraft[]): readonly FieldDraft[] {
  const groups = new Set(
    drafts.flatMap(({ path }) => path.slice(0, -1).map((_, at) => path.slice(0, at + 1).join("."))),
  );
  return drafts.filter(({ name, shownOnly }) => !(shownOnly && groups.has(name)));
}

function learn(usage: Usage, declaration: Declaration): void {
  switch (declaration.kind) {
    case "header":
      if (declaration.entry === "identified by") tellPath(usage, declaration.field, "text");
      if (declaration.entry === "dated by") tellPath(usage, declaration.field, "time");
      return;
    case "rule":
      learnCondition(usage, declaration.condition);
      for (const { condition } of declaration.exceptions) learnCondition(usage, condition);
      for (const part of [...declaration.action.parts, ...(declaration.action.inDoubt?.parts ?? [])]) {
        if (part.kind === "review" || part.kind === "audit")
          for (const path of part.notBy) tellPath(usage, path, "text");
      }
      learnDetails(usage, declaration.details);
      return;
    case "otherwise":
    case "spot check":
      learnDetails(usage, declaration.details);
      return;
    case "ensure":
      if (declaration.promise.kind === "bound") learnCondition(usage, declaration.promise.premise);
      return;
    case "typical":
    case "example":
      for (const value of declaration.values) learnValue(usage, value);
      return;
    default:
      return;
  }
}

function learnDetails(
  usage: Usage,
  { show, options }: { show: readonly Path[]; options?: { options: readonly object[] } },
): void {
  const modified = (options?.options ?? []).flatMap((option) => ("field" in option ? [option.field as Path] : []));
  for (const path of [...show, ...modified]) {
    slotFor(
      usage.slots,
      path.parts.map(({ text }) => text),
      path.span,
    ).textWillDo = true;
  }
}

function tellPath(usage: Usage, path: Path, kind: "text" | "time"): void {
  const slot = slotFor(
    usage.slots,
    path.parts.map(({ text }) => text),
    path.span,
  );
  tell(usage.slots, slot, { kind, span: path.span });
}

function learnValue(usage: Usage, { path, value, span }: ExampleValue): void {
  const name = nameOf(path);
  const slot = usage.list === undefined ? usage.slots.byKey.get(name) : undefined;
  const isElement = slot !== undefined && rootOf(slot).guess?.kind === "list";
  const known = (operand: Expression): Expression => ({
    kind: "comparison",
    operator: "is",
    left: isElement ? { kind: "it", span: path.span } : { kind: "path", path, span: path.span },
    right: operand,
    ignoringCase: false,
    span,
  });
  const ofField = { ...usage, fields: new Set([...usage.fields, name]), ...(isElement && { list: name }) };
  switch (value.kind) {
    case "value":
      learnCondition(ofField, known(value.value));
      return;
    case "values": {
      const slot = slotFor(usage.slots, name.split("."), path.span);
      tell(usage.slots, slot, { kind: "list", span });
      elementSlot(usage.slots, name, span);
      return;
    }
    case "items": {
      const slot = slotFor(usage.slots, name.split("."), path.span);
      tell(usage.slots, slot, { kind: "items", span });
      for (const item of value.items)
        for (const each of item) learnValue({ ...usage, list: name, fields: new Set() }, each);
      return;
    }
    default:
      return;
  }
}

function draftOf(slots: Slots, slot: Slot): FieldDraft {
  const { guess, textWillDo } = rootOf(slot);
  const type = typeOf(slots, slot, guess);
  if (type === undefined && !textWillDo) report(slots.sink, "type/unclear", slot.span, { field: slot.name });
  return {
    name: slot.name,
    path: slot.path,
    type: type ?? { kind: "text" },
    broken: type === undefined && !textWillDo,
    shownOnly: guess === undefined,
    optional: false,
    span: slot.span,
  };
}

function typeOf(slots: Slots, slot: Slot, guess: Guess | undefined): FieldType | undefined {
  if (guess === undefined) return undefined;
  switch (guess.kind) {
    case "emptiable":
      return { kind: "text" };
    case "calendar":
      return { kind: "date" };
    case "money":
      return { kind: "money", currencies: guess.currencies, roundedHalfEven: false };
    case "list":
    case "items":
      return listType(slots, slot, guess.kind);
    default:
      return { kind: guess.kind };
  }
}

function listType(slots: Slots, slot: Slot, kind: "list" | "items"): FieldType {
  const inner = [...slots.byKey.values()].filter(({ list }) => list === slot.name);
  const element = inner.find(({ name }) => name === "it");
  if (kind === "list" && element !== undefined) {
    return { kind: "list", of: innerType(slots, slot.name, element) ?? { kind: "text" } };
  }
  const fields = inner.flatMap((field) => {
    if (field === element) return [];
    const name = `${slot.name}.${field.name}`;
    const type = innerType(slots, name, field);
    if (type === undefined && !rootOf(field).textWillDo)
      report(slots.sink, "type/unclear", field.span, { field: name });
    return [{ path: field.path, type: type ?? ({ kind: "text" } as const), optional: false }];
  });
  return { kind: "items", fields };
}

/** Of an element or a field of the items: never a list, which is reported and taken for text. */
function innerType(slots: Slots, name: string, slot: Slot): FieldType | undefined {
  const { guess } = rootOf(slot);
  if (guess?.kind !== "list" && guess?.kind !== "items") return typeOf(slots, slot, guess);
  report(slots.sink, "type/nested-list", slot.span, { field: name });
  return { kind: "text" };
}
