import { type Mend, mend } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../diagnostics/source.ts";
import type { Expression } from "../../grammar/tree.ts";
import type { Constant, Domain } from "../../model/condition.ts";
import { minorDigitsOf } from "../../values/money.ts";
import type { TypeSink } from "../context.ts";
import { report, words } from "../context.ts";
import { decimalsOf, plainDecimal } from "../decimal.ts";
import { mismatch, mismatchOf, type Opposite } from "./mismatch.ts";

type MoneyOpposite = Opposite & { readonly domain: Domain & { kind: "money" } };

/** A money literal in one of the currencies of the other side; mends keep off the currencies `taken` beside it. */
export function moneyConstant(
  sink: TypeSink,
  literal: Expression,
  opposite: MoneyOpposite,
  taken: ReadonlySet<string> = new Set(),
): Constant | undefined {
  const { currencies } = opposite.domain;
  const written = words(sink, literal.span);
  const first = currencies.find((each) => !taken.has(each)) ?? (currencies[0] as string);
  if (literal.kind === "number") {
    const mends = amountMends(sink, first, literal.span, written, literal.decimal);
    return report(sink, "unit/currency-missing", literal.span, { what: opposite.what, written, currencies }, { mends });
  }
  if (literal.kind === "text" && /^\d{1,15}(\.\d{1,2})?$/.test(literal.value)) {
    const given = mismatchOf(written, literal, opposite.what, opposite.domain);
    const mends = amountMends(sink, first, literal.span, literal.value, literal.value);
    return report(sink, "type/mismatch", literal.span, given, { mends });
  }
  if (literal.kind !== "money") return mismatch(sink, literal, opposite);
  const currency = literal.currency === "$" ? sink.header.dollar : literal.currency;
  const digits = minorDigitsOf(currency);
  if (digits === undefined) {
    return report(sink, "name/unknown-currency", literal.span, { name: currency, nearest: undefined });
  }
  if (!currencies.includes(currency)) {
    const mends = amountMends(sink, first, literal.span, written, literal.amount);
    return report(
      sink,
      "unit/currency-mixed",
      literal.span,
      { what: opposite.what, currencies, other: written },
      { mends },
    );
  }
  if (decimalsOf(literal.amount) > digits + opposite.domain.extra) {
    const better = signOf(sink, currency) + cutTo(digits, plainDecimal(literal.amount));
    return report(
      sink,
      "unit/too-many-digits",
      literal.span,
      { written, currency, digits },
      {
        // Three digits behind a point are rather thousands, and the parser has said so.
        mends: decimalsOf(literal.amount) === 3 ? [] : [mend(`Write ${better}`, literal.span, better)],
      },
    );
  }
  return { kind: "money", currency, amount: plainDecimal(literal.amount) };
}

/** An amount as it is written, without its currency: with commas in their places, decimals other than three, K, M or B. */
const wellFormed = /^-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.(?:\d{1,2}|\d{4,}))?[KMB]?$/;

/** An amount in the currency, or a number without one, as it is written where that is well formed; `10.000` with each of its two readings. */
export function amountMends(
  sink: TypeSink,
  currency: string | undefined,
  span: Span,
  written: string,
  decimal: string,
): readonly Mend[] {
  const digits = currency === undefined ? 8 : (minorDigitsOf(currency) ?? 2);
  const number = written.replace(/^[^\d-]+|[^\dKMB]+$/g, "");
  const plain = plainDecimal(decimal);
  const fine = wellFormed.test(number) && decimalsOf(decimal) <= digits;
  const [, whole, thousand] = /^(-?[1-9]\d{0,2})\.(\d{3})$/.exec(number) ?? [];
  const readings = whole === undefined ? [] : [`${whole},${thousand}`];
  if (currency === undefined) readings.push(plain);
  else readings.push(fine ? number : cutTo(digits, plain));
  return readings.map((reading) => {
    const sign = currency === undefined ? "" : signOf(sink, currency);
    const better = reading.startsWith("-") ? `-${sign}${reading.slice(1)}` : sign + reading;
    return mend(`Write ${better}`, span, better);
  });
}

/** With commas between the thousands. */
function cutTo(digits: number, plain: string): string {
  const [written = "", decimals = ""] = plain.split(".");
  const whole = written.replace(/\d(?=(?:\d{3})+$)/g, "$&,");
  return digits === 0 || decimals === "" ? whole : `${whole}.${decimals.slice(0, digits)}`;
}

/** How an amount in the currency begins. */
export function signOf(sink: TypeSink, currency: string): string {
  if (currency === sink.header.dollar) return "$";
  return { EUR: "€", GBP: "£", JPY: "¥" }[currency] ?? `${currency} `;
}
