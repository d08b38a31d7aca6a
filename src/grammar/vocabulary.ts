import { createToken, Lexer, type TokenType } from "chevrotain";
import { beginsWord, closingQuotes, currencySigns, isBlank, isLineEnd, singleQuotes, wordEnd } from "./characters.ts";
import { weekdayBeginnings } from "./weekday.ts";

/**
 * The tokens of the language. Letters of any script make words, and nearly every keyword may be a name somewhere:
 * so the lexer sees one kind of word, and `wordType` says which keyword it is.
 */

/** What may stand behind the point of a path: any word, also a reserved one. */
export const Part = createToken({ name: "Part", pattern: Lexer.NA });
/** What may be called by the author: words that are not reserved, and what stands in backticks. */
export const Name = createToken({ name: "Name", pattern: Lexer.NA, categories: Part });
export const Outcome = createToken({ name: "Outcome", pattern: Lexer.NA, categories: Name });
export const TimeUnit = createToken({ name: "TimeUnit", pattern: Lexer.NA, categories: Name });
export const Quantifier = createToken({ name: "Quantifier", pattern: Lexer.NA, categories: Name });
/** `all`, `each`, `some`, `none`: what people write for a quantifier. */
export const OtherQuantifier = createToken({ name: "OtherQuantifier", pattern: Lexer.NA, categories: Name });
export const Identifier = createToken({ name: "Identifier", pattern: Lexer.NA, categories: Name });
export const CurrencyCode = createToken({ name: "CurrencyCode", pattern: Lexer.NA, categories: Name });
/** A weekday, also written in full or in another case. */
export const WeekdayWord = createToken({ name: "WeekdayWord", pattern: Lexer.NA, categories: Name });

const named = [
  ...["over", "under", "at", "least", "most", "like", "mentions", "includes", "between", "of", "where", "it"],
  ...["weekday", "time", "always", "if", "when", "except", "even", "empty", "ignoring", "case", "one", "from", "to"],
  ...["in", "outside", "unseen", "missing", "present", "history", "define", "as", "list", "column", "include"],
  ...["policy", "team", "decision", "rule", "otherwise", "spot", "check", "ensure", "typical", "example", "yes"],
  ...["text", "date", "number", "money", "whole", "decimals", "decimal", "rounded", "half", "optional", "absent"],
  ...["means", "because", "by", "within", "then", "doubt", "working", "show", "options", "reason", "required"],
  ...["approved", "rejected", "approve", "reject", "modify", "escalate", "oversight", "rises", "falls", "with"],
  ...["does", "depend", "on", "finds", "people", "person", "holidays", "away", "errors", "costs", "an", "a"],
  ...["language", "version", "owner", "zone", "decides", "whether", "blocked", "profile", "currency", "identified"],
  ...["dated", "protective"],
] as const;
const outcomes = ["proceed", "audit", "review", "block"] as const;
const timeUnits = ["minute", "minutes", "hour", "hours", "day", "days", "week", "weeks"] as const;
const quantifiers = ["any", "every", "no", "count", "sum"] as const;
const otherQuantifiers = ["all", "each", "some", "none"] as const;
/** Words that no bare name may be: written in another case they are names where a name must stand. */
const reserved = ["and", "or", "not", "is"] as const;

type Keyword = (typeof named | typeof outcomes | typeof timeUnits | typeof quantifiers | typeof reserved)[number];

function keyword(word: string, categories: TokenType | TokenType[]): TokenType {
  const name = `Keyword_${word}`;
  return createToken({ name, label: word, pattern: Lexer.NA, categories });
}

const keywords = new Map<string, TokenType>([
  ...named.map((each) => [each, keyword(each, Name)] as const),
  ...outcomes.map((each) => [each, keyword(each, Outcome)] as const),
  ...timeUnits.map((each) => [each, keyword(each, TimeUnit)] as const),
  ...quantifiers.map((each) => [each, keyword(each, Quantifier)] as const),
  ...otherQuantifiers.map((each) => [each, keyword(each, OtherQuantifier)] as const),
  ...reserved.map((each) => [each, keyword(each, Part)] as const),
]);

/** The keywords: `word.least` is the token type of `least`. */
export const word = Object.fromEntries(keywords) as Readonly<Record<Keyword, TokenType>>;

const inOtherCase = new Map(
  reserved.map((each) => [
    each as string,
    createToken({ name: `${each}_in_other_case`, label: each, pattern: Lexer.NA, categories: [word[each], Name] }),
  ]),
);

/** The type of a word, given as written and in lower case. */
export function wordType(written: string, lower: string): TokenType {
  const found = keywords.get(lower);
  if (found !== undefined) return written === lower ? found : (inOtherCase.get(lower) ?? found);
  if (weekdayBeginnings.has(lower)) return WeekdayWord;
  return written.length === 3 && /^[A-Z]{3}$/.test(written) ? CurrencyCode : Identifier;
}

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

function numeric(name: string, pattern: RegExp): TokenType {
  return createToken({
    name,
    pattern: (text, offset) => {
      pattern.lastIndex = offset;
      const found = pattern.exec(text);
      return found === null ? null : [found[0]];
    },
    start_chars_hint: digits,
  });
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
export const vocabulary: readonly TokenType[] = [
  ...lexed,
  ...[Part, Name, Outcome, TimeUnit, Quantifier, OtherQuantifier, Identifier, CurrencyCode, WeekdayWord],
  ...keywords.values(),
  ...inOtherCase.values(),
];
