import { mend } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../diagnostics/source.ts";
import type { HeaderLine } from "../../grammar/tree.ts";
import type { HeaderFacts } from "../context.ts";
import { lineSpan, report, type Sink } from "../context.ts";
import { currencyCode } from "../currency.ts";
import { zoneNamed } from "../zone.ts";

const dollars = new Set(
  "USD CAD AUD NZD SGD HKD TWD BSD BBD BZD BMD BND KYD XCD FJD GYD JMD LRD NAD SBD SRD TTD".split(" "),
);

/** What `$` means where the header names this currency. */
export function dollarOf(currency: string | undefined): string {
  return currency !== undefined && dollars.has(currency) ? currency : "USD";
}

/** The header of the main file: what each line says, and what every condition needs of it. */
export function readHeader(
  sink: Sink,
  lines: readonly HeaderLine[],
): { readonly facts: HeaderFacts; readonly lines: ReadonlyMap<string, HeaderLine> } {
  const byEntry = new Map<string, HeaderLine>();
  for (const line of lines) {
    const first = byEntry.get(line.entry);
    if (first === undefined) byEntry.set(line.entry, line);
    else {
      report(
        sink,
        "header/twice",
        line.span,
        { entry: line.entry },
        {
          related: [{ span: first.span, message: "the first one" }],
          mends: [mend("Drop the line", lineSpan(sink, line.span), "")],
        },
      );
    }
  }
  const language = byEntry.get("language");
  if (language?.entry === "language" && language.value.decimal !== "1") {
    report(
      sink,
      "header/unknown-language",
      language.value.span,
      { written: language.value.decimal },
      {
        mends: [mend("Write language 1", language.value.span, "1")],
      },
    );
  }
  if (byEntry.has("profile")) report(sink, "header/profile", (byEntry.get("profile") as HeaderLine).span, {});
  const zoneLine = byEntry.get("time zone");
  const zone = zoneLine?.entry === "time zone" ? zoneNamed(sink, zoneLine.text.value, zoneLine.text.span) : undefined;
  const currencyLine = byEntry.get("currency");
  const currency =
    currencyLine?.entry === "currency" ? currencyCode(sink, currencyLine.code.text, currencyLine.code.span) : undefined;
  const policy = byEntry.get("policy");
  const end = lines.reduce<Span | undefined>(
    (last, { span }) => (last && last.end > span.end ? last : span),
    undefined,
  );
  return {
    lines: byEntry,
    facts: {
      name: policy?.entry === "policy" ? policy.name.value.normalize("NFC") : "",
      dollar: dollarOf(currency),
      bareMoney: currency ?? "USD",
      protective: byEntry.has("protective"),
      identified: byEntry.has("identified by"),
      ...(zone && { zone }),
      ...(end && { end }),
    },
  };
}
