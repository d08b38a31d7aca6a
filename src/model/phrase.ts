import { printDate, printDateTime } from "../values/calendar.ts";
import { type Decimal, decimalOf, printDecimal } from "../values/decimal.ts";
import { decimalOfMoney, minorDigitsOf } from "../values/money.ts";
import { children } from "./children.ts";
import type { CompareOperator, Condition, Constant, ListRef, Value } from "./condition.ts";
import type { Policy } from "./policy.ts";
import type { KnownValue } from "./read.ts";

const negations: Readonly<Record<CompareOperator, string>> = {
  is: "is not",
  "<": "is at least",
  "<=": "is over",
  ">": "is at most",
  ">=": "is under",
};

const operators: Readonly<Record<CompareOperator, string>> = {
  is: "is",
  "<": "is under",
  "<=": "is at most",
  ">": "is over",
  ">=": "is at least",
};

const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** A condition in the words of the policy: "refund is over $10,000 and customer.tier is not plus". */
export function phrase(policy: Policy, condition: Condition, negated = false): string {
  const value = (one: Value): string => phraseValue(policy, one);
  const word = (plain: string, other: string): string => (negated ? other : plain);
  switch (condition.kind) {
    case "constant":
      return condition.value !== negated ? "always" : "never";
    case "and":
    case "or": {
      const joined = (condition.kind === "and") !== negated ? " and " : " or ";
      return condition.parts.map((part) => bracketed(policy, part, negated, condition.parts.length > 1)).join(joined);
    }
    case "not":
      return phrase(policy, condition.part, !negated);
    case "truth":
      return `${value(condition.value)} is ${word("yes", "no")}`;
    case "compare":
      return `${value(condition.left)} ${(negated ? negations : operators)[condition.operator]} ${value(condition.right)}${ignoring(condition)}`;
    case "compare limits": {
      const limits = Object.entries(condition.limits).map(([currency, units]) =>
        money(currency, minorUnits(currency, units)),
      );
      return `${value(condition.left)} ${(negated ? negations : operators)[condition.operator]} ${limits.join(" / ")}`;
    }
    case "one of":
      return `${value(condition.value)} ${word("is", "is not")} ${oneOf(condition.constants)}${ignoring(condition)}`;
    case "like":
      return `${value(condition.value)} is ${word("", "not ")}like ${quote(condition.pattern)}${ignoring(condition)}`;
    case "mentions":
      return `${value(condition.value)} ${word("mentions", "does not mention")} ${anyOf(condition.words.map(quote))}`;
    case "includes":
      return `${list(policy, condition.list)} ${word("includes", "does not include")} ${anyOf(condition.constants.map(phraseConstant))}`;
    case "empty text":
      return `${value(condition.value)} is ${word("", "not ")}empty`;
    case "empty list":
      return `${list(policy, condition.list)} is ${word("", "not ")}empty`;
    case "missing":
      return `${condition.of.kind === "whole list" ? list(policy, condition.of.list) : value(condition.of)} is ${word("missing", "present")}`;
    case "quantifier": {
      const of = elements(policy, condition.list, condition.where);
      if (condition.word === "no") return negated ? `any of ${of}` : `no ${of}`;
      return negated ? `not ${condition.word} of ${of}` : `${condition.word} of ${of}`;
    }
  }
}

export function phraseValue(policy: Policy, value: Value): string {
  const inner = (one: Value): string => phraseValue(policy, one);
  switch (value.kind) {
    case "constant":
      return phraseConstant(value.constant);
    case "field":
      return fieldName(policy, value.field);
    case "item field": {
      const type = policy.fields[value.list]?.type;
      const path = type?.kind === "items" ? type.fields[value.field]?.path : undefined;
      return path?.join(".") ?? "it";
    }
    case "arithmetic":
      return `${inner(value.left)} ${value.operator} ${inner(value.right)}`;
    case "scale":
      return value.value.kind === "arithmetic"
        ? `(${inner(value.value)}) * ${value.by}`
        : `${inner(value.value)} * ${value.by}`;
    case "count":
      return `count of ${elements(policy, value.list, value.where)}`;
    case "sum": {
      const of = `${list(policy, value.list)}.${inner(value.of)}`;
      return value.where.kind === "constant" ? `sum of ${of}` : `sum of (${of} where ${phrase(policy, value.where)})`;
    }
    case "days between":
    case "time between":
      return `${inner(value.left)} - ${inner(value.right)}`;
    case "weekday of":
      return `weekday of ${inner(value.value)}`;
    case "time of":
      return `time of ${inner(value.value)}`;
  }
}

export function phraseConstant(constant: Constant): string {
  switch (constant.kind) {
    case "text":
      return quote(constant.value);
    case "yes/no":
      return constant.value ? "yes" : "no";
    case "choice":
      return constant.value;
    case "number":
      return constant.percent ? percent(constant.value) : grouped(constant.value);
    case "money":
      return money(constant.currency, decimalOf(constant.amount));
    case "date":
      return printDate(constant.day);
    case "time":
      return printDateTime(constant.at);
    case "days":
      return plural(constant.days, "day");
    case "milliseconds":
      return duration(constant.amount);
    case "weekday":
      return weekdays[constant.weekday - 1] ?? String(constant.weekday);
    case "time of day":
      return clock(constant.at);
  }
}

/** True where a condition compares the field with a percent, so that its values are read back as percents too. */
export function readAsPercent({ rules }: Policy, place: number): boolean {
  const reads = (value: Value) => value.kind === "field" && value.field === place;
  const isPercent = (value: Value) => value.kind === "constant" && "percent" in value.constant;
  const compares = (condition: Condition): boolean =>
    (condition.kind === "compare" &&
      ((reads(condition.left) && isPercent(condition.right)) ||
        (reads(condition.right) && isPercent(condition.left)))) ||
    (condition.kind === "one of" &&
      reads(condition.value) &&
      condition.constants.some((constant) => "percent" in constant)) ||
    children(condition).conditions.some(compares);
  return rules.some(({ condition, exceptions }) => [condition, ...exceptions].some(compares));
}

/** A value of the input: "$12,000", "yes", "3 items"; a number as a percent where its field is read so. */
export function phraseKnown(value: KnownValue, asPercent = false): string {
  switch (value.kind) {
    case "text":
      return quote(value.value.length > 80 ? `${value.value.slice(0, 79)}…` : value.value);
    case "yes/no":
      return value.value ? "yes" : "no";
    case "choice":
      return value.value;
    case "number":
      return asPercent ? percent(String(value.value)) : grouped(String(value.value));
    case "money":
      return money(value.currency, decimalOfMoney(value));
    case "date":
      return printDate(value.day);
    case "time":
      return printDateTime(value.at);
    case "list":
      return value.elements.length === 0 ? "empty" : plural(value.elements.length, "entry", "entries");
    case "items":
      return value.items.length === 0 ? "empty" : plural(value.items.length, "item");
  }
}

export function plural(count: number, one: string, several = `${one}s`): string {
  return `${grouped(String(count))} ${count === 1 ? one : several}`;
}

/** A text in quotes, on one line. */
export function quote(text: string): string {
  return `"${text.replaceAll('"', '""').replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, " ")}"`;
}

function bracketed(policy: Policy, part: Condition, negated: boolean, several: boolean): string {
  const text = phrase(policy, part, negated);
  const inner = part.kind === "not" ? part.part : part;
  return several && (inner.kind === "and" || inner.kind === "or") && inner.parts.length > 1 ? `(${text})` : text;
}

function fieldName(policy: Policy, place: number): string {
  return policy.fields[place]?.name ?? "an unknown field";
}

function list(policy: Policy, { field }: ListRef): string {
  return fieldName(policy, field);
}

function elements(policy: Policy, ref: ListRef, where: Condition): string {
  const name = list(policy, ref);
  return where.kind === "constant" && where.value ? name : `(${name} where ${phrase(policy, where)})`;
}

function oneOf(constants: readonly Constant[]): string {
  const named = constants.slice(0, 12).map(phraseConstant);
  const more = constants.length > 12 ? `, … (${constants.length})` : "";
  return constants.length === 1 ? (named[0] as string) : `one of ${named.join(", ")}${more}`;
}

function anyOf(texts: readonly string[]): string {
  return texts.length === 1 ? (texts[0] as string) : `any of ${texts.join(", ")}`;
}

function ignoring({ ignoringCase }: { readonly ignoringCase: boolean }): string {
  return ignoringCase ? " ignoring case" : "";
}

const signs: Readonly<Record<string, string>> = { USD: "$", EUR: "€", GBP: "£", JPY: "¥" };

function money(currency: string, amount: Decimal): string {
  const digits = amount.decimals === 0 ? 0 : (minorDigitsOf(currency) ?? 2);
  const text = grouped(printDecimal(amount).replace(/\.0+$/, ""));
  const padded = text.includes(".") ? text.padEnd(text.indexOf(".") + 1 + digits, "0") : text;
  const sign = Object.hasOwn(signs, currency) ? (signs[currency] as string) : `${currency} `;
  return padded.startsWith("-") ? `-${sign}${padded.slice(1)}` : `${sign}${padded}`;
}

function minorUnits(currency: string, units: string): Decimal {
  const { units: whole, decimals } = decimalOf(units);
  return { units: whole, decimals: decimals + (minorDigitsOf(currency) ?? 2) };
}

/** 0.98 as 98%; what has no plain decimal form stays as it is. */
function percent(decimal: string): string {
  if (!/^-?\d+(\.\d+)?$/.test(decimal)) return decimal;
  const { units, decimals } = decimalOf(decimal);
  const points = { units: units * 100n, decimals };
  return `${grouped(
    printDecimal(points)
      .replace(/(\.\d*?)0+$/, "$1")
      .replace(/\.$/, ""),
  )}%`;
}

/** Thousands commas before the point. */
function grouped(decimal: string): string {
  const [whole = "", fraction] = decimal.split(".");
  if (!/^-?\d+$/.test(whole)) return decimal;
  const commas = whole.replace(/\d(?=(?:\d{3})+$)/g, "$&,");
  return fraction === undefined ? commas : `${commas}.${fraction}`;
}

const lengths = [
  [86_400_000, "day"],
  [3_600_000, "hour"],
  [60_000, "minute"],
  [1000, "second"],
] as const;

function duration(milliseconds: number): string {
  const [size, unit] = lengths.find(([length]) => milliseconds % length === 0) ?? [1, "millisecond"];
  return plural(milliseconds / size, unit);
}

function clock(at: number): string {
  const minutes = Math.floor(at / 60_000);
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}
