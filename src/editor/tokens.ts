import { collector } from "../grammar/collector.ts";
import { word as keywords, wordType } from "../grammar/keywords.ts";
import { lineReader } from "../grammar/lexing.ts";
import { isOutcomeWord } from "../grammar/line-start.ts";
import type { Token } from "../grammar/token.ts";
import type { FieldDeclaration } from "../grammar/tree.ts";
import type { MeaningKind, Occurrence } from "./names/meaning.ts";
import type { PolicyReading } from "./reading.ts";

export type TokenKind =
  | "keyword"
  | "outcome"
  | "type"
  | "field"
  | "choice"
  | "team"
  | "define"
  | "list"
  /** The name of a rule, an example and the like, in quotes. */
  | "title"
  | "text"
  | "number"
  | "operator"
  | "comment";

/** A piece of the text with its colour: none crosses a line, none overlaps. UTF-16 offsets. */
export interface SemanticToken {
  readonly start: number;
  readonly end: number;
  readonly kind: TokenKind;
  /** The name comes into being here. */
  readonly declares: boolean;
}

const colours: Readonly<Record<MeaningKind, TokenKind>> = {
  field: "field",
  group: "field",
  "item field": "field",
  "item group": "field",
  choice: "choice",
  team: "team",
  define: "define",
  list: "list",
  rule: "title",
  ensure: "title",
  typical: "title",
  example: "title",
  file: "text",
};

/** The coloured pieces of a file, in order. Words that are neither names nor keywords have no colour. */
export function tokensOf(reading: PolicyReading, file: string): readonly SemanticToken[] {
  const source = { file, text: reading.textOf(file) };
  const names = new Map(
    reading
      .index()
      .inFile(file)
      .map((each) => [each.span.start, each]),
  );
  const types = typesIn(reading, file);
  const found: SemanticToken[] = [];
  let typeEnd = 0;
  const lines = lineReader(source, collector(source));
  for (let line = lines.nextLine(); line !== undefined; line = lines.nextLine()) {
    for (const token of line) {
      const { start, end } = token;
      const name = names.get(start);
      typeEnd = types.get(start) ?? typeEnd;
      const isType = start < typeEnd && typeWords.has(token.text) && token.kind === "word";
      const kind = name?.span.end === end ? colours[name.meaning.kind] : isType ? "type" : kindOf(token);
      if (kind !== undefined) found.push({ start, end, kind, declares: isDeclared(name, end) });
    }
  }
  for (const { span } of lines.comments)
    found.push({ start: span.start, end: span.end, kind: "comment", declares: false });
  return found.sort((a, b) => a.start - b.start);
}

const typeWords = new Set("text yes no number whole money date time one of list".split(" "));

/** Where the types of fields begin, with their ends. */
function typesIn({ trees }: PolicyReading, file: string): ReadonlyMap<number, number> {
  const blocks = trees.find((tree) => tree.file === file)?.declarations ?? [];
  const fields = blocks.flatMap((each) => (each.kind === "decision" ? each.fields : []));
  const items = fields.flatMap(({ type }) => (type.kind === "item list" ? type.fields : []));
  const ofItems = (type: FieldDeclaration["type"]): number =>
    type.kind === "item list" ? type.span.start + 7 : type.span.end;
  return new Map([...fields, ...items].map(({ type }) => [type.span.start, ofItems(type)]));
}

function isDeclared(name: Occurrence | undefined, end: number): boolean {
  return name?.declares === true && name.span.end === end;
}

const keywordTypes = new Set(Object.values(keywords));

function kindOf(token: Token): TokenKind | undefined {
  switch (token.kind) {
    case "word":
      if (isOutcomeWord(token) && token.text === token.lower) return "outcome";
      return keywordTypes.has(wordType(token.text, token.lower)) ? "keyword" : undefined;
    case "text":
      return "text";
    case "number":
    case "date":
    case "instant":
    case "clock":
      return "number";
    case "symbol":
      return token.text === "," || token.text === "(" || token.text === ")" ? undefined : "operator";
    default:
      return undefined;
  }
}
