import type { Mend } from "../../diagnostics/diagnostic.ts";
import { minorDigitsOf } from "../../values/money.ts";
import { decimalOf } from "../amount.ts";
import { currencySigns } from "../characters.ts";
import { report } from "../collector.ts";
import { CurrencyCode } from "../keywords.ts";
import type { Token } from "../token.ts";
import type { Expression } from "../tree.ts";
import { CurrencySign, NumberSign, sign } from "../vocabulary.ts";
import type { Alternatives } from "./cursor.ts";
import { UnitRules } from "./units.ts";

const threeDecimals = new Set(["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]);

/** `10.000` before or behind euros may be ten thousand or ten; any other number is as it is, its thousands by commas. */
function readingsOf(number: string, currency: string): readonly string[] {
  const ambiguous = /^-?[1-9]\d{0,2}\.\d{3}$/.test(number) && !threeDecimals.has(currency);
  return ambiguous ? [number.replace(".", ","), number.slice(0, -1)] : [number.replace(/(\d)\s+(?=\d)/g, "$1,")];
}

/** For the recording of the grammar, when rules have no arguments. */
const nowhere = { start: 0 };

/** Numbers, percents, amounts of money and durations, with what people write instead of them. */
export abstract class NumberRules extends UnitRules {
  /** Does a literal that begins with a number, a sign or a currency stand here? */
  protected atNumeric(): boolean {
    if (this.at(NumberSign) || this.at(CurrencySign)) return true;
    if (this.at(CurrencyCode)) return this.at(NumberSign, 1);
    if (!this.at(sign.minus)) return false;
    if (this.at(NumberSign, 1) || this.at(CurrencySign, 1)) return true;
    return this.at(CurrencyCode, 1) && this.at(NumberSign, 2);
  }

  readonly numeric = this.RULE("numeric", (): Expression => {
    const minus = this.OPTION(() => this.CONSUME(sign.minus)) as Token | undefined;
    return this.OR<Alternatives<Expression>>([
      { ALT: () => this.SUBRULE(this.limits, { ARGS: [this.currency(), minus] }) },
      { ALT: () => this.SUBRULE(this.plainNumber, { ARGS: [minus] }) },
    ]);
  });

  /** Once a rule. */
  private currency(): Token {
    return this.or(9, [{ ALT: () => this.CONSUME(CurrencySign) }, { ALT: () => this.CONSUME(CurrencyCode) }]) as Token;
  }

  /** What stands behind the currency of `$10K` and of `$10K / €9K / ¥1,500,000`. */
  readonly limits = this.RULE("limits", (currency: Token, minus?: Token): Expression => {
    const first = this.SUBRULE(this.money, { ARGS: [currency, minus] });
    const several = this.OPTION({
      GATE: () => this.limitFollows(),
      DEF: () => this.SUBRULE(this.otherLimits, { ARGS: [first] }),
    });
    return several ?? first;
  });

  private limitFollows(): boolean {
    return this.at(sign.slash) && (this.at(CurrencySign, 1) || this.at(CurrencyCode, 1));
  }

  readonly otherLimits = this.RULE("otherLimits", (first: Expression): Expression => {
    const limits = [first];
    this.AT_LEAST_ONE({
      GATE: () => this.limitFollows(),
      DEF: () => {
        this.CONSUME(sign.slash);
        limits.push(this.SUBRULE(this.money, { ARGS: [this.currency()] }));
      },
    });
    return this.ACTION(() => ({ kind: "limits", limits, span: this.since(first.span.start) }));
  });

  readonly money = this.RULE("money", (currency: Token, minus?: Token): Expression => {
    const { start } = minus ?? currency ?? nowhere;
    const negative = this.OPTION({ GATE: () => minus === undefined, DEF: () => this.CONSUME(sign.minus) });
    const amount = this.OPTION2(() => this.CONSUME(NumberSign));
    return this.ACTION(() => {
      if (amount === undefined) {
        this.lose("an amount, like $10,000");
        return { kind: "missing", span: this.since(start) };
      }
      const code = currencySigns.get(currency.text) ?? currency.text;
      const number = amount as Token;
      this.checkPoint(number, code);
      const decimal = (minus === undefined && negative === undefined ? "" : "-") + decimalOf(number.text);
      return { kind: "money", currency: code, amount: decimal, span: this.since(start) };
    });
  });

  /** `€10.000`: ten euros or ten thousand? */
  private checkPoint(token: Token, currency: string): void {
    const [right, ...others] = readingsOf(token.text, currency);
    if (right === undefined || others.length === 0) return;
    const span = this.spanOf(token);
    const mends: Mend[] = [right, ...others].map((text) => ({ title: `Write ${text}`, edits: [{ span, text }] }));
    this.report(report("syntax/thousands-point", span, { written: token.text, right }, { mends }));
  }

  /** A number with what stands behind it: nothing, a percent sign, a unit of time, a currency that should stand before. */
  readonly plainNumber = this.RULE("plainNumber", (minus?: Token): Expression => {
    const token = this.CONSUME(NumberSign) as Token;
    const { start } = minus ?? token;
    const decimal = this.ACTION(() => (minus === undefined ? "" : "-") + decimalOf(token.text));
    const behind = this.OPTION({
      GATE: () => this.peek().kind === "symbol" || this.unitFollows(token) || this.currencyFollows(),
      DEF: () =>
        this.OR<Alternatives<Expression>>([
          {
            ALT: () => {
              this.CONSUME(sign.percent);
              return this.ACTION(() => ({ kind: "percent", decimal, span: this.since(start) }));
            },
          },
          {
            ALT: () => {
              const twice = this.CONSUME(sign.percentTwice) as Token;
              return this.ACTION(() => {
                const span = this.spanOf(twice);
                this.reportMended("syntax/percent-twice", span, "Write %", span, "%");
                return { kind: "percent", decimal, span: this.since(start) };
              });
            },
          },
          {
            GATE: () => this.at(CurrencySign) || this.currencyFollows(),
            ALT: () => this.SUBRULE(this.currencyBehind, { ARGS: [start, decimal] }),
          },
          {
            ALT: () => {
              const unit = this.SUBRULE(this.unit, { ARGS: [token] });
              return this.ACTION(() => ({ kind: "duration", amount: decimal, unit, span: this.since(start) }));
            },
          },
        ]),
    });
    return this.ACTION(() => behind ?? { kind: "number", decimal, span: this.since(start) });
  });

  private currencyFollows(): boolean {
    return this.at(CurrencyCode) && minorDigitsOf(this.peek().text) !== undefined;
  }

  /** `10,000 USD`, `10,000 €`: reported, read as `USD 10,000`. */
  readonly currencyBehind = this.RULE("currencyBehind", (start: number, decimal: string): Expression => {
    const number = this.ACTION(() => this.written(this.since(start)));
    const currency = this.currency();
    const first = this.ACTION((): Expression => {
      const span = this.since(start);
      const code = currencySigns.get(currency.text);
      const rights = readingsOf(number, code ?? currency.text).map((reading) => {
        const sign = code === undefined ? `${currency.text} ` : currency.text;
        return reading.startsWith("-") ? `-${sign}${reading.slice(1).trim()}` : sign + reading;
      });
      const [right = number] = rights;
      const mends = rights.map((text) => ({ title: `Write ${text}`, edits: [{ span, text }] }));
      this.report(report("syntax/currency-after", span, { written: this.written(span), right }, { mends }));
      return { kind: "money", currency: code ?? currency.text, amount: decimal, span };
    });
    const several = this.OPTION({
      GATE: () => this.limitFollows(),
      DEF: () => this.SUBRULE(this.otherLimits, { ARGS: [first] }),
    });
    return several ?? first;
  });

  readonly share = this.RULE("share", (expected: string): Expression => {
    const share = this.OPTION({ GATE: () => this.atNumeric(), DEF: () => this.SUBRULE(this.numeric) });
    return this.ACTION(() => {
      if (share !== undefined) return share;
      const span = this.here();
      this.lose(expected);
      return { kind: "missing", span };
    });
  });
}
