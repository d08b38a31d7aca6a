import type { ParserMethod } from "chevrotain";
import { minutesOf } from "../amount.ts";
import { report } from "../collector.ts";
import { limits } from "../limits.ts";
import type { Token } from "../token.ts";
import type { Emptiness, Expression, QuantifierWord, Weekday } from "../tree.ts";
import {
  CalendarDate,
  Clock,
  CurrencyCode,
  CurrencySign,
  Identifier,
  Instant,
  Name,
  NumberSign,
  OtherQuantifier,
  Quantifier,
  sign,
  TextInQuotes,
  WeekdayWord,
  word,
} from "../vocabulary.ts";
import { weekdayMeant, weekdayName, weekdayNamed } from "../weekday.ts";
import type { Alternatives } from "./cursor.ts";
import { NumberRules } from "./numbers.ts";

/** What the place of a value says about the bare words there. */
export interface ValuePlace {
  /** After `weekday of …`: `Mon` to `Sun`. */
  readonly weekdays: boolean;
  /** After `is`: `yes`, `no`. */
  readonly choices: boolean;
}

/** Where a condition or any other value stands. */
export const plainPlace: { readonly ARGS: [ValuePlace] } = { ARGS: [{ weekdays: false, choices: false }] };
export const choicePlace: { readonly ARGS: [ValuePlace] } = { ARGS: [{ weekdays: false, choices: true }] };
export const weekdayPlace: { readonly ARGS: [ValuePlace] } = { ARGS: [{ weekdays: true, choices: true }] };

const noMinus: { readonly ARGS: [undefined] } = { ARGS: [undefined] };

const quantifierMeant: ReadonlyMap<string, QuantifierWord> = new Map([
  ["all", "every"],
  ["each", "every"],
  ["some", "any"],
  ["none", "no"],
]);

/** Sums and products of fields, literals and brackets. */
export abstract class ValueRules extends NumberRules {
  abstract readonly expression: ParserMethod<[], Expression>;

  readonly value = this.RULE("value", (place: ValuePlace): Expression => {
    const { start } = this.peek();
    let left = this.SUBRULE(this.product, { ARGS: [place] });
    let terms = 1;
    this.MANY({
      GATE: () => terms < limits.depth,
      DEF: () => {
        terms++;
        const operator = this.OR([
          { ALT: () => this.CONSUME(sign.plus) },
          { ALT: () => this.CONSUME(sign.minus) },
        ]) as Token;
        this.ACTION(() => this.checkMinus(operator));
        const right = this.SUBRULE2(this.product, { ARGS: [place] });
        left = this.ACTION(() => {
          const written = operator.text === "-" ? "-" : "+";
          return { kind: "arithmetic", operator: written, left, right, span: this.since(start) };
        });
      },
    });
    this.ACTION(() => {
      if (this.at(sign.plus) || this.at(sign.minus)) this.sumTooLong();
    });
    return left;
  });

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

  readonly product = this.RULE("product", (place: ValuePlace): Expression => {
    const { start } = this.peek();
    let left = this.SUBRULE(this.primary, { ARGS: [place] });
    let factors = 1;
    this.MANY({
      GATE: () => factors++ < limits.depth,
      DEF: () =>
        this.OR([
          {
            ALT: () => {
              this.CONSUME(sign.times);
              const right = this.SUBRULE2(this.primary, { ARGS: [place] });
              left = this.ACTION(() => ({ kind: "arithmetic", operator: "*", left, right, span: this.since(start) }));
            },
          },
          {
            ALT: () => {
              this.CONSUME(sign.slash);
              this.SUBRULE3(this.primary, { ARGS: [place] });
              this.ACTION(() => this.report(report("syntax/division", this.since(start), {})));
            },
          },
        ]),
    });
    this.ACTION(() => {
      if (this.at(sign.times) || this.at(sign.slash)) this.sumTooLong();
    });
    return left;
  });

  readonly primary = this.RULE("primary", (place: ValuePlace): Expression => {
    const value = this.OPTION({
      GATE: () => !this.at(sign.minus) || this.atNumeric() || this.at(Name, 1),
      DEF: () =>
        this.OR<Alternatives<Expression>>({
          MAX_LOOKAHEAD: 1,
          DEF: [
            { ALT: () => this.SUBRULE(this.plainField) },
            { ALT: () => this.SUBRULE(this.specialWord, { ARGS: [place] }), IGNORE_AMBIGUITIES: true },
            { ALT: () => this.SUBRULE(this.numberValue, noMinus) },
            {
              ALT: () => this.textValue(this.CONSUME(TextInQuotes)),
            },
            { ALT: () => this.SUBRULE(this.brackets) },
            { ALT: () => this.dateOf("date", this.CONSUME(CalendarDate)) },
            { ALT: () => this.dateOf("instant", this.CONSUME(Instant)) },
            {
              ALT: () => this.timeOf(this.CONSUME(Clock)),
            },
            { ALT: () => this.SUBRULE(this.afterMinus) },
          ],
        }),
    });
    return this.ACTION(() => value ?? this.missing());
  });

  protected missing(): Expression {
    const span = this.here();
    this.lose("a field or a value");
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

  readonly numberValue = this.RULE("numberValue", (minus: Token | undefined): Expression => {
    const { start } = minus ?? this.peek();
    const negative = minus !== undefined;
    return this.OR<Alternatives<Expression>>([
      { ALT: () => this.SUBRULE(this.plainNumber, { ARGS: [start, negative] }) },
      {
        ALT: () => {
          const currency = this.CONSUME(CurrencySign) as Token;
          return this.SUBRULE(this.limits, { ARGS: [currency, start, negative] });
        },
      },
    ]);
  });

  /** `-5`, `-$5`; before a name a minus is reported. */
  readonly afterMinus = this.RULE("afterMinus", (): Expression => {
    const minus = this.CONSUME(sign.minus) as Token;
    const number = this.OPTION({
      GATE: () => this.at(NumberSign) || this.at(CurrencySign),
      DEF: () => this.SUBRULE(this.numberValue, { ARGS: [minus] }),
    });
    const other = this.OPTION2({
      GATE: () => number === undefined,
      DEF: () => {
        this.ACTION(() => this.report(report("syntax/sign-before-name", this.spanOf(minus), {})));
        return this.SUBRULE(this.primary, plainPlace);
      },
    });
    return this.ACTION(() => (number ?? other) as Expression);
  });

  readonly brackets = this.RULE("brackets", (): Expression => {
    const { start } = this.CONSUME(sign.open) as Token;
    const inner = this.SUBRULE(this.expression);
    this.SUBRULE(this.closing, { ARGS: [start] });
    return this.ACTION(() => ({ kind: "brackets", inner, span: this.since(start) }));
  });

  /** The bracket that closes the one at `open`; where it is missing, that is reported at the open one. */
  readonly closing = this.RULE("closing", (open: number): void => {
    const closed = this.OPTION(() => this.CONSUME(sign.close)) !== undefined;
    this.ACTION(() => {
      if (closed || this.lost) return;
      if (!this.atEnd()) {
        this.lose("`)`");
        return;
      }
      const span = { file: this.source.file, start: open, end: open + 1 };
      this.reportMended("syntax/bracket-unclosed", span, "Close the bracket", this.here(), ")");
    });
  });

  readonly plainField = this.RULE("plainField", (): Expression => this.fieldFrom(this.CONSUME(Identifier)));

  readonly field = this.RULE("field", (): Expression => this.fieldFrom(this.CONSUME(Name)));

  private fieldFrom(token: object): Expression {
    const first = this.nameOf(token);
    const long = this.OPTION(() => this.SUBRULE(this.pathParts, { ARGS: [first] }));
    return this.ACTION(() => {
      const path = long ?? { parts: [first], span: first.span };
      return { kind: "path", path, span: path.span };
    });
  }

  /** A word that is more than a name where it stands, or else a field. */
  readonly specialWord = this.RULE(
    "specialWord",
    (place: ValuePlace): Expression =>
      this.OR<Alternatives<Expression>>([
        {
          GATE: () => (this.at(word.no) ? this.at(sign.open, 1) : this.at(word.of, 1)),
          ALT: () => {
            const { start, lower } = this.CONSUME(Quantifier) as Token;
            return this.SUBRULE(this.quantified, { ARGS: [start, lower] });
          },
        },
        { GATE: () => this.at(word.of, 1), ALT: () => this.SUBRULE(this.partOfTime) },
        { GATE: () => this.at(word.of, 1), ALT: () => this.SUBRULE(this.otherQuantified) },
        {
          GATE: () => place.choices && (this.peek().text === "yes" || this.peek().text === "no"),
          ALT: () => {
            const token = this.OR2([
              { ALT: () => this.CONSUME(word.yes) },
              { ALT: () => this.CONSUME(word.no) },
            ]) as Token;
            return this.ACTION(() => ({ kind: "yes/no", value: token.text === "yes", span: this.spanOf(token) }));
          },
        },
        {
          GATE: () => place.weekdays && !this.at(sign.point, 1),
          ALT: () => this.weekdayOf(this.CONSUME(WeekdayWord)),
        },
        {
          GATE: () => this.insideWhere && this.peek().text === "it" && !this.at(sign.point, 1),
          ALT: () => {
            const token = this.CONSUME(word.it) as Token;
            return { kind: "it", span: this.spanOf(token) };
          },
        },
        {
          GATE: () => this.at(NumberSign, 1),
          ALT: () => {
            const currency = this.CONSUME(CurrencyCode) as Token;
            return this.SUBRULE(this.limits, { ARGS: [currency, currency.start, false] });
          },
        },
        { ALT: () => this.SUBRULE(this.field) },
      ]),
  );

  private weekdayOf(consumed: object): Expression {
    const token = consumed as Token;
    return this.ACTION(() => ({ kind: "weekday", weekday: this.weekday(token), span: this.spanOf(token) }));
  }

  /** The weekday that a word means; reported where it is written otherwise than `Mon`. */
  protected weekday(token: Token): Weekday {
    const exact = weekdayNamed(token.text);
    if (exact !== undefined) return exact;
    const meant = weekdayMeant(token.text) as Weekday;
    const name = weekdayName(meant);
    const span = this.spanOf(token);
    const mends = [{ title: `Write ${name}`, edits: [{ span, text: name }] }];
    this.report(report("syntax/weekday", span, { written: token.text, name }, { mends }));
    return meant;
  }

  /** `weekday of …`, `time of …` */
  readonly partOfTime = this.RULE("partOfTime", (): Expression => {
    const { start, lower } = this.OR([
      { ALT: () => this.keyword(word.weekday) },
      { ALT: () => this.keyword(word.time) },
    ]);
    this.keyword(word.of);
    const operand = this.SUBRULE(this.primary, plainPlace);
    return this.ACTION(() => {
      const kind = lower === "weekday" ? "weekday of" : "time of";
      return { kind, operand, span: this.since(start) };
    });
  });

  /** `all of (…)`: reported, read as `every of (…)`. */
  readonly otherQuantified = this.RULE("otherQuantified", (): Expression => {
    const token = this.CONSUME(OtherQuantifier) as Token;
    const meant = this.ACTION(() => {
      const right = quantifierMeant.get(token.lower) as QuantifierWord;
      const words = right === "no" ? "no" : `${right} of`;
      const span = { file: this.source.file, start: token.start, end: this.peek().end };
      const mends = [{ title: `Write ${words}`, edits: [{ span, text: words }] }];
      this.report(report("syntax/quantifier-word", span, { written: token.text, words }, { mends }));
      return right;
    });
    return this.SUBRULE(this.quantified, { ARGS: [token.start, meant] });
  });

  /** `of (items where …)` behind `any`, `every`, `count` or `sum`, `(items where …)` behind `no`. */
  readonly quantified = this.RULE("quantified", (start: number, quantifier: string): Expression => {
    this.OPTION(() => this.keyword(word.of));
    const open = this.OPTION2(() => this.CONSUME(sign.open)) as Token | undefined;
    const inside = this.OPTION3({
      GATE: () => open !== undefined,
      DEF: () => this.SUBRULE(this.itemsWhere, { ARGS: [open?.start ?? 0, quantifier] }),
    });
    const emptiness = this.OPTION4({
      GATE: () => inside !== undefined && quantifier !== "count" && quantifier !== "sum",
      DEF: () => this.SUBRULE(this.emptiness),
    });
    return this.ACTION(() => {
      if (inside === undefined) {
        this.lose("`(` and the name of a list");
        return { kind: "missing", span: this.since(start) };
      }
      const { list, where } = inside;
      const filter = where === undefined ? {} : { where };
      const span = this.since(start);
      if (quantifier === "count") return { kind: "count", list, ...filter, span };
      if (quantifier === "sum") return { kind: "sum", of: list, ...filter, span };
      const said = emptiness === undefined ? {} : { emptiness };
      const missing = { kind: "missing", span: this.here() } as const;
      return { kind: "quantifier", word: quantifier as QuantifierWord, list, where: where ?? missing, ...said, span };
    });
  });

  readonly itemsWhere = this.RULE("itemsWhere", (open: number, quantifier: string) => {
    const list = this.SUBRULE(this.path, { ARGS: ["the name of a list field"] });
    const where = this.OPTION(() => {
      this.keyword(word.where);
      const outer = this.insideWhere;
      this.ACTION(() => {
        this.insideWhere = true;
      });
      const condition = this.SUBRULE(this.expression);
      this.ACTION(() => {
        this.insideWhere = outer;
      });
      return condition;
    });
    this.ACTION(() => {
      const filtered = quantifier === "count" || quantifier === "sum" || where !== undefined;
      if (!filtered && !this.lost) this.lose("`where` and a condition on the items");
    });
    this.SUBRULE(this.closing, { ARGS: [open] });
    return { list, where };
  });

  /** `at least one`, `even if empty`: what is said of an empty list. */
  readonly emptiness = this.RULE("emptiness", (): Emptiness | undefined => {
    const atLeastOne = this.phrase(1, [word.and, word.at, word.least, word.one], () => true);
    const evenIfEmpty = this.option(2, {
      GATE: () => atLeastOne === undefined && this.atAll(word.even, word.if, word.empty),
      DEF: () => {
        this.keyword(word.even);
        this.keyword(word.if);
        this.keyword(word.empty);
        return true;
      },
    });
    return this.ACTION(() =>
      atLeastOne === true ? "at least one" : evenIfEmpty === true ? "even if empty" : undefined,
    );
  });
}
