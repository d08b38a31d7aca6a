import { mend } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/source.ts";
import type { Zone } from "../model/policy.ts";
import { report, type Sink } from "./context.ts";
import { nearest } from "./nearest.ts";
import { zoneTable } from "./zone-table.ts";

/** The table of a zone by its name, written inside quotes at the span; undefined after a report. */
export function zoneNamed(sink: Sink, name: string, span: Span): Zone | undefined {
  const zone = name.includes("/") || name === "UTC" ? zoneTable(name) : undefined;
  if (zone !== undefined) return { ...zone, name };
  const near = nearest(name, ["UTC", ...Intl.supportedValuesOf("timeZone")]);
  return report(
    sink,
    "name/unknown-zone",
    span,
    { name, nearest: near },
    {
      mends: near === undefined ? [] : [mend(`Write "${near}"`, span, `"${near}"`)],
    },
  );
}
