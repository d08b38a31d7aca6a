import type { Diagnostic, Severity } from "./diagnostic.ts";
import { lineStarts, positionAt, type Span } from "./source.ts";

/** The texts of the files that diagnostics point into. */
export type Texts = (file: string) => string | undefined;

type Paint = (text: string, colour: keyof typeof codes) => string;

const codes = { red: 31, yellow: 33, blue: 34, grey: 90, bold: 1 } as const;
const severityColours: Readonly<Record<Severity, keyof typeof codes>> = {
  error: "red",
  warning: "yellow",
  information: "blue",
  hint: "blue",
};

/**
 * Diagnostics as text for a terminal: place, code and message, the line with carets under the place, what is related and
 * how to mend it. Ends with a line end; "" for none. Where the width of the terminal is known no line goes beyond it.
 */
export function renderDiagnostics(
  diagnostics: readonly Diagnostic[],
  texts: Texts,
  colours: boolean,
  columns?: number,
): string {
  const paint = painter(colours);
  const starts = new Map<string, readonly number[]>();
  const startsOf = (file: string): readonly number[] => {
    const known = starts.get(file) ?? lineStarts(texts(file) ?? "");
    starts.set(file, known);
    return known;
  };
  const place = ({ file, start }: Span): string => {
    const { line, column } = positionAt(startsOf(file), start);
    return `${printable(file)}:${line}:${column}`;
  };
  return diagnostics
    .map((diagnostic) =>
      [
        `${paint(place(diagnostic.span), "bold")} ${paint(diagnostic.severity, severityColours[diagnostic.severity])} ${diagnostic.code}`,
        ...diagnostic.message.split("\n").map((line) => messageLine(line, columns)),
        ...excerpt(diagnostic.span, texts(diagnostic.span.file), startsOf(diagnostic.span.file), paint, columns),
        ...diagnostic.related.map(({ span, message }) =>
          folded(`  see ${place(span)}: ${printable(message)}`, columns, "      ").replace("see", paint("see", "blue")),
        ),
        ...diagnostic.mends.map(({ title }) => {
          const [first = "", ...below] = title.split("\n");
          const head = folded(`  mend: ${printable(first)}`, columns, "        ").replace(
            "mend:",
            paint("mend:", "blue"),
          );
          return [head, ...below.map((line) => `    ${printable(line)}`)].join("\n");
        }),
        "",
      ].join("\n"),
    )
    .join("\n");
}

/** Wraps a text in the signs of a colour, or leaves it as it is. */
export function painter(colours: boolean): Paint {
  return colours ? (text, colour) => `\u001B[${codes[colour]}m${text}\u001B[0m` : (text) => text;
}

/** A line of a message; where an indented one is broken, what follows stands a little deeper. */
function messageLine(line: string, columns: number | undefined): string {
  const lead = /^ */.exec(line)?.[0] ?? "";
  return folded(`  ${printable(line)}`, columns, `  ${lead}${lead === "" ? "" : "    "}`);
}

/** Broken between words into lines of at most so many columns, those after the first indented. */
function folded(text: string, columns: number | undefined, indent: string): string {
  if (columns === undefined || width(text) <= columns) return text;
  const lead = /^ */.exec(text)?.[0] ?? "";
  const lines: string[] = [];
  let line = lead;
  for (const word of text.slice(lead.length).split(" ")) {
    const isFirst = line.trim() === "";
    if (isFirst || width(line) + 1 + width(word) <= columns) line += isFirst ? word : ` ${word}`;
    else {
      lines.push(line);
      line = indent + word;
    }
  }
  return [...lines, line].join("\n");
}

/** The line of the place and, below it, carets; of a place over several lines the first. */
function excerpt(
  span: Span,
  text: string | undefined,
  starts: readonly number[],
  paint: Paint,
  columns: number | undefined,
): readonly string[] {
  if (text === undefined) return [];
  const margin = "    1 | …".length;
  const widest = Math.max(20, Math.min(110, (columns ?? 120) - margin));
  const { line, column } = positionAt(starts, span.start);
  const begin = starts[line - 1] ?? 0;
  const whole = (text.slice(begin).split(/[\r\n]/, 1)[0] ?? "").slice(0, column - 1 + widest);
  const from = whole.length > widest && column - 1 > widest / 2 ? column - 1 - Math.floor(widest / 4) : 0;
  const shown = whole.slice(from, from + widest);
  const at = column - 1 - from;
  const length = Math.max(1, Math.min(span.end - span.start, shown.length - at));
  const number = String(line).padStart(5);
  const lead = displayed(shown.slice(0, at));
  return [
    `${paint(`${number} |`, "grey")} ${from > 0 ? "…" : ""}${displayed(shown)}`,
    `${paint(`${" ".repeat(number.length)} |`, "grey")} ${" ".repeat(width(lead) + (from > 0 ? 1 : 0))}${paint("^".repeat(Math.max(1, width(displayed(shown.slice(at, at + length))))), "red")}`,
  ];
}

function displayed(text: string): string {
  return printable(text.replaceAll("\t", "  "));
}

/** Without the signs that steer terminals or turn the direction of text. */
export function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, (sign) =>
    sign === "\n" ? "\n  " : "�",
  );
}

/** Columns on a terminal: wide signs of East Asian scripts and pictures take two, combining marks none. */
function width(text: string): number {
  let columns = 0;
  for (const sign of text) {
    if (/\p{Mn}|\p{Me}|\u200D|\uFE0F/u.test(sign)) continue;
    columns +=
      /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Extended_Pictographic}/u.test(
        sign,
      ) && sign > "\u00FF"
        ? 2
        : 1;
  }
  return columns;
}
