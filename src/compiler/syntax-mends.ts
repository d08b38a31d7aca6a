import { type Diagnostic, type Mend, mend } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/source.ts";
import { bare } from "./condition/constant.ts";
import { lineSpan, sourceText } from "./context.ts";
import { nearest } from "./nearest.ts";

type Texts = { readonly texts: ReadonlyMap<string, string> };

/** Where no team is declared any name will do. */
const anyTeam = "reviewers";

/**
 * Mends for what the parser reports: what stands around the place tells what is meant, and a team is one that is
 * declared. Reports that have mends keep their own.
 */
export function withSyntaxMends(
  sink: Texts & { readonly diagnostics: readonly Diagnostic[] },
  teams: Iterable<string>,
): readonly Diagnostic[] {
  const [team = anyTeam] = teams;
  return sink.diagnostics.map((diagnostic) => {
    if (diagnostic.mends.length > 0 || !diagnostic.code.startsWith("syntax/")) return diagnostic;
    const mends = mendsOf(sink, diagnostic, `by ${bare(team)}`);
    return mends.length === 0 ? diagnostic : { ...diagnostic, mends };
  });
}

function mendsOf(sink: Texts, { code, span }: Diagnostic, by: string): readonly Mend[] {
  const added = (text: string): readonly Mend[] => [mend(`Add \`${text.trim()}\``, { ...span, start: span.end }, text)];
  switch (code) {
    case "syntax/by-missing":
      return added(` ${by}`);
    case "syntax/action-missing":
      return added(` → review ${by}`);
    case "syntax/outcome-missing":
      return added(` review ${by}`);
    case "syntax/condition-missing":
      return [mend("Add `always`", { ...span, end: span.start }, "always ")];
    case "syntax/ensure-arrow-missing":
      return span.end > span.start ? added(" → at least review") : [];
    case "syntax/example-outcome":
      return exampleMends(sink, span);
    case "syntax/misplaced-line":
      return [mend("Drop this line", lineSpan(sink, span), "")];
    case "syntax/unfinished":
      return unitMends(sink, { ...span, start: span.end });
    case "syntax/unexpected":
      return unexpectedMends(sink, span);
    default:
      return [];
  }
}

/** Behind the lines of the example, where no comment stands in between. */
function exampleMends(sink: Texts, { file, end }: Span): readonly Mend[] {
  const rest = (sink.texts.get(file) ?? "").slice(end);
  const lines = (/^[^\n]*(?:\n[ \t]+\S[^\n]*)*/.exec(rest)?.[0] ?? "").trimEnd();
  const at = end + lines.length;
  return lines.includes("#") ? [] : [mend("Add `→ review`", { file, start: at, end: at }, " → review")];
}

/** `within 4` */
function unitMends(sink: Texts, { file, start }: Span): readonly Mend[] {
  const before = lineBefore(sink, file, start).trimEnd();
  const amount = /\bwithin\s+([\d.]+)$/.exec(before)?.[1];
  if (amount === undefined) return [];
  const at = start - (lineBefore(sink, file, start).length - before.length);
  const units = amount === "1" ? ["hour", "day"] : ["hours", "days"];
  return units.map((unit) => mend(`Write ${amount} ${unit}`, { file, start: at, end: at }, ` ${unit}`));
}

/** What begins the lines below a rule, and fits nowhere else. */
const detailWords: ReadonlySet<string> = new Set(["show", "options", "reason", "because"]);
const outcomes = ["proceed", "audit", "review", "block"];

function unexpectedMends(sink: Texts, span: Span): readonly Mend[] {
  const word = sourceText(sink, span);
  const before = lineBefore(sink, span.file, span.start);
  if (/(→|->|=>)\s*$/.test(before)) {
    const near = nearest(word, outcomes);
    return near === undefined ? [] : [mend(`Write ${near}`, span, near)];
  }
  if (/^\s*policy\s+$/.test(before)) {
    const line = sourceText(sink, lineSpan(sink, span)).slice(before.length);
    const name = line.replace(/#.*/, "").trim();
    return name.includes('"') ? [] : [mend(`Write "${name}"`, { ...span, end: span.start + name.length }, `"${name}"`)];
  }
  if (before.trim() === "" && detailWords.has(word)) return [mend("Drop this line", lineSpan(sink, span), "")];
  return unitMends(sink, span);
}

/** What stands on the line before the place. */
function lineBefore(sink: Texts, file: string, at: number): string {
  const text = sink.texts.get(file) ?? "";
  return text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
}
