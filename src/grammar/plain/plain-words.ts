import { type Diagnostic, mend } from "../../diagnostics/diagnostic.ts";
import type { Source } from "../../diagnostics/source.ts";
import { report } from "../collector.ts";
import { declarationAt, detailAt, isOutcomeWord, pathEnd } from "../line-start.ts";
import { isSymbol, isWordInAnyCase, type Token } from "../token.ts";
import {
  beginsValue,
  endsValue,
  type LineWords,
  phraseAt,
  replace,
  spanAhead,
  tokensAs,
  writtenIn,
} from "./line-words.ts";
import { asking, exceptions, otherwiseWords } from "./phrases.ts";
import { readAction, readSignForArrow, readThen } from "./plain-actions.ts";
import { readCondition } from "./plain-conditions.ts";
import { readNumber } from "./plain-numbers.ts";

/** Where a line stands. */
export interface LinePlace {
  /** Under `decision` or `team`: names and types, no conditions. */
  readonly listed: boolean;
  /** Does something stand above it that it may go on from? */
  readonly goesOn: boolean;
  /** Behind the `→` of the lines above. */
  readonly afterArrow: boolean;
  /** What fields are called, as far as they have been declared. */
  readonly fields: ReadonlySet<string>;
}

/**
 * Reads the words of everyday language in a line as those of the language, and reports each with its mend. Two values
 * never stand side by side, so that behind a value such a word is no name; nothing that is right is read otherwise.
 */
export function inPlainWords(
  source: Source,
  line: readonly Token[],
  place: LinePlace,
  add: (diagnostic: Diagnostic) => void,
): readonly Token[] {
  const words: LineWords = { source, line, read: [], at: 0, add };
  const declares = declarationAt(line, place.listed);
  const arrow = line.findIndex((token) => isSymbol(token, "→"));
  const detail = detailAt(line, 0) !== undefined;
  const plain =
    detail || declares === "list" || declares === "team" || declares === "include" || (place.listed && arrow < 0);
  if (!plain && declares === undefined) readStart(words, arrow, place);
  const first = words.line[words.at];
  let acting =
    declares === "otherwise" ||
    declares === "spot check" ||
    isWordInAnyCase(words.read.at(-1), "otherwise") ||
    (place.afterArrow && (isSymbol(first, ",") || isWordInAnyCase(first, "then")));
  while (words.at < line.length) {
    const token = line[words.at] as Token;
    if (isSymbol(token, "→")) acting = true;
    else if (readNumber(words)) continue;
    else if (!plain && !acting && arrow < 0 && (readThen(words) || readSignForArrow(words))) {
      acting = true;
      continue;
    } else if (!plain && readException(words, acting, place)) continue;
    else if (!plain && (acting ? readAction(words) : readCondition(words))) continue;
    words.read.push(token);
    words.at++;
  }
  return words.read;
}

function readStart(words: LineWords, arrow: number, place: LinePlace): void {
  const { line } = words;
  const [first, second] = line;
  if (first === undefined) return;
  if (isWordInAnyCase(first, "else") && (isWordInAnyCase(second, "if") || isWordInAnyCase(second, "when"))) {
    const span = spanAhead(words, 2);
    const cut = { ...span, end: line[2]?.start ?? span.end };
    words.add(
      report("syntax/leading-if", span, { written: writtenIn(words, span) }, { mends: [mend("Drop it", cut, "")] }),
    );
    words.at = 2;
    return;
  }
  const rest = phraseAt(line, 0, otherwiseWords);
  if (rest !== undefined) readOtherwise(words, rest, place);
  else if (isWordInAnyCase(first, "unless") && !place.goesOn && arrow > 1 && beginsCondition(second)) {
    const span = spanAhead(words, 1);
    const last = line[arrow - 1] as Token;
    const end = { ...span, start: last.end, end: last.end };
    const edits = [
      { span: { ...span, end: (second as Token).start }, text: "not (" },
      { span: end, text: ")" },
    ];
    const mends = [{ title: "Write not (…)", edits }];
    words.add(report("syntax/foreign-operator", span, { written: first.text, means: "not (…)" }, { mends }));
    words.at = arrow;
    words.read.push(...tokensAs(first, first, "not ("), ...line.slice(1, arrow), ...tokensAs(last, last, ")"));
  }
}

function beginsCondition(token: Token | undefined): boolean {
  return beginsValue(token) || isWordInAnyCase(token, "not");
}

function readOtherwise(words: LineWords, rest: { readonly length: number }, place: LinePlace): void {
  const { line } = words;
  const { length } = rest;
  const comma = isSymbol(line[length], ",") || isSymbol(line[length], ":") ? 1 : 0;
  const next = line[length + comma];
  const asked = phraseAt(line, length + comma, asking) !== undefined;
  if (!isSymbol(next, "→") && !isOutcomeWord(next) && !asked) return;
  const first = line[0] as Token;
  if (length === 1 && place.fields.has(first.text)) return;
  const span = spanAhead(words, length);
  const whole = spanAhead(words, length + comma);
  const mends = [mend("Write otherwise", whole, "otherwise")];
  if (length === 1 && first.lower !== "else")
    mends.push(mend(`Write \`${first.text}\`, if it is a field`, { ...span, end: first.end }, `\`${first.text}\``));
  words.add(report("syntax/otherwise-word", span, { written: writtenIn(words, span) }, { mends }));
  replace(words, length + comma, tokensAs(first, line[length + comma - 1] as Token, "otherwise"));
}

/** `unless`, `except if` */
function readException(words: LineWords, acting: boolean, place: LinePlace): boolean {
  const { line, at, read } = words;
  const phrase = phraseAt(line, at, exceptions);
  if (phrase === undefined) return false;
  const behind = endsValue(read.at(-1)) || acting || (read.length === 0 && place.goesOn);
  if (!behind || !beginsCondition(line[at + phrase.length])) return false;
  const span = spanAhead(words, phrase.length);
  const mends = [mend("Write except when", span, "except when")];
  words.add(report("syntax/exception-word", span, { written: writtenIn(words, span) }, { mends }));
  replace(words, phrase.length, tokensAs(line[at] as Token, line[at + phrase.length - 1] as Token, "except when"));
  return true;
}

/** The field that a line of a decision declares, if it has one name. */
export function declaredName(line: readonly Token[]): string | undefined {
  return pathEnd(line, 0) === 1 ? line[0]?.text : undefined;
}
