import { mend } from "../../diagnostics/diagnostic.ts";
import type { Expression } from "../../grammar/tree.ts";
import type { Domain } from "../../model/condition.ts";
import type { FieldType } from "../../model/types.ts";
import { parseDate } from "../../values/calendar.ts";
import { report, type TypeSink, words } from "../context.ts";
import { describeDomain } from "../describe.ts";

/** What a literal is compared with: its domain, its type where it is a field, and its name for messages. */
export interface Opposite {
  readonly domain: Domain;
  readonly type?: FieldType | undefined;
  readonly what: string;
}

/** Reports that the two sides are of different kinds. */
export function mismatch(sink: TypeSink, literal: Expression, { domain, what }: Opposite): undefined {
  const written = words(sink, literal.span);
  if (domain.kind === "text" && literal.kind !== "path") {
    const mends = [mend(`Write it as a text: "${written}"`, literal.span, `"${written.replaceAll('"', '""')}"`)];
    return report(sink, "type/mismatch", literal.span, mismatchOf(written, literal, what, domain), { mends });
  }
  const unquoted = literal.kind === "text" && sameKindUnquoted(literal.value, domain);
  const mends = unquoted ? [mend(`Write it without quotes: ${unquoted}`, literal.span, unquoted)] : [];
  return report(sink, "type/mismatch", literal.span, mismatchOf(written, literal, what, domain), { mends });
}

export function mismatchOf(written: string, literal: Expression, what: string, domain: Domain) {
  return { left: what, leftType: describeDomain(domain), right: written, rightType: describeLiteral(literal) };
}

function sameKindUnquoted(text: string, domain: Domain): string | undefined {
  if (domain.kind === "date") return parseDate(text) === undefined ? undefined : text;
  if (domain.kind === "number") return /^-?\d{1,15}(\.\d{1,15})?$/.test(text) ? text : undefined;
  if (domain.kind === "yes/no")
    return /^(yes|no|true|false)$/i.test(text) ? (/^[yt]/i.test(text) ? "yes" : "no") : undefined;
  return undefined;
}

/** What a literal is, with its article. */
export function describeLiteral(literal: Expression): string {
  switch (literal.kind) {
    case "number":
      return "a number";
    case "percent":
      return "a percent";
    case "money":
    case "limits":
      return "money";
    case "duration":
      return "a length of time";
    case "instant":
      return "a time";
    case "time of day":
      return "a time of day";
    case "weekday":
      return "a day of the week";
    case "yes/no":
      return "yes or no";
    case "path":
      return "a name";
    case "brackets":
      return describeLiteral(literal.inner);
    default:
      return literal.kind === "text" || literal.kind === "date" ? `a ${literal.kind}` : "a condition";
  }
}
