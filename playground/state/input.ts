import type { Field } from "../../src/model/types.ts";

type Input = Readonly<Record<string, unknown>>;

/** What an input holds for a field; undefined where it lacks it. */
export function valueAt(input: unknown, path: readonly string[]): unknown {
  let value = input;
  for (const part of path) {
    if (typeof value !== "object" || value === null || Array.isArray(value) || !Object.hasOwn(value, part))
      return undefined;
    value = (value as Input)[part];
  }
  return value;
}

/** The input with another value for a field; undefined takes it out. What it holds besides stays. */
export function withValue(input: unknown, [first, ...rest]: readonly string[], value: unknown): Input {
  const whole: Input = typeof input === "object" && input !== null && !Array.isArray(input) ? (input as Input) : {};
  if (first === undefined) return whole;
  const entries = Object.entries(whole).filter(([key]) => key !== first);
  const inner =
    rest.length === 0 ? value : emptied(withValue(Object.hasOwn(whole, first) ? whole[first] : {}, rest, value));
  // Made of entries, so that no name of a field reaches a prototype.
  return Object.fromEntries(inner === undefined ? entries : [...entries, [first, inner]]);
}

function emptied(input: Input): Input | undefined {
  return Object.keys(input).length === 0 ? undefined : input;
}

/** What somebody typed for a field: a number where it is one, else the text as it is, so that the policy says what is wrong. */
export function typedValue({ type }: Pick<Field, "type">, text: string): unknown {
  const plain = text.trim();
  if (plain === "") return undefined;
  switch (type.kind) {
    case "number":
      return numberOf(plain) ?? text;
    case "money": {
      const several = type.currencies.length > 1;
      const [, amount = plain, currency] = /^(\S+) +([A-Za-z]{3})$/.exec(plain) ?? [];
      const number = numberOf(amount.replaceAll(",", ""));
      if (number === undefined) return text;
      return several && currency !== undefined ? { amount: number, currency: currency.toUpperCase() } : number;
    }
    case "list":
    case "items":
      return jsonOf(plain) ?? text;
    default:
      return text;
  }
}

/** How a value stands in the form. */
export function shownValue(value: unknown): string {
  if (value === undefined) return "";
  if (typeof value === "string") return value;
  if (typeof value === "object" && value !== null && "amount" in value && "currency" in value)
    return `${String(value.amount)} ${String(value.currency)}`;
  return JSON.stringify(value) ?? "";
}

function numberOf(text: string): number | undefined {
  const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
