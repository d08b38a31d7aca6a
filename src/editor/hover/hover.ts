import type { Span } from "../../diagnostics/source.ts";
import { collector } from "../../grammar/collector.ts";
import { lineReader } from "../../grammar/lexing.ts";
import type { Token } from "../../grammar/token.ts";
import type { Knowledge } from "../../model/knowledge.ts";
import { lensTitle } from "../lenses.ts";
import { occurrencesAt } from "../names/occurrence-at.ts";
import type { PolicyReading } from "../reading.ts";
import { meaningOfWord } from "../words/meaning-of-word.ts";
import { nameText } from "./name-text.ts";

export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

/** What stands at the offset, in plain words, with what a history says of it; undefined where there is nothing to say. */
export function hoverAt(
  reading: PolicyReading,
  file: string,
  offset: number,
  knowledge?: Knowledge,
): Hover | undefined {
  const found = occurrencesAt(reading, file, offset);
  const [first] = found;
  if (first === undefined) return withHistory(wordAt(reading, file, offset), knowledge);
  const markdown = found.map((each) => nameText(reading, each, knowledge)).join("\n\n---\n\n");
  return { span: first.span, markdown };
}

/** Of `otherwise` and `spot check`, which decisions name like rules, what the history says of them. */
function withHistory(hover: WordHover | undefined, knowledge: Knowledge | undefined): Hover | undefined {
  if (hover === undefined) return undefined;
  const { phrase, span, markdown } = hover;
  const isRule = phrase === "otherwise" || phrase === "spot check";
  const known = isRule && knowledge !== undefined && Object.hasOwn(knowledge.rules, phrase);
  const rule = known ? knowledge.rules[phrase] : undefined;
  return { span, markdown: rule === undefined ? markdown : `${markdown}\n\n${lensTitle(rule, phrase)}` };
}

interface WordHover extends Hover {
  readonly phrase: string;
}

/** A keyword, with the words around it that belong to its phrase. */
function wordAt(reading: PolicyReading, file: string, offset: number): WordHover | undefined {
  const tokens = lineAt(reading.textOf(file), file, offset);
  const at = tokens.findIndex(({ start, end }) => start <= offset && offset < end);
  const here = at < 0 ? tokens.findIndex(({ end }) => end === offset) : at;
  if (here < 0) return undefined;
  for (let length = 4; length > 0; length--) {
    for (let from = Math.max(0, here - length + 1); from <= here; from++) {
      const part = tokens.slice(from, from + length);
      const phrase = part
        .map(({ text }) => text)
        .join(" ")
        .replace(" / ", "/");
      const [start, end] = [part[0]?.start ?? 0, part.at(-1)?.end ?? 0];
      const meaning = part.length === length && part.every(isWordOrSign) ? meaningOfWord(phrase) : undefined;
      if (meaning !== undefined) return { phrase, span: { file, start, end }, markdown: `**${phrase}**\n\n${meaning}` };
    }
  }
  return undefined;
}

function isWordOrSign({ kind }: Token): boolean {
  return kind === "word" || kind === "symbol";
}

function lineAt(text: string, file: string, offset: number): readonly Token[] {
  const start = Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
  const rest = text.slice(start).search(/[\r\n]/);
  const line = rest < 0 ? text.slice(start) : text.slice(start, start + rest);
  const tokens = lineReader({ file, text: line }, collector({ file, text: line })).nextLine() ?? [];
  return tokens.map((token) => ({ ...token, start: token.start + start, end: token.end + start }));
}
