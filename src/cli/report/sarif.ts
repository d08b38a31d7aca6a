import { isAbsolute, relative, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import type { Mend, Severity } from "../../diagnostics/diagnostic.ts";
import type { Texts } from "../../diagnostics/render.ts";
import type { Span } from "../../diagnostics/source.ts";
import { sha256 } from "../../values/sha256.ts";
import { helpPage } from "./help-page.ts";
import { type JsonSpan, spansIn } from "./json-findings.ts";
import type { Reported } from "./reported.ts";

/** What one policy file gave, with the texts of the files that its findings point into. */
export interface CheckedReport {
  readonly reported: readonly Reported[];
  readonly texts: Texts;
}

const levels: Readonly<Record<Severity, "error" | "warning" | "note">> = {
  error: "error",
  warning: "warning",
  information: "note",
  hint: "note",
};

/**
 * Findings as one SARIF 2.1.0 log. Paths are relative to `folder`. `unreadable` are complaints about files that could not be
 * read; then the run was no success.
 */
export function sarifLog(
  reports: readonly CheckedReport[],
  unreadable: readonly string[],
  { version, folder }: { readonly version: string; readonly folder: string },
): object {
  const codes = [...new Set(reports.flatMap(({ reported }) => reported.map(({ code }) => code)))].sort();
  const seen = new Map<string, number>();
  const results = reports.flatMap(({ reported, texts }) => {
    const place = placeIn(texts, folder);
    return reported.map((one) =>
      resultOf(one, codes.indexOf(one.code), place, fingerprintOf(one, texts, folder, seen)),
    );
  });
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "signoff", version, rules: codes.map((code) => ruleOf(code)) } },
        columnKind: "utf16CodeUnits",
        invocations: [
          {
            executionSuccessful: unreadable.length === 0,
            toolExecutionNotifications: unreadable.map((text) => ({ level: "error", message: { text } })),
          },
        ],
        results,
      },
    ],
  };
}

function ruleOf(code: string): object {
  const page = helpPage(code);
  return {
    id: code,
    name: code,
    shortDescription: { text: page?.summary ?? code },
    ...(page && {
      fullDescription: { text: page.summary },
      help: { text: [page.summary, page.why].filter((text) => text !== "").join("\n\n"), markdown: page.markdown },
    }),
  };
}

type Place = (span: Span) => {
  readonly artifactLocation: { readonly uri: string };
  readonly region: Region;
};

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

function placeIn(texts: Texts, folder: string): Place {
  const spanOf = spansIn(texts);
  return (span) => ({ artifactLocation: { uri: uriOf(span.file, folder) }, region: regionOf(spanOf(span)) });
}

function regionOf({ start, end }: JsonSpan): Region {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** Relative to the folder, with `/`, its signs escaped; of a file on another drive the whole. */
export function uriOf(file: string, folder: string): string {
  const path = relative(folder, resolve(folder, file));
  if (isAbsolute(path)) return pathToFileURL(path).href;
  return path.split(sep).map(encodeURIComponent).join("/");
}

function resultOf(reported: Reported, ruleIndex: number, place: Place, fingerprint: string): object {
  const { code, severity, message, span, related, mends, accepted } = reported;
  return {
    ruleId: code,
    ruleIndex,
    level: levels[severity],
    message: { text: message },
    locations: [{ physicalLocation: place(span) }],
    ...(related.length > 0 && {
      relatedLocations: related.map((one, at) => ({
        id: at + 1,
        message: { text: one.message },
        physicalLocation: place(one.span),
      })),
    }),
    ...(mends.length > 0 && { fixes: mends.map((mend) => fixOf(mend, place)) }),
    ...(accepted && { suppressions: [{ kind: "external", justification: accepted.reason }] }),
    partialFingerprints: { "signoffFinding/v1": fingerprint },
    ...propertiesOf(reported),
  };
}

function fixOf({ title, edits }: Mend, place: Place): object {
  const byFile = Map.groupBy(edits, ({ span }) => span.file);
  return {
    description: { text: title },
    artifactChanges: [...byFile.values()].map((own) => ({
      artifactLocation: place((own[0] as Mend["edits"][number]).span).artifactLocation,
      replacements: own.map(({ span, text }) => ({
        deletedRegion: place(span).region,
        insertedContent: { text },
      })),
    })),
  };
}

function propertiesOf(reported: Reported): object {
  if (!("rules" in reported)) return {};
  const { rules, witness, region } = reported;
  return { properties: { rules, ...(witness && { witness }), ...(region && { region }) } };
}

/**
 * The same wherever in its file the text stands: of the code, the file, the rules and the words of the place; among equal
 * ones by their order.
 */
function fingerprintOf(reported: Reported, texts: Texts, folder: string, seen: Map<string, number>): string {
  const { code, span } = reported;
  const words = (texts(span.file) ?? "").slice(span.start, span.end).replace(/\s+/g, " ").trim();
  const rules = "rules" in reported ? reported.rules : [];
  const key = JSON.stringify([code, uriOf(span.file, folder), rules, words]);
  const count = (seen.get(key) ?? 0) + 1;
  seen.set(key, count);
  return `${sha256(key).slice(0, 32)}:${count}`;
}
