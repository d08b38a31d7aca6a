import { word } from "../keywords.ts";
import type { Expression, Text } from "../tree.ts";
import { sign } from "../vocabulary.ts";
import type { Alternatives } from "./cursor.ts";
import { IsRules } from "./is.ts";
import { choicePlace, plainPlace } from "./words.ts";

/** A value alone, or compared with what follows it. */
export abstract class ComparisonRules extends IsRules {
  readonly comparison = this.RULE("comparison", (): Expression => {
    const { start } = this.peek();
    const left = this.SUBRULE(this.value, plainPlace);
    this.subject = { start, left };
    return this.OPTION(this.comparedHere) ?? left;
  });

  private readonly comparedHere = {
    GATE: () => !this.at(word.at) || this.boundFollows(),
    DEF: () => this.OR<Alternatives<Expression>>(this.comparisonForms),
  };

  private readonly comparisonForms: Alternatives<Expression> = [
    { ALT: () => this.SUBRULE(this.signed) },
    { ALT: () => this.SUBRULE(this.isComparison) },
    { ALT: () => this.SUBRULE(this.worded) },
    { ALT: () => this.SUBRULE(this.like) },
    { ALT: () => this.SUBRULE(this.mentions) },
    { ALT: () => this.SUBRULE(this.includes) },
    { ALT: () => this.SUBRULE(this.between) },
  ];

  readonly like = this.RULE("like", (): Expression => {
    const { start, left: operand } = this.subject;
    this.keyword(word.like);
    const pattern = this.SUBRULE(this.text, { ARGS: ['a pattern in quotes, like "*@example.com"'] });
    const ignoringCase = this.option(1, this.ignoringCase) === true;
    return this.ACTION(() => ({ kind: "like", operand, pattern, ignoringCase, span: this.since(start) }));
  });

  readonly mentions = this.RULE("mentions", (): Expression => {
    const { start, left: operand } = this.subject;
    const expected = 'a text in quotes, like "lawyer"';
    this.keyword(word.mentions);
    this.phrase(1, [word.any, word.of], () => true);
    const words: Text[] = [this.SUBRULE(this.text, { ARGS: [expected] })];
    this.MANY({
      GATE: () => this.commaInList(),
      DEF: () => {
        this.CONSUME(sign.comma);
        words.push(this.SUBRULE2(this.text, { ARGS: [expected] }));
      },
    });
    return this.ACTION(() => ({ kind: "mentions", operand, words, span: this.since(start) }));
  });

  readonly includes = this.RULE("includes", (): Expression => {
    const { start, left: operand } = this.subject;
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
