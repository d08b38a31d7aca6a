import type { Domain } from "../model/condition.ts";
import type { FieldType } from "../model/types.ts";
import { rangeIn } from "../values/money.ts";

/** A type in the words of the language, with its article: "money in USD", "a text". */
export function describeType(type: FieldType): string {
  switch (type.kind) {
    case "text":
      return "a text";
    case "yes/no":
      return "yes or no";
    case "number":
      return type.decimals === 0 ? "a whole number" : "a number";
    case "money":
      return `money in ${type.currencies.join(", ")}`;
    case "choice":
      return `one of ${shortened(type.choices)}`;
    case "date":
      return "a date";
    case "time":
      return "a time";
    case "list":
    case "items":
      return "a list";
  }
}

export function describeDomain(domain: Domain): string {
  switch (domain.kind) {
    case "text":
      return "a text";
    case "yes/no":
      return "yes or no";
    case "choice":
      return "a choice";
    case "date":
      return "a date";
    case "time":
      return "a time";
    case "days":
      return "a number of calendar days";
    case "milliseconds":
      return "a length of time";
    case "weekday":
      return "a day of the week";
    case "time of day":
      return "a time of day";
    case "number":
      return "a number";
    case "money":
      return `money in ${domain.currencies.join(", ")}`;
  }
}

/** The declared range or choices: "0 to 1", "at least $0", "one of basic, plus". */
export function describeRange(type: FieldType): string {
  if (type.kind === "choice") return `one of ${shortened(type.choices)}`;
  if (type.kind !== "number" && type.kind !== "money" && type.kind !== "date" && type.kind !== "time") {
    return describeType(type);
  }
  if (type.kind === "money" && type.limits !== undefined) {
    const { limits } = type;
    const ranges = type.currencies.map((currency) =>
      describeRange({
        kind: "money",
        currencies: [currency],
        roundedHalfEven: false,
        ...rangeIn({ limits }, currency),
      }),
    );
    return ranges.join(" / ");
  }
  const name = (bound: string | number) =>
    type.kind === "time" ? new Date(Number(bound)).toISOString() : money(type, String(bound));
  if (type.least !== undefined && type.most !== undefined) return `${name(type.least)} to ${name(type.most)}`;
  if (type.least !== undefined) return `at least ${name(type.least)}`;
  if (type.most !== undefined) return `at most ${name(type.most)}`;
  return describeType(type);
}

function money(type: FieldType, bound: string): string {
  return type.kind === "money" ? `${type.currencies[0]} ${bound}` : bound;
}

function shortened(names: readonly string[]): string {
  return names.length > 8 ? `${names.slice(0, 8).join(", ")}, …` : names.join(", ");
}
