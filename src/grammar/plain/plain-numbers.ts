import { mend } from "../../diagnostics/diagnostic.ts";
import { currencySigns } from "../characters.ts";
import { report } from "../collector.ts";
import type { Token } from "../token.ts";
import { type LineWords, numberAs, replace, spanAhead, tokensAs, writtenIn } from "./line-words.ts";
import { magnitudes } from "./phrases.ts";

/** Reads what people write behind a number instead of what the language has; true where something was there. */
export function readNumber(words: LineWords): boolean {
  if (words.line[words.at]?.kind !== "number") return false;
  return thousandsApart(words) || magnitude(words) || percentWord(words);
}

function isMoney({ read }: LineWords): boolean {
  const before = read.at(-1);
  return before !== undefined && (currencySigns.has(before.text) || /^[A-Z]{3}$/.test(before.text));
}

/** `$10 000` */
function thousandsApart(words: LineWords): boolean {
  const { line, at } = words;
  let count = 1;
  while (line[at + count]?.kind === "number" && /^\d{3}(?:\.\d+)?$/.test(line[at + count]?.text ?? "")) count++;
  const first = line[at] as Token;
  const parts = line.slice(at, at + count);
  const all = parts.slice(1).every(({ text }) => text.startsWith("000"));
  if (count === 1 || !/^\d{1,3}$/.test(first.text) || !(isMoney(words) || all)) return false;
  const right = parts.map(({ text }) => text).join(",");
  const span = spanAhead(words, count);
  const mends = [mend(`Write ${right}`, span, right)];
  words.add(report("syntax/thousands-space", span, { written: writtenIn(words, span), right }, { mends }));
  replace(words, count, [numberAs(first, parts.at(-1) as Token, right)]);
  return true;
}

/** `10k`, `$2 million`; `10m` might be minutes too. */
function magnitude(words: LineWords): boolean {
  const { line, at } = words;
  const [number, next] = [line[at] as Token, line[at + 1]];
  if (next?.kind !== "word") return false;
  const minutes = next.text === "m" && !isMoney(words);
  const letter = next.lower === "m" && next.text !== "M" ? "M" : magnitudes.get(next.lower);
  const close = next.lower.length > 1 || !next.spaced;
  if (letter === undefined || !close || /[KMB]$/.test(number.text)) return false;
  const right = number.text + letter;
  const span = spanAhead(words, 2);
  const inTime = [`${number.text} minutes`];
  const deadline = minutes && words.read.at(-1)?.lower === "within";
  const rights = deadline ? inTime : [right, ...(minutes ? inTime : [])];
  const mends = rights.map((each) => mend(`Write ${each}`, span, each));
  const means = rights.join("` or `");
  if (next.lower.length === 1 && !minutes) reportLetter(words, next, letter);
  else words.add(report("syntax/other-word", span, { written: writtenIn(words, span), means }, { mends }));
  replace(words, 2, deadline ? [number, ...tokensAs(next, next, "minutes")] : [numberAs(number, next, right)]);
  return true;
}

function reportLetter(words: LineWords, { text, start, end }: Token, keyword: string): void {
  const span = { file: words.source.file, start, end };
  const mends = [mend(`Write ${keyword}`, span, keyword)];
  words.add(report("syntax/keyword-case", span, { written: text, keyword }, { mends }));
}

/** `80 percent` */
function percentWord(words: LineWords): boolean {
  const { line, at } = words;
  const [number, next, third] = [line[at] as Token, line[at + 1], line[at + 2]];
  if (next?.kind !== "word") return false;
  const count =
    next.lower === "percent" || next.lower === "pct" ? 2 : next.lower === "per" && third?.lower === "cent" ? 3 : 0;
  if (count === 0) return false;
  const span = spanAhead(words, count);
  const means = `${number.text}%`;
  const mends = [mend(`Write ${means}`, span, means)];
  words.add(report("syntax/other-word", span, { written: writtenIn(words, span), means }, { mends }));
  replace(words, count, [number, ...tokensAs(next, (count === 3 ? third : next) as Token, "%")]);
  return true;
}
