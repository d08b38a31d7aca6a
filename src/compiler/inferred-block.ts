import type { Policy } from "../model/policy.ts";
import type { FieldType } from "../model/types.ts";
import { bare } from "./condition/constant.ts";

/**
 * The decision block that a policy without one could have: the fields with the types inferred from their use, lists
 * last. Empty text where the policy reads no field.
 */
export function inferredBlock({ fields }: Pick<Policy, "fields">): string {
  if (fields.length === 0) return "";
  const isList = ({ type }: { readonly type: FieldType }) => type.kind === "items" && type.fields.length > 0;
  const ordered = [...fields.filter((field) => !isList(field)), ...fields.filter(isList)];
  const width = Math.max(...ordered.map(({ path }) => written(path).length));
  const lines = ordered.flatMap(({ path, type, optional }) => [
    `  ${written(path).padEnd(width)}  ${typeText(type)}${optional ? ", optional" : ""}`,
    ...(type.kind === "items" ? itemLines(type) : []),
  ]);
  return `decision\n${lines.join("\n")}\n`;
}

function itemLines({ fields }: FieldType & { kind: "items" }): readonly string[] {
  const width = Math.max(...fields.map(({ path }) => written(path).length), 0);
  return fields.map(({ path, type }) => `    ${written(path).padEnd(width)}  ${typeText(type)}`);
}

function written(path: readonly string[]): string {
  return path.map(bare).join(".");
}

/** A type as it is declared; of a list of items only its beginning. */
export function typeText(type: FieldType): string {
  switch (type.kind) {
    case "number":
      return type.decimals === 0
        ? "whole number"
        : type.decimals === undefined
          ? "number"
          : `number, ${type.decimals} decimals`;
    case "money":
      return type.currencies.length === 1 ? `money ${type.currencies[0]}` : `money in ${type.currencies.join(", ")}`;
    case "choice":
      return `one of ${type.choices.map(bare).join(type.ordered ? " < " : ", ")}`;
    case "list":
      return `list of ${typeText(type.of)}`;
    case "items":
      return "list of";
    default:
      return type.kind;
  }
}
