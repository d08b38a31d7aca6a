import type { TokenType } from "chevrotain";
import { decimalOf, otherUnit, unitNamed } from "../amount.ts";
import { report } from "../collector.ts";
import { Name, TimeUnit, word } from "../keywords.ts";
import type { Token } from "../token.ts";
import type { Deadline, DeadlineUnit, NumberLiteral } from "../tree.ts";
import { NumberSign, sign } from "../vocabulary.ts";
import type { Alternatives } from "./cursor.ts";
import { NameRules } from "./names.ts";

/** Numbers that stand alone, units of time and deadlines. */
export abstract class UnitRules extends NameRules {
  protected unitFollows(amount: Token): boolean {
    if (this.at(TimeUnit)) return true;
    const { kind, lower } = this.peek();
    return kind === "word" && otherUnit(amount.text, lower, this.peek(1).lower) !== undefined;
  }

  /** A unit of time; one that the language has not is reported. A gate has seen that one stands here. */
  readonly unit = this.RULE(
    "unit",
    (amount: Token): DeadlineUnit =>
      this.OR<Alternatives<DeadlineUnit>>([
        {
          IGNORE_AMBIGUITIES: true,
          ALT: () => {
            const unit = this.keyword(TimeUnit);
            return this.ACTION(() => unitNamed(unit.lower) as DeadlineUnit);
          },
        },
        {
          GATE: () => this.at(TimeUnit, 1) && ["hours", "days"].includes(unitNamed(this.peek(1).lower) ?? ""),
          ALT: () => {
            this.keyword(word.working);
            const unit = this.keyword(TimeUnit, 1);
            return this.ACTION(() => (unitNamed(unit.lower) === "hours" ? "working hours" : "working days"));
          },
        },
        {
          ALT: () => {
            const first = this.CONSUME(Name) as Token;
            const other = this.ACTION(() => otherUnit(amount.text, first.lower, this.peek().lower));
            this.OPTION({ GATE: () => other?.words === 2, DEF: () => this.CONSUME2(Name) });
            return this.ACTION(() => this.reportUnit(amount, first, other));
          },
        },
      ]),
  );

  private reportUnit(amount: Token, first: Token, other: ReturnType<typeof otherUnit>): DeadlineUnit {
    const span = this.since(first.start);
    const whole = { ...span, start: amount.start };
    const rights = other?.rights ?? [];
    const mends = rights.map((right) => ({ title: `Write ${right}`, edits: [{ span: whole, text: right }] }));
    const given = { unit: this.written(span), right: rights[0] };
    this.report(report("syntax/unknown-unit", whole, given, { mends }));
    return other?.unit ?? "days";
  }

  protected numberOf(consumed: object): NumberLiteral {
    const token = consumed as Token;
    return this.ACTION(() => ({ kind: "number", decimal: decimalOf(token.text), span: this.spanOf(token) }));
  }

  /** A whole or decimal number that stands alone: a version, people, minutes. */
  readonly numberLiteral = this.RULE("numberLiteral", (expected: string): NumberLiteral => {
    const token = this.OPTION(() => this.CONSUME(NumberSign)) as Token | undefined;
    return this.ACTION(() => {
      if (token !== undefined) return this.numberOf(token);
      this.lose(expected);
      return { kind: "number", decimal: "0", span: this.here() };
    });
  });

  /** `within 4 working hours` */
  readonly deadline = this.RULE("deadline", (): Deadline | undefined => {
    const { start } = this.keyword(word.within);
    const token = this.OPTION(() => this.CONSUME(NumberSign)) as Token | undefined;
    const unit = this.OPTION2({
      GATE: () => token !== undefined && this.unitFollows(token),
      DEF: () => this.SUBRULE(this.unit, { ARGS: [token as Token] }),
    });
    return this.ACTION(() => {
      if (token === undefined) this.lose("a time, like 4 hours or 2 working days");
      else if (unit === undefined)
        this.lose("a unit of time: minutes, hours, working hours, days, working days, weeks");
      if (token === undefined || unit === undefined) return undefined;
      return { amount: this.numberOf(token), unit, span: this.since(start) };
    });
  });

  /** `, within …`: a comma is taken with the word that follows it. */
  protected atAfterComma(...types: readonly TokenType[]): boolean {
    const comma = this.at(sign.comma) ? 1 : 0;
    return types.every((type, ahead) => this.at(type, comma + ahead));
  }

  /** A comma, and behind it what is said of a field besides its type: `optional`, `absent means`, `marks`. */
  protected modifierFollows(ahead = 0): boolean {
    if (!this.at(sign.comma, ahead)) return false;
    if (this.at(word.absent, ahead + 1)) return this.at(word.means, ahead + 2);
    if (this.at(word.marks, ahead + 1)) return this.at(Name, ahead + 2);
    if (!this.at(word.optional, ahead + 1)) return false;
    return !this.at(sign.comma, ahead + 2) || this.modifierFollows(ahead + 2);
  }
}
