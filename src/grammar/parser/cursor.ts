import { EmbeddedActionsParser, EOF, type IOrAlt, type IToken, type TokenType, tokenMatcher } from "chevrotain";
import type { Diagnostic, Mend } from "../../diagnostics/diagnostic.ts";
import type { Source, Span } from "../../diagnostics/source.ts";
import { report } from "../collector.ts";
import type { Token } from "../token.ts";
import { unexpected } from "../unexpected.ts";
import { vocabulary } from "../vocabulary.ts";

const nothing: Token = {
  image: "",
  startOffset: 0,
  tokenType: EOF,
  tokenTypeIdx: EOF.tokenTypeIdx as number,
  kind: "end",
  text: "",
  lower: "",
  start: 0,
  end: 0,
  spaced: true,
  first: false,
};

/** Alternatives that give results of one type. */
export type Alternatives<Result> = IOrAlt<Result>[];

function isToken(token: IToken): token is Token {
  return token.tokenType !== EOF;
}

/**
 * What all rules of the grammar share: the tokens of one part of a clause, places, and what happens where nothing fits.
 *
 * The rules never fail: what must stand somewhere is an option, and where it is not taken `lose` reports what was
 * expected and gives up the rest of the part. So a broken clause still gives a tree, and the clause behind it is read
 * as if nothing had happened. Chevrotain's own recovery is not used: over a whole file it drops good declarations.
 */
export abstract class Cursor extends EmbeddedActionsParser {
  /** The text that the tokens are of. */
  protected source: Source = { file: "", text: "" };
  protected report: (diagnostic: Diagnostic) => void = () => {};
  /** Something was not understood and reported: what follows in this part is not reported again. */
  protected lost = false;
  /** Inside `(items where …)`, where `it` names the element. */
  protected insideWhere = false;
  /** Behind `marks … when`, where the subject of the condition is not written. */
  protected insideMark = false;
  private clause: readonly Token[] = [];
  private from = 0;

  constructor(skipValidations: boolean) {
    super([...vocabulary], { maxLookahead: 1, skipValidations });
  }

  /** The text from which parts are read next, and where its diagnostics go. */
  open(source: Source, add: (diagnostic: Diagnostic) => void): void {
    this.reset();
    this.source = source;
    this.report = add;
  }

  /** Lets go of the text and its tokens. */
  close(): void {
    this.checkGates();
    this.open({ file: "", text: "" }, () => {});
    this.input = [];
    this.clause = [];
  }

  /** The tokens from `from` to before `to` of the clause are read next. */
  part(clause: readonly Token[], from: number, to: number): void {
    this.checkGates();
    this.input = clause.slice(from, to);
    this.clause = clause;
    this.from = from;
    this.lost = false;
    this.insideWhere = false;
    this.insideMark = false;
  }

  /** What is left over is reported here; any other error of Chevrotain says that an option was taken without its gate. */
  private checkGates(): void {
    const failed = this.errors.find(({ name }) => name !== "NotAllInputParsedException");
    if (failed !== undefined) throw new Error(`The grammar has no way out: ${failed.message}`);
  }

  /** The token that many ahead, 0 for the next one. At the end of the part it is of the kind "end". */
  protected peek(ahead = 0): Token {
    const token = this.LA(ahead + 1);
    return isToken(token) ? token : nothing;
  }

  protected at(type: TokenType, ahead = 0): boolean {
    return tokenMatcher(this.LA(ahead + 1), type);
  }

  /** Are tokens of these types next? */
  protected atAll(...types: readonly TokenType[]): boolean {
    for (let ahead = 0; ahead < types.length; ahead++) if (!this.at(types[ahead] as TokenType, ahead)) return false;
    return true;
  }

  protected atEnd(): boolean {
    return this.LA(1).tokenType === EOF;
  }

  /** The token read last, of this part or of the one before it. */
  protected before(): Token | undefined {
    const token = this.LA(0);
    return isToken(token) ? token : this.clause[this.from - 1];
  }

  protected endOfLast(): number {
    return this.before()?.end ?? this.clause[0]?.start ?? 0;
  }

  /** The next token, or the empty place after the last one. */
  protected here(): Span {
    const token = this.LA(1);
    if (isToken(token)) return this.spanOf(token);
    const end = this.endOfLast();
    return { file: this.source.file, start: end, end };
  }

  protected spanOf(token: Token): Span {
    return { file: this.source.file, start: token.start, end: token.end };
  }

  /** From the start of what was read first to the end of what was read last. */
  protected since(start: number): Span {
    return { file: this.source.file, start, end: Math.max(start, this.endOfLast()) };
  }

  protected written(span: Span): string {
    return this.source.text.slice(span.start, span.end);
  }

  /**
   * Reports once that something else was expected here, or at the token given, and gives up the rest of the part.
   * Only in actions.
   */
  protected lose(expected: string, at?: Token): void {
    if (!this.lost) {
      const token = at ?? this.LA(1);
      const next = this.LA(at === undefined ? 2 : 1);
      const around = {
        before: at === undefined ? this.before() : undefined,
        token: isToken(token) ? token : undefined,
        next: isToken(next) ? next : undefined,
      };
      this.report(unexpected(this.source, around, expected));
    }
    this.giveUp();
  }

  /** Leaves the rest of the part unread. */
  protected giveUp(): void {
    this.lost = true;
    while (!this.atEnd()) this.SKIP_TOKEN();
  }

  /** At the end of a part: what is left over is reported. */
  protected expectEnd(expected: string): void {
    this.ACTION(() => {
      if (!this.atEnd()) this.lose(expected);
    });
  }

  /** Reports what is left over at the end of a clause. */
  endClause(): void {
    this.checkGates();
    if (!this.atEnd()) this.lose("the end of the line");
  }

  /** Leaves the rest of the clause, of which something has been said already. */
  skip(): void {
    this.giveUp();
  }

  /** Takes a keyword; one in the wrong case is reported. Where a name could stand too, a gate looks at the case first. */
  protected keyword(type: TokenType, index = 0): Token {
    const token = this.consume(index, type) as Token;
    const right = token.tokenType.LABEL;
    if (right !== undefined && token.text !== right) this.reportCase(token, right);
    return token;
  }

  protected reportCase(token: Token, right: string): void {
    const span = this.spanOf(token);
    const mends = [{ title: `Write ${right}`, edits: [{ span, text: right }] }];
    this.report(report("syntax/keyword-case", span, { written: token.text, keyword: right }, { mends }));
  }

  /** Takes these words if all of them are next, and goes on with `then`. No two phrases of a rule share an index. */
  protected phrase<Result>(index: number, types: readonly TokenType[], then: () => Result): Result | undefined {
    return this.option(index, {
      GATE: () => this.atAll(...types),
      DEF: () => {
        for (const type of types) this.keyword(type, index);
        return then();
      },
    });
  }

  /** Takes these words; where they are not next, that is reported. */
  protected demand(index: number, types: readonly TokenType[], expected: string): boolean {
    const taken = this.phrase(index, types, () => true) === true;
    this.ACTION(() => {
      if (!taken) this.lose(expected);
    });
    return taken;
  }

  protected reportMended(code: PlainCode, span: Span, title: string, place: Span, text: string): void {
    const mends: Mend[] = [{ title, edits: [{ span: place, text }] }];
    this.report(report(code, span, {}, { mends }));
  }
}

/** Messages that are said without arguments. */
type PlainCode =
  | "syntax/minus-spaces"
  | "syntax/percent-twice"
  | "syntax/bracket-unclosed"
  | "syntax/outcomes-joined"
  | "syntax/not-by-and"
  | "syntax/or-in-choices"
  | "syntax/and-in-example"
  | "syntax/arrow-missing";
