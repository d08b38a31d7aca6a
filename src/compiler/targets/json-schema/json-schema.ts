import type { Policy, Zone } from "../../../model/policy.ts";
import { LONGEST_LIST, LONGEST_TEXT } from "../../../model/read.ts";
import type { FieldType, ItemField } from "../../../model/types.ts";
import { LONGEST_DECIMAL } from "../../../values/decimal.ts";
import { describeField, isRequired, mayBeAbsent, type Shape, shapeOf } from "../input-shape.ts";
import type { TimeRule } from "./keywords.ts";

/** A schema, or a part of one: JSON. */
export type Schema = Readonly<Record<string, unknown>>;

const DATE = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
const CLOCK = "T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.,][0-9]{1,9})?)?";
const OFFSET = "(Z|[+-][0-9]{2}(:?[0-9]{2})?)";
const DECIMAL = "^-?[0-9]+(\\.[0-9]+)?$";

/**
 * The JSON Schema (draft 2020-12) of a policy's input. With `signoffKeywords` Ajv rejects exactly the JSON inputs in which
 * a declared field is unknown, absent and null aside where the field is optional or says what absence means. Validators
 * that do not know these keywords judge by an approximation that accepts whatever `decide` does. Undeclared keys pass.
 */
export function jsonSchema(policy: Policy): Schema {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    ...(policy.name === "" ? {} : { title: policy.name }),
    ...schemaOfContainer(shapeOf(policy.fields), policy.zone),
  };
}

/** Objects of the shape; where nothing in it is required, anything that is no object passes, as `decide` reads it. */
function schemaOfContainer(shape: Shape, zone: Zone | undefined): Schema {
  const entries = [...shape.below].map(([key, below]) => [key, schemaOfShape(below, zone)] as const);
  const required = [...shape.below].filter(([, below]) => isRequired(below)).map(([key]) => key);
  const inherited = required.filter(isInherited);
  const members: Schema = {
    type: "object",
    ...group(
      "properties",
      entries.filter(([key]) => !isInherited(key)),
    ),
    ...group(
      "patternProperties",
      entries.filter(([key]) => isInherited(key)).map(([key, schema]) => [`^${key}$`, schema]),
    ),
    ...(required.length > inherited.length ? { required: required.filter((key) => !isInherited(key)) } : {}),
    ...(inherited.length > 0 ? { signoffOwn: inherited } : {}),
  };
  return required.length > 0 ? members : { if: { type: "object" }, then: members };
}

function schemaOfShape(shape: Shape, zone: Zone | undefined): Schema {
  const { field, below } = shape;
  if (field === undefined) return schemaOfContainer(shape, zone);
  const own = schemaOfField(field, zone);
  return below.size === 0 ? own : { allOf: [own, schemaOfContainer(shape, zone)] };
}

function schemaOfField(field: ItemField, zone: Zone | undefined): Schema {
  const schema = schemaOfType(field.type, zone);
  const description = describeField(field, zone?.name);
  return mayBeAbsent(field) ? { description, anyOf: [schema, { type: "null" }] } : { description, ...schema };
}

function schemaOfType(type: FieldType, zone: Zone | undefined): Schema {
  switch (type.kind) {
    case "text":
      return { type: "string", maxLength: LONGEST_TEXT };
    case "yes/no":
      return { type: "boolean" };
    case "number":
      return {
        type: type.decimals === 0 ? "integer" : "number",
        ...bounds(type),
        ...(type.decimals === undefined && type.least === undefined && type.most === undefined
          ? {}
          : { signoffNumber: { ...type } }),
      };
    case "money":
      return { ...schemaOfMoney(type), signoffMoney: { ...type } };
    case "choice":
      return type.choices.every(isSpeltOneWay)
        ? { type: "string", enum: type.choices }
        : { type: "string", signoffChoice: type.choices };
    case "date":
      return { type: "string", pattern: DATE, signoffDate: { ...type } };
    case "time":
      return schemaOfTime(type, zone);
    case "list":
      return schemaOfList(type, schemaOfType(type.of, zone));
    case "items":
      return schemaOfList(type, schemaOfContainer(shapeOf(type.fields), zone));
  }
}

/** A bare amount only where it is clear of which currency; the range of rounded money holds after rounding. */
function schemaOfMoney(type: FieldType & { readonly kind: "money" }): Schema {
  const range = type.roundedHalfEven ? {} : bounds(type);
  const amounts = [
    { type: "number", ...range },
    { type: "string", pattern: DECIMAL, maxLength: LONGEST_DECIMAL },
  ];
  const object = {
    type: "object",
    properties: { amount: { anyOf: amounts }, currency: { enum: type.currencies } },
    required: ["amount", "currency"],
  };
  return { anyOf: type.currencies.length === 1 ? [...amounts, object] : [object] };
}

/** The table of the zone is needed only where a local time is held against a range. */
function schemaOfTime(type: FieldType & { readonly kind: "time" }, zone: Zone | undefined): Schema {
  const ranged = type.least !== undefined || type.most !== undefined;
  const rule: TimeRule = { ...type, local: zone !== undefined, ...(ranged && zone ? { zone } : {}) };
  return { type: "string", pattern: `${DATE.slice(0, -1)}${CLOCK}${OFFSET}${zone ? "?" : ""}$`, signoffTime: rule };
}

function schemaOfList(type: FieldType, items: Schema): Schema {
  return { type: "array", maxItems: LONGEST_LIST, items, ...(holdsLists(type) ? { signoffList: type } : {}) };
}

function holdsLists(type: FieldType): boolean {
  const isList = (inner: FieldType): boolean => inner.kind === "list" || inner.kind === "items";
  if (type.kind === "list") return isList(type.of);
  return type.kind === "items" && type.fields.some((field) => isList(field.type));
}

function bounds({ least, most }: { readonly least?: string; readonly most?: string }): Schema {
  return { ...bound("minimum", least), ...bound("maximum", most) };
}

function bound(keyword: string, decimal: string | undefined): Schema {
  const number = Number(decimal);
  return decimal !== undefined && Number.isFinite(number) ? { [keyword]: number } : {};
}

function group(keyword: string, entries: readonly (readonly [string, Schema])[]): Schema {
  return entries.length > 0 ? { [keyword]: Object.fromEntries(entries) } : {};
}

/** Names that every object inherits: `properties` and `required` in JavaScript find them where the input has no such key. */
function isInherited(key: string): boolean {
  return key in Object.prototype;
}

/** No other text becomes this one in NFC: ASCII but for K, ; and `, which have look-alikes of their own. */
function isSpeltOneWay(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text) && !/[K;`]/.test(text);
}
