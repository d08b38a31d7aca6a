import type { ParserMethod } from "chevrotain";
import { report } from "../collector.ts";
import { OtherQuantifier, word } from "../keywords.ts";
import type { Token } from "../token.ts";
import type { Emptiness, Expression, QuantifierWord } from "../tree.ts";
import { sign } from "../vocabulary.ts";
import type { Alternatives } from "./cursor.ts";
import { NumberRules } from "./numbers.ts";

const quantifierMeant: ReadonlyMap<string, QuantifierWord> = new Map([
  ["all", "every"],
  ["each", "every"],
  ["some", "any"],
  ["none", "no"],
]);

/** What is said with `of`: of the items of lists, and of times. */
export abstract class ListRules extends NumberRules {
  /** How many `weekday of` and `time of` stand one behind the other. */
  protected partsOfTime = 0;

  abstract readonly expression: ParserMethod<[], Expression>;
  abstract readonly plainPrimary: ParserMethod<[], Expression>;

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

  /** `weekday of …`, `time of …` */
  readonly partOfTime = this.RULE("partOfTime", (): Expression => {
    const { start, lower } = this.OR([
      { ALT: () => this.keyword(word.weekday) },
      { ALT: () => this.keyword(word.time) },
    ]);
    this.keyword(word.of);
    this.partsOfTime++;
    const operand = this.SUBRULE(this.plainPrimary);
    this.partsOfTime--;
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
      GATE: () => quantifier !== "count" && quantifier !== "sum" && this.emptinessHere.GATE(),
      DEF: this.emptinessHere.DEF,
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

  /** `and at least one`, `even if empty`: what is said of an empty list. Its gate has seen all the words. */
  readonly emptiness = this.RULE(
    "emptiness",
    (): Emptiness =>
      this.OR<Alternatives<Emptiness>>([
        {
          ALT: () => {
            this.keyword(word.and);
            this.keyword(word.at);
            this.keyword(word.least);
            this.keyword(word.one);
            return "at least one";
          },
        },
        {
          ALT: () => {
            this.keyword(word.even);
            this.keyword(word.if);
            this.keyword(word.empty);
            return "even if empty";
          },
        },
      ]),
  );

  /** For an option: the words on an empty list, if they stand here. */
  protected readonly emptinessHere = {
    GATE: () => this.atAll(word.and, word.at, word.least, word.one) || this.atAll(word.even, word.if, word.empty),
    DEF: () => this.SUBRULE(this.emptiness),
  };
}
