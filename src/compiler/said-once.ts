import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { lineSpan } from "./context.ts";

const amountsWithoutSign: readonly string[] = ["unit/currency-missing", "unit/money-for-number"];
const misplacedCurrencies: readonly string[] = ["unit/currency-mixed", "unit/money-for-number"];
const amountForms: readonly string[] = ["syntax/currency-after", "syntax/thousands-point", "syntax/thousands-space"];

/**
 * Where a name is money here and a bare number there, the message with the mend says it alone; and so it is where an
 * amount in a currency that does not fit is written in a form that does not fit either: its mends put both right.
 * An amount that a decimal comma cuts in two is reported as that alone. A line that could not be read says nothing of what its first word was to be.
 */
export function saidOnce(
  sink: { readonly texts: ReadonlyMap<string, string> },
  diagnostics: readonly Diagnostic[],
): readonly Diagnostic[] {
  const place = ({ span }: Diagnostic): string => `${span.file}:${span.start}:${span.end}`;
  const units = new Set(diagnostics.filter(({ code }) => amountsWithoutSign.includes(code)).map(place));
  const mixed = diagnostics.filter(({ code, mends }) => misplacedCurrencies.includes(code) && mends.length > 0);
  const isWithinMixed = ({ span }: Diagnostic): boolean =>
    mixed.some(({ span: { file, start, end } }) => file === span.file && start <= span.start && span.end <= end);
  const unread = diagnostics.filter(({ code, severity }) => code.startsWith("syntax/") && severity === "error");
  const isUnread = ({ span: own }: Diagnostic): boolean => {
    const { file, start, end } = lineSpan(sink, own);
    return unread.some(({ span }) => file === span.file && start <= span.start && span.start < end);
  };
  const commas = diagnostics.filter(({ code }) => code === "syntax/decimal-comma");
  const isCutByComma = ({ code, span: { file, start, end } }: Diagnostic): boolean =>
    [...amountsWithoutSign, ...misplacedCurrencies].includes(code) &&
    commas.some(({ span }) => span.file === file && span.start < end && start <= span.start && end < span.end);
  return diagnostics.filter(
    (each) =>
      !(each.code === "type/contradiction" && units.has(place(each))) &&
      !(each.code === "name/keyword-alone" && isUnread(each)) &&
      !isCutByComma(each) &&
      !(amountForms.includes(each.code) && isWithinMixed(each)),
  );
}
