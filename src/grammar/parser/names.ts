import { report } from "../collector.ts";
import { Name, Part } from "../keywords.ts";
import { limits } from "../limits.ts";
import type { Token } from "../token.ts";
import type { Name as NameTree, Path, Text } from "../tree.ts";
import { sign, TextInQuotes } from "../vocabulary.ts";
import { Cursor } from "./cursor.ts";

/** Names, paths and texts. Each takes the words for what is expected, for the message where it is not there. */
export abstract class NameRules extends Cursor {
  readonly name = this.RULE("name", (expected: string): NameTree => {
    const name = this.OPTION(() => this.nameOf(this.CONSUME(Name)));
    const quoted = this.OPTION2({
      GATE: () => name === undefined && expected.startsWith("the name"),
      DEF: () => this.CONSUME(TextInQuotes),
    });
    return this.ACTION(() => {
      if (name !== undefined) return name;
      if (quoted !== undefined) return this.nameInQuotes(quoted as Token);
      this.lose(expected);
      return { text: "", quoted: false, span: this.here() };
    });
  });

  readonly path = this.RULE("path", (expected = "the name of a field"): Path => {
    const first = this.SUBRULE(this.name, { ARGS: [expected] });
    return this.SUBRULE(this.pathParts, { ARGS: [first] });
  });

  /** What stands behind the first name of a path. */
  readonly pathParts = this.RULE("pathParts", (first: NameTree): Path => {
    const parts = [first];
    this.MANY({
      GATE: () => this.at(Part, 1),
      DEF: () => {
        this.CONSUME(sign.point);
        parts.push(this.nameOf(this.CONSUME(Part)));
      },
    });
    return this.ACTION(() => {
      const span = this.since(first.span.start);
      if (parts.length > limits.pathNames)
        this.report(report("syntax/path-too-long", span, { limit: limits.pathNames }));
      return { parts: parts.slice(0, limits.pathNames), span };
    });
  });

  readonly text = this.RULE("text", (expected: string): Text => {
    const text = this.OPTION(() => this.CONSUME(TextInQuotes));
    return this.ACTION(() => {
      if (text !== undefined) return this.textOf(text as Token);
      this.lose(expected);
      return { value: "", span: this.here() };
    });
  });

  protected nameOf(token: object): NameTree {
    const { kind, text, start, end } = token as Token;
    return { text, quoted: kind === "name", span: { file: this.source.file, start, end } };
  }

  protected textOf(token: object): Text {
    const { text, start, end } = token as Token;
    return { value: text, span: { file: this.source.file, start, end } };
  }

  private nameInQuotes(token: Token): NameTree {
    const span = this.spanOf(token);
    const bare = /^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u.test(token.text) ? token.text : `\`${token.text}\``;
    const mends = token.text.includes("`") ? [] : [{ title: `Write ${bare}`, edits: [{ span, text: bare }] }];
    this.report(report("syntax/name-in-quotes", span, { written: token.text }, { mends }));
    return { text: token.text, quoted: true, span };
  }
}
