import { report } from "./collector.ts";
import { atNumeric, minutesOf, parseNumber, parsePercent } from "./literal.ts";
import { parseValue } from "./operand.ts";
import {
  advance,
  atEnd,
  atSymbol,
  atWord,
  expectWords,
  here,
  lose,
  parseText,
  peek,
  type Reader,
  spanSince,
  takeSymbol,
  takeWords,
  tokenSpan,
} from "./reader.ts";
import type { ShiftTree, TeamEntry } from "./tree.ts";
import { weekdayMeant, weekdayName, weekdayNamed } from "./weekday.ts";

/** The entries of one line of a team. */
export function parseTeamEntries(reader: Reader): TeamEntry[] {
  const entries: TeamEntry[] = [];
  while (!atEnd(reader)) {
    const entry = parseEntry(reader);
    if (entry === undefined) break;
    entries.push(entry);
    if (peek(reader).kind !== "text" && !takeSymbol(reader, ",")) break;
  }
  return entries;
}

function parseEntry(reader: Reader): TeamEntry | undefined {
  const start = here(reader).start;
  const token = peek(reader);
  if (token.kind === "text")
    return { kind: "zone", zone: parseText(reader, "a time zone"), span: spanSince(reader, start) };
  if (takeWords(reader, "holidays"))
    return {
      kind: "holidays",
      calendar: parseText(reader, 'a calendar in quotes, like "US"'),
      span: spanSince(reader, start),
    };
  if (takeWords(reader, "away")) return { kind: "away", share: share(reader), span: spanSince(reader, start) };
  if (takeWords(reader, "finds")) {
    const found = share(reader);
    expectWords(reader, "`of errors`", "of", "errors");
    return { kind: "finds", share: found, span: spanSince(reader, start) };
  }
  if (takeWords(reader, "costs")) {
    if (!atNumeric(reader)) lose(reader, "an amount of money, like $55");
    const perHour = parseValue(reader, { weekdays: false, choices: false });
    expectWords(reader, "`an hour`", "an", "hour");
    return { kind: "costs", perHour, span: spanSince(reader, start) };
  }
  if (token.kind === "number") return parseCounted(reader, start);
  lose(reader, "people, minutes a review, a time zone, holidays, away, costs or finds");
  return undefined;
}

function share(reader: Reader) {
  return parsePercent(reader, "a share, like 15%");
}

function parseCounted(reader: Reader, start: number): TeamEntry | undefined {
  const count = parseNumber(reader, "a number");
  if (takeWords(reader, "people") || takeWords(reader, "person")) {
    const shift = parseShift(reader);
    return { kind: "people", people: count, ...(shift === undefined ? {} : { shift }), span: spanSince(reader, start) };
  }
  if (takeWords(reader, "minutes") || takeWords(reader, "minute")) {
    expectWords(reader, "`a review`", "a", "review");
    return { kind: "minutes", minutes: count, span: spanSince(reader, start) };
  }
  if (takeWords(reader, "in")) {
    const outOf = parseNumber(reader, "a number");
    expectWords(reader, "`over` and minutes", "over");
    const minutes = parseNumber(reader, "a number of minutes");
    expectWords(reader, "`minutes`", "minutes");
    return { kind: "long reviews", count, outOf, minutes, span: spanSince(reader, start) };
  }
  lose(reader, "`people`, `minutes a review` or `in 10 over 25 minutes`");
  return undefined;
}

/** `Mon-Fri, Sun 09:00-17:00` */
function parseShift(reader: Reader): ShiftTree | undefined {
  const start = here(reader).start;
  const weekdays: number[] = [];
  if (isDay(reader, 0)) {
    do parseDays(reader, weekdays);
    while (isDayAfterComma(reader) && takeSymbol(reader, ","));
  }
  if (peek(reader).kind !== "clock") {
    if (weekdays.length > 0) lose(reader, "hours, like 09:00-17:00");
    return undefined;
  }
  const from = minutesOf(advance(reader).text);
  if (!takeSymbol(reader, "-") && !takeWords(reader, "to")) lose(reader, "`-` and when the shift ends");
  const end = peek(reader);
  if (end.kind !== "clock") {
    lose(reader, "when the shift ends, like 17:00");
    return undefined;
  }
  reader.at++;
  const days = weekdays.length === 0 ? [1, 2, 3, 4, 5, 6, 7] : weekdays;
  return { weekdays: days, from, to: minutesOf(end.text), span: spanSince(reader, start) };
}

function isDay(reader: Reader, ahead: number): boolean {
  const token = peek(reader, ahead);
  return token.kind === "word" && weekdayMeant(token.text) !== undefined;
}

function isDayAfterComma(reader: Reader): boolean {
  return atSymbol(reader, ",") && isDay(reader, 1);
}

function parseDays(reader: Reader, weekdays: number[]): void {
  const from = parseDay(reader);
  const ranged = takeSymbol(reader, "-") || (atWord(reader, "to") && isDay(reader, 1) && takeWords(reader, "to"));
  const to = ranged ? parseDay(reader) : from;
  for (let day = from; ; day = (day % 7) + 1) {
    if (!weekdays.includes(day)) weekdays.push(day);
    if (day === to) return;
  }
}

function parseDay(reader: Reader): number {
  const token = peek(reader);
  const exact = token.kind === "word" ? weekdayNamed(token.text) : undefined;
  const day = exact ?? (token.kind === "word" ? weekdayMeant(token.text) : undefined);
  if (day === undefined) {
    lose(reader, "a weekday: Mon, Tue, Wed, Thu, Fri, Sat or Sun");
    return 1;
  }
  reader.at++;
  if (exact === undefined) {
    const name = weekdayName(day);
    const span = tokenSpan(reader, token);
    const mends = [{ title: `Write ${name}`, edits: [{ span, text: name }] }];
    reader.add(report("syntax/weekday", span, { written: token.text, name }, { mends }));
  }
  return day;
}
