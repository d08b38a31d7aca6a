import type { TextEdit } from "../../diagnostics/diagnostic.ts";
import type { Span } from "../../diagnostics/source.ts";
import { report } from "../collector.ts";
import { Name, word } from "../keywords.ts";
import type { Token } from "../token.ts";
import type { ComparisonOperator, Expression } from "../tree.ts";
import { sign, TextInQuotes } from "../vocabulary.ts";
import type { Alternatives } from "./cursor.ts";
import { ValueRules } from "./values.ts";
import { choicePlace, plainPlace, weekdayPlace } from "./words.ts";

export const operators: ReadonlyMap<string, ComparisonOperator> = new Map([
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

/** What stands behind a value and compares it with others: signs, words, lists of values. */
export abstract class ComparingRules extends ValueRules {
  /** The value, just read, that is compared with what follows, and where it begins. */
  protected subject: { readonly start: number; readonly left: Expression } = {
    start: 0,
    left: { kind: "missing", span: { file: "", start: 0, end: 0 } },
  };

  /** For an option: `ignoring case`. */
  protected readonly ignoringCase = {
    GATE: () => this.at(word.case, 1),
    DEF: (): boolean => {
      this.keyword(word.ignoring);
      this.keyword(word.case);
      return true;
    },
  };

  protected boundFollows(): boolean {
    return this.at(word.least, 1) || this.at(word.most, 1);
  }

  /** `refund > $10K`, and the signs of programming languages, which are reported. */
  readonly signed = this.RULE("signed", (): Expression => {
    const { start, left } = this.subject;
    const operator = this.OR<Alternatives<Token>>(this.signs);
    return this.SUBRULE(this.compared, { ARGS: [start, left, operators.get(operator.text) ?? "is"] });
  });

  private readonly signs: Alternatives<Token> = [
    { ALT: () => this.CONSUME(sign.greater) as Token },
    { ALT: () => this.CONSUME(sign.less) as Token },
    { ALT: () => this.CONSUME(sign.atLeast) as Token },
    { ALT: () => this.CONSUME(sign.atMost) as Token },
    { ALT: () => this.CONSUME(sign.unequal) as Token },
    { ALT: () => this.foreign(this.CONSUME(sign.equal)) },
    { ALT: () => this.foreign(this.CONSUME(sign.equalTwice)) },
    { ALT: () => this.foreign(this.CONSUME(sign.bangEqual)) },
    { ALT: () => this.foreign(this.CONSUME(sign.angles)) },
    { ALT: () => this.foreign(this.CONSUME(sign.equalLess)) },
  ];

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
  readonly worded = this.RULE("worded", (): Expression => {
    const { start, left } = this.subject;
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
        GATE: () =>
          (operator === "is" || operator === "is not") &&
          (this.at(Name, 1) || this.at(TextInQuotes, 1)) &&
          this.commaInList(),
        DEF: () => this.SUBRULE(this.listAfterIs, { ARGS: [start, left, right, operator] }),
      });
      const ignoringCase = this.option(1, this.ignoringCase) === true;
      const emptiness = this.OPTION(this.emptinessHere);
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

  /** Values with commas between them; a thousands comma among them is reported. */
  readonly values = this.RULE("values", (weekdays: boolean): Expression[] => {
    const place = weekdays ? weekdayPlace : choicePlace;
    this.ACTION(() => this.checkCommas(this.peek()));
    const values = [this.SUBRULE(this.value, place)];
    this.MANY({
      GATE: () => this.commaInList(),
      DEF: () => {
        this.CONSUME(sign.comma);
        this.ACTION(() => this.checkCommas(this.peek()));
        values.push(this.SUBRULE2(this.value, place));
      },
    });
    return values;
  });

  /** Is the comma that stands here one of a list of values? */
  protected commaInList(): boolean {
    return !this.insideMark || !this.modifierFollows();
  }

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

  /** `between 580 and 620`, with or without `is`: reported, read as `is from 580 to 620`. */
  readonly between = this.RULE("between", (negated = false): Expression => {
    const { start, left: operand } = this.subject;
    const between = this.CONSUME(word.between) as Token;
    const from = this.SUBRULE(this.value, plainPlace);
    const and = this.OPTION(() =>
      this.OR([{ ALT: () => this.keyword(word.and) }, { ALT: () => this.keyword(word.to) }]),
    );
    const to = this.OPTION2({
      GATE: () => and !== undefined,
      DEF: () => this.SUBRULE2(this.value, plainPlace),
    });
    const span = this.ACTION(() => {
      if (to === undefined) this.lose("`and` and the upper end");
      return this.since(start);
    });
    const emptiness = this.OPTION3(this.emptinessHere);
    return this.ACTION(() => {
      if (and === undefined || to === undefined) return { kind: "missing", span };
      const edits = [
        { span: { ...this.spanOf(between), start: operand.span.end }, text: " is from" },
        { span: this.spanOf(and), text: "to" },
        ...(negated ? notAround(span) : []),
      ];
      const title = negated ? "Write not (… is from … to …)" : "Write is from … to …";
      this.report(report("syntax/between", span, {}, { mends: [{ title, edits }] }));
      const said = emptiness === undefined ? {} : { emptiness };
      const range = { kind: "is from to", operand, from, to, ...said, span } as const;
      return negated ? { kind: "not", operand: range, span } : range;
    });
  });
}

/** Edits that deny a condition as a whole. */
export function notAround(span: Span): TextEdit[] {
  return [
    { span: { ...span, end: span.start }, text: "not (" },
    { span: { ...span, start: span.end }, text: ")" },
  ];
}
