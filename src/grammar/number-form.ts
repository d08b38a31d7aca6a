import type { Mend } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/source.ts";
import { type Collector, report } from "./collector.ts";

const daysIn = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isRealDate(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1 || day > (daysIn[month - 1] as number)) return false;
  return !(month === 2 && day === 29) || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
}

const padded = (year: number, month: number, day: number): string =>
  `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;

function reportUnreal(written: string, span: Span, diagnostics: Collector): void {
  diagnostics.add(report("syntax/no-such-date", span, { written }));
}

/** `2026-1-31`: gives it with two digits each. */
export function checkDate(written: string, span: Span, diagnostics: Collector): string {
  const [year, month, day] = written.split("-").map(Number) as [number, number, number];
  const right = padded(year, month, day);
  if (!isRealDate(year, month, day)) reportUnreal(written, span, diagnostics);
  else if (right !== written) reportForm(written, span, [right], diagnostics);
  return right;
}

/** `31.1.2026`, `1/31/2026`: gives the date that it may mean. */
export function checkForeignDate(written: string, span: Span, diagnostics: Collector): string {
  const [first, second, year] = written.split(/[./]/).map(Number) as [number, number, number];
  const dayFirst = [second, first] as const;
  const readings = written.includes("/") ? [[first, second] as const, dayFirst] : [dayFirst];
  const rights = readings
    .filter(([month, day]) => isRealDate(year, month, day))
    .map(([month, day]) => padded(year, month, day));
  reportForm(written, span, [...new Set(rights)], diagnostics);
  return rights[0] ?? written;
}

function reportForm(written: string, span: Span, rights: readonly string[], diagnostics: Collector): void {
  const mends: Mend[] = rights.map((right) => ({ title: `Write ${right}`, edits: [{ span, text: right }] }));
  diagnostics.add(report("syntax/date-form", span, { written }, { mends }));
}

export function checkTime(written: string, span: Span, diagnostics: Collector): void {
  const [hours, minutes] = written.split(":").map(Number) as [number, number];
  if ((hours > 23 || minutes > 59) && written !== "24:00") reportUnreal(written, span, diagnostics);
}

/** `10.000.000`: gives it with commas. */
export function checkPointThousands(written: string, span: Span, diagnostics: Collector): string {
  const right = written.replace(/[.,]/g, (mark) => (mark === "." ? "," : "."));
  const mends = [{ title: `Write ${right}`, edits: [{ span, text: right }] }];
  diagnostics.add(report("syntax/thousands-point", span, { written, right }, { mends }));
  return right;
}
