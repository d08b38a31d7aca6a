import { mend } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/source.ts";
import { currencyCodes, minorDigitsOf } from "../values/money.ts";
import { report, type Sink } from "./context.ts";
import { nearest } from "./nearest.ts";

/** A currency of ISO 4217; undefined after a report. */
export function currencyCode(sink: Sink, written: string, span: Span): string | undefined {
  if (minorDigitsOf(written) !== undefined) return written;
  const near = nearest(written, currencyCodes);
  return report(
    sink,
    "name/unknown-currency",
    span,
    { name: written, nearest: near },
    {
      mends: near === undefined ? [] : [mend(`Write ${near}`, span, near)],
    },
  );
}
