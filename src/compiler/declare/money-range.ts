import { mend } from "../../diagnostics/diagnostic.ts";
import { spanOver } from "../../diagnostics/source.ts";
import type { Expression, RangeTree } from "../../grammar/tree.ts";
import type { FieldType } from "../../model/types.ts";
import { moneyConstant, signOf } from "../condition/money.ts";
import { report, type TypeSink, words } from "../context.ts";
import { compareDecimals } from "../decimal.ts";

type Money = FieldType & { readonly kind: "money" };
type Ends = ReadonlyMap<string, string>;

/** A range of money in several currencies: `at least €0 / £0`, an end for each; undefined after a report. */
export function withLimits(sink: TypeSink, type: Money, range: RangeTree): Money | undefined {
  const least = range.least && endsOf(sink, type, range.least);
  const most = range.most && endsOf(sink, type, range.most);
  if ((range.least && !least) || (range.most && !most)) return undefined;
  const turned = type.currencies.some((currency) => {
    const [from, to] = [least?.get(currency), most?.get(currency)];
    return from !== undefined && to !== undefined && compareDecimals(from, to) > 0;
  });
  if (turned && range.least && range.most) {
    const [from, to] = [words(sink, range.least.span), words(sink, range.most.span)];
    return report(sink, "type/empty-range", spanOver(range.least.span, range.most.span), { from, to });
  }
  const limits = Object.fromEntries(
    type.currencies.map((currency) => {
      const [from, to] = [least?.get(currency), most?.get(currency)];
      return [currency, { ...(from !== undefined && { least: from }), ...(to !== undefined && { most: to }) }];
    }),
  );
  return { ...type, limits };
}

function endsOf(sink: TypeSink, type: Money, expression: Expression): Ends | undefined {
  const literals = expression.kind === "limits" ? expression.limits : [expression];
  const ends = new Map<string, string>();
  const domain = { kind: "money", currencies: type.currencies, extra: 0 } as const;
  for (const literal of literals) {
    const constant = moneyConstant(sink, literal, { domain, type, what: "The field" });
    if (constant?.kind !== "money") return undefined;
    if (ends.has(constant.currency)) {
      return report(sink, "unit/limit-twice", literal.span, { currency: constant.currency });
    }
    ends.set(constant.currency, constant.amount);
  }
  const missing = type.currencies.filter((currency) => !ends.has(currency));
  if (missing.length === 0) return ends;
  const written = words(sink, expression.span);
  const isNothing = [...ends.values()].every((amount) => amount === "0");
  const whole = `${written}${missing.map((currency) => ` / ${signOf(sink, currency)}0`).join("")}`;
  const mends = isNothing ? [mend(`Write ${whole}`, expression.span, whole)] : [];
  return report(sink, "unit/range-currency", expression.span, { written, missing }, { mends });
}
