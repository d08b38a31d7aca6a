import { type Mend, mend } from "../../diagnostics/diagnostic.ts";
import { unitNamed } from "../amount.ts";
import { report } from "../collector.ts";
import { isName, isOutcomeWord } from "../line-start.ts";
import { isSymbol, isWordInAnyCase, type Token } from "../token.ts";
import { type LineWords, numberAs, phraseAt, replace, spanAhead, tokensAs, writtenIn } from "./line-words.ts";
import { asking, nextTeam, numberWords, otherOutcomes } from "./phrases.ts";

/** Reads a phrase behind `→` that the language says in other words; true where one was there. */
export function readAction(words: LineWords): boolean {
  return team(words) || people(words) || deadline(words);
}

/** `if refund > $10K, then send to finance`: is this the `then` before an outcome in a line without `→`? */
export function readThen(words: LineWords): boolean {
  const { line, at, read } = words;
  const token = line[at] as Token;
  const next = line[at + 1];
  if (!isWordInAnyCase(token, "then") || next?.kind !== "word" || at === 0) return false;
  const meant = otherOutcomes.get(next.lower);
  const phrase = phraseAt(line, at + 1, asking);
  if (!isOutcomeWord(next) && meant === undefined && phrase === undefined) return false;
  const comma = isSymbol(read.at(-1), ",") ? read.pop() : undefined;
  const then = comma === undefined ? token : { ...token, start: comma.start, spaced: comma.spaced };
  replace(words, 1, [then]);
  if (phrase !== undefined || meant === undefined) return true;
  const span = spanAhead(words, 1);
  words.add(
    report("syntax/outcome-unknown", span, { written: next.text }, { mends: [mend(`Write ${meant}`, span, meant)] }),
  );
  replace(words, 1, tokensAs(next, next, meant));
  return true;
}

/** `refund > $10K, review by finance`: the sign stands where the `→` belongs. */
export function readSignForArrow(words: LineWords): boolean {
  const { line, at, read } = words;
  const token = line[at] as Token;
  const before = read.at(-1);
  const placed = isOutcomeWord(line[at + 1]) && isWordInAnyCase(line[at + 2], "by") && before !== undefined;
  if (!placed || !(isSymbol(token, ",") || isSymbol(token, ":"))) return false;
  const span = spanAhead(words, 1);
  const text = token.spaced ? "→" : " →";
  words.add(report("syntax/arrow-missing", span, {}, { mends: [mend(`Write → for ${token.text}`, span, text)] }));
  replace(words, 1, tokensAs(token, token, "→"));
  return true;
}

/** Does an outcome stand here, not the next step of a review? */
function outcomeExpected({ read }: LineWords): boolean {
  const before = read.at(-1);
  return isSymbol(before, "→") || ["otherwise", "doubt", "least", "most", "then"].includes(before?.lower ?? "");
}

/** `send to finance`, `escalate to finance`, `then escalate to cfo` */
function team(words: LineWords): boolean {
  const { line, at } = words;
  const first = outcomeExpected(words);
  const phrase = phraseAt(line, at, first ? asking : nextTeam);
  if (phrase === undefined) return false;
  const next = line[at + phrase.length];
  if (!isName(next) && next?.kind !== "number" && !isSymbol(next, "(")) return false;
  const span = spanAhead(words, phrase.length);
  const { means } = phrase;
  const mends = [mend(`Write ${means}`, span, means)];
  const code = first ? "syntax/team-asked" : "syntax/next-team";
  words.add(report(code, span, { written: writtenIn(words, span) }, { mends }));
  replace(words, phrase.length, tokensAs(line[at] as Token, line[at + phrase.length - 1] as Token, means));
  return true;
}

const peopleWords = new Set(["person", "people", "persons", "member", "members", "reviewer", "reviewers", "reviews"]);
const ofWords = new Set(["of", "from", "in"]);

/** `two of finance`, `one person of finance`, `someone from finance`, `2 people from finance`, `both finance and legal` */
function people(words: LineWords): boolean {
  const { line, at, read } = words;
  const token = line[at] as Token;
  const before = read.at(-1);
  const placed = ["by", "and", "or"].includes(before?.lower ?? "") || isSymbol(before, "(");
  if (!placed) return false;
  if (token.kind === "word" && (token.lower === "both" || token.lower === "either") && isName(line[at + 1])) {
    const next = line[at + 1] as Token;
    const cut = { ...spanAhead(words, 1), end: next.start };
    const span = spanAhead(words, 1);
    words.add(
      report(
        "syntax/people-words",
        span,
        { written: token.text, right: undefined },
        { mends: [mend("Drop it", cut, "")] },
      ),
    );
    replace(words, 1, []);
    return true;
  }
  const any = ["a", "an", "someone", "anyone", "somebody", "anybody"].includes(token.lower);
  const number = token.kind === "number" ? token.text : any ? "1" : numberWords.get(token.lower);
  if (number === undefined || (token.kind !== "word" && token.kind !== "number")) return false;
  const counted = peopleWords.has(line[at + 1]?.lower ?? "") ? 1 : 0;
  const of = line[at + 1 + counted];
  if (of?.kind !== "word" || !ofWords.has(of.lower)) return false;
  if (token.kind === "number" && counted === 0 && of.lower !== "from") return false;
  const count = 2 + counted;
  const right = `${number} of`;
  const span = spanAhead(words, count);
  const mends = [mend(`Write ${right}`, span, right)];
  words.add(report("syntax/people-words", span, { written: writtenIn(words, span), right }, { mends }));
  replace(words, count, [numberAs(token, token, number), ...tokensAs(of, of, "of")]);
  return true;
}

/** `within four hours`, `in 4 hours` */
function deadline(words: LineWords): boolean {
  const { line, at, read } = words;
  const token = line[at] as Token;
  const [second, third] = [line[at + 1], line[at + 2]];
  const isUnit = (each: Token | undefined) =>
    each?.kind === "word" && (unitNamed(each.lower) !== undefined || ["working", "business"].includes(each.lower));
  const number = token.kind === "word" ? numberWords.get(token.lower) : undefined;
  if (number !== undefined && isUnit(second) && isWordInAnyCase(read.at(-1), "within")) {
    const span = spanAhead(words, 1);
    words.add(otherWord(words, 1, number, [mend(`Write ${number}`, span, number)]));
    replace(words, 1, [numberAs(token, token, number)]);
    return true;
  }
  if (!isWordInAnyCase(token, "in") || second?.kind !== "number" || !isUnit(third)) return false;
  words.add(otherWord(words, 1, "within", [mend("Write within", spanAhead(words, 1), "within")]));
  replace(words, 1, tokensAs(token, token, "within"));
  return true;
}

function otherWord(words: LineWords, count: number, means: string, mends: readonly Mend[]) {
  const span = spanAhead(words, count);
  return report("syntax/other-word", span, { written: writtenIn(words, span), means }, { mends });
}
