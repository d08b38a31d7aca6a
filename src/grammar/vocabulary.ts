import { createToken, Lexer, type TokenType } from "chevrotain";
import { beginsWord, closingQuotes, currencySigns, isBlank, isLineEnd, singleQuotes, wordEnd } from "./characters.ts";
import { Name, wordTypes } from "./keywords.ts";

/** The tokens of the language as the lexer finds them, and the signs. */

type Match = [string] & { payload?: string };

/** Codes by which Chevrotain's table of first characters is filled: all below 256, and one of each 255 above. */
const everyCode = [...Array(256).keys(), 256, ...Array.from({ length: 256 }, (_, index) => 255 * (index + 2))];
const letterCodes = everyCode.filter((code) => code > 127 || beginsWord(String.fromCharCode(code), 0));
const digits = [..."0123456789"];

/** After so many tokens the lexer pauses, so that those of a large file are never all held at once. */
const batch = 2_000;

/** The text that is left when the lexer pauses. */
export const Rest = createToken({
  name: "Rest",
  pattern: (text, offset, tokens) => (tokens.length < batch ? null : [text.slice(offset)]),
  start_chars_hint: everyCode,
  line_breaks: true,
});
export const LineEnd = createToken({ name: "LineEnd", pattern: /[\r\n]+/ });
/** Also those of mails and word processors: no-break, thin and zero-width ones. */
const Blank = createToken({
  name: "Blank",
  pattern: /[ \t\v\f\u0085\u00a0\u1680\u2000-\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]+/,
  group: Lexer.SKIPPED,
});
export const Comment = createToken({ name: "Comment", pattern: /#[^\r\n]*/ });
/** Any word: never seen by the parser, which sees keywords, `Identifier`s and the like. */
export const Word = createToken({
  name: "Word",
  pattern: (text, offset) =>
    offset < text.length && beginsWord(text, offset) ? [text.slice(offset, wordEnd(text, offset))] : null,
  start_chars_hint: letterCodes,
});

/** Digits and signs that are read as one number; of more the engine's own expressions run out of room. */
const longestNumber = 10_000;

function numeric(name: string, pattern: RegExp): TokenType {
  return createToken({
    name,
    pattern: (text, offset) => {
      pattern.lastIndex = offset;
      const end = offset + longestNumber;
      const found = pattern.exec(isDigit(text, end) && isDigit(text, end - 1) ? text.slice(0, end) : text);
      return found === null ? null : [found[0]];
    },
    start_chars_hint: digits,
  });
}

function isDigit(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return code >= 48 && code <= 57;
}

export const Instant = numeric("Instant", /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?/y);
export const CalendarDate = numeric("CalendarDate", /\d{4}-\d{1,2}-\d{1,2}(?!\d)/y);
/** `31.1.2026`, `1/31/2026` */
export const ForeignDate = numeric("ForeignDate", /\d{1,2}([./])\d{1,2}\1\d{4}(?!\d)/y);
export const Clock = numeric("Clock", /\d{1,2}:\d{2}(?!\d)/y);
/** `10.000.000`, `10.000,50` */
export const PointThousands = numeric(
  "PointThousands",
  /\d{1,3}(?:(?:\.\d{3}){2,}(?:,\d+)?|(?:\.\d{3})+,\d{1,2})(?!\d)/y,
);
export const NumberSign = numeric(
  "NumberSign",
  /(?:\d{1,3}(?:,\d{3}(?!\d))+|\d+)(?:\.\d+)?(?:[KMB](?![\p{L}\p{N}_]))?/uy,
);

/** The end of a text that begins at this offset, and what it says; undefined where it is not closed on its line. */
function closedText(text: string, start: number): Match | undefined {
  const open = text.charAt(start);
  const closing = closingQuotes.get(open) as string;
  let value = "";
  let from = start + 1;
  for (let end = from; end < text.length && !isLineEnd(text.charCodeAt(end)); end++) {
    if (!closing.includes(text.charAt(end))) continue;
    if (open === '"' && text.charAt(end + 1) === '"') {
      value += text.slice(from, end + 1);
      from = end + 2;
      end++;
      continue;
    }
    if (singleQuotes.includes(open) && beginsWord(text, end + 1)) continue;
    const match: Match = [text.slice(start, end + 1)];
    match.payload = value + text.slice(from, end);
    return match;
  }
  return undefined;
}

/** Its payload is what it says: without the quotes, doubled ones resolved. */
export const TextInQuotes = createToken({
  name: "TextInQuotes",
  pattern: (text, offset) => (closingQuotes.has(text.charAt(offset)) ? (closedText(text, offset) ?? null) : null),
  start_chars_hint: [...closingQuotes.keys()],
});
export const UnclosedText = createToken({ name: "UnclosedText", pattern: /["“„”«»‘‚'][^\r\n]*/ });
export const Backticked = createToken({ name: "Backticked", pattern: /`[^`\r\n]+`/, categories: Name });
export const EmptyName = createToken({ name: "EmptyName", pattern: /``/, categories: Name });
export const UnclosedName = createToken({
  name: "UnclosedName",
  pattern: (text, offset) => (text.charAt(offset) === "`" ? [text.slice(offset, wordEnd(text, offset + 1))] : null),
  start_chars_hint: ["`"],
  categories: Name,
});

function symbol(name: string, means: string, pattern: RegExp | string = means): TokenType {
  return createToken({ name, label: means, pattern });
}

/** Signs, with what people and their programs write instead. Longer ones stand before those they begin with. */
export const sign = {
  arrow: symbol("Arrow", "→", /-->|==>|=>|->|–>|—>|[→⇒⟶⟹➔➜]/),
  equalTwice: symbol("EqualTwice", "==", /===?/),
  bangEqual: symbol("BangEqual", "!=", /!==?/),
  matches: symbol("Matches", "=~", /[=!]~/),
  equalLess: symbol("EqualLess", "=<"),
  angles: symbol("Angles", "<>"),
  atMost: symbol("AtMost", "<=", /<=|[≤⩽]/),
  atLeast: symbol("AtLeast", ">=", />=|[≥⩾]/),
  unequal: symbol("Unequal", "≠"),
  andTwice: symbol("AndTwice", "&&"),
  barTwice: symbol("BarTwice", "||"),
  percentTwice: symbol("PercentTwice", "%%"),
  minus: symbol("Minus", "-", /[-−–—‐‑]/),
  times: symbol("Times", "*", /[*×]/),
  bullet: symbol("Bullet", "•", /[·•‣◦▪●○∙]/),
  less: symbol("Less", "<"),
  greater: symbol("Greater", ">"),
  equal: symbol("Equal", "="),
  bang: symbol("Bang", "!"),
  ampersand: symbol("Ampersand", "&"),
  bar: symbol("Bar", "|"),
  percent: symbol("Percent", "%"),
  open: symbol("Open", "("),
  close: symbol("Close", ")"),
  comma: symbol("Comma", ","),
  point: symbol("Point", "."),
  colon: symbol("Colon", ":"),
  plus: symbol("Plus", "+"),
  slash: symbol("Slash", "/"),
} as const;
export const CurrencySign = createToken({
  name: "CurrencySign",
  pattern: new RegExp(`[${[...currencySigns.keys()].join("")}]`),
});
/** Signs that mean nothing in the language. */
const OtherSign = createToken({ name: "OtherSign", pattern: /[{}[\];?~^@…]/ });

const signs = new Set([
  ...closingQuotes.keys(),
  ...Object.values(sign)
    .map(({ PATTERN }) => signsIn(PATTERN))
    .join(""),
]);

function signsIn(pattern: TokenType["PATTERN"]): string {
  return (pattern instanceof RegExp ? pattern.source : String(pattern)).replaceAll("\\", "");
}

/** Characters with which no token begins, up to the next that might begin one. */
export const Unknown = createToken({
  name: "Unknown",
  pattern: (text, offset) => {
    let end = offset;
    do end += (text.codePointAt(end) as number) > 0xffff ? 2 : 1;
    while (end < text.length && !mayBegin(text, end));
    return [text.slice(offset, end)];
  },
  start_chars_hint: everyCode,
});

function mayBegin(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  const character = text.charAt(at);
  return (
    (code >= 48 && code <= 57) ||
    isBlank(code) ||
    isLineEnd(code) ||
    beginsWord(text, at) ||
    "#`{}[];?~^@…".includes(character) ||
    currencySigns.has(character) ||
    signs.has(character)
  );
}

/** What the lexer looks for, in this order. */
export const lexed: readonly TokenType[] = [
  ...[Rest, LineEnd, Blank, Comment, Word],
  ...[Instant, CalendarDate, ForeignDate, Clock, PointThousands, NumberSign],
  ...[TextInQuotes, UnclosedText, Backticked, EmptyName, UnclosedName],
  ...Object.values(sign),
  ...[CurrencySign, OtherSign, Unknown],
];

/** What the parser may meet. */
export const vocabulary: readonly TokenType[] = [...lexed, ...wordTypes];
