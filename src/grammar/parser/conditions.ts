import { report } from "../collector.ts";
import { joinConnected } from "../connect.ts";
import { word } from "../keywords.ts";
import type { Token } from "../token.ts";
import type { Expression, Rule } from "../tree.ts";
import { sign } from "../vocabulary.ts";
import { ComparisonRules } from "./comparisons.ts";
import type { Alternatives } from "./cursor.ts";

type Connector = "and" | "or";

export type Conditions = Pick<Rule, "condition" | "exceptions"> & {
  /** Something was reported as not understood, so that what is missing behind it is not reported too. */
  readonly lost: boolean;
};

/** Conditions joined by `and`, `or` and `not`, and what stands before a `→`. */
export abstract class ConditionRules extends ComparisonRules {
  readonly expression = this.RULE("expression", (): Expression => {
    const { start } = this.peek();
    const first = this.OR<Alternatives<Expression>>(this.firstForms);
    let operands: Expression[] | undefined;
    const connectors: Connector[] = [];
    this.MANY({
      GATE: () => !this.at(word.and) || !this.atAll(word.and, word.at, word.least, word.one),
      DEF: () => {
        connectors.push(this.SUBRULE(this.connector));
        operands ??= [first];
        operands.push(this.OR2<Alternatives<Expression>>(this.otherForms));
      },
    });
    return this.ACTION(() => {
      if (operands === undefined) return first;
      const place = { text: this.source.text, add: this.report };
      return joinConnected(place, operands, connectors, this.since(start));
    });
  });

  readonly connector = this.RULE("connector", (): Connector => this.OR<Alternatives<Connector>>(this.connectorForms));

  private readonly connectorForms: Alternatives<Connector> = [
    {
      ALT: () => {
        this.keyword(word.and);
        return "and";
      },
    },
    {
      ALT: () => {
        this.keyword(word.or);
        return "or";
      },
    },
    { ALT: () => this.foreignConnector(this.CONSUME(sign.andTwice), "and") },
    { ALT: () => this.foreignConnector(this.CONSUME(sign.ampersand), "and") },
    { ALT: () => this.foreignConnector(this.CONSUME(sign.barTwice), "or") },
    { ALT: () => this.foreignConnector(this.CONSUME(sign.bar), "or") },
  ];

  private foreignConnector(token: object, means: Connector): Connector {
    this.ACTION(() => this.reportOperator(token as Token, means));
    return means;
  }

  /** A condition with or without `not`. Each place in a rule has its own, for Chevrotain counts them. */
  private operandForms(index: number): Alternatives<Expression> {
    return [
      { GATE: () => this.exact() || !this.comparisonFollows(), ALT: () => this.subrule(index, this.negated) },
      { ALT: () => this.subrule(index, this.comparison) },
    ];
  }

  private readonly firstForms = this.operandForms(1);
  private readonly otherForms = this.operandForms(2);

  /** `not` and what it denies. */
  readonly negated = this.RULE("negated", (): Expression => {
    const { start } = this.peek();
    this.OR([{ ALT: () => this.keyword(word.not) }, { ALT: () => this.bang(this.CONSUME(sign.bang)) }]);
    const operand = this.OPTION({
      GATE: () => !this.atEnd(),
      DEF: () => this.OR2<Alternatives<Expression>>(this.otherForms),
    });
    return this.ACTION(() => {
      if (operand !== undefined) return { kind: "not", operand, span: this.since(start) };
      this.lose("a condition after `not`");
      return { kind: "missing", span: this.here() };
    });
  });

  /** `Not is 5`: a field that is called so. */
  private comparisonFollows(): boolean {
    const next = this.peek(1);
    return next.kind === "symbol" || (next.kind === "word" && next.text === "is");
  }

  private bang(token: object): Token {
    this.ACTION(() => {
      const span = this.spanOf(token as Token);
      const text = this.peek().spaced ? "not" : "not ";
      const mends = [{ title: "Write not", edits: [{ span, text }] }];
      this.report(report("syntax/foreign-operator", span, { written: "!", means: "not" }, { mends }));
    });
    return token as Token;
  }

  /** One condition up to the end of its part, `always` or without a leading `if`. */
  readonly condition = this.RULE("condition", (): Expression => {
    const always = this.OPTION({
      GATE: () => this.peek().text === "always" && this.peek(1).kind === "end",
      DEF: () => this.CONSUME(word.always) as Token,
    });
    this.OPTION2({
      GATE: () => (this.peek(1).kind === "word" && !this.at(word.is, 1)) || this.at(sign.open, 1),
      DEF: () =>
        this.leadingIf(
          this.OR([
            { ALT: () => this.CONSUME(word.if) },
            { ALT: () => this.CONSUME(word.when) },
            { ALT: () => this.CONSUME(word.where) },
          ]),
        ),
    });
    const condition = this.OPTION3({
      GATE: () => always === undefined,
      DEF: () => this.SUBRULE(this.expression),
    });
    return this.ACTION(() =>
      always === undefined ? (condition as Expression) : { kind: "always", span: this.spanOf(always) },
    );
  });

  private leadingIf(consumed: object): void {
    this.ACTION(() => {
      const token = consumed as Token;
      const cut = { ...this.spanOf(token), end: this.peek().start };
      const mends = [{ title: "Drop it", edits: [{ span: cut, text: "" }] }];
      this.report(report("syntax/leading-if", this.spanOf(token), { written: token.text }, { mends }));
    });
  }

  /** One condition that is a part of its own. */
  readonly premise = this.RULE("premise", (expectedBehind: string): Expression => {
    const condition = this.SUBRULE(this.condition);
    this.expectEnd(expectedBehind);
    return condition;
  });

  /** What stands before the `→` of a rule: its condition and its exceptions. */
  readonly conditions = this.RULE("conditions", (): Conditions => {
    const exceptions: Rule["exceptions"][number][] = [];
    const condition = this.SUBRULE(this.condition);
    this.MANY({
      GATE: () => this.at(word.when, 1),
      DEF: () => {
        exceptions.push(this.SUBRULE(this.exception));
      },
    });
    this.expectEnd("`and`, `or` or `→`");
    return this.ACTION(() => ({ condition, exceptions, lost: this.lost }));
  });

  /** `except when …` */
  readonly exception = this.RULE("exception", (): Rule["exceptions"][number] => {
    const { start } = this.keyword(word.except);
    this.OPTION(() => this.keyword(word.when));
    const condition = this.SUBRULE(this.expression);
    return this.ACTION(() => ({ condition, span: this.since(start) }));
  });

  /** An exception on a line of its own. What it leaves over is not reported here. */
  readonly lateException = this.RULE("lateException", () => {
    const { span } = this.SUBRULE(this.exception);
    return this.ACTION(() => ({ span, lost: this.lost }));
  });
}
