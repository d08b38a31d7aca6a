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
    case "money":
      return moneyOf(plain) ?? text;
    case "list":
    case "items":
      return jsonOf(plain) ?? text;
    default:
      return text;
  }
}

/**
 * What stands in the form: what was typed, as long as it is the value that the input holds; else the value. So `0.` stays
 * until the next key, and an example that is chosen is shown.
 */
export function shownText(field: Pick<Field, "type">, value: unknown, typed: string | undefined): string {
  const isTyped = typed !== undefined && JSON.stringify(typedValue(field, typed)) === JSON.stringify(value);
  return isTyped ? typed : shownValue(value);
}

/** How a value stands in the form. */
export function shownValue(value: unknown): string {
  if (value === undefined) return "";
  if (typeof value === "string") return value;
  if (typeof value === "object" && value !== null && "amount" in value && "currency" in value)
    return `${String(value.amount)} ${String(value.currency)}`;
  return JSON.stringify(value) ?? "";
}

/** How a value stands in a table: `TWD 60,000`, `2005-07-25 09:24`. */
export function cellWords(value: unknown): string {
  if (value === undefined || value === null) return "–";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return value.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d(\.\d+)?)?/, "$1 $2");
  if (typeof value === "object" && "amount" in value && "currency" in value) {
    const amount = Number(value.amount);
    return `${String(value.currency)} ${Number.isFinite(amount) ? grouped.format(amount) : String(value.amount)}`;
  }
  return shownValue(value);
}

const grouped = new Intl.NumberFormat("en", { maximumFractionDigits: 10 });

function numberOf(text: string): number | undefined {
  const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}

/** `12.50`, `EUR 12.50` or `12.50 EUR`: an exact amount, and the currency that is named, whether the field has it or not. */
function moneyOf(text: string): unknown {
  const [, before, amount, after] = /^(?:([a-z]{3})\s*)?([-+\d.,]+)(?:\s*([a-z]{3}))?$/i.exec(text) ?? [];
  const exact = amount === undefined ? undefined : exactAmount(amount);
  const currency = before ?? after;
  if (exact === undefined || (before !== undefined && after !== undefined)) return undefined;
  return currency === undefined ? exact : { amount: exact, currency: currency.toUpperCase() };
}

/** The decimal that an amount is, as text; commas part thousands, and nothing else. */
function exactAmount(text: string): string | undefined {
  const parts = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d*)(?:\.(\d*))?$/.exec(text);
  const [, sign, whole = "", fraction = ""] = parts ?? [];
  if (parts === null || whole + fraction === "") return undefined;
  const decimal = fraction === "" ? "" : `.${fraction}`;
  return `${sign === "-" ? "-" : ""}${whole === "" ? "0" : whole.replaceAll(",", "")}${decimal}`;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
