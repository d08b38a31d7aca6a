import type { DeadlineUnit, Emptiness, Expression, Name, Path, Text } from "../tree.ts";
import { weekdayName } from "../weekday.ts";

/** Writes one literal; the printer takes it from the source, messages from its meaning. */
export type LiteralText = (expression: Expression) => string | undefined;

const asMeant: LiteralText = () => undefined;

/** A condition or value in the canonical words, on one line. */
export function expressionText(expression: Expression, literal: LiteralText = asMeant): string {
  const text = (inner: Expression): string => expressionText(inner, literal);
  const list = (values: readonly Expression[]): string => values.map(text).join(", ");
  const not = (negated: boolean): string => (negated ? " not" : "");
  switch (expression.kind) {
    case "path":
      return pathText(expression.path);
    case "it":
      return "it";
    case "text":
      return quotedText(expression.value);
    case "number":
      return literal(expression) ?? expression.decimal;
    case "percent":
      return literal(expression) ?? `${expression.decimal}%`;
    case "money":
      return literal(expression) ?? moneyText(expression.currency, expression.amount);
    case "limits":
      return expression.limits.map(text).join(" / ");
    case "duration":
      return durationText(expression.amount, expression.unit);
    case "date":
    case "instant":
      return expression.text;
    case "time of day":
      return clockText(expression.minutes);
    case "yes/no":
      return expression.value ? "yes" : "no";
    case "weekday":
      return weekdayName(expression.weekday);
    case "always":
      return "always";
    case "not":
      return `not ${text(expression.operand)}`;
    case "and":
    case "or":
      return expression.operands.map(text).join(` ${expression.kind} `);
    case "brackets":
      return `(${text(expression.inner)})`;
    case "comparison":
      return `${text(expression.left)} ${expression.operator} ${text(expression.right)}${ignoring(expression)}${empty(expression)}`;
    case "is one of":
      return `${text(expression.operand)} is${not(expression.negated)} one of ${list(expression.choices)}${ignoring(expression)}`;
    case "is from to":
      return `${text(expression.operand)} is from ${text(expression.from)} to ${text(expression.to)}${empty(expression)}`;
    case "is empty":
    case "is missing":
    case "is present":
    case "is unseen":
      return `${text(expression.operand)} is${not(expression.negated)} ${expression.kind.slice(3)}`;
    case "is outside":
      return `${text(expression.operand)} is outside ${text(expression.share)} of history`;
    case "is in":
      return `${text(expression.operand)} is${not(expression.negated)} in ${nameText(expression.list)}`;
    case "like":
      return `${text(expression.operand)} like ${quoted(expression.pattern)}${ignoring(expression)}`;
    case "mentions":
      return `${text(expression.operand)} mentions any of ${expression.words.map(quoted).join(", ")}`;
    case "includes": {
      const any = expression.values.length > 1 ? "any of " : "";
      return `${text(expression.operand)} includes ${any}${list(expression.values)}`;
    }
    case "quantifier": {
      const words = expression.word === "no" ? "no" : `${expression.word} of`;
      return `${words} (${pathText(expression.list)} where ${text(expression.where)})${empty(expression)}`;
    }
    case "count":
      return `count of (${pathText(expression.list)}${where(expression.where)})`;
    case "sum":
      return `sum of (${pathText(expression.of)}${where(expression.where)})`;
    case "weekday of":
    case "time of":
      return `${expression.kind} ${text(expression.operand)}`;
    case "arithmetic":
      return `${text(expression.left)} ${expression.operator} ${text(expression.right)}`;
    case "missing":
      return "…";
  }

  function where(condition: Expression | undefined): string {
    return condition === undefined ? "" : ` where ${text(condition)}`;
  }
}

function ignoring({ ignoringCase }: { readonly ignoringCase: boolean }): string {
  return ignoringCase ? " ignoring case" : "";
}

function empty({ emptiness }: { readonly emptiness?: Emptiness }): string {
  if (emptiness === undefined) return "";
  return emptiness === "at least one" ? " and at least one" : " even if empty";
}

const signs: Readonly<Record<string, string>> = { $: "$", EUR: "€", GBP: "£", JPY: "¥" };

function moneyText(currency: string, amount: string): string {
  const negative = amount.startsWith("-");
  const [whole = "", fraction] = amount.replace("-", "").split(".");
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ",") + (fraction === undefined ? "" : `.${fraction}`);
  const sign = signs[currency];
  return `${negative ? "-" : ""}${sign ?? `${currency} `}${grouped}`;
}

export function nameText({ text, quoted: backticked }: Name): string {
  return backticked ? `\`${text}\`` : text;
}

export function pathText({ parts }: Path): string {
  return parts.map(nameText).join(".");
}

/** In straight quotes, a quote inside doubled. */
export function quotedText(value: string): string {
  return `"${value.replaceAll('"', '""')}"`;
}

export function quoted({ value }: Text): string {
  return quotedText(value);
}

/** `1 day`, `4 working hours` */
export function durationText(amount: string, unit: DeadlineUnit): string {
  return `${amount} ${amount === "1" ? unit.slice(0, -1) : unit}`;
}

export function clockText(minutes: number): string {
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
