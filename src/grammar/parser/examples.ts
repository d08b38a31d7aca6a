import { report } from "../collector.ts";
import { Name, word } from "../keywords.ts";
import { isSymbol, type Token } from "../token.ts";
import type { Example, ExampleValue, ExpectedOutcome, Expression, Text, Typical } from "../tree.ts";
import { NumberSign, sign } from "../vocabulary.ts";
import type { Alternatives } from "./cursor.ts";
import { PromiseRules } from "./promises.ts";
import { choicePlace } from "./words.ts";

type Given = Pick<Example, "from" | "values"> & { readonly lost: boolean };

/** `example "…" refund is $12K → review by finance`, `typical "…" …` */
export abstract class ExampleRules extends PromiseRules {
  /** The whole clause: what is given is a part of its own, so that it does not spoil what is expected. */
  example(tokens: readonly Token[]): Example {
    const start = tokens[0]?.start ?? 0;
    const arrow = tokens.findIndex((token) => isSymbol(token, "→"));
    this.part(tokens, 0, 2);
    const name = this.exampleName();
    this.part(tokens, 2, arrow < 0 ? tokens.length : arrow);
    const { from, values, lost } = this.given(arrow < 0 ? undefined : "a comma, or `→` and the outcome");
    const read = { kind: "example", name, ...(from === undefined ? {} : { from }), values } as const;
    if (arrow >= 0) {
      this.part(tokens, arrow + 1, tokens.length);
      const expected = this.expected();
      return { ...read, expected, span: this.since(start) };
    }
    if (!lost) this.report(report("syntax/example-outcome", { ...name.span, start }, {}));
    const end = tokens.at(-1)?.end ?? start;
    const expected = { outcome: "proceed", span: { file: this.source.file, start: end, end } } as const;
    return { ...read, expected, span: this.since(start) };
  }

  readonly exampleName = this.RULE("exampleName", (): Text => {
    this.keyword(word.example);
    return this.SUBRULE(this.text, { ARGS: ["the name of the example in quotes"] });
  });

  readonly typical = this.RULE("typical", (): Typical => {
    const { start } = this.keyword(word.typical);
    const name = this.SUBRULE(this.text, { ARGS: ["the name of the typical input in quotes"] });
    const values = this.OPTION({ GATE: () => !this.atEnd(), DEF: () => this.SUBRULE(this.exampleValues) });
    const typical = this.ACTION(
      (): Typical => ({
        kind: "typical",
        name,
        values: values ?? [],
        span: this.since(start),
      }),
    );
    return typical;
  });

  readonly given = this.RULE("given", (expectedBehind: string | undefined): Given => {
    const from = this.OPTION({
      GATE: () => this.peek(1).kind === "text",
      DEF: () => this.SUBRULE(this.fromTypical),
    });
    const values = this.OPTION2({ GATE: () => !this.atEnd(), DEF: () => this.SUBRULE(this.exampleValues) });
    const lost = this.ACTION(() => this.lost);
    if (expectedBehind !== undefined) this.expectEnd(expectedBehind);
    return this.ACTION(() => ({ ...(from === undefined ? {} : { from }), values: values ?? [], lost }));
  });

  /** `from "typical case",` */
  readonly fromTypical = this.RULE("fromTypical", (): Text => {
    this.keyword(word.from);
    const from = this.SUBRULE(this.text, { ARGS: ["the name of a typical input"] });
    const comma = this.OPTION(() => this.CONSUME(sign.comma));
    this.ACTION(() => {
      if (comma === undefined && !this.atEnd()) this.lose("a comma");
    });
    return from;
  });

  readonly expected = this.RULE("expected", (): ExpectedOutcome => {
    const { start } = this.here();
    const outcome = this.SUBRULE(this.outcome);
    this.ACTION(() => {
      if (outcome === undefined) this.lose("an outcome: proceed, audit, review or block");
    });
    const reviewers = this.OPTION(() => {
      this.keyword(word.by);
      return this.SUBRULE(this.reviewers);
    });
    const expected = this.ACTION((): ExpectedOutcome => {
      if (outcome === undefined) return { outcome: "proceed", span: this.here() };
      return { outcome, ...(reviewers === undefined ? {} : { reviewers }), span: this.since(start) };
    });
    return expected;
  });

  readonly exampleValues = this.RULE("exampleValues", (): ExampleValue[] => {
    const values = [this.SUBRULE(this.exampleValue)];
    this.MANY(() => {
      this.OR([{ ALT: () => this.CONSUME(sign.comma) }, { ALT: () => this.andForComma() }]);
      values.push(this.SUBRULE2(this.exampleValue));
    });
    return values;
  });

  /** `refund is $5 and note is "x"`: values take a comma. */
  private andForComma(): void {
    const start = this.endOfLast();
    const and = this.keyword(word.and);
    this.ACTION(() => {
      const span = this.spanOf(and);
      this.reportMended("syntax/and-in-example", span, "Put a comma between the values", { ...span, start }, ",");
    });
  }

  readonly exampleValue = this.RULE("exampleValue", (): ExampleValue => {
    const { start } = this.here();
    const path = this.SUBRULE(this.path);
    const is = this.OPTION(() =>
      this.OR([
        { ALT: () => this.keyword(word.is) },
        { ALT: () => this.equalForIs(this.CONSUME(sign.equal)) },
        { ALT: () => this.equalForIs(this.CONSUME(sign.equalTwice)) },
        { ALT: () => this.equalForIs(this.CONSUME(sign.colon)) },
      ]),
    );
    this.ACTION(() => {
      if (is === undefined) this.lose("`is` and a value");
    });
    const value = this.SUBRULE(this.givenValue);
    return this.ACTION(() => ({ path, value, span: this.since(start) }));
  });

  private equalForIs(token: object): Token {
    this.ACTION(() => this.reportOperator(token as Token, "is"));
    return token as Token;
  }

  readonly givenValue = this.RULE("givenValue", (): ExampleValue["value"] =>
    this.OR<Alternatives<ExampleValue["value"]>>([
      {
        GATE: () => this.exact(),
        ALT: () => {
          const { lower } = this.OR2([
            { ALT: () => this.keyword(word.missing) },
            { ALT: () => this.keyword(word.empty) },
            { ALT: () => this.keyword(word.unreadable) },
          ]);
          return { kind: lower as "missing" | "empty" | "unreadable" };
        },
      },
      { GATE: () => this.at(Name, 1), ALT: () => this.SUBRULE(this.items) },
      { ALT: () => this.SUBRULE(this.plainValues) },
    ]),
  );

  /** `(sku is "a"), (sku is "b")` */
  readonly items = this.RULE("items", (): ExampleValue["value"] => {
    const items = [this.SUBRULE(this.item)];
    this.MANY({
      GATE: () => this.at(sign.open, 1),
      DEF: () => {
        this.CONSUME(sign.comma);
        items.push(this.SUBRULE2(this.item));
      },
    });
    return { kind: "items", items };
  });

  readonly item = this.RULE("item", (): ExampleValue[] => {
    const { start } = this.CONSUME(sign.open) as Token;
    const values = this.OPTION(() => this.SUBRULE(this.exampleValues));
    this.SUBRULE(this.closing, { ARGS: [start] });
    return this.ACTION(() => values ?? []);
  });

  /** One value, or the members of a plain list. */
  readonly plainValues = this.RULE("plainValues", (): ExampleValue["value"] => {
    const values: Expression[] = [this.SUBRULE(this.value, choicePlace)];
    this.MANY({
      GATE: () => this.at(sign.comma) && this.memberFollows(values),
      DEF: () => {
        this.CONSUME(sign.comma);
        values.push(this.SUBRULE2(this.value, choicePlace));
      },
    });
    return this.ACTION(() => {
      const [value] = values;
      return values.length === 1 && value !== undefined ? { kind: "value", value } : { kind: "values", values };
    });
  });

  /** Does the comma go on with the list, rather than with the next field? A decimal comma is reported. */
  private memberFollows(values: readonly Expression[]): boolean {
    const next = this.peek(1);
    if (next.kind === "end" || this.fieldFollows()) return false;
    const number = values.at(-1)?.kind === "number" && this.at(NumberSign, 1);
    if (!number || this.peek().spaced || next.spaced) return true;
    this.lose("a comma and the next value");
    return false;
  }

  private fieldFollows(): boolean {
    if (!this.at(Name, 1)) return false;
    let ahead = 2;
    while (this.at(sign.point, ahead) && ["word", "name"].includes(this.peek(ahead + 1).kind)) ahead += 2;
    return this.peek(ahead).lower === "is" || this.at(sign.equal, ahead) || this.at(sign.equalTwice, ahead);
  }
}
