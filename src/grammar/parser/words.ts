import { report } from "../collector.ts";
import { CurrencyCode, Name, Quantifier, WeekdayWord, word } from "../keywords.ts";
import { limits } from "../limits.ts";
import type { Token } from "../token.ts";
import type { Expression, Weekday } from "../tree.ts";
import { NumberSign, sign } from "../vocabulary.ts";
import { weekdayMeant, weekdayName, weekdayNamed } from "../weekday.ts";
import type { Alternatives } from "./cursor.ts";
import { ListRules } from "./lists.ts";

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

/** Words where a value stands: fields, and words that are more than a name there. */
export abstract class WordRules extends ListRules {
  /** Where the value stands that is being read. */
  protected place: ValuePlace = plainPlace.ARGS[0];

  /** A field that begins with this name. Once a rule. */
  protected fieldFrom(token: object): Expression {
    const first = this.nameOf(token);
    const path = this.OPTION9(() => this.SUBRULE(this.pathParts, { ARGS: [first] })) ?? {
      parts: [first],
      span: first.span,
    };
    return { kind: "path", path, span: path.span };
  }

  /** A word that is more than a name where it stands, or else a field. */
  readonly specialWord = this.RULE(
    "specialWord",
    (): Expression =>
      this.OR<Alternatives<Expression>>([
        {
          GATE: () => (this.at(word.no) ? this.at(sign.open, 1) : this.at(word.of, 1)),
          ALT: () => {
            const { start, lower } = this.CONSUME(Quantifier) as Token;
            return this.SUBRULE(this.quantified, { ARGS: [start, lower] });
          },
        },
        {
          GATE: () => this.at(word.of, 1) && this.partsOfTime < limits.repeated,
          ALT: () => this.SUBRULE(this.partOfTime),
        },
        { GATE: () => this.at(word.of, 1), ALT: () => this.SUBRULE(this.otherQuantified) },
        {
          GATE: () => this.place.choices && (this.peek().text === "yes" || this.peek().text === "no"),
          ALT: () => {
            const token = this.OR2([
              { ALT: () => this.CONSUME(word.yes) },
              { ALT: () => this.CONSUME(word.no) },
            ]) as Token;
            return this.ACTION(() => ({ kind: "yes/no", value: token.text === "yes", span: this.spanOf(token) }));
          },
        },
        {
          GATE: () => this.place.weekdays && !this.at(sign.point, 1),
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
            return this.SUBRULE(this.limits, { ARGS: [currency] });
          },
        },
        { ALT: () => this.fieldFrom(this.CONSUME(Name)) },
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
}
