import type { Mend } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/source.ts";
import { minorDigitsOf } from "../values/money.ts";
import { currencySigns } from "./characters.ts";
import { report } from "./collector.ts";
import {
  advance,
  atSymbol,
  here,
  lose,
  peek,
  type Reader,
  sourceText,
  spanSince,
  takeSymbol,
  takeWords,
  tokenSpan,
} from "./reader.ts";
import type { Token } from "./token.ts";
import type { Deadline, DeadlineUnit, Expression, NumberLiteral } from "./tree.ts";

const thousandsBy: Readonly<Record<string, number>> = { K: 3, M: 6, B: 9 };

/** Thousands commas dropped and K, M, B resolved: "10,000" and "10K" are "10000", "2.5M" is "2500000". */
export function decimalOf(written: string): string {
  const places = thousandsBy[written.slice(-1)] ?? 0;
  const plain = written.replace(/[,KMB]/g, "");
  const [whole = "0", fraction = ""] = plain.split(".");
  const moved = whole + fraction.slice(0, places).padEnd(places, "0");
  const rest = fraction.slice(places);
  const digits = moved.replace(/^0+(?=\d)/, "");
  return rest === "" ? digits : `${digits}.${rest}`;
}

const units: Readonly<Record<string, DeadlineUnit>> = {
  minute: "minutes",
  minutes: "minutes",
  hour: "hours",
  hours: "hours",
  day: "days",
  days: "days",
  week: "weeks",
  weeks: "weeks",
};

/** Units that people write and the language has not, with what to write for a number of them. */
const otherUnits: ReadonlyMap<string, (amount: string) => readonly string[]> = new Map([
  ["month", (amount: string) => [`${times(amount, 30)} days`]],
  ["year", (amount: string) => [`${times(amount, 365)} days`]],
  ["quarter", (amount: string) => [`${times(amount, 91)} days`]],
  ["fortnight", (amount: string) => [`${times(amount, 2)} weeks`]],
  ["second", () => []],
  ["sec", () => []],
  ["min", (amount: string) => [counted(amount, "minute")]],
  ["hr", (amount: string) => [counted(amount, "hour")]],
  ["h", (amount: string) => [counted(amount, "hour")]],
  ["d", (amount: string) => [counted(amount, "day")]],
]);

const businessWords = new Set(["business", "office", "work", "bank", "workday", "workdays", "banking"]);

function times(amount: string, factor: number): string {
  return /^\d{1,9}$/.test(amount) ? String(Number(amount) * factor) : amount;
}

function counted(amount: string, unit: string): string {
  return `${amount} ${unit}${amount === "1" ? "" : "s"}`;
}

export function isCurrencySign(token: Token): boolean {
  return token.kind === "symbol" && currencySigns.has(token.text);
}

const isCurrencyCode = (token: Token): boolean =>
  token.kind === "word" && /^[A-Z]{3}$/.test(token.text) && token.text !== "AND" && token.text !== "NOT";

/** Does a literal that begins with a number, a sign or a currency stand here? */
export function atNumeric(reader: Reader): boolean {
  const token = peek(reader);
  if (token.kind === "number" || isCurrencySign(token)) return true;
  if (token.kind === "word") return isCurrencyCode(token) && peek(reader, 1).kind === "number";
  const next = peek(reader, 1);
  return atSymbol(reader, "-") && (next.kind === "number" || isCurrencySign(next));
}

/** A number, percent, amount of money or duration, with what people write instead of them. */
export function parseNumeric(reader: Reader): Expression {
  const start = peek(reader).start;
  const sign = takeSymbol(reader, "-") ? "-" : "";
  const first = peek(reader);
  if (isCurrencySign(first)) {
    reader.at++;
    return moneyLimits(reader, parseMoney(reader, currencySigns.get(first.text) as string, start, sign));
  }
  if (isCurrencyCode(first) && peek(reader, 1).kind === "number") {
    reader.at++;
    return moneyLimits(reader, parseMoney(reader, first.text, start, sign));
  }
  const token = advance(reader);
  const decimal = sign + decimalOf(token.text);
  if (takeSymbol(reader, "%")) return { kind: "percent", decimal, span: spanSince(reader, start) };
  if (atSymbol(reader, "%%")) {
    const place = here(reader);
    reader.at++;
    reader.add(
      report("syntax/percent-twice", place, {}, { mends: [{ title: "Write %", edits: [{ span: place, text: "%" }] }] }),
    );
    return { kind: "percent", decimal, span: spanSince(reader, start) };
  }
  const next = peek(reader);
  if (isCurrencySign(next) || (isCurrencyCode(next) && minorDigitsOf(next.text) !== undefined))
    return currencyAfter(reader, start, decimal);
  const unit = parseUnit(reader, token);
  if (unit !== undefined) return { kind: "duration", amount: decimal, unit, span: spanSince(reader, start) };
  return { kind: "number", decimal, span: spanSince(reader, start) };
}

function parseMoney(reader: Reader, currency: string, start: number, sign: string): Expression {
  const negative = sign === "" && takeSymbol(reader, "-") ? "-" : sign;
  const token = peek(reader);
  if (token.kind !== "number") {
    lose(reader, "an amount, like $10,000");
    return { kind: "missing", span: spanSince(reader, start) };
  }
  reader.at++;
  checkPoint(reader, token, currency);
  const next = peek(reader);
  if (next.kind === "word" && !next.spaced && /^[kmb]$/.test(next.text)) {
    reader.at++;
    const place = tokenSpan(reader, next);
    const upper = next.text.toUpperCase();
    const mends = [{ title: `Write ${upper}`, edits: [{ span: place, text: upper }] }];
    reader.add(report("syntax/keyword-case", place, { written: next.text, keyword: upper }, { mends }));
    return {
      kind: "money",
      currency,
      amount: negative + decimalOf(token.text + upper),
      span: spanSince(reader, start),
    };
  }
  return { kind: "money", currency, amount: negative + decimalOf(token.text), span: spanSince(reader, start) };
}

const threeDecimals = new Set(["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]);

/** `€10.000`: ten euros or ten thousand? */
function checkPoint(reader: Reader, token: Token, currency: string): void {
  if (!/^[1-9]\d{0,2}\.\d{3}$/.test(token.text) || threeDecimals.has(currency)) return;
  const place = tokenSpan(reader, token);
  const right = token.text.replace(".", ",");
  const other = token.text.slice(0, -1);
  const mends: Mend[] = [right, other].map((text) => ({ title: `Write ${text}`, edits: [{ span: place, text }] }));
  reader.add(report("syntax/thousands-point", place, { written: token.text, right }, { mends }));
}

function currencyAfter(reader: Reader, start: number, decimal: string): Expression {
  const number = sourceText(reader, spanSince(reader, start));
  const token = advance(reader);
  const sign = isCurrencySign(token);
  const right = sign ? token.text + number : `${token.text} ${number}`;
  const place = spanSince(reader, start);
  const mends = [{ title: `Write ${right}`, edits: [{ span: place, text: right }] }];
  reader.add(report("syntax/currency-after", place, { written: sourceText(reader, place), right }, { mends }));
  const currency = sign ? (currencySigns.get(token.text) as string) : token.text;
  return moneyLimits(reader, { kind: "money", currency, amount: decimal, span: place });
}

/** `$10K / €9K / ¥1,500,000` */
function moneyLimits(reader: Reader, first: Expression): Expression {
  if (first.kind !== "money" || !atSymbol(reader, "/")) return first;
  const limits = [first];
  while (atSymbol(reader, "/")) {
    const next = peek(reader, 1);
    if (!isCurrencySign(next) && !isCurrencyCode(next)) break;
    reader.at++;
    const start = peek(reader).start;
    const token = advance(reader);
    limits.push(parseMoney(reader, currencySigns.get(token.text) ?? token.text, start, "") as typeof first);
  }
  return limits.length === 1 ? first : { kind: "limits", limits, span: spanSince(reader, first.span.start) };
}

/** The unit of a duration, if one stands here; a unit that the language has not is reported. */
function parseUnit(reader: Reader, amount: Token): DeadlineUnit | undefined {
  const token = peek(reader);
  if (token.kind !== "word") return undefined;
  const unit = units[token.lower];
  if (unit !== undefined) {
    takeWords(reader, token.lower);
    return unit;
  }
  const next = units[peek(reader, 1).lower];
  if (token.lower === "working" && (next === "hours" || next === "days")) {
    takeWords(reader, "working", peek(reader, 1).lower);
    return next === "hours" ? "working hours" : "working days";
  }
  const number = decimalOf(amount.text);
  if (businessWords.has(token.lower) || token.lower === "working") {
    const two = next !== undefined;
    const right = next === "hours" || next === "minutes" ? "working hours" : "working days";
    const mends = token.lower === "working" ? [] : [`${number} ${number === "1" ? right.slice(0, -1) : right}`];
    return otherUnit(
      reader,
      amount,
      two || (token.lower === "working" && reader.at + 1 < reader.stop) ? 2 : 1,
      mends,
      right,
    );
  }
  const other = otherUnits.get(token.lower) ?? otherUnits.get(token.lower.replace(/s$/, ""));
  if (other === undefined) return undefined;
  return otherUnit(reader, amount, 1, other(number), "days");
}

function otherUnit(
  reader: Reader,
  amount: Token,
  words: number,
  rights: readonly string[],
  unit: DeadlineUnit,
): DeadlineUnit {
  const start = peek(reader).start;
  reader.at += words;
  const place: Span = spanSince(reader, start);
  const whole: Span = { ...place, start: amount.start };
  const mends = rights.map((right) => ({ title: `Write ${right}`, edits: [{ span: whole, text: right }] }));
  const given = { unit: sourceText(reader, place), right: rights[0] };
  reader.add(report("syntax/unknown-unit", whole, given, { mends }));
  return unit;
}

/** A whole or decimal number that stands alone: a version, people, minutes. */
export function parseNumber(reader: Reader, expected: string): NumberLiteral {
  const token = peek(reader);
  if (token.kind !== "number") {
    lose(reader, expected);
    return { kind: "number", decimal: "0", span: here(reader) };
  }
  reader.at++;
  return { kind: "number", decimal: decimalOf(token.text), span: tokenSpan(reader, token) };
}

export function parsePercent(reader: Reader, expected: string): Expression {
  if (!atNumeric(reader)) {
    lose(reader, expected);
    return { kind: "missing", span: here(reader) };
  }
  return parseNumeric(reader);
}

/** `within 4 working hours` */
export function parseDeadline(reader: Reader): Deadline | undefined {
  const start = peek(reader).start;
  takeWords(reader, "within");
  const token = peek(reader);
  if (token.kind !== "number") {
    lose(reader, "a time, like 4 hours or 2 working days");
    return undefined;
  }
  reader.at++;
  const amount: NumberLiteral = { kind: "number", decimal: decimalOf(token.text), span: tokenSpan(reader, token) };
  const unit = parseUnit(reader, token);
  if (unit === undefined) {
    lose(reader, "a unit of time: minutes, hours, working hours, days, working days, weeks");
    return undefined;
  }
  return { amount, unit, span: spanSince(reader, start) };
}

export function minutesOf(clock: string): number {
  const [hours, minutes] = clock.split(":").map(Number) as [number, number];
  return hours * 60 + minutes;
}
