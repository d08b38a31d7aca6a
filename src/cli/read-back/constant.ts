import type { Constant } from "../../model/condition.ts";
import type { Policy } from "../../model/policy.ts";
import { printDate, printDateTime } from "../../values/calendar.ts";
import { localOfInstant } from "../../values/zone.ts";

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const signs: Readonly<Record<string, string>> = { USD: "$", EUR: "€", GBP: "£", JPY: "¥" };

/** A literal in words for people. */
export function constantWords(constant: Constant, zone: Policy["zone"]): string {
  switch (constant.kind) {
    case "text":
      return constant.value === "" ? "an empty text" : `“${constant.value}”`;
    case "yes/no":
      return constant.value ? "yes" : "no";
    case "choice":
      return constant.value;
    case "number":
      return numberWords(constant.value);
    case "money":
      return moneyWords(constant.currency, constant.amount);
    case "date":
      return printDate(constant.day);
    case "time":
      return timeWords(constant.at, zone);
    case "days":
      return constant.days === 1 ? "1 day" : `${constant.days} days`;
    case "milliseconds":
      return durationWords(constant.amount);
    case "weekday":
      return weekdays[constant.weekday - 1] ?? "";
    case "time of day":
      return clockWords(constant.at);
  }
}

/** 300000 as 300,000. */
export function numberWords(decimal: string): string {
  const [whole = "", fraction] = decimal.split(".");
  const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

export function moneyWords(currency: string, amount: string): string {
  const sign = signs[currency];
  const isNegative = amount.startsWith("-");
  const number = numberWords(isNegative ? amount.slice(1) : amount);
  return `${isNegative ? "minus " : ""}${sign === undefined ? `${currency} ` : sign}${number}`;
}

function timeWords(at: number, zone: Policy["zone"]): string {
  if (zone === undefined) return printDateTime(at).replace("T", " ").replace("Z", " UTC");
  return printDateTime(localOfInstant(zone.offsets, at), "").replace("T", " ");
}

function durationWords(milliseconds: number): string {
  for (const [unit, length] of [
    ["hour", 3_600_000],
    ["minute", 60_000],
    ["second", 1000],
  ] as const)
    if (milliseconds % length === 0) {
      const amount = milliseconds / length;
      return `${amount} ${unit}${amount === 1 ? "" : "s"}`;
    }
  return `${milliseconds} milliseconds`;
}

function clockWords(at: number): string {
  return printDateTime(at, "").slice(11, 16);
}
