import { mend } from "../../diagnostics/diagnostic.ts";
import type { Expression } from "../../grammar/tree.ts";
import type { Constant } from "../../model/condition.ts";
import { parseDate } from "../../values/calendar.ts";
import { instantOf } from "../calendar.ts";
import type { TypeSink } from "../context.ts";
import { pointAfter, report, sourceText, words } from "../context.ts";
import { compareDecimals, plainDecimal, shareOfPercent, timesDecimal } from "../decimal.ts";
import { describeRange } from "../describe.ts";
import { zoneMend } from "../mends.ts";
import { nearest } from "../nearest.ts";
import { mismatch, mismatchOf, type Opposite } from "./mismatch.ts";
import { amountMends, moneyConstant } from "./money.ts";

/** The literal as a constant of the other side's domain; undefined after a report. */
export function constantFor(sink: TypeSink, literal: Expression, opposite: Opposite): Constant | undefined {
  const { domain } = opposite;
  if (literal.kind === "brackets") return constantFor(sink, literal.inner, opposite);
  if (literal.kind === "missing") return undefined;
  switch (domain.kind) {
    case "text":
      if (literal.kind === "text") return { kind: "text", value: literal.value.normalize("NFC") };
      break;
    case "yes/no":
      if (literal.kind === "yes/no") return { kind: "yes/no", value: literal.value };
      break;
    case "choice":
      return choiceConstant(sink, literal, opposite);
    case "number":
      return numberConstant(sink, literal, opposite);
    case "money":
      return moneyConstant(sink, literal, { ...opposite, domain });
    case "date": {
      if (literal.kind !== "date") break;
      const day = parseDate(literal.text);
      return day === undefined ? noSuchDate(sink, literal) : { kind: "date", day };
    }
    case "time":
      return timeConstant(sink, literal, opposite);
    case "days":
    case "milliseconds":
      return lengthConstant(sink, literal, opposite);
    case "weekday":
      if (literal.kind === "weekday") return { kind: "weekday", weekday: literal.weekday };
      break;
    case "time of day":
      if (literal.kind === "time of day") return { kind: "time of day", at: literal.minutes * 60_000 };
      break;
  }
  return mismatch(sink, literal, opposite);
}

function noSuchDate(sink: TypeSink, literal: Expression): undefined {
  const written = words(sink, literal.span);
  const date = /^\d{4}-\d{2}-/.exec(written)?.[0];
  const last = date && ["31", "30", "29", "28"].find((day) => parseDate(date + day) !== undefined);
  const mends = last && literal.kind === "date" ? [mend(`Write ${date}${last}`, literal.span, `${date}${last}`)] : [];
  return report(sink, "type/no-such-date", literal.span, { written }, { mends });
}

function choiceConstant(sink: TypeSink, literal: Expression, opposite: Opposite): Constant | undefined {
  const type = opposite.type?.kind === "choice" ? opposite.type : undefined;
  const written = wordOf(sink, literal);
  if (written === undefined) return mismatch(sink, literal, opposite);
  const rank = type?.choices.indexOf(written) ?? -1;
  if (rank >= 0 || type === undefined) return { kind: "choice", value: written, rank };
  const near = nearest(written, type.choices);
  return report(
    sink,
    "name/unknown-choice",
    literal.span,
    { name: written, nearest: near, field: opposite.what, choices: type.choices },
    {
      mends: (near === undefined ? type.choices.slice(0, 3) : [near]).map((choice) =>
        mend(`Write ${choice}`, literal.span, bare(choice)),
      ),
    },
  );
}

/** How a choice or field is written in a policy: in backticks unless it is a plain word. */
export function bare(name: string): string {
  const plain = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && !reservedWords.has(name);
  return plain ? name : `\`${name}\``;
}

const reservedWords = new Set([
  ...["and", "or", "not", "is", "yes", "no", "empty", "missing", "present", "unseen", "unreadable", "it"],
]);

/** A word or text that may be a choice. */
export function wordOf(sink: TypeSink, literal: Expression): string | undefined {
  if (literal.kind === "text") return literal.value.normalize("NFC");
  if (literal.kind === "path" && literal.path.parts.length === 1) return literal.path.parts[0]?.text.normalize("NFC");
  if (literal.kind === "weekday" || literal.kind === "it") return sourceText(sink, literal.span);
  return undefined;
}

function numberConstant(sink: TypeSink, literal: Expression, opposite: Opposite): Constant | undefined {
  if (literal.kind === "number") return { kind: "number", value: plainDecimal(literal.decimal) };
  if (literal.kind === "percent") {
    const value = shareOfPercent(literal.decimal);
    const type = opposite.type?.kind === "number" ? opposite.type : undefined;
    if (type?.most !== undefined && compareDecimals(type.most, "1") > 0) {
      const points = plainDecimal(literal.decimal);
      report(
        sink,
        "unit/percent-beyond-one",
        literal.span,
        { field: opposite.what, percent: words(sink, literal.span), share: value, range: describeRange(type), points },
        { mends: [mend(`Write ${points}`, literal.span, points), mend(`Write ${value}`, literal.span, value)] },
      );
    }
    return { kind: "number", value, percent: true };
  }
  if (literal.kind === "money") {
    const number = plainDecimal(literal.amount);
    const given = { what: opposite.what, written: words(sink, literal.span), number };
    const mends = amountMends(sink, undefined, literal.span, given.written, literal.amount);
    return report(sink, "unit/money-for-number", literal.span, given, { mends });
  }
  return mismatch(sink, literal, opposite);
}

function timeConstant(sink: TypeSink, literal: Expression, opposite: Opposite): Constant | undefined {
  if (literal.kind === "instant") {
    const at = instantOf(literal.text, sink.header.zone);
    if (at === "needs a zone") {
      return report(
        sink,
        "type/zone-missing",
        literal.span,
        { what: words(sink, literal.span) },
        { mends: zoneMend(sink) },
      );
    }
    return at === undefined ? noSuchDate(sink, literal) : { kind: "time", at };
  }
  if (literal.kind === "date") {
    const written = words(sink, literal.span);
    return report(sink, "type/mismatch", literal.span, mismatchOf(written, literal, opposite.what, opposite.domain), {
      mends: [mend(`Say the time of day: ${written}T00:00`, pointAfter(literal.span), "T00:00")],
    });
  }
  return mismatch(sink, literal, opposite);
}

const unitMilliseconds = { minutes: "60000", hours: "3600000", days: "86400000", weeks: "604800000" } as const;

function lengthConstant(sink: TypeSink, literal: Expression, opposite: Opposite): Constant | undefined {
  const written = words(sink, literal.span);
  if (literal.kind === "number") {
    const mends = [mend(`Write ${written} days`, literal.span, `${written} days`)];
    return report(sink, "unit/duration-missing", literal.span, { what: opposite.what, written }, { mends });
  }
  if (literal.kind !== "duration") return mismatch(sink, literal, opposite);
  const { unit, amount } = literal;
  if (unit === "working hours" || unit === "working days") {
    const plain = written.replace(/(working|business)\s+/, "");
    return report(
      sink,
      "unit/working-time",
      literal.span,
      { written },
      {
        mends: [mend(`Write ${plain}`, literal.span, plain)],
      },
    );
  }
  if (opposite.domain.kind === "days") {
    if (unit === "hours" || unit === "minutes") {
      const days = Number(amount) / (unit === "hours" ? 24 : 1440);
      const whole = days === 1 ? "1 day" : `${days} days`;
      return report(
        sink,
        "unit/days-or-hours",
        literal.span,
        { what: opposite.what, written },
        {
          mends: Number.isInteger(days) ? [mend(`Write ${whole}`, literal.span, whole)] : [],
        },
      );
    }
    const days = timesDecimal(amount, unit === "weeks" ? "7" : "1");
    if (days.includes(".")) {
      const around = [Math.ceil(Number(days)), Math.floor(Number(days))].filter((each) => each > 0);
      return report(
        sink,
        "unit/finer-than-days",
        literal.span,
        { written },
        {
          mends: around.map((each) => mend(`Write ${each} days`, literal.span, `${each} days`)),
        },
      );
    }
    return { kind: "days", days: Number(days) };
  }
  return { kind: "milliseconds", amount: Math.round(Number(timesDecimal(amount, unitMilliseconds[unit]))) };
}

/** Orders two constants of one kind; the amounts of money, whatever their currency. */
export function compareConstants(one: Constant, other: Constant): number {
  if (one.kind === "number" && other.kind === "number") return compareDecimals(one.value, other.value);
  if (one.kind === "money" && other.kind === "money") return compareDecimals(one.amount, other.amount);
  const [left, right] = [rankOf(one), rankOf(other)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function rankOf(constant: Constant): number | string {
  switch (constant.kind) {
    case "date":
      return constant.day;
    case "time":
    case "time of day":
      return constant.at;
    case "days":
      return constant.days;
    case "milliseconds":
      return constant.amount;
    case "weekday":
      return constant.weekday;
    case "choice":
      return constant.rank;
    case "yes/no":
      return Number(constant.value);
    case "text":
    case "number":
      return constant.value;
    case "money":
      return constant.amount;
  }
}
