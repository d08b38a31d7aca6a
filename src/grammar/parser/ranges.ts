import { word } from "../keywords.ts";
import type { RangeTree } from "../tree.ts";
import { NumberSign, sign } from "../vocabulary.ts";
import { ActionRules } from "./actions.ts";
import type { Alternatives } from "./cursor.ts";
import { plainPlace } from "./words.ts";

export const currencyCode = /^[A-Z]{3}$/;

/** Ranges of types: `0 to 1`, `at least $0`. */
export abstract class RangeRules extends ActionRules {
  /** `0 to 1`, `at least $0`, `at most 5`, with or without a comma before it. */
  readonly range = this.RULE("range", (): { range?: RangeTree } => {
    const range = this.OPTION({
      GATE: () => this.rangeFollows(),
      DEF: () => {
        this.OPTION2(() => this.CONSUME(sign.comma));
        const { start } = this.here();
        return this.OR<Alternatives<RangeTree | undefined>>([
          { GATE: () => this.boundHere(), ALT: () => this.SUBRULE(this.bounds, { ARGS: [start] }) },
          { ALT: () => this.SUBRULE(this.fromTo, { ARGS: [start] }) },
        ]);
      },
    });
    return this.ACTION(() => (range === undefined ? {} : { range }));
  });

  private rangeFollows(): boolean {
    const comma = this.at(sign.comma) ? 1 : 0;
    const { kind, text } = this.peek(comma);
    if (this.atAfterComma(word.at, word.least) || this.atAfterComma(word.at, word.most)) return true;
    if (this.at(word.from, comma)) return true;
    if (kind === "word") return currencyCode.test(text) && this.at(NumberSign, comma + 1);
    return kind === "number" || kind === "date" || kind === "instant" || (kind === "symbol" && !",()".includes(text));
  }

  private boundHere(ahead = 0): boolean {
    return this.at(word.at, ahead) && (this.at(word.least, ahead + 1) || this.at(word.most, ahead + 1));
  }

  readonly fromTo = this.RULE("fromTo", (start: number): RangeTree | undefined => {
    this.OPTION(() => this.keyword(word.from));
    const least = this.SUBRULE(this.value, plainPlace);
    const most = this.OPTION2(() => {
      this.keyword(word.to);
      return this.SUBRULE2(this.value, plainPlace);
    });
    return this.ACTION(() => {
      if (most !== undefined) return { least, most, span: this.since(start) };
      this.lose("`to` and the upper end");
      return undefined;
    });
  });

  /** `at least 0 and at most 5` */
  readonly bounds = this.RULE("bounds", (start: number): RangeTree => {
    const ends: { least?: RangeTree["least"]; most?: RangeTree["most"] } = {};
    this.AT_LEAST_ONE({
      GATE: () => this.boundHere(this.at(sign.comma) || this.at(word.and) ? 1 : 0),
      DEF: () => {
        this.OPTION(() => this.OR([{ ALT: () => this.CONSUME(sign.comma) }, { ALT: () => this.keyword(word.and) }]));
        this.keyword(word.at);
        const bound = this.OR2([{ ALT: () => this.keyword(word.least) }, { ALT: () => this.keyword(word.most) }]);
        const value = this.SUBRULE(this.value, plainPlace);
        this.ACTION(() => {
          ends[bound.lower === "least" ? "least" : "most"] = value;
        });
      },
    });
    return this.ACTION(() => ({
      ...(ends.least === undefined ? {} : { least: ends.least }),
      ...(ends.most === undefined ? {} : { most: ends.most }),
      span: this.since(start),
    }));
  });
}
