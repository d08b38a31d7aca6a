import { createToken, Lexer, type TokenType } from "chevrotain";
import { weekdayBeginnings } from "./weekday.ts";

/**
 * Letters of any script make words, and nearly every keyword may be a name somewhere: so the lexer sees one kind of word,
 * and `wordType` says which keyword it is.
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
  ...["dated", "protective", "unreadable", "marks"],
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

/** All types of words. */
export const wordTypes: readonly TokenType[] = [
  ...[Part, Name, Outcome, TimeUnit, Quantifier, OtherQuantifier, Identifier, CurrencyCode, WeekdayWord],
  ...keywords.values(),
  ...inOtherCase.values(),
];
