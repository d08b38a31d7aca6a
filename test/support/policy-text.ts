import { bare } from "../../src/compiler/condition/constant.ts";
import type { FieldType, ItemField } from "../../src/model/types.ts";
import { printDateTime } from "../../src/values/calendar.ts";

/** Fields as the lines of a decision block; lists of items have to stand last. */
export function fieldLines(fields: readonly ItemField[], indent = "  "): readonly string[] {
  return fields.flatMap((field) => [
    `${indent}${field.path.map(bare).join(".")}  ${typeText(field.type)}${field.optional && field.type.kind !== "items" ? ", optional" : ""}${absentText(field)}`,
    ...(field.type.kind === "items" ? fieldLines(field.type.fields, `${indent}  `) : []),
  ]);
}

function absentText({ type, absentMeans }: ItemField): string {
  const text = absentMeans && literal(type, absentMeans.value);
  return text === undefined ? "" : `, absent means ${text} because "most have none"`;
}

/** Of plain values only; lists have none. */
function literal(type: FieldType, raw: unknown): string | undefined {
  switch (type.kind) {
    case "text":
      return JSON.stringify(raw);
    case "yes/no":
      return raw === true ? "yes" : "no";
    case "choice":
      return bare(String(raw));
    case "money":
      return type.currencies.length === 1 ? `${type.currencies[0]} ${raw}` : undefined;
    case "number":
    case "date":
      return String(raw);
    default:
      return undefined;
  }
}

/** A type with its range. */
function typeText(type: FieldType): string {
  switch (type.kind) {
    case "number": {
      const kind = type.decimals === 0 ? "whole number" : "number";
      const decimals = type.decimals === undefined || type.decimals === 0 ? "" : `, ${type.decimals} decimals`;
      return `${kind}${decimals}${rangeText(type.least, type.most)}`;
    }
    case "money": {
      const [first = "USD"] = type.currencies;
      const isOne = type.currencies.length === 1;
      const end = (side: "least" | "most") => {
        if (isOne) return type[side] === undefined ? undefined : `${first} ${type[side]}`;
        const ends = type.currencies.map((currency) => type.limits?.[currency]?.[side] ?? type[side]);
        return ends.every((each) => each !== undefined)
          ? ends.map((each, at) => `${type.currencies[at]} ${each}`).join(" / ")
          : undefined;
      };
      const rounded = type.roundedHalfEven ? ", rounded half even" : "";
      return `money ${isOne ? first : `in ${type.currencies.join(", ")}`}${rangeText(end("least"), end("most"))}${rounded}`;
    }
    case "choice":
      return `one of ${type.choices.map(bare).join(type.ordered ? " < " : ", ")}`;
    case "date":
      return `date${rangeText(type.least, type.most)}`;
    case "time": {
      const instant = (at: number | undefined) => (at === undefined ? undefined : printDateTime(at));
      return `time${rangeText(instant(type.least), instant(type.most))}`;
    }
    case "list":
      return `list of ${typeText(type.of)}`;
    case "items":
      return "list of";
    default:
      return type.kind;
  }
}

function rangeText(least: string | undefined, most: string | undefined): string {
  if (least !== undefined && most !== undefined) return `, ${least} to ${most}`;
  if (least !== undefined) return `, at least ${least}`;
  return most === undefined ? "" : `, at most ${most}`;
}
