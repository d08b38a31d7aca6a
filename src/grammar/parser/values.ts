import type { IToken } from "chevrotain";
import { minutesOf } from "../amount.ts";
import { report } from "../collector.ts";
import { CurrencyCode, Identifier } from "../keywords.ts";
import { limits } from "../limits.ts";
import type { Token } from "../token.ts";
import type { Expression } from "../tree.ts";
import { CalendarDate, Clock, CurrencySign, Instant, NumberSign, sign, TextInQuotes } from "../vocabulary.ts";
import type { Alternatives } from "./cursor.ts";
import { plainPlace, type ValuePlace, WordRules } from "./words.ts";

const noMinus: { readonly ARGS: [] } = { ARGS: [] };

/** Sums and products of fields, literals and brackets. */
export abstract class ValueRules extends WordRules {
  readonly value = this.RULE("value", (place: ValuePlace): Expression => {
    const outer = this.place;
    this.place = place;
    const { start } = this.peek();
    const first = this.SUBRULE(this.primary);
    const whole = this.OPTION(() => this.SUBRULE(this.arithmetic, { ARGS: [start, first] }));
    this.place = outer;
    return whole ?? first;
  });

  /** What stands behind the first value of a sum or product. Products bind closer; both nest to the left. */
  readonly arithmetic = this.RULE("arithmetic", (start: number, first: Expression): Expression => {
    let sum: { readonly operator: "+" | "-"; readonly left: Expression } | undefined;
    let product = first;
    let productStart = start;
    let length = 1;
    this.AT_LEAST_ONE({
      GATE: () => length < limits.depth,
      DEF: () => {
        const operator = this.OR(this.arithmeticSigns) as Token;
        const next = this.peek().start;
        this.ACTION(() => this.checkMinus(operator));
        const right = this.SUBRULE(this.primary);
        this.ACTION(() => {
          length++;
          if (operator.text === "*")
            product = { kind: "arithmetic", operator: "*", left: product, right, span: this.since(productStart) };
          else if (operator.text === "/") this.report(report("syntax/division", this.since(productStart), {}));
          else {
            sum = { operator: operator.text === "-" ? "-" : "+", left: this.sumOf(start, sum, product) };
            product = right;
            productStart = next;
          }
        });
      },
    });
    return this.ACTION(() => {
      if (this.at(sign.plus) || this.at(sign.minus) || this.at(sign.times) || this.at(sign.slash)) this.sumTooLong();
      return this.sumOf(start, sum, product);
    });
  });

  private readonly arithmeticSigns: Alternatives<IToken> = [
    { ALT: () => this.CONSUME(sign.plus) },
    { ALT: () => this.CONSUME(sign.minus) },
    { ALT: () => this.CONSUME(sign.times) },
    { ALT: () => this.CONSUME(sign.slash) },
  ];

  private sumOf(
    start: number,
    sum: { readonly operator: "+" | "-"; readonly left: Expression } | undefined,
    right: Expression,
  ): Expression {
    if (sum === undefined) return right;
    const span = { file: this.source.file, start, end: Math.max(start, right.span.end) };
    return { kind: "arithmetic", ...sum, right, span };
  }

  /** Sums nest to the left, one level a term. */
  private sumTooLong(): void {
    this.report(report("syntax/sum-too-long", this.here(), { limit: limits.depth }));
    this.giveUp();
  }

  private checkMinus(token: Token): void {
    const spaced = this.peek().spaced;
    if (token.text !== "-" || (token.spaced && spaced)) return;
    const span = this.spanOf(token);
    const text = `${token.spaced ? "" : " "}-${spaced ? "" : " "}`;
    this.reportMended("syntax/minus-spaces", span, "Put spaces around -", span, text);
  }

  readonly primary = this.RULE(
    "primary",
    (): Expression => this.OPTION(this.anyValue) ?? this.ACTION(() => this.missing()),
  );

  private readonly anyValue = (): Expression => this.OR<Alternatives<Expression>>(this.valueForms);

  private readonly valueForms: Alternatives<Expression> = [
    { ALT: () => this.fieldFrom(this.CONSUME(Identifier)) },
    { ALT: () => this.SUBRULE(this.specialWord), IGNORE_AMBIGUITIES: true },
    { ALT: () => this.SUBRULE(this.plainNumber, noMinus) },
    { ALT: () => this.SUBRULE(this.limits, { ARGS: [this.CONSUME(CurrencySign) as Token] }) },
    { ALT: () => this.textValue(this.CONSUME(TextInQuotes)) },
    { ALT: () => this.bracketed() },
    { ALT: () => this.dateOf("date", this.CONSUME(CalendarDate)) },
    { ALT: () => this.dateOf("instant", this.CONSUME(Instant)) },
    { ALT: () => this.timeOf(this.CONSUME(Clock)) },
    { ALT: () => this.SUBRULE(this.afterMinus) },
  ];

  /** A value of its own, which nothing before it says anything about. */
  readonly plainPrimary = this.RULE("plainPrimary", (): Expression => {
    const outer = this.place;
    this.place = plainPlace.ARGS[0];
    const value = this.SUBRULE(this.primary);
    this.place = outer;
    return value;
  });

  private missing(token?: Token): Expression {
    const span = token === undefined ? this.here() : this.spanOf(token);
    this.lose("a field or a value", token);
    return { kind: "missing", span };
  }

  private textValue(token: object): Expression {
    const { value, span } = this.textOf(token);
    return { kind: "text", value, span };
  }

  private timeOf(token: object): Expression {
    const clock = token as Token;
    return this.ACTION(() => ({ kind: "time of day", minutes: minutesOf(clock.text), span: this.spanOf(clock) }));
  }

  private dateOf(kind: "date" | "instant", token: object): Expression {
    const { text } = token as Token;
    return { kind, text, span: this.spanOf(token as Token) };
  }

  /** `-5`, `-$5`, `-EUR 5`; before a name a minus is reported. */
  readonly afterMinus = this.RULE("afterMinus", (): Expression => {
    const minus = this.CONSUME(sign.minus) as Token;
    const value = this.OPTION(() =>
      this.OR<Alternatives<Expression>>([
        { ALT: () => this.SUBRULE(this.plainNumber, { ARGS: [minus] }) },
        { ALT: () => this.SUBRULE(this.limits, { ARGS: [this.CONSUME(CurrencySign) as Token, minus] }) },
        {
          GATE: () => this.at(CurrencyCode) && this.at(NumberSign, 1),
          ALT: () => this.SUBRULE2(this.limits, { ARGS: [this.CONSUME(CurrencyCode) as Token, minus] }),
        },
        {
          ALT: () => {
            this.ACTION(() => this.report(report("syntax/sign-before-name", this.spanOf(minus), {})));
            return this.SUBRULE(this.namedValue);
          },
        },
      ]),
    );
    return value ?? this.ACTION(() => this.missing(minus));
  });

  readonly namedValue = this.RULE(
    "namedValue",
    (): Expression =>
      this.OR<Alternatives<Expression>>([
        { ALT: () => this.fieldFrom(this.CONSUME(Identifier)) },
        { ALT: () => this.SUBRULE(this.specialWord), IGNORE_AMBIGUITIES: true },
      ]),
  );

  private bracketed(): Expression {
    const { start } = this.CONSUME(sign.open) as Token;
    const inner = this.SUBRULE(this.expression);
    this.SUBRULE(this.closing, { ARGS: [start] });
    return this.ACTION(() => ({ kind: "brackets", inner, span: this.since(start) }));
  }
}
