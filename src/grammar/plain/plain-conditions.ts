import { mend } from "../../diagnostics/diagnostic.ts";
import { report } from "../collector.ts";
import { isSymbol, isWordInAnyCase, type Token } from "../token.ts";
import {
  beginsValue,
  endsValue,
  type LineWords,
  phraseAt,
  replace,
  spanAhead,
  textAs,
  tokensAs,
  valueStart,
  writtenIn,
} from "./line-words.ts";
import { boundsBehind, comparing } from "./phrases.ts";
import { readListing } from "./plain-lists.ts";

/** Reads a phrase in a condition that the language says in other words; true where one was there. */
export function readCondition(words: LineWords): boolean {
  if (boundBehind(words)) return true;
  const before = words.read.at(-1);
  if (!endsValue(before) && !isWordInAnyCase(before, "is") && !isWordInAnyCase(before, "not")) return false;
  return compare(words) || contain(words) || affix(words) || readListing(words);
}

function compare(words: LineWords): boolean {
  const { line, at } = words;
  const before = words.read.at(-1);
  const phrase = phraseAt(line, at, comparing);
  if (phrase === undefined || !beginsValue(line[at + phrase.length])) return false;
  if (!endsValue(before) && (line[at]?.lower === "is" || !isWordInAnyCase(before, "is"))) return false;
  say(words, phrase.length, phrase.means);
  return true;
}

function say(words: LineWords, count: number, means: string): void {
  const { line, at } = words;
  const span = spanAhead(words, count);
  const mends = [mend(`Write ${means}`, span, means)];
  words.add(report("syntax/other-word", span, { written: writtenIn(words, span), means }, { mends }));
  replace(words, count, tokensAs(line[at] as Token, line[at + count - 1] as Token, means));
}

/** How many words of `does not` and `not` stand at the place; behind them comes what is denied. */
function denials({ line, at }: LineWords): number {
  if (isWordInAnyCase(line[at], "does") && isWordInAnyCase(line[at + 1], "not")) return 2;
  return isWordInAnyCase(line[at], "not") ? 1 : 0;
}

/** Puts `not` before the value that has been read last. */
function deny(words: LineWords): { readonly edits: ReturnType<typeof mend>["edits"] } {
  const start = valueStart(words.read);
  const first = words.read[start] as Token;
  words.read.splice(start, 0, ...tokensAs(first, { ...first, end: first.start } as Token, "not"));
  words.read[start + 1] = { ...first, first: false };
  const place = { file: words.source.file, start: first.start, end: first.start };
  return mend("", place, "not ");
}

const containing = new Set(["contains", "contain", "containing", "has"]);

/** `note contains "lawyer"`, `does not contain`, `does not include` */
function contain(words: LineWords): boolean {
  const { line, at, read } = words;
  const denied = denials(words);
  const word = line[at + denied];
  const verb = denied > 0 && ["include", "includes", "mention", "mentions", "like"].includes(word?.lower ?? "");
  if (word?.kind !== "word" || !endsValue(read.at(-1)) || !(containing.has(word.lower) || verb)) return false;
  let count = denied + 1;
  if (line[at + count]?.lower === "any" && isWordInAnyCase(line[at + count + 1], "of")) count += 2;
  const any = count > denied + 1;
  const value = line[at + count];
  if (!beginsValue(value)) return false;
  const text = value?.kind === "text";
  const span = spanAhead(words, count);
  const not = denied > 0 ? deny(words).edits : [];
  const written = writtenIn(words, span);
  if (verb) {
    const means = { include: "includes", mention: "mentions" }[word.lower] ?? word.lower;
    const all = any ? `${means} any of` : means;
    const mends = [{ title: "Put not before the condition", edits: [...not, { span, text: all }] }];
    words.add(report("syntax/not-behind", span, { written }, { mends }));
    replace(words, count, tokensAs(word, line[at + count - 1] as Token, all));
    return true;
  }
  const several = isSymbol(line[at + count + 1], ",");
  const means = text ? "mentions any of" : any || several ? "includes any of" : "includes";
  const mends = [{ title: `Write ${means}`, edits: [...not, { span, text: means }] }];
  if (text) {
    const pattern = { ...span, end: value.end };
    const list = any || several ? "includes any of" : "includes";
    if (!any && !several && !value.text.includes('"'))
      mends.push({
        title: `Write like "*${value.text}*"`,
        edits: [...not, { span: pattern, text: `like "*${value.text}*"` }],
      });
    mends.push({ title: `Write ${list}, of a list`, edits: [...not, { span, text: list }] });
  }
  words.add(report("syntax/containing-word", span, { written }, { mends }));
  replace(words, count, tokensAs(line[at] as Token, line[at + count - 1] as Token, means));
  return true;
}

/** `name starts with "A"`, `does not end with "B"` */
function affix(words: LineWords): boolean {
  const { line, at, read } = words;
  const denied = denials(words);
  const verb = line[at + denied]?.lower ?? "";
  const begins = /^(?:start|begin)s?$/.test(verb);
  const text = line[at + denied + 2];
  if (!endsValue(read.at(-1)) || text?.kind !== "text" || !isWordInAnyCase(line[at + denied + 1], "with")) return false;
  if (!begins && !/^ends?$/.test(verb)) return false;
  const pattern = begins ? `${text.text}*` : `*${text.text}`;
  const right = `like "${pattern.replaceAll('"', '""')}"`;
  const span = spanAhead(words, denied + 3);
  const written = writtenIn(words, spanAhead(words, denied + 2));
  const not = denied > 0 ? deny(words).edits : [];
  const mends = [{ title: `Write ${not.length > 0 ? "not … " : ""}${right}`, edits: [...not, { span, text: right }] }];
  words.add(report("syntax/affix-word", span, { written, right }, { mends }));
  replace(words, denied + 3, [
    ...tokensAs(line[at] as Token, line[at + denied + 1] as Token, "like"),
    textAs(text, text, pattern),
  ]);
  return true;
}

/** `refund is $10K or more` */
function boundBehind(words: LineWords): boolean {
  const { line, at, read } = words;
  const means = isWordInAnyCase(line[at], "or") ? boundsBehind.get(line[at + 1]?.lower ?? "") : undefined;
  if (means === undefined || !endsPart(line[at + 2])) return false;
  const value = read.slice(-5);
  const is = value.findLastIndex((token) => isWordInAnyCase(token, "is"));
  value.splice(0, is + 1);
  const literal = value.some(({ kind }) => kind === "number" || kind === "date");
  if (is < 0 || !literal || value.some(({ text }) => text === "and" || text === "not")) return false;
  const [from, last] = [value[0] as Token, value.at(-1) as Token];
  const place = (start: number, end: number) => ({ file: words.source.file, start, end });
  const end = (line[at + 1] as Token).end;
  const whole = place(from.start, end);
  const right = `${means} ${writtenIn(words, place(from.start, last.end))}`;
  const mends = [mend(`Write ${right}`, whole, right)];
  words.add(report("syntax/other-word", whole, { written: writtenIn(words, whole), means: right }, { mends }));
  read.splice(read.length - value.length, 0, ...tokensAs(from, { ...from, end: from.start }, means));
  words.at += 2;
  return true;
}

function endsPart(token: Token | undefined): boolean {
  return token === undefined || [")", "→", ",", "and", "or", "except", "unless"].includes(token.lower);
}
