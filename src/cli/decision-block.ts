import type { Policy } from "../model/policy.ts";
import type { FieldType, ItemField } from "../model/types.ts";

/** The decision block of a policy as text of the language; inferred types are written as they were found. */
export function decisionBlock({ fields }: Policy): string {
  const plain = fields.filter(({ type }) => type.kind !== "items");
  const lists = fields.filter(({ type }) => type.kind === "items");
  return ["decision", ...fieldLines([...plain, ...lists], "  "), ""].join("\n");
}

function fieldLines(fields: readonly ItemField[], indent: string): readonly string[] {
  const width = Math.max(0, ...fields.map(({ path }) => pathText(path).length));
  return fields.flatMap((field) => {
    const name = pathText(field.path).padEnd(width);
    const head = `${indent}${name}  ${typeText(field.type)}${field.optional ? ", optional" : ""}`;
    return field.type.kind === "items" ? [head, ...fieldLines(field.type.fields, `${indent}  `)] : [head];
  });
}

function pathText(path: readonly string[]): string {
  return path
    .map((part) => (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(part) && !reserved.has(part) ? part : `\`${part}\``))
    .join(".");
}

const reserved: ReadonlySet<string> = new Set(["and", "or", "not", "is", "always", "otherwise"]);

function typeText(type: FieldType): string {
  switch (type.kind) {
    case "text":
    case "yes/no":
      return type.kind;
    case "number": {
      const { decimals } = type;
      const kind = decimals === 0 ? "whole number" : decimals === undefined ? "number" : `number, ${decimals} decimals`;
      return kind + rangeText(type, decimals === undefined || decimals === 0);
    }
    case "money": {
      const [first = "", ...others] = type.currencies;
      const kind = others.length === 0 ? `money ${first}` : `money in ${type.currencies.join(", ")}`;
      const range =
        others.length > 0 ? {} : { least: inCurrency(first, type.least), most: inCurrency(first, type.most) };
      return `${kind}${type.roundedHalfEven ? ", rounded half even" : ""}${rangeText(range, false)}`;
    }
    case "choice":
      return `one of ${type.choices.map((choice) => `"${choice.replaceAll('"', '""')}"`).join(type.ordered ? " < " : ", ")}`;
    case "date":
      return `date${rangeText(type, false)}`;
    case "time":
      return "time";
    case "list":
      return `list of ${typeText(type.of)}`;
    case "items":
      return "list of";
  }
}

function inCurrency(currency: string, amount: string | undefined): string | undefined {
  return amount === undefined ? undefined : `${currency} ${amount}`;
}

function rangeText(
  { least, most }: { readonly least?: string | undefined; readonly most?: string | undefined },
  bare: boolean,
): string {
  if (least !== undefined && most !== undefined) return `${bare ? "" : ","} ${least} to ${most}`;
  if (least !== undefined) return `, at least ${least}`;
  return most === undefined ? "" : `, at most ${most}`;
}
