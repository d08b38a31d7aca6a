import { report } from "../collector.ts";
import { Part, word } from "../keywords.ts";
import type { Token } from "../token.ts";
import type { Expression, MarkTree, Path } from "../tree.ts";
import { TextInQuotes } from "../vocabulary.ts";
import type { Alternatives } from "./cursor.ts";
import { HeaderRules } from "./headers.ts";

/** Words that go on from the name of a mark. */
const behindMark = [word.and, word.when, word.if, word.where, word.is, word.not, word.over, word.under, word.at];

/** What a field says of the decisions that have it: `marks irreversible when no`. */
export abstract class MarkRules extends HeaderRules {
  readonly mark = this.RULE("mark", (path: Path): MarkTree => {
    const { start } = this.keyword(word.marks);
    const names = [this.SUBRULE(this.markName)];
    this.MANY(() => {
      this.keyword(word.and);
      names.push(this.SUBRULE2(this.markName));
    });
    const when = this.OPTION((): Expression => {
      this.OR([
        { ALT: () => this.keyword(word.when) },
        { ALT: () => this.otherWord(this.CONSUME(word.if)) },
        { ALT: () => this.otherWord(this.CONSUME(word.where)) },
      ]);
      return this.SUBRULE(this.markCondition, { ARGS: [path] });
    });
    return this.ACTION(() => {
      const tree = { names, ...(when === undefined ? {} : { when }), span: this.since(start) };
      if (when !== undefined && (this.at(word.or) || this.at(word.and))) this.reportJoined(tree);
      return tree;
    });
  });

  private otherWord(token: object): Token {
    this.ACTION(() => {
      const span = this.spanOf(token as Token);
      const mends = [{ title: "Write when", edits: [{ span, text: "when" }] }];
      this.report(report("syntax/other-word", span, { written: this.written(span), means: "when" }, { mends }));
    });
    return token as Token;
  }

  /** Words up to `when`, `and` or the end: which marks there are is not known here. */
  readonly markName = this.RULE("markName", (): MarkTree["names"][number] => {
    const words: Token[] = [];
    this.MANY({
      GATE: () => !behindMark.some((type) => this.at(type)),
      DEF: () => words.push(this.CONSUME(Part) as Token),
    });
    return this.ACTION(() => {
      const [first] = words;
      if (first === undefined) {
        this.lose("what it marks: irreversible, money, legal, visible outside, rights, low confidence or novel");
        return { text: "", span: this.here() };
      }
      return { text: words.map(({ text }) => text).join(" "), span: this.since(first.start) };
    });
  });

  /** A comparison of the field without naming it: `no`, `over $10K`, `one of a, b`, `missing`. */
  readonly markCondition = this.RULE("markCondition", (path: Path): Expression => {
    const { start } = this.here();
    this.ACTION(() => {
      const span = { file: this.source.file, start: this.endOfLast(), end: this.endOfLast() };
      this.subject = { start, left: { kind: "path", path: { parts: path.parts, span }, span } };
      if (this.atEnd()) this.lose("what its value is then: `no`, `over $10K`, `one of …`");
    });
    this.insideMark = true;
    const condition = this.OPTION({
      GATE: () => !this.atEnd(),
      DEF: () => this.OR<Alternatives<Expression>>(this.markForms),
    });
    this.insideMark = false;
    return this.ACTION(() => condition ?? { kind: "missing", span: this.here() });
  });

  private readonly markForms: Alternatives<Expression> = [
    { ALT: () => this.SUBRULE(this.signed) },
    { GATE: () => this.at(TextInQuotes, 1), ALT: () => this.SUBRULE(this.like) },
    { GATE: () => this.valueFollows(), ALT: () => this.SUBRULE(this.mentions) },
    { GATE: () => this.valueFollows(), ALT: () => this.SUBRULE(this.includes) },
    { ALT: () => this.SUBRULE(this.isComparison) },
    { ALT: () => this.SUBRULE(this.afterIs), IGNORE_AMBIGUITIES: true },
  ];

  private reportJoined({ names, span }: MarkTree): void {
    const joint = this.peek();
    const own = `, marks ${names.map(({ text }) => text).join(" and ")} when`;
    const mends =
      joint.text === "or"
        ? [{ title: "Write a mark for each", edits: [{ span: { ...this.spanOf(joint), start: span.end }, text: own }] }]
        : [];
    this.report(report("syntax/mark-joined", this.spanOf(joint), { written: joint.text }, { mends }));
    this.giveUp();
  }
}
