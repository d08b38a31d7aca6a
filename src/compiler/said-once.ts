import type { Diagnostic } from "../diagnostics/diagnostic.ts";

const amountsWithoutSign: readonly string[] = ["unit/currency-missing", "unit/money-for-number"];
const misplacedCurrencies: readonly string[] = ["unit/currency-mixed", "unit/money-for-number"];
const amountForms: readonly string[] = ["syntax/currency-after", "syntax/thousands-point", "syntax/thousands-space"];

/**
 * Where a name is money here and a bare number there, the message with the mend says it alone; and so it is where an
 * amount in a currency that does not fit is written in a form that does not fit either: its mends put both right.
 */
export function saidOnce(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const place = ({ span }: Diagnostic): string => `${span.file}:${span.start}:${span.end}`;
  const units = new Set(diagnostics.filter(({ code }) => amountsWithoutSign.includes(code)).map(place));
  const mixed = diagnostics.filter(({ code, mends }) => misplacedCurrencies.includes(code) && mends.length > 0);
  const isWithinMixed = ({ span }: Diagnostic): boolean =>
    mixed.some(({ span: { file, start, end } }) => file === span.file && start <= span.start && span.end <= end);
  return diagnostics.filter(
    (each) =>
      !(each.code === "type/contradiction" && units.has(place(each))) &&
      !(amountForms.includes(each.code) && isWithinMixed(each)),
  );
}
