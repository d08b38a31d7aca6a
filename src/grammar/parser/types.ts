import { report } from "../collector.ts";
import { Name, word } from "../keywords.ts";
import { limits } from "../limits.ts";
import type { Token } from "../token.ts";
import type { ChoiceName, Name as NameTree, NumberLiteral, TypeTree } from "../tree.ts";
import { NumberSign, sign, TextInQuotes } from "../vocabulary.ts";
import type { Alternatives } from "./cursor.ts";
import { currencyCode, RangeRules } from "./ranges.ts";

/** Words for types that other languages have, and the type meant. */
const otherTypes: ReadonlyMap<string, string> = new Map([
  ["string", "text"],
  ["str", "text"],
  ["varchar", "text"],
  ["boolean", "yes/no"],
  ["bool", "yes/no"],
  ["flag", "yes/no"],
  ["integer", "whole number"],
  ["int", "whole number"],
  ["float", "number"],
  ["double", "number"],
  ["decimal", "number"],
  ["percent", "number 0 to 1"],
  ["percentage", "number 0 to 1"],
  ["datetime", "time"],
  ["timestamp", "time"],
  ["enum", "one of"],
  ["choice", "one of"],
  ["currency", "money"],
  ["amount", "money"],
]);

/** The types of fields, with ranges, decimals and currencies. */
export abstract class TypeRules extends RangeRules {
  readonly type = this.RULE("type", (lists = 0): TypeTree => {
    const { start } = this.here();
    const type = this.OPTION({
      GATE: () => this.typeFollows(),
      DEF: () =>
        this.OR<Alternatives<TypeTree>>([
          { ALT: () => this.simpleType(start) },
          { ALT: () => this.SUBRULE(this.rangedType, { ARGS: [start] }) },
          { ALT: () => this.SUBRULE(this.numberType, { ARGS: [start] }) },
          { ALT: () => this.SUBRULE(this.moneyType, { ARGS: [start] }) },
          { ALT: () => this.SUBRULE(this.choices, { ARGS: [start] }) },
          { ALT: () => this.SUBRULE(this.listType, { ARGS: [start, lists] }) },
        ]),
    });
    return this.ACTION(() => type ?? this.noType());
  });

  private typeFollows(): boolean {
    if (this.at(word.yes)) return this.at(sign.slash, 1);
    if (this.at(word.whole)) return this.at(word.number, 1);
    return !(this.at(word.one) || this.at(word.list)) || this.at(word.of, 1);
  }

  private noType(): TypeTree {
    const token = this.peek();
    const span = this.here();
    const meant = token.kind === "word" ? otherTypes.get(token.lower) : undefined;
    if (meant === undefined) {
      this.lose("a type: text, yes/no, number, whole number, money, date, time, one of …, list of …");
      return { kind: "missing", span: this.here() };
    }
    const mends = [{ title: `Write ${meant}`, edits: [{ span, text: meant }] }];
    this.report(report("syntax/unknown-type", span, { written: token.text }, { mends }));
    this.giveUp();
    return { kind: "missing", span };
  }

  private simpleType(start: number): TypeTree {
    return this.OR2<Alternatives<TypeTree>>([
      {
        ALT: () => {
          this.keyword(word.text);
          return this.ACTION(() => ({ kind: "text", span: this.since(start) }));
        },
      },
      {
        ALT: () => {
          this.keyword(word.yes);
          this.CONSUME(sign.slash);
          this.demand(1, [word.no], "`no`");
          return this.ACTION(() => ({ kind: "yes/no", span: this.since(start) }));
        },
      },
    ]);
  }

  readonly rangedType = this.RULE("rangedType", (start: number): TypeTree => {
    const kind = this.OR([
      { ALT: () => this.keyword(word.date).lower },
      { ALT: () => this.keyword(word.time).lower },
      {
        ALT: () => {
          this.keyword(word.whole);
          this.keyword(word.number);
          return "whole number";
        },
      },
    ]) as "date" | "time" | "whole number";
    const range = this.SUBRULE(this.range);
    return this.ACTION(() => ({ kind, ...range, span: this.since(start) }));
  });

  readonly numberType = this.RULE("numberType", (start: number): TypeTree => {
    this.keyword(word.number);
    const decimals = this.OPTION({
      GATE: () => this.atAfterComma(NumberSign, word.decimals) || this.atAfterComma(NumberSign, word.decimal),
      DEF: () => this.SUBRULE(this.decimals),
    });
    const range = this.SUBRULE(this.range);
    return this.ACTION(() => {
      const counted = decimals === undefined ? {} : { decimals };
      return { kind: "number", ...counted, ...range, span: this.since(start) };
    });
  });

  /** `, 2 decimals` */
  readonly decimals = this.RULE("decimals", (): NumberLiteral => {
    this.OPTION(() => this.CONSUME(sign.comma));
    const decimals = this.SUBRULE(this.numberLiteral, { ARGS: ["a number of decimals"] });
    this.OPTION2(() => this.CONSUME(Name));
    return decimals;
  });

  readonly moneyType = this.RULE("moneyType", (start: number): TypeTree => {
    this.keyword(word.money);
    const currencies = this.OR<Alternatives<NameTree[]>>([
      { ALT: () => this.SUBRULE(this.currencies) },
      {
        GATE: () => /^[A-Za-z]{3}$/.test(this.peek().text) && this.peek().kind === "word" && !this.at(NumberSign, 1),
        ALT: () => [this.nameOf(this.CONSUME(Name))],
      },
      { ALT: () => [] },
    ]);
    const before = this.SUBRULE(this.range);
    const rounded = this.OPTION({
      GATE: () => this.atAfterComma(word.rounded),
      DEF: () => this.SUBRULE(this.rounding),
    });
    const after = this.OPTION2({ GATE: () => before.range === undefined, DEF: () => this.SUBRULE2(this.range) });
    return this.ACTION(() => {
      const roundedHalfEven = rounded === true;
      return { kind: "money", currencies, roundedHalfEven, ...before, ...after, span: this.since(start) };
    });
  });

  /** `in USD, EUR` */
  readonly currencies = this.RULE("currencies", (): NameTree[] => {
    this.keyword(word.in);
    const currencies = [this.SUBRULE(this.name, { ARGS: ["a currency, like EUR"] })];
    this.MANY({
      GATE: () => currencyCode.test(this.peek(1).text) && this.peek(1).kind === "word" && !this.at(NumberSign, 2),
      DEF: () => {
        this.CONSUME(sign.comma);
        currencies.push(this.SUBRULE2(this.name, { ARGS: ["a currency, like EUR"] }));
      },
    });
    return currencies;
  });

  /** `, rounded half even` */
  readonly rounding = this.RULE("rounding", (): boolean => {
    this.OPTION(() => this.CONSUME(sign.comma));
    const half = this.ACTION(() => this.atAll(word.rounded, word.half, word.even));
    this.option(1, {
      GATE: () => half,
      DEF: () => {
        this.keyword(word.rounded);
        this.keyword(word.half);
        this.keyword(word.even);
      },
    });
    this.ACTION(() => {
      if (!half) this.lose("`rounded half even`");
    });
    return true;
  });

  /** `one of low, high`, `one of low < high` */
  readonly choices = this.RULE("choices", (start: number): TypeTree => {
    this.keyword(word.one);
    this.keyword(word.of);
    const choices = [this.SUBRULE(this.choiceName)];
    const ordered = this.ACTION(() => this.at(sign.less));
    this.MANY({
      GATE: () => (ordered ? this.at(sign.less) : this.choiceFollows()),
      DEF: () => {
        this.OR([{ ALT: () => this.CONSUME(sign.less) }, { ALT: () => this.CONSUME(sign.comma) }]);
        choices.push(this.SUBRULE2(this.choiceName));
      },
    });
    let reported = false;
    this.MANY2(() => {
      const before = this.ACTION(() => this.endOfLast());
      const or = this.keyword(word.or);
      this.ACTION(() => {
        const span = this.spanOf(or);
        const place = { ...span, start: before };
        const text = ordered ? " <" : ",";
        if (!reported) this.reportMended("syntax/or-in-choices", span, "Put a comma in the list", place, text);
        reported = true;
      });
      choices.push(this.SUBRULE3(this.choiceName));
    });
    return this.ACTION(() => ({ kind: "choice", choices, ordered, span: this.since(start) }));
  });

  private choiceFollows(): boolean {
    return this.at(sign.comma) && !this.modifierFollows();
  }

  readonly choiceName = this.RULE("choiceName", (): ChoiceName => {
    const text = this.OPTION(() => this.CONSUME(TextInQuotes)) as Token | undefined;
    const name = this.OPTION2({
      GATE: () => text === undefined,
      DEF: () => this.SUBRULE(this.name, { ARGS: ["a choice: a word, or a text in quotes"] }),
    });
    return this.ACTION(() => {
      if (text !== undefined) return { text: text.text, quoted: false, inQuotes: true, span: this.spanOf(text) };
      return { ...(name as NameTree), inQuotes: false };
    });
  });

  /** `list of text`; `list of` alone is followed by lines that describe the items. */
  readonly listType = this.RULE("listType", (start: number, lists: number): TypeTree => {
    this.keyword(word.list);
    this.keyword(word.of);
    const of = this.OPTION({
      GATE: () => !this.atEnd() && lists < limits.repeated,
      DEF: () => this.SUBRULE(this.type, { ARGS: [lists + 1] }),
    });
    return this.ACTION(() => {
      const span = this.since(start);
      return of === undefined ? { kind: "item list", fields: [], span } : { kind: "list", of, span };
    });
  });
}
