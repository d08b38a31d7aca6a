import { bare } from "../../compiler/condition/constant.ts";
import { typeText } from "../../compiler/inferred-block.ts";
import type { FieldType } from "../../model/types.ts";
import { fieldSummary } from "../hover/field-text.ts";
import { type Meaning, meaning, meaningKey } from "../names/meaning.ts";
import type { ValueKind } from "../names/value-kind.ts";
import { valueKindOf } from "../names/value-kind.ts";
import type { PolicyReading } from "../reading.ts";
import type { CompletionKind } from "./completion.ts";
import type { FieldFit } from "./offer.ts";
import type { State } from "./state.ts";

/** A completion before its place is known. `rank`: from 0 for what fits best. */
export interface Item {
  readonly kind: CompletionKind;
  readonly label: string;
  /** Where it is not the label. */
  readonly insert?: string;
  readonly snippet?: boolean;
  readonly detail: string;
  readonly documentation: string;
  readonly rank: number;
}

/** Fields, groups and definitions that fit, those of the innermost list first. */
export function fieldsFor(reading: PolicyReading, fit: FieldFit, state: State): readonly Item[] {
  if (fit === "none") return [];
  const { names, elements } = state.scope;
  const ofItems = elements
    .toReversed()
    .flatMap(({ list, fields }) =>
      [...fields].flatMap(([name, type]) =>
        itemOf(reading, meaning("item field", name, list), name.split("."), type, fit, state),
      ),
    );
  if (fit === "given" && elements.length > 0) return ofItems;
  const own = names.fields.fields.flatMap(({ path, type, broken, declaration }) => {
    const written =
      declaration === undefined
        ? undefined
        : reading.textOf(declaration.span.file).slice(declaration.type.span.start, declaration.type.span.end);
    return broken && fit !== "any" && fit !== "shown"
      ? []
      : itemOf(reading, meaning("field", path.join(".")), path, type, fit, state, written);
  });
  const sums = fit === "summed" ? names.fields.fields.flatMap(({ path, type }) => summed(path, type)) : [];
  const groups = fit === "shown" ? [...names.fields.groups.keys()].map(groupOf) : [];
  const defines = fit === "condition" || fit === "like the left" ? definesFor(reading, fit, state) : [];
  return [...ofItems, ...own, ...sums, ...groups, ...defines];
}

function itemOf(
  reading: PolicyReading,
  of: Meaning,
  path: readonly string[],
  type: FieldType,
  fit: FieldFit,
  { left }: State,
  written?: string,
): readonly Item[] {
  const label = path.map(bare).join(".");
  if (!fits(type, fit, left) || (fit === "like the left" && isSame(left, of))) return [];
  const text = typeText(type);
  const isItem = of.kind === "item field";
  const from = isItem ? `${of.of}: ` : "";
  const detail = `${from}${written === undefined || written.includes("\n") ? text : written.replace(/\s+/g, " ")}`;
  return [{ kind: "field", label, detail, documentation: fieldSummary(reading, of), rank: isItem ? 0 : 1 }];
}

/** Nothing is compared with itself. */
function isSame(left: ValueKind | undefined, of: Meaning): boolean {
  const field = left?.kind === "typed" ? left.field : undefined;
  return field !== undefined && meaningKey(field) === meaningKey(of);
}

function fits(type: FieldType, fit: FieldFit, left: ValueKind | undefined): boolean {
  const isList = type.kind === "list" || type.kind === "items";
  switch (fit) {
    case "like the left":
      return left?.kind === "typed" && !isList && isAlike(type, left.type);
    case "list":
      return isList;
    case "summed":
      return type.kind === "list" && (type.of.kind === "money" || type.of.kind === "number");
    case "text":
      return type.kind === "text";
    case "moment":
    case "time":
      return type.kind === "date" || type.kind === "time";
    case "id":
      return type.kind === "text" || (type.kind === "number" && type.decimals === 0);
    case "value":
      return !isList;
    default:
      return true;
  }
}

function isAlike(one: FieldType, other: FieldType): boolean {
  const plain = other.kind === "list" ? other.of : other;
  if (one.kind === "choice" && plain.kind === "choice")
    return one.choices.some((choice) => plain.choices.includes(choice));
  return one.kind === plain.kind;
}

function summed(path: readonly string[], type: FieldType): readonly Item[] {
  if (type.kind !== "items") return [];
  return type.fields
    .filter((field) => field.type.kind === "money" || field.type.kind === "number")
    .map((field) => ({
      kind: "field",
      label: [...path, ...field.path].map(bare).join("."),
      detail: typeText(field.type),
      documentation: "",
      rank: 1,
    }));
}

function groupOf(name: string): Item {
  return {
    kind: "group",
    label: name.split(".").map(bare).join("."),
    detail: "all fields of the group",
    documentation: "",
    rank: 2,
  };
}

function definesFor(reading: PolicyReading, fit: FieldFit, { scope, left }: State): readonly Item[] {
  return [...scope.names.defines.values()].flatMap(({ name, expression }) => {
    const kind = valueKindOf(scope, expression);
    if (fit === "like the left" && (kind?.kind !== "typed" || !fits(kind.type, fit, left))) return [];
    const { file, start, end } = expression.span;
    const text = reading.textOf(file).slice(start, end).replace(/\s+/g, " ");
    return [
      {
        kind: "define",
        label: bare(name.text),
        detail: text.length > 60 ? `${text.slice(0, 59)}…` : text,
        documentation: "",
        rank: 1,
      },
    ];
  });
}
