import { type ILexingError, type IToken, Lexer, type TokenType } from "chevrotain";
import type { Source, Span } from "../diagnostics/source.ts";
import { closingQuotes, isBlank } from "./characters.ts";
import { type Collector, report } from "./collector.ts";
import { limits } from "./limits.ts";
import { checkDate, checkForeignDate, checkPointThousands, checkTime } from "./number-form.ts";
import { isSymbol, type Token, type TokenKind } from "./token.ts";
import type { Comment as CommentTree } from "./tree.ts";
import * as token from "./vocabulary.ts";

const definition = new Lexer([...token.lexed], {
  positionTracking: "onlyOffset",
  ensureOptimizations: true,
  skipValidations: true,
});

const kinds = new Map<TokenType, TokenKind>([
  [token.Word, "word"],
  [token.NumberSign, "number"],
  [token.PointThousands, "number"],
  [token.TextInQuotes, "text"],
  [token.UnclosedText, "text"],
  [token.Backticked, "name"],
  [token.EmptyName, "name"],
  [token.UnclosedName, "name"],
  [token.CalendarDate, "date"],
  [token.ForeignDate, "date"],
  [token.Instant, "instant"],
  [token.Clock, "clock"],
]);

/** Reads a text line by line, so that only the tokens of one clause are ever held. */
export interface LineReader {
  readonly comments: readonly CommentTree[];
  /** The text was nested too deep to be read to its end. */
  stopped(): boolean;
  /** The tokens of the next line that has any; undefined at the end of the text. */
  nextLine(): Token[] | undefined;
}

export function lineReader({ file, text }: Source, diagnostics: Collector): LineReader {
  const comments: CommentTree[] = [];
  const depth = depthCounter();
  let found: readonly IToken[] = [];
  let unknown: ILexingError[] = [];
  let next = 0;
  /** Where the text begins whose tokens are `found`; after the last of them the text is at its end. */
  let base = 0;
  let line: Token[] = [];
  let stopped = false;

  const span = (start: number, end: number): Span => ({ file, start, end });

  function lex(from: number): void {
    const { tokens, errors } = definition.tokenize(from === 0 ? text : text.slice(from));
    base = from;
    found = tokens;
    next = 0;
    unknown = errors;
  }

  /** Reports the characters, up to this offset, that begin no token. */
  function reportUnknown(before: number): void {
    while ((unknown[0]?.offset ?? before) < before) {
      const { offset, length } = unknown.shift() as ILexingError;
      const place = span(base + offset, base + offset + length);
      const mends = [{ title: "Drop it", edits: [{ span: place, text: "" }] }];
      const shown = text.slice(place.start, Math.min(place.end, place.start + 20));
      diagnostics.add(report("syntax/unknown-character", place, { shown }, { mends }));
    }
  }

  /** The token as the parser takes it, with what is wrong with it reported. */
  function read(lexed: IToken): Token {
    const { image } = lexed;
    const start = base + lexed.startOffset;
    const end = start + image.length;
    const kind = kinds.get(lexed.tokenType) ?? "symbol";
    const made = (tokenType: TokenType, value: string, lower = value, stop = end): Token => ({
      image,
      startOffset: start,
      tokenType,
      tokenTypeIdx: tokenType.tokenTypeIdx as number,
      kind,
      text: value,
      lower,
      start,
      end: stop,
      spaced: line.length === 0 || isBlank(text.charCodeAt(start - 1)),
      first: line.length === 0,
    });
    const place = (): Span => span(start, end);
    switch (lexed.tokenType) {
      case token.Word: {
        const word = image.normalize("NFC");
        const lower = word.toLowerCase();
        return made(token.wordType(word, lower), word, lower);
      }
      case token.NumberSign:
      case token.Instant:
        return made(lexed.tokenType, image);
      case token.TextInQuotes:
        return made(token.TextInQuotes, lexed.payload);
      case token.UnclosedText:
        diagnostics.add(unclosedText(place(), image));
        return made(token.TextInQuotes, image.slice(1).trimEnd());
      case token.Backticked:
        return made(token.Backticked, image.slice(1, -1).normalize("NFC"));
      case token.EmptyName:
        diagnostics.add(report("syntax/name-unclosed", place(), { empty: true }));
        return made(token.Backticked, "");
      case token.UnclosedName: {
        const close = { span: span(end, end), text: "`" };
        const mends = image.length === 1 ? [] : [{ title: "Close the name with `", edits: [close] }];
        diagnostics.add(report("syntax/name-unclosed", place(), { empty: false }, { mends }));
        return made(token.Backticked, image.slice(1));
      }
      case token.CalendarDate:
        return made(token.CalendarDate, checkDate(image, place(), diagnostics));
      case token.ForeignDate:
        return made(token.CalendarDate, checkForeignDate(image, place(), diagnostics));
      case token.Clock:
        checkTime(image, place(), diagnostics);
        return made(token.Clock, image);
      case token.PointThousands:
        return made(token.NumberSign, checkPointThousands(image, place(), diagnostics));
      default:
        return made(lexed.tokenType, lexed.tokenType.LABEL ?? image);
    }
  }

  function comment({ image, startOffset }: IToken): void {
    const start = base + startOffset;
    const end = start + image.trimEnd().length;
    comments.push({ text: image.slice(1).trim(), span: span(start, end), trailing: line.length > 0 });
  }

  lex(0);
  return {
    comments,
    stopped: () => stopped,
    nextLine() {
      line = [];
      for (let lexed = found[next]; lexed !== undefined; lexed = found[next]) {
        next++;
        if (unknown.length > 0) reportUnknown(lexed.startOffset);
        if (lexed.tokenType === token.LineEnd) {
          if (line.length > 0) return line;
        } else if (lexed.tokenType === token.Comment) comment(lexed);
        else if (lexed.tokenType === token.Rest) lex(base + lexed.startOffset);
        else {
          const made = read(lexed);
          line.push(made);
          if (depth(made) <= limits.depth) continue;
          diagnostics.add(report("syntax/too-deep", span(made.start, made.end), { limit: limits.depth }));
          found = [];
          stopped = true;
          return undefined;
        }
      }
      reportUnknown(text.length);
      return line.length > 0 ? line : undefined;
    },
  };

  function unclosedText({ start, end }: Span, image: string) {
    const inside = image.slice(1);
    const other = inside.search(/["“”„«»]/);
    const stop = start + 1 + inside.trimEnd().length;
    const close = [...(closingQuotes.get(image.charAt(0)) as string)].at(-1) as string;
    const quote = start + 1 + other;
    const mends =
      other >= 0 && quote < end
        ? [{ title: `Close it with ${close}`, edits: [{ span: span(quote, quote + 1), text: close }] }]
        : [{ title: `Add ${close} at the end of the line`, edits: [{ span: span(stop, stop), text: close }] }];
    return report("syntax/text-unclosed", span(start, stop), { close }, { mends });
  }
}

/** Counts open brackets and chained `not`s together, token by token. */
function depthCounter(): (token: Token) => number {
  let depth = 0;
  let pendingNots = 0;
  const nots: number[] = [];
  return (token) => {
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
  };
}
