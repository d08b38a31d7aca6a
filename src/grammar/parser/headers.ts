import type { TokenType } from "chevrotain";
import { word } from "../keywords.ts";
import type { Token } from "../token.ts";
import type { HeaderLine } from "../tree.ts";
import type { Alternatives } from "./cursor.ts";
import { TeamRules } from "./teams.ts";

/** The entries of the header: their words, and the kinds of what may stand behind them. */
const headerEntries: readonly {
  readonly entry: HeaderLine["entry"];
  readonly words: readonly TokenType[];
  readonly before: readonly Token["kind"][];
}[] = [
  { entry: "policy", words: [word.policy], before: ["text", "word", "end"] },
  { entry: "language", words: [word.language], before: ["number", "text"] },
  { entry: "version", words: [word.version], before: ["number", "text"] },
  { entry: "owner", words: [word.owner], before: ["text", "word", "end"] },
  { entry: "time zone", words: [word.time, word.zone], before: ["text", "word", "end"] },
  { entry: "decides whether to", words: [word.decides, word.whether, word.to], before: ["text", "word", "end"] },
  { entry: "if blocked", words: [word.if, word.blocked], before: ["text", "word", "end"] },
  { entry: "profile", words: [word.profile], before: ["text", "word", "end"] },
  { entry: "currency", words: [word.currency], before: ["word", "name", "text"] },
  { entry: "identified by", words: [word.identified, word.by], before: ["word", "name", "text"] },
  { entry: "dated by", words: [word.dated, word.by], before: ["word", "name", "text"] },
  { entry: "protective", words: [word.protective], before: ["end"] },
];

/** The lines of the header. */
export abstract class HeaderRules extends TeamRules {
  /** The entry of the header that begins here, if one does and a value of its kind follows. */
  headerEntry(): HeaderLine["entry"] | undefined {
    const { entry, words, before } = headerEntries.find(({ words }) => this.atAll(...words)) ?? {};
    return words !== undefined && before?.includes(this.peek(words.length).kind) ? entry : undefined;
  }

  readonly headerLine = this.RULE("headerLine", (entry: HeaderLine["entry"]): HeaderLine => {
    const { start } = this.peek();
    const line = this.OR<Alternatives<HeaderLine>>([
      { ALT: () => this.SUBRULE(this.textEntry, { ARGS: [entry, start] }) },
      { ALT: () => this.SUBRULE(this.numberEntry, { ARGS: [start] }) },
      { ALT: () => this.SUBRULE(this.fieldEntry, { ARGS: [start] }) },
      {
        ALT: () => {
          this.keyword(word.currency);
          const code = this.SUBRULE(this.name, { ARGS: ["a currency, like CAD"] });
          return this.ACTION(() => ({ kind: "header", entry: "currency", code, span: this.since(start) }));
        },
      },
      {
        ALT: () => {
          this.keyword(word.protective);
          return this.ACTION(() => ({ kind: "header", entry: "protective", span: this.since(start) }));
        },
      },
    ]);
    return line;
  });

  readonly textEntry = this.RULE("textEntry", (entry: HeaderLine["entry"], start: number): HeaderLine => {
    this.OR([
      { ALT: () => this.keyword(word.policy) },
      { ALT: () => this.keyword(word.owner) },
      { ALT: () => this.keyword(word.profile) },
      {
        ALT: () => {
          this.keyword(word.time);
          this.keyword(word.zone);
        },
      },
      {
        ALT: () => {
          this.keyword(word.if);
          this.keyword(word.blocked);
        },
      },
      {
        ALT: () => {
          this.keyword(word.decides);
          this.keyword(word.whether);
          this.keyword(word.to);
        },
      },
    ]);
    const expected = entry === "policy" ? "the name of the policy in quotes" : "a text in quotes";
    const text = this.SUBRULE(this.text, { ARGS: [expected] });
    return this.ACTION((): HeaderLine => {
      const span = this.since(start);
      if (entry === "policy") return { kind: "header", entry, name: text, span };
      return { kind: "header", entry: entry as "owner", text, span };
    });
  });

  readonly numberEntry = this.RULE("numberEntry", (start: number): HeaderLine => {
    const entry = this.OR([{ ALT: () => this.keyword(word.language) }, { ALT: () => this.keyword(word.version) }]);
    const value = this.SUBRULE(this.numberLiteral, { ARGS: ["a number"] });
    return this.ACTION(() => {
      const { lower } = entry;
      return { kind: "header", entry: lower as "language" | "version", value, span: this.since(start) };
    });
  });

  readonly fieldEntry = this.RULE("fieldEntry", (start: number): HeaderLine => {
    const entry = this.OR([{ ALT: () => this.keyword(word.identified) }, { ALT: () => this.keyword(word.dated) }]);
    this.keyword(word.by);
    const field = this.SUBRULE(this.path);
    return this.ACTION(() => ({
      kind: "header",
      entry: entry.lower === "dated" ? "dated by" : "identified by",
      field,
      span: this.since(start),
    }));
  });
}
