import type { Policy } from "../../../model/policy.ts";
import type { FieldType } from "../../../model/types.ts";
import { describeField, isRequired, type Shape, shapeOf } from "../input-shape.ts";

/**
 * A TypeScript module with the type of a policy's input, `DecisionInput`. Fields that may be absent may be null as well.
 * Nothing the author wrote can end a comment or a name.
 */
export function typescriptTypes(policy: Policy): string {
  const title = policy.name === "" ? "this policy" : `the policy ${JSON.stringify(policy.name)}`;
  const version = policy.version === undefined ? "" : `, version ${policy.version}`;
  const shape = shapeOf(policy.fields);
  return [
    `${comment(`What ${title}${version} decides on.`)}`,
    `export interface DecisionInput ${objectType(shape, { zone: policy.zone?.name, indent: "" })}`,
    ...(policy.fields.some(({ type }) => holdsMoney(type)) ? ["", MONEY] : []),
    "",
  ].join("\n");
}

const MONEY = `/** An amount in the main unit: a number, or a decimal text such as "12.50". */
export interface Money<Currency extends string> {
  readonly amount: number | string;
  readonly currency: Currency;
}`;

/** Where a type stands: how far in, and the name of the policy's zone. */
interface Place {
  readonly zone: string | undefined;
  readonly indent: string;
}

function objectType({ below }: Shape, place: Place): string {
  const inner = { ...place, indent: `${place.indent}  ` };
  const members = [...below].flatMap(([key, shape]) => [
    ...(shape.field === undefined ? [] : [`${inner.indent}${comment(describeField(shape.field, place.zone))}`]),
    `${inner.indent}readonly ${propertyName(key)}${isRequired(shape) ? "" : "?"}: ${shapeType(shape, inner)};`,
  ]);
  return members.length === 0 ? "{}" : ["{", ...members, `${place.indent}}`].join("\n");
}

function shapeType(shape: Shape, place: Place): string {
  const { field, below } = shape;
  const parts = [
    ...(field === undefined ? [] : [fieldType(field.type, place)]),
    ...(below.size === 0 ? [] : [objectType(shape, place)]),
  ];
  const type = parts.length === 1 ? (parts[0] as string) : parts.map((part) => `(${part})`).join(" & ");
  return isRequired(shape) ? type : `${type} | null`;
}

function fieldType(type: FieldType, place: Place): string {
  switch (type.kind) {
    case "text":
    case "date":
    case "time":
      return "string";
    case "yes/no":
      return "boolean";
    case "number":
      return "number";
    case "money": {
      const money = `Money<${union(type.currencies)}>`;
      return type.currencies.length === 1 ? `number | string | ${money}` : money;
    }
    case "choice":
      return union(type.choices);
    case "list":
      return `readonly (${fieldType(type.of, place)})[]`;
    case "items":
      return `readonly ${objectType(shapeOf(type.fields), place)}[]`;
  }
}

function union(texts: readonly string[]): string {
  return texts.length === 0 ? "never" : texts.map(quoted).join(" | ");
}

function holdsMoney(type: FieldType): boolean {
  if (type.kind === "list") return holdsMoney(type.of);
  return type.kind === "money" || (type.kind === "items" && type.fields.some((field) => holdsMoney(field.type)));
}

function propertyName(key: string): string {
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(key) ? key : quoted(key);
}

function quoted(text: string): string {
  return JSON.stringify(text).replace(/[\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16)}`);
}

function comment(text: string): string {
  return `/** ${text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ").replaceAll("*/", "*\\/")} */`;
}
