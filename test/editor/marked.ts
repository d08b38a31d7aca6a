import { applyMend, type TextEdit } from "../../src/diagnostics/diagnostic.ts";
import { lineStarts, positionAt, type Span } from "../../src/diagnostics/source.ts";
import {
  completionsAt,
  definitionAt,
  fixesAt,
  foldsOf,
  formatOf,
  hoverAt,
  lensesOf,
  type OutlineEntry,
  outlineOf,
  type PolicyReading,
  readPolicy,
  referencesAt,
  renameAt,
  rulePlaces,
  tokensOf,
} from "../../src/editor/index.ts";
import type { Knowledge } from "../../src/model/knowledge.ts";
import type { Case } from "../support/cases.ts";
import { memoryHost } from "../support/memory-host.ts";

/** Where the cursor stands in the text of a case. */
const cursor = "‸";
const file = "policy.signoff";

/** A case with what the services say of its policy in place of what was expected. */
export function answered(each: Case): Case {
  const section = (name: string) => each.sections.find((one) => one.name === name)?.text;
  const marked = (section("policy") ?? "").replace(/\n$/, "");
  const offset = Math.max(0, marked.indexOf(cursor));
  const files = Object.fromEntries(
    each.sections.flatMap(({ name, text }) => (name.startsWith("file ") ? [[name.slice(5), text]] : [])),
  );
  const reading = readPolicy({ file, text: marked.replace(cursor, "") }, memoryHost(files));
  const given = section("knowledge");
  const knowledge = given === undefined ? undefined : (JSON.parse(given) as Knowledge);
  const sections = each.sections.map(({ name, text }) => ({
    name,
    text: withLineEnd(answer(reading, offset, name, knowledge) ?? text),
  }));
  return { ...each, sections };
}

function withLineEnd(text: string): string {
  return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}

function answer(
  reading: PolicyReading,
  offset: number,
  section: string,
  knowledge: Knowledge | undefined,
): string | undefined {
  const [name, ...rest] = section.split(" ");
  const place = (span: Span): string => placeText(reading, span);
  switch (name) {
    case "completion":
      return completions(reading, offset, knowledge);
    case "documentation":
      return completionsAt(reading, file, offset, knowledge).find(({ label }) => label === rest.join(" "))
        ?.documentation;
    case "hover": {
      const hover = hoverAt(reading, file, offset, knowledge);
      return hover === undefined ? "nothing" : `${place(hover.span)}\n${hover.markdown}`;
    }
    case "definition": {
      const span = definitionAt(reading, file, offset);
      return span === undefined ? "nothing" : place(span);
    }
    case "references":
      return referencesAt(reading, file, offset).map(place).join("\n");
    case "rename": {
      const renamed = renameAt(reading, file, offset, rest.join(" "));
      return "refused" in renamed ? `refused: ${renamed.refused}` : edited(reading, renamed.edits);
    }
    case "outline":
      return outlineOf(reading, file)
        .flatMap((entry) => outlineLines(entry, ""))
        .join("\n");
    case "folds":
      return foldsOf(reading, file)
        .map(({ start, end }) => `${lineOf(reading, start)}-${lineOf(reading, end)}`)
        .join("\n");
    case "format":
      return edited(reading, formatOf(reading, file));
    case "tokens":
      return tokensOf(reading, file)
        .map(({ start, end, kind, declares }) => `${kind}${declares ? "!" : ""}:${reading.main.text.slice(start, end)}`)
        .join(" | ");
    case "lenses":
      return lensesOf(reading, knowledge ?? { fields: {}, rules: {} })
        .map(({ span, title }) => `${lineOf(reading, span.start)}: ${title}`)
        .join("\n");
    case "fixes":
      return fixesAt(reading, file, offset, offset)
        .map(({ mend, diagnostic }) => `${mend.title} (${diagnostic.code})\n${edited(reading, mend.edits)}`)
        .join("\n");
    case "rules":
      return rulePlaces(reading)
        .map(({ rule, condition, exceptions, action }) =>
          [rule, ...[condition, ...exceptions, action].map(place)].join("\n  "),
        )
        .join("\n");
    default:
      return undefined;
  }
}

/** The best of them, so many. */
const shown = 14;

function completions(reading: PolicyReading, offset: number, knowledge: Knowledge | undefined): string {
  const found = completionsAt(reading, file, offset, knowledge);
  const lines = found.slice(0, shown).map(({ label, insert, detail }) => {
    const put = insert === label ? "" : ` ⇒ ${insert.replaceAll("\n", "↵")}`;
    return `${label}${put}${detail === "" ? "" : `   ${detail}`}`;
  });
  const more = found.length - lines.length;
  return [...(found.length === 0 ? ["nothing"] : lines), ...(more > 0 ? [`and ${more} more`] : [])].join("\n");
}

function placeText(reading: PolicyReading, span: Span): string {
  const text = reading.textOf(span.file);
  const { line, column } = positionAt(lineStarts(text), span.start);
  const words = text.slice(span.start, span.end).replace(/\s*\n\s*/g, " ");
  return `${span.file === file ? "" : `${span.file}:`}${line}:${column} ${words}`;
}

function lineOf(reading: PolicyReading, offset: number): number {
  return positionAt(lineStarts(reading.main.text), offset).line;
}

function outlineLines({ kind, name, detail, children }: OutlineEntry, indent: string): readonly string[] {
  const inside = children.flatMap((child) => outlineLines(child, `${indent}  `));
  return [`${indent}${kind} ${name}${detail === "" ? "" : `   ${detail}`}`, ...inside];
}

function edited(reading: PolicyReading, edits: readonly TextEdit[]): string {
  if (edits.length === 0) return "unchanged";
  const files = [...new Set(edits.map(({ span }) => span.file))].sort();
  return files
    .map((name) => {
      const text = applyMend(reading.textOf(name), name, { title: "", edits });
      return `${name === file ? "" : `${name}:\n`}${text}`;
    })
    .join("\n");
}
