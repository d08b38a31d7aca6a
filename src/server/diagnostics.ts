import { DiagnosticSeverity, type Diagnostic as Shown } from "vscode-languageserver";
import type { Severity } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/source.ts";
import type { Ranges } from "./text/ranges.ts";
import type { Told } from "./told.ts";

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Good news is there to be looked at, and is no item of a list of problems. */
const kept = "ensure/proven";

/** Beyond that nobody reads on: of one file the gravest are shown. */
const mostShown = 500;

/** What is told of the places of a file, the gravest first where there is too much. */
export function shownOf(
  told: readonly Told[],
  ranges: Ranges,
  pageOf: (code: string) => string | undefined,
): readonly Shown[] {
  const chosen =
    told.length <= mostShown
      ? told
      : [...told].sort((a, b) => severities[a.severity] - severities[b.severity]).slice(0, mostShown);
  return chosen.map((one) => shown(one, ranges, pageOf(one.code)));
}

/** With witness, rules and region of what was found by looking at every decision as its `data`. */
export function shown(one: Told, ranges: Ranges, page: string | undefined): Shown {
  const { code, severity, span, message, related } = one;
  return {
    range: severity === "error" ? ranges.rangeOf(span) : firstLine(span, ranges),
    severity: code === kept ? DiagnosticSeverity.Hint : severities[severity],
    code,
    ...(page !== undefined && { codeDescription: { href: page } }),
    source: "signoff",
    message,
    ...(related.length > 0 && {
      relatedInformation: related.map((place) => ({
        location: ranges.locationOf(place.span),
        message: place.message,
      })),
    }),
    ...("rules" in one && {
      data: {
        rules: one.rules,
        ...(one.witness !== undefined && { witness: one.witness }),
        ...(one.region !== undefined && { region: one.region }),
      },
    }),
  };
}

/** What is no error and is about a whole rule marks the line that names it: a text is not to be underlined all over. */
function firstLine(span: Span, ranges: Ranges): Shown["range"] {
  const whole = ranges.rangeOf(span);
  const { line } = whole.start;
  if (whole.end.line === line) return whole;
  return ranges.rangeOf({ ...span, end: ranges.offsetOf(span.file, { line, character: Number.MAX_SAFE_INTEGER }) });
}
