import type { Mend } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/source.ts";
import { type Collector, report } from "./collector.ts";
import type { TokenKind } from "./token.ts";

interface At {
  readonly file: string;
  readonly text: string;
  readonly at: number;
  readonly add: (kind: TokenKind, value: string, start: number, end: number) => void;
  readonly diagnostics: Collector;
}

const instant = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?/y;
const date = /\d{4}-\d{1,2}-\d{1,2}(?!\d)/y;
const foreignDate = /\d{1,2}([./])\d{1,2}\1\d{4}(?!\d)/y;
const clock = /\d{1,2}:\d{2}(?!\d)/y;
const pointThousands = /\d{1,3}(?:(?:\.\d{3}){2,}(?:,\d+)?|(?:\.\d{3})+,\d{1,2})(?!\d)/y;
const number = /(?:\d{1,3}(?:,\d{3}(?!\d))+|\d+)(?:\.\d+)?(?:[KMB](?![\p{L}\p{N}_]))?/uy;

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

const daysIn = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isRealDate(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1 || day > (daysIn[month - 1] as number)) return false;
  return !(month === 2 && day === 29) || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
}

const padded = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;

/** Reads a number, a date, an instant or a time of day that begins with this digit. */
export function lexNumber({ file, text, at, add, diagnostics }: At): void {
  const span = (length: number): Span => ({ file, start: at, end: at + length });
  const code = text.charCodeAt(at + 2);
  // Most numbers are followed by none of the signs that make them something else.
  const plain = code !== 58 && !/^\d{1,4}[-./:]/.test(text.slice(at, at + 5));
  if (!plain) {
    const whole = match(instant, text, at);
    if (whole !== undefined) {
      add("instant", whole, at, at + whole.length);
      return;
    }
    const day = match(date, text, at);
    if (day !== undefined) {
      addDate(day);
      return;
    }
    const foreign = match(foreignDate, text, at);
    if (foreign !== undefined) {
      addForeignDate(foreign);
      return;
    }
    const time = match(clock, text, at);
    if (time !== undefined) {
      const [hours, minutes] = time.split(":").map(Number) as [number, number];
      if ((hours > 23 || minutes > 59) && time !== "24:00")
        diagnostics.add(report("syntax/no-such-date", span(time.length), { written: time }));
      add("clock", time, at, at + time.length);
      return;
    }
    const pointed = match(pointThousands, text, at);
    if (pointed !== undefined) {
      const right = pointed.replace(/[.,]/g, (sign) => (sign === "." ? "," : "."));
      const mends = [{ title: `Write ${right}`, edits: [{ span: span(pointed.length), text: right }] }];
      diagnostics.add(report("syntax/thousands-point", span(pointed.length), { written: pointed, right }, { mends }));
      add("number", right, at, at + pointed.length);
      return;
    }
  }
  const digits = match(number, text, at) as string;
  add("number", digits, at, at + digits.length);

  function addDate(written: string): void {
    const [year, month, day] = written.split("-").map(Number) as [number, number, number];
    const right = padded(year, month, day);
    if (!isRealDate(year, month, day))
      diagnostics.add(report("syntax/no-such-date", span(written.length), { written }));
    else if (right !== written) reportForm(written, [right]);
    add("date", right, at, at + written.length);
  }

  function addForeignDate(written: string): void {
    const [first, second, year] = written.split(/[./]/).map(Number) as [number, number, number];
    const readings = written.includes("/")
      ? [
          [first, second],
          [second, first],
        ]
      : [[second, first]];
    const rights = readings
      .filter(([month, day]) => isRealDate(year, month as number, day as number))
      .map(([month, day]) => padded(year, month as number, day as number));
    reportForm(written, [...new Set(rights)]);
    add("date", rights[0] ?? written, at, at + written.length);
  }

  function reportForm(written: string, rights: readonly string[]): void {
    const mends: Mend[] = rights.map((right) => ({
      title: `Write ${right}`,
      edits: [{ span: span(written.length), text: right }],
    }));
    diagnostics.add(report("syntax/date-form", span(written.length), { written }, { mends }));
  }
}
