import { mend } from "../../diagnostics/diagnostic.ts";
import type { Expression } from "../../grammar/tree.ts";
import type { Constant, Domain } from "../../model/condition.ts";
import { minorDigitsOf } from "../../values/money.ts";
import type { TypeSink } from "../context.ts";
import { report, words } from "../context.ts";
import { decimalsOf, plainDecimal } from "../decimal.ts";
import { mismatch, mismatchOf, type Opposite } from "./mismatch.ts";

type MoneyOpposite = Opposite & { readonly domain: Domain & { kind: "money" } };

/** A money literal in one of the currencies of the other side. */
export function moneyConstant(sink: TypeSink, literal: Expression, opposite: MoneyOpposite): Constant | undefined {
  const { currencies } = opposite.domain;
  const written = words(sink, literal.span);
  const first = currencies[0] as string;
  if (literal.kind === "number") {
    const better = `${signOf(sink, first)}${written}`;
    return report(
      sink,
      "unit/currency-missing",
      literal.span,
      { what: opposite.what, written, currencies },
      {
        mends: [mend(`Write ${better}`, literal.span, better)],
      },
    );
  }
  if (literal.kind === "text" && /^\d{1,15}(\.\d{1,2})?$/.test(literal.value)) {
    const better = `${signOf(sink, first)}${literal.value}`;
    const given = mismatchOf(written, literal, opposite.what, opposite.domain);
    return report(sink, "type/mismatch", literal.span, given, {
      mends: [mend(`Write ${better}`, literal.span, better)],
    });
  }
  if (literal.kind !== "money") return mismatch(sink, literal, opposite);
  const currency = literal.currency === "$" ? sink.header.dollar : literal.currency;
  const digits = minorDigitsOf(currency);
  if (digits === undefined) {
    return report(sink, "name/unknown-currency", literal.span, { name: currency, nearest: undefined });
  }
  if (!currencies.includes(currency)) {
    const better = `${signOf(sink, first)}${written.replace(/^[^\d-]+/, "")}`;
    return report(
      sink,
      "unit/currency-mixed",
      literal.span,
      { what: opposite.what, currencies, other: written },
      {
        mends: [mend(`Write ${better}`, literal.span, better)],
      },
    );
  }
  if (decimalsOf(literal.amount) > digits + opposite.domain.extra) {
    const cut = plainDecimal(literal.amount).replace(digits === 0 ? /\..*/ : new RegExp(`(\\.\\d{${digits}}).*`), "$1");
    const better = `${signOf(sink, currency)}${cut}`;
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

/** How an amount in the currency begins. */
export function signOf(sink: TypeSink, currency: string): string {
  if (currency === sink.header.dollar) return "$";
  return { EUR: "€", GBP: "£", JPY: "¥" }[currency] ?? `${currency} `;
}
