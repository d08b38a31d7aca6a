import type { Finding } from "../../analysis/index.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Texts } from "../../diagnostics/render.ts";
import { lineStarts, type Position, positionAt, type Span } from "../../diagnostics/source.ts";
import type { Reported } from "./reported.ts";

/** A finding as `check --json` prints it. Lines and columns count from 1, columns in UTF-16 units. */
export interface JsonFinding {
  readonly code: string;
  readonly severity: Diagnostic["severity"];
  readonly message: string;
  readonly file: string;
  readonly span: JsonSpan;
  readonly related?: readonly { readonly file: string; readonly span: JsonSpan; readonly message: string }[];
  /** The likeliest; all are in `mends`. */
  readonly mend?: JsonMend;
  readonly mends?: readonly JsonMend[];
  /** Of what was found by looking at every possible decision. */
  readonly rules?: Finding["rules"];
  readonly witness?: Finding["witness"];
  readonly region?: Finding["region"];
  readonly pairs?: Finding["pairs"];
  readonly accepted?: { readonly reason: string };
}

export interface JsonSpan {
  readonly start: Position;
  readonly end: Position;
}

export interface JsonMend {
  readonly title: string;
  readonly edits: readonly { readonly file: string; readonly span: JsonSpan; readonly text: string }[];
}

/** The span of a place as lines and columns; the lines of each file are counted once. */
export function spansIn(texts: Texts): (span: Span) => JsonSpan {
  const known = new Map<string, readonly number[]>();
  return ({ file, start, end }) => {
    const starts = known.get(file) ?? lineStarts(texts(file) ?? "");
    known.set(file, starts);
    return { start: positionAt(starts, start), end: positionAt(starts, end) };
  };
}

export function jsonFinding(reported: Reported, place: (span: Span) => JsonSpan): JsonFinding {
  const { code, severity, message, span, related, accepted } = reported;
  const mends = reported.mends.map(
    ({ title, edits }): JsonMend => ({
      title,
      edits: edits.map((edit) => ({ file: edit.span.file, span: place(edit.span), text: edit.text })),
    }),
  );
  const [mend] = mends;
  return {
    code,
    severity,
    message,
    file: span.file,
    span: place(span),
    ...(related.length === 0
      ? {}
      : { related: related.map((one) => ({ file: one.span.file, span: place(one.span), message: one.message })) }),
    ...(mend === undefined ? {} : { mend, mends }),
    ...("rules" in reported ? foundOf(reported) : {}),
    ...(accepted && { accepted }),
  };
}

function foundOf(finding: Finding): Pick<JsonFinding, "rules" | "witness" | "region" | "pairs"> {
  const { rules, witness, region, pairs } = finding;
  return { rules, ...(witness && { witness }), ...(region && { region }), ...(pairs && { pairs }) };
}
