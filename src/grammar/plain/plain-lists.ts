import { type Mend, mend, type TextEdit } from "../../diagnostics/diagnostic.ts";
import { currencySigns } from "../characters.ts";
import { report } from "../collector.ts";
import { isSymbol, isWordInAnyCase, type Token } from "../token.ts";
import { beginsValue, endsValue, type LineWords, replace, spanAhead, tokensAs, writtenIn } from "./line-words.ts";

/** What is said before several values: how many words it has, what it means, and whether `or` may stand between them. */
interface Head {
  readonly length: number;
  readonly means: string;
  readonly word: string;
  /** What it means, with an `is` that stands before it. */
  readonly shown: string;
}

/** `country in (US, CA)`, `in US, CA`, `is one of (US, CA)`, `is any of US, CA`, `is either US or CA`. */
export function readListing(words: LineWords): boolean {
  const head = headAt(words);
  if (head === undefined) return false;
  const from = words.at + head.length;
  const close = closing(words.line, from);
  if (close !== undefined) return take(words, head, from + 1, close, true);
  const end = listEnd(words.line, from, head.word === "either");
  const listed = end !== undefined && head.word !== "mentions" && head.word !== "includes";
  if (listed && !(head.word === "one" && head.means === "one of")) return take(words, head, from, end, false);
  if (head.word !== "in" || !head.means.startsWith("is") || !beginsValue(words.line[from])) return false;
  const means = head.means.replace("one of", "in");
  const span = spanAhead(words, head.length);
  const mends = [mend(`Write ${means}`, span, means)];
  words.add(report("syntax/other-word", span, { written: writtenIn(words, span), means }, { mends }));
  replace(words, head.length, tokensAs(words.line[words.at] as Token, words.line[from - 1] as Token, means));
  return true;
}

function headAt({ line, at, read }: LineWords): Head | undefined {
  const before = read.at(-1);
  const is = isWordInAnyCase(before, "is") || (isWordInAnyCase(before, "not") && isWordInAnyCase(read.at(-2), "is"));
  if (!is && !endsValue(before)) return undefined;
  const negated = !is && isWordInAnyCase(line[at], "not") ? 1 : 0;
  const first = line[at + negated];
  if (first?.kind !== "word") return undefined;
  const word = first.lower;
  const of = isWordInAnyCase(line[at + negated + 1], "of") ? 1 : 0;
  const not = negated === 1 || isWordInAnyCase(before, "not");
  const shown = `is ${not ? "not " : ""}one of`;
  const means = is ? "one of" : shown;
  switch (word) {
    case "in":
      return { length: negated + 1, means, word, shown };
    case "either":
      return is ? { length: 1 + of, means, word, shown } : undefined;
    case "one":
      return of === 1 ? { length: negated + 2, means, word, shown } : undefined;
    case "any":
      return of === 1 && is ? { length: 2, means, word, shown } : undefined;
    case "mentions":
    case "includes":
      return isWordInAnyCase(line[at + 1], "any") && isWordInAnyCase(line[at + 2], "of") && !is
        ? { length: 3, means: `${word} any of`, word, shown: `${word} any of` }
        : undefined;
    default:
      return undefined;
  }
}

const conditionWords = new Set(["where", "is", "and", "not", "over", "under", "like", "mentions", "includes"]);

/** The index of the bracket that closes a list of plain values beginning with the one at `from`. */
function closing(line: readonly Token[], from: number): number | undefined {
  const close = isSymbol(line[from], "(")
    ? ")"
    : isSymbol(line[from], "[")
      ? "]"
      : isSymbol(line[from], "{")
        ? "}"
        : "";
  if (close === "") return undefined;
  for (let at = from + 1; at < line.length; at++) {
    const token = line[at] as Token;
    if (isSymbol(token, close)) return at > from + 1 ? at : undefined;
    if (isSymbol(token, "(") || isSymbol(token, "→") || (token.kind === "word" && conditionWords.has(token.lower)))
      return undefined;
  }
  return undefined;
}

/** The index after the last of several plain values with commas between them. */
function listEnd(line: readonly Token[], from: number, either: boolean): number | undefined {
  let values = 0;
  let end: number | undefined;
  for (let at = from; ; at++) {
    if (isSymbol(line[at], "-") || currencySigns.has(line[at]?.text ?? "")) at++;
    if (!beginsValue(line[at]) || line[at]?.kind === "symbol") break;
    at++;
    if (isSymbol(line[at], "%")) at++;
    const next = line[at];
    const joined = isSymbol(next, ",") || (either && isWordInAnyCase(next, "or"));
    const ends = next === undefined || isSymbol(next, "→") || isSymbol(next, ")");
    const wordBehind = next?.kind === "word" && ["and", "or", "except", "unless", "ignoring"].includes(next.lower);
    if (!joined && !ends && !wordBehind) break;
    values++;
    end = at;
    if (!joined) break;
  }
  return values > 1 ? end : undefined;
}

function take(words: LineWords, head: Head, from: number, to: number, bracketed: boolean): boolean {
  const { line, at } = words;
  const place = (start: number, end: number) => ({ file: words.source.file, start, end });
  const values: Token[] = [];
  const edits: TextEdit[] = [];
  const first = line[from] as Token;
  const headEnd = (line[at + head.length - 1] as Token).end;
  edits.push({
    span: place((line[at] as Token).start, bracketed ? first.start : headEnd),
    text: head.means + (bracketed ? " " : ""),
  });
  for (let index = from; index < to; index++) {
    const token = line[index] as Token;
    if (!isWordInAnyCase(token, "or") || token.kind !== "word") {
      values.push(token);
      continue;
    }
    edits.push({ span: place((line[index - 1] as Token).end, token.end), text: "," });
    values.push(...tokensAs(token, token, ","));
  }
  const last = line[to - 1] as Token;
  const end = bracketed ? (line[to] as Token).end : last.end;
  if (bracketed) edits.push({ span: place(last.end, end), text: "" });
  const mends: Mend[] = [{ title: `Write ${head.shown} …, …`, edits }];
  words.add(report("syntax/list-words", place((line[at] as Token).start, end), { words: head.shown }, { mends }));
  const begin = tokensAs(line[at] as Token, line[at + head.length - 1] as Token, head.means);
  replace(words, to + (bracketed ? 1 : 0) - at, [...begin, ...values]);
  return true;
}
