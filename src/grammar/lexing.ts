import { type IToken, Lexer, type TokenType } from "chevrotain";
import { type Diagnostic, mend } from "../diagnostics/diagnostic.ts";
import type { Source, Span } from "../diagnostics/source.ts";
import { closingQuotes, isBlank } from "./characters.ts";
import { type Collector, report } from "./collector.ts";
import type { Comment as CommentTree } from "./comment.ts";
import { wordType } from "./keywords.ts";
import { limits } from "./limits.ts";
import { checkDate, checkForeignDate, checkPointThousands, checkTime } from "./number-form.ts";
import { isSymbol, type Token, type TokenKind } from "./token.ts";
import * as words from "./vocabulary.ts";

const definition = new Lexer([...words.lexed], {
  positionTracking: "onlyOffset",
  ensureOptimizations: true,
  skipValidations: true,
});

/** Reads a text line by line, so that only the tokens of one clause are ever held. */
export interface LineReader {
  readonly comments: readonly CommentTree[];
  /** The text was nested too deep to be read to its end. */
  stopped(): boolean;
  /** What was open where the line began that was read last. */
  openBefore(): Open;
  /** The tokens of the next line that has any; undefined at the end of the text. */
  nextLine(): Token[] | undefined;
}

/** Open brackets and chained `not`s, as the limit of depth counts them. */
export interface Open {
  readonly depth: number;
  readonly pendingNots: number;
  /** How many `not`s stand before each open bracket. */
  readonly nots: readonly number[];
}

export const nothingOpen: Open = { depth: 0, pendingNots: 0, nots: [] };

/** `from`: the begin of a line to start with, and what is open there. */
export function lineReader(
  { file, text }: Source,
  diagnostics: Collector,
  from: { readonly offset: number; readonly open: Open } = { offset: 0, open: nothingOpen },
): LineReader {
  const comments: CommentTree[] = [];
  const depth = depthCounter(from.open);
  let before = from.open;
  let found: readonly IToken[] = [];
  let next = 0;
  /** Where the text begins whose tokens are `found`; after the last of them the text is at its end. */
  let base = 0;
  let line: Token[] = [];
  let stopped = false;

  const span = (start: number, end: number): Span => ({ file, start, end });

  function lex(from: number): void {
    found = definition.tokenize(from === 0 ? text : text.slice(from)).tokens;
    base = from;
    next = 0;
  }

  function token(lexed: IToken, tokenType: TokenType, kind: TokenKind, value: string, lower = value): Token {
    const start = base + lexed.startOffset;
    const first = line.length === 0;
    return {
      image: lexed.image,
      startOffset: start,
      tokenType,
      tokenTypeIdx: tokenType.tokenTypeIdx as number,
      kind,
      text: value,
      lower,
      start,
      end: start + lexed.image.length,
      spaced: first || isBlank(text.charCodeAt(start - 1)),
      first,
    };
  }

  function placeOf({ startOffset, image }: IToken): Span {
    return span(base + startOffset, base + startOffset + image.length);
  }

  /** The token as the parser takes it, with what is wrong with it reported. */
  function read(lexed: IToken): Token | undefined {
    const { image, tokenType } = lexed;
    switch (tokenType) {
      case words.Word: {
        const word = image.normalize("NFC");
        const lower = word.toLowerCase();
        return token(lexed, wordType(word, lower), "word", word, lower);
      }
      case words.NumberSign:
        return token(lexed, tokenType, "number", image);
      case words.TextInQuotes:
        return token(lexed, tokenType, "text", lexed.payload);
      case words.Backticked:
        return token(lexed, tokenType, "name", image.slice(1, -1).normalize("NFC"));
      case words.Instant:
        return token(lexed, tokenType, "instant", image);
      case words.CalendarDate:
        return token(lexed, tokenType, "date", checkDate(image, placeOf(lexed), diagnostics));
      case words.Clock:
        checkTime(image, placeOf(lexed), diagnostics);
        return token(lexed, tokenType, "clock", image);
      case words.ForeignDate:
        return token(lexed, words.CalendarDate, "date", checkForeignDate(image, placeOf(lexed), diagnostics));
      case words.PointThousands:
        return token(lexed, words.NumberSign, "number", checkPointThousands(image, placeOf(lexed), diagnostics));
      case words.UnclosedText:
        diagnostics.add(unclosedText(placeOf(lexed), image));
        return token(lexed, words.TextInQuotes, "text", image.slice(1).trimEnd());
      case words.EmptyName:
      case words.UnclosedName:
        diagnostics.add(unclosedName(placeOf(lexed), image));
        return token(lexed, words.Backticked, "name", tokenType === words.EmptyName ? "" : image.slice(1));
      case words.Unknown:
        diagnostics.add(unknownCharacters(placeOf(lexed), image));
        return undefined;
      default:
        return token(lexed, tokenType, "symbol", tokenType.LABEL ?? image);
    }
  }

  function comment({ image, startOffset }: IToken): void {
    const start = base + startOffset;
    const end = start + image.trimEnd().length;
    comments.push({ text: image.slice(1).trim(), span: span(start, end), trailing: line.length > 0 });
  }

  lex(from.offset);
  return {
    comments,
    stopped: () => stopped,
    openBefore: () => before,
    nextLine() {
      line = [];
      before = depth.open();
      for (let lexed = found[next]; lexed !== undefined; lexed = found[next]) {
        next++;
        if (lexed.tokenType === words.LineEnd) {
          if (line.length > 0) return line;
        } else if (lexed.tokenType === words.Comment) comment(lexed);
        else if (lexed.tokenType === words.Rest) lex(base + lexed.startOffset);
        else {
          const made = read(lexed);
          if (made === undefined) continue;
          line.push(made);
          if (depth.after(made) <= limits.depth) continue;
          diagnostics.add(report("syntax/too-deep", span(made.start, made.end), { limit: limits.depth }));
          found = [];
          stopped = true;
          return undefined;
        }
      }
      return line.length > 0 ? line : undefined;
    },
  };
}

function unclosedText({ file, start, end }: Span, image: string): Diagnostic {
  const span = (from: number, to: number): Span => ({ file, start: from, end: to });
  const inside = image.slice(1);
  const other = inside.search(/["“”„«»]/);
  const stop = start + 1 + inside.trimEnd().length;
  const close = [...(closingQuotes.get(image.charAt(0)) as string)].at(-1) as string;
  const quote = start + 1 + other;
  const mends =
    other >= 0 && quote < end
      ? [mend(`Close it with ${close}`, span(quote, quote + 1), close)]
      : [mend(`Add ${close} at the end of the line`, span(stop, stop), close)];
  return report("syntax/text-unclosed", span(start, stop), { close }, { mends });
}

function unclosedName(span: Span, image: string): Diagnostic {
  const empty = image === "``";
  const mends = image.length < 2 || empty ? [] : [mend("Close the name with `", { ...span, start: span.end }, "`")];
  return report("syntax/name-unclosed", span, { empty }, { mends });
}

function unknownCharacters(span: Span, image: string): Diagnostic {
  return report(
    "syntax/unknown-character",
    span,
    { shown: image.slice(0, 20) },
    { mends: [mend("Drop it", span, "")] },
  );
}

/** Counts open brackets and chained `not`s together, token by token. */
function depthCounter(from: Open): { after(token: Token): number; open(): Open } {
  let { depth, pendingNots } = from;
  const nots: number[] = [...from.nots];
  return {
    open: () =>
      depth === 0 && pendingNots === 0 && nots.length === 0 ? nothingOpen : { depth, pendingNots, nots: [...nots] },
    after(token) {
      if (isSymbol(token, "(")) {
        nots.push(pendingNots);
        depth += 1 + pendingNots;
        pendingNots = 0;
      } else if (isSymbol(token, ")")) {
        depth = Math.max(0, depth - 1 - (nots.pop() ?? 0));
        pendingNots = 0;
      } else if ((token.kind === "word" && token.lower === "not") || isSymbol(token, "!")) {
        pendingNots++;
      } else if (isSymbol(token, "→")) {
        depth = 0;
        nots.length = 0;
        pendingNots = 0;
      } else pendingNots = 0;
      return depth + pendingNots;
    },
  };
}
