import { report } from "../collector.ts";
import type { Token } from "../token.ts";
import type { ComparisonOperator, Expression, Text } from "../tree.ts";
import { Name, NumberSign, sign, TextInQuotes, word } from "../vocabulary.ts";
import type { Alternatives } from "./cursor.ts";
import { choicePlace, plainPlace, ValueRules, weekdayPlace } from "./values.ts";

const operators: ReadonlyMap<string, ComparisonOperator> = new Map([
  ["<", "<"],
  ["<=", "<="],
  [">", ">"],
  [">=", ">="],
  ["≠", "is not"],
  ["=", "is"],
  ["==", "is"],
  ["!=", "is not"],
  ["<>", "is not"],
  ["=<", "<="],
  ["over", ">"],
  ["under", "<"],
  ["least", ">="],
  ["most", "<="],
]);

/** A value alone, or compared with what follows it. */
export abstract class ComparisonRules extends ValueRules {
  readonly comparison = this.RULE("comparison", (): Expression => {
    const { start } = this.peek();
    const left = this.SUBRULE(this.value, plainPlace);
    const compared = this.OPTION({
      GATE: () => !this.at(word.at) || this.boundFollows(),
      DEF: () =>
        this.OR<Alternatives<Expression>>([
          { ALT: () => this.SUBRULE(this.signed, { ARGS: [start, left] }) },
          { ALT: () => this.SUBRULE(this.isComparison, { ARGS: [start, left] }) },
          { ALT: () => this.SUBRULE(this.worded, { ARGS: [start, left] }) },
          { ALT: () => this.SUBRULE(this.like, { ARGS: [start, left] }) },
          { ALT: () => this.SUBRULE(this.mentions, { ARGS: [start, left] }) },
          { ALT: () => this.SUBRULE(this.includes, { ARGS: [start, left] }) },
          { ALT: () => this.SUBRULE(this.between, { ARGS: [start, left] }) },
        ]),
    });
    return this.ACTION(() => compared ?? left);
  });

  protected boundFollows(): boolean {
    return this.at(word.least, 1) || this.at(word.most, 1);
  }

  /** `refund > $10K`, and the signs of programming languages, which are reported. */
  readonly signed = this.RULE("signed", (start: number, left: Expression): Expression => {
    const operator = this.OR([
      { ALT: () => this.CONSUME(sign.greater) },
      { ALT: () => this.CONSUME(sign.less) },
      { ALT: () => this.CONSUME(sign.atLeast) },
      { ALT: () => this.CONSUME(sign.atMost) },
      { ALT: () => this.CONSUME(sign.unequal) },
      { ALT: () => this.foreign(this.CONSUME(sign.equal)) },
      { ALT: () => this.foreign(this.CONSUME(sign.equalTwice)) },
      { ALT: () => this.foreign(this.CONSUME(sign.bangEqual)) },
      { ALT: () => this.foreign(this.CONSUME(sign.angles)) },
      { ALT: () => this.foreign(this.CONSUME(sign.equalLess)) },
    ]) as Token;
    return this.SUBRULE(this.compared, { ARGS: [start, left, operators.get(operator.text) ?? "is"] });
  });

  private foreign(token: object): Token {
    this.ACTION(() => this.reportOperator(token as Token, operators.get((token as Token).text) as string));
    return token as Token;
  }

  /** Reports an operator of programming languages, just read, and offers the word for it. */
  protected reportOperator(token: Token, means: string): void {
    const span = this.spanOf(token);
    const next = this.LA(1) as Token;
    const blank = next.spaced === false ? " " : "";
    const text = `${token.spaced ? "" : " "}${means}${blank}`;
    const mends = [{ title: `Write ${means}`, edits: [{ span, text }] }];
    this.report(report("syntax/foreign-operator", span, { written: this.written(span), means }, { mends }));
  }

  /** `over`, `under`, `at least`, `at most` and a value */
  readonly worded = this.RULE("worded", (start: number, left: Expression): Expression => {
    const operator = this.OR([
      { ALT: () => this.keyword(word.over) },
      { ALT: () => this.keyword(word.under) },
      {
        ALT: () => {
          this.keyword(word.at);
          return this.OR2([{ ALT: () => this.keyword(word.least) }, { ALT: () => this.keyword(word.most) }]);
        },
      },
    ]);
    return this.SUBRULE(this.compared, { ARGS: [start, left, operators.get(operator.lower) ?? "is"] });
  });

  /** The value that something is compared with, and what is said of case and of empty lists. */
  readonly compared = this.RULE(
    "compared",
    (start: number, left: Expression, operator: ComparisonOperator): Expression => {
      const place = this.ACTION(() => {
        if (left.kind === "weekday of") return weekdayPlace;
        return operator === "is" || operator === "is not" ? choicePlace : plainPlace;
      });
      const right = this.SUBRULE(this.value, place);
      const listed = this.OPTION2({
        GATE: () => (operator === "is" || operator === "is not") && (this.at(Name, 1) || this.at(TextInQuotes, 1)),
        DEF: () => this.SUBRULE(this.listAfterIs, { ARGS: [start, left, right, operator] }),
      });
      const ignoringCase = this.phrase(1, [word.ignoring, word.case], () => true) === true;
      const emptiness = this.OPTION(() => this.SUBRULE(this.emptiness));
      return this.ACTION(() => {
        if (listed !== undefined) return listed;
        const said = emptiness === undefined ? {} : { emptiness };
        return { kind: "comparison", operator, left, right, ignoringCase, ...said, span: this.since(start) };
      });
    },
  );

  /** `tier is basic, plus`: reported, read as `tier is one of basic, plus`. */
  readonly listAfterIs = this.RULE(
    "listAfterIs",
    (start: number, left: Expression, first: Expression, operator: ComparisonOperator): Expression => {
      this.CONSUME(sign.comma);
      const weekdays = this.ACTION(() => left.kind === "weekday of");
      const others = this.SUBRULE(this.values, { ARGS: [weekdays] });
      return this.ACTION(() => {
        const span = this.since(start);
        const words = `${operator} one of`;
        const place = { ...span, start: left.span.end, end: first.span.start };
        const mends = [{ title: `Write ${words} …, …`, edits: [{ span: place, text: ` ${words} ` }] }];
        this.report(report("syntax/list-after-is", span, { words }, { mends }));
        const choices = [first, ...others];
        const negated = operator === "is not";
        return { kind: "is one of", negated, operand: left, choices, ignoringCase: false, span };
      });
    },
  );

  /** What may follow `is`. A word that is a name where no value follows it is one there. */
  readonly isComparison = this.RULE("isComparison", (start: number, operand: Expression): Expression => {
    this.keyword(word.is);
    const negated = this.OPTION(() => this.keyword(word.not)) !== undefined;
    const special = this.OPTION2({
      GATE: () => this.exact() && this.isSpecial(negated),
      DEF: () =>
        this.OR<Alternatives<Expression>>([
          { ALT: () => this.SUBRULE(this.signAfterIs, { ARGS: [start, operand] }) },
          { ALT: () => this.SUBRULE(this.isOneOf, { ARGS: [start, operand, negated] }) },
          { ALT: () => this.SUBRULE(this.isState, { ARGS: [start, operand, negated] }) },
          { ALT: () => this.SUBRULE(this.isIn, { ARGS: [start, operand, negated] }) },
          { ALT: () => this.SUBRULE(this.isFromTo, { ARGS: [start, operand] }) },
          { ALT: () => this.SUBRULE(this.isOutside, { ARGS: [start, operand] }) },
          { ALT: () => this.SUBRULE(this.worded, { ARGS: [start, operand] }) },
          { ALT: () => this.SUBRULE(this.between, { ARGS: [start, operand] }) },
        ]),
    });
    const compared = this.OPTION3({
      GATE: () => special === undefined,
      DEF: () => this.SUBRULE(this.compared, { ARGS: [start, operand, negated ? "is not" : "is"] }),
    });
    return this.ACTION(() => (special ?? compared) as Expression);
  });

  /** Is the next word written as keywords are? */
  protected exact(): boolean {
    const { text, lower } = this.peek();
    return text === lower;
  }

  private isSpecial(negated: boolean): boolean {
    switch (this.peek().text) {
      case "<":
      case "<=":
      case ">":
      case ">=":
      case "≠":
        return !negated;
      case "one":
        return this.at(word.of, 1);
      case "empty":
      case "missing":
      case "present":
      case "unseen":
        return true;
      case "in":
        return this.at(Name, 1) || this.at(TextInQuotes, 1);
      case "from":
      case "over":
      case "under":
      case "between":
        return !negated && this.valueFollows();
      case "outside":
        return !negated && this.at(NumberSign, 1);
      case "at":
        return !negated && this.boundFollows();
      default:
        return false;
    }
  }

  /** `is > 5`: reported, for the sign says it all. */
  readonly signAfterIs = this.RULE("signAfterIs", (start: number, operand: Expression): Expression => {
    const operator = this.OR([
      { ALT: () => this.CONSUME(sign.greater) },
      { ALT: () => this.CONSUME(sign.less) },
      { ALT: () => this.CONSUME(sign.atLeast) },
      { ALT: () => this.CONSUME(sign.atMost) },
      { ALT: () => this.CONSUME(sign.unequal) },
    ]) as Token;
    this.ACTION(() => {
      const span = this.spanOf(operator);
      const cut = { ...span, start: operand.span.end, end: span.start };
      const place = { ...span, start: operand.span.end + 1 };
      const mends = [{ title: "Drop is", edits: [{ span: cut, text: " " }] }];
      this.report(report("syntax/is-before-sign", place, { written: this.written(span) }, { mends }));
    });
    return this.SUBRULE(this.compared, { ARGS: [start, operand, operators.get(operator.text) ?? "is"] });
  });

  /** Does a value begin behind the next word, so that this is a keyword? */
  private valueFollows(): boolean {
    const { kind, text, lower } = this.peek(1);
    if (kind === "end") return false;
    if (kind === "symbol") return !")→,.".includes(text) && !["<", "<=", ">", ">=", "≠"].includes(text);
    return kind !== "word" || !["and", "or", "is", "not", "even", "except", "ignoring"].includes(lower);
  }

  readonly isOneOf = this.RULE("isOneOf", (start: number, operand: Expression, negated: boolean): Expression => {
    this.keyword(word.one);
    this.keyword(word.of);
    const weekdays = this.ACTION(() => operand.kind === "weekday of");
    const choices = this.SUBRULE(this.values, { ARGS: [weekdays] });
    const ignoringCase = this.phrase(1, [word.ignoring, word.case], () => true) === true;
    return this.ACTION(() => {
      const span = this.since(start);
      return { kind: "is one of", negated, operand, choices, ignoringCase, span };
    });
  });

  /** Values with commas between them; a thousands comma among them is reported. */
  readonly values = this.RULE("values", (weekdays: boolean): Expression[] => {
    const place = weekdays ? weekdayPlace : choicePlace;
    this.ACTION(() => this.checkCommas(this.peek()));
    const values = [this.SUBRULE(this.value, place)];
    this.MANY(() => {
      this.CONSUME(sign.comma);
      this.ACTION(() => this.checkCommas(this.peek()));
      values.push(this.SUBRULE2(this.value, place));
    });
    return values;
  });

  private checkCommas(token: Token): void {
    if (token.kind !== "number" || !token.text.includes(",")) return;
    const span = this.spanOf(token);
    const apart = token.text.replaceAll(",", ", ");
    const one = token.text.replaceAll(",", "");
    const mends = [
      { title: `Two values: ${apart}`, edits: [{ span, text: apart }] },
      { title: `One value: ${one}`, edits: [{ span, text: one }] },
    ];
    this.report(report("syntax/comma-in-list", span, { written: token.text }, { mends }));
  }

  /** `is empty`, `is missing`, `is present`, `is unseen` */
  readonly isState = this.RULE("isState", (start: number, operand: Expression, negated: boolean): Expression => {
    const state = this.OR([
      { ALT: () => this.keyword(word.empty) },
      { ALT: () => this.keyword(word.missing) },
      { ALT: () => this.keyword(word.present) },
      { ALT: () => this.keyword(word.unseen) },
    ]);
    return this.ACTION(() => {
      const kind = `is ${state.lower}` as "is empty" | "is missing" | "is present" | "is unseen";
      return { kind, negated, operand, span: this.since(start) };
    });
  });

  readonly isIn = this.RULE("isIn", (start: number, operand: Expression, negated: boolean): Expression => {
    this.keyword(word.in);
    const list = this.SUBRULE(this.name, { ARGS: ["the name of a list"] });
    return this.ACTION(() => ({ kind: "is in", negated, operand, list, span: this.since(start) }));
  });

  /** `is from 580 to 620` */
  readonly isFromTo = this.RULE("isFromTo", (start: number, operand: Expression): Expression => {
    this.keyword(word.from);
    const from = this.SUBRULE(this.value, plainPlace);
    const to = this.OPTION(() => {
      this.keyword(word.to);
      return this.SUBRULE2(this.value, plainPlace);
    });
    const emptiness = this.OPTION2({ GATE: () => to !== undefined, DEF: () => this.SUBRULE(this.emptiness) });
    return this.ACTION(() => {
      if (to === undefined) this.lose("`to` and the upper end");
      const said = emptiness === undefined ? {} : { emptiness };
      const end = to ?? ({ kind: "missing", span: this.here() } as const);
      return { kind: "is from to", operand, from, to: end, ...said, span: this.since(start) };
    });
  });

  /** `between 580 and 620`, with or without `is`: reported, read as `is from 580 to 620`. */
  readonly between = this.RULE("between", (start: number, operand: Expression): Expression => {
    const between = this.CONSUME(word.between) as Token;
    const from = this.SUBRULE(this.value, plainPlace);
    const and = this.OPTION(() =>
      this.OR([{ ALT: () => this.keyword(word.and) }, { ALT: () => this.keyword(word.to) }]),
    );
    const to = this.OPTION2({
      GATE: () => and !== undefined,
      DEF: () => this.SUBRULE2(this.value, plainPlace),
    });
    const read = this.ACTION((): { readonly missing: boolean; readonly span: Expression["span"] } => {
      if (and === undefined || to === undefined) {
        this.lose("`and` and the upper end");
        return { missing: true, span: this.since(start) };
      }
      const span = this.since(start);
      const edits = [
        { span: { ...this.spanOf(between), start: operand.span.end }, text: " is from" },
        { span: this.spanOf(and), text: "to" },
      ];
      this.report(report("syntax/between", span, {}, { mends: [{ title: "Write is from … to …", edits }] }));
      return { missing: false, span };
    });
    const emptiness = this.OPTION3({ GATE: () => !read.missing, DEF: () => this.SUBRULE(this.emptiness) });
    return this.ACTION(() => {
      const { span } = read;
      if (to === undefined || read.missing) return { kind: "missing", span };
      const said = emptiness === undefined ? {} : { emptiness };
      return { kind: "is from to", operand, from, to, ...said, span };
    });
  });

  /** `is outside 99% of history` */
  readonly isOutside = this.RULE("isOutside", (start: number, operand: Expression): Expression => {
    this.keyword(word.outside);
    const share = this.SUBRULE(this.value, plainPlace);
    this.demand(1, [word.of, word.history], "`of history`");
    return this.ACTION(() => ({ kind: "is outside", operand, share, span: this.since(start) }));
  });

  readonly like = this.RULE("like", (start: number, operand: Expression): Expression => {
    this.keyword(word.like);
    const pattern = this.SUBRULE(this.text, { ARGS: ['a pattern in quotes, like "*@example.com"'] });
    const ignoringCase = this.phrase(1, [word.ignoring, word.case], () => true) === true;
    return this.ACTION(() => ({ kind: "like", operand, pattern, ignoringCase, span: this.since(start) }));
  });

  readonly mentions = this.RULE("mentions", (start: number, operand: Expression): Expression => {
    const expected = 'a text in quotes, like "lawyer"';
    this.keyword(word.mentions);
    this.phrase(1, [word.any, word.of], () => true);
    const words: Text[] = [this.SUBRULE(this.text, { ARGS: [expected] })];
    this.MANY(() => {
      this.CONSUME(sign.comma);
      words.push(this.SUBRULE2(this.text, { ARGS: [expected] }));
    });
    return this.ACTION(() => ({ kind: "mentions", operand, words, span: this.since(start) }));
  });

  readonly includes = this.RULE("includes", (start: number, operand: Expression): Expression => {
    this.keyword(word.includes);
    const values = this.OR<Alternatives<Expression[]>>([
      {
        GATE: () => this.at(word.of, 1) && !this.at(sign.close, 2),
        ALT: () => {
          this.keyword(word.any);
          this.keyword(word.of);
          return this.SUBRULE(this.values, { ARGS: [false] });
        },
      },
      { ALT: () => [this.SUBRULE(this.value, choicePlace)] },
    ]);
    return this.ACTION(() => ({ kind: "includes", operand, values, span: this.since(start) }));
  });
}
