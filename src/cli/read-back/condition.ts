import type { CompareOperator, Condition, Constant, ListRef, Value } from "../../model/condition.ts";
import type { Policy } from "../../model/policy.ts";
import { constantWords, moneyWords, numberWords } from "./constant.ts";

/** A condition in plain words: `refund is over $10,000 or confidence is under 0.8`. */
export function conditionWords(condition: Condition, policy: Policy): string {
  return words(condition, policy, false);
}

function words(condition: Condition, policy: Policy, negated: boolean): string {
  const value = (of: Value): string => valueWords(of, policy);
  const is = negated ? "is not" : "is";
  switch (condition.kind) {
    case "constant":
      return condition.value !== negated ? "always" : "never";
    case "and":
    case "or": {
      const joint = (condition.kind === "and") !== negated ? "and" : "or";
      return condition.parts
        .map((part) => {
          const text = words(part, policy, negated);
          return isJunction(part) ? `(${text})` : text;
        })
        .join(` ${joint} `);
    }
    case "not":
      return words(condition.part, policy, !negated);
    case "truth":
      return `${value(condition.value)} is ${negated ? "no" : "yes"}`;
    case "compare": {
      const isTime = [condition.left, condition.right].some(
        (side) => side.kind === "constant" && ["date", "time", "time of day"].includes(side.constant.kind),
      );
      const operator = operatorWords(condition.operator, negated, isTime);
      const percent = isShare(condition.left, condition.right, policy);
      return `${value(condition.left)} ${operator} ${percent ?? value(condition.right)}${caseWords(condition.ignoringCase)}`;
    }
    case "compare limits": {
      const limits = Object.entries(condition.limits).map(([currency, amount]) => moneyWords(currency, amount));
      return `${value(condition.left)} ${operatorWords(condition.operator, negated, false)} ${limits.join(" / ")}`;
    }
    case "one of": {
      const [only, ...others] = condition.constants;
      const list = constantsWords(condition.constants, policy);
      const of = only !== undefined && others.length === 0 ? list : `one of ${list}`;
      return `${value(condition.value)} ${is} ${of}${caseWords(condition.ignoringCase)}`;
    }
    case "like":
      return `${value(condition.value)} ${is} like “${condition.pattern}”${caseWords(condition.ignoringCase)}`;
    case "mentions":
      return `${value(condition.value)} ${negated ? "mentions none of" : "mentions any of"} ${condition.words.map((word) => `“${word}”`).join(", ")}`;
    case "includes":
      return `${listName(condition.list, policy)} ${negated ? "includes none of" : "includes any of"} ${constantsWords(condition.constants, policy)}`;
    case "empty text":
      return `${value(condition.value)} ${is} empty`;
    case "empty list":
      return `${listName(condition.list, policy)} ${is} empty`;
    case "missing": {
      const of = condition.of.kind === "whole list" ? listName(condition.of.list, policy) : value(condition.of);
      return `${of} is ${negated ? "present" : "missing"}`;
    }
    case "quantifier": {
      const where = words(condition.where, policy, false);
      const list = listName(condition.list, policy);
      const quantifier = { any: "at least one", every: "every one", no: "no one" }[condition.word];
      return `${negated ? "not " : ""}${quantifier} of ${list} has: ${where}`;
    }
  }
}

function isJunction(condition: Condition): boolean {
  if (condition.kind === "not") return isJunction(condition.part);
  return condition.kind === "and" || condition.kind === "or" || condition.kind === "quantifier";
}

function operatorWords(operator: CompareOperator, negated: boolean, isTime: boolean): string {
  const opposite = { is: "is not", "<": ">=", "<=": ">", ">": "<=", ">=": "<" } as const;
  const meant = negated ? opposite[operator] : operator;
  switch (meant) {
    case "is":
    case "is not":
      return meant;
    case "<":
      return isTime ? "is before" : "is under";
    case "<=":
      return isTime ? "is not after" : "is at most";
    case ">":
      return isTime ? "is after" : "is over";
    case ">=":
      return isTime ? "is not before" : "is at least";
  }
}

function caseWords(ignoringCase: boolean): string {
  return ignoringCase ? " (capital or small letters alike)" : "";
}

function constantsWords(constants: readonly Constant[], policy: Policy): string {
  return constants.map((constant) => constantWords(constant, policy.zone)).join(", ");
}

/** A field from 0 to 1 reads as a share: 0.8 is 80%. */
function isShare(left: Value, right: Value, policy: Policy): string | undefined {
  if (left.kind !== "field" || right.kind !== "constant" || right.constant.kind !== "number") return undefined;
  const type = policy.fields[left.field]?.type;
  if (type?.kind !== "number" || type.least !== "0" || type.most !== "1") return undefined;
  const [whole = "", fraction = ""] = right.constant.value.split(".");
  const digits = (whole + fraction.padEnd(2, "0")).replace(/^0+(?=\d)/, "");
  const places = Math.max(fraction.length - 2, 0);
  const percent = places === 0 ? digits : `${digits.slice(0, -places) || "0"}.${digits.slice(-places)}`;
  return `${percent}%`;
}

export function valueWords(value: Value, policy: Policy): string {
  const of = (inner: Value): string => valueWords(inner, policy);
  switch (value.kind) {
    case "constant":
      return constantWords(value.constant, policy.zone);
    case "field":
      return policy.fields[value.field]?.name ?? "";
    case "item field": {
      const type = policy.fields[value.list]?.type;
      if (value.field < 0 || type?.kind !== "items") return "it";
      return type.fields[value.field]?.path.join(".") ?? "it";
    }
    case "arithmetic":
      return `${of(value.left)} ${value.operator === "+" ? "plus" : "minus"} ${of(value.right)}`;
    case "scale":
      return `${numberWords(value.by)} times ${of(value.value)}`;
    case "count":
      return `the number of ${listName(value.list, policy)}${whereWords(value.where, policy)}`;
    case "sum":
      return `the sum of ${of(value.of)} over ${listName(value.list, policy)}${whereWords(value.where, policy)}`;
    case "days between":
      return `the days from ${of(value.right)} to ${of(value.left)}`;
    case "time between":
      return `the time from ${of(value.right)} to ${of(value.left)}`;
    case "weekday of":
      return `the weekday of ${of(value.value)}`;
    case "time of":
      return `the time of day of ${of(value.value)}`;
  }
}

function whereWords(where: Condition, policy: Policy): string {
  return where.kind === "constant" && where.value ? "" : ` with ${words(where, policy, false)}`;
}

function listName({ field }: ListRef, policy: Policy): string {
  return policy.fields[field]?.name ?? "";
}
