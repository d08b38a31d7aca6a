import { currencySigns } from "../grammar/characters.ts";
import { collector } from "../grammar/collector.ts";
import { word as keywords, WeekdayWord, wordType } from "../grammar/keywords.ts";
import { lineReader } from "../grammar/lexing.ts";
import { isOutcomeWord } from "../grammar/line-start.ts";
import { isSymbol, isWord, type Token } from "../grammar/token.ts";
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
  const fields = fieldsIn(reading, file);
  const types = typesOf(fields);
  const marks = marksOf(fields);
  const found: SemanticToken[] = [];
  let typeEnd = 0;
  let markEnd = 0;
  const lines = lineReader(source, collector(source));
  for (let line = lines.nextLine(); line !== undefined; line = lines.nextLine()) {
    for (const [at, token] of line.entries()) {
      const { start, end } = token;
      const before = line[at - 1];
      const name = names.get(start);
      typeEnd = types.get(start) ?? typeEnd;
      markEnd = marks.get(start) ?? markEnd;
      const kind =
        name?.span.end === end
          ? colours[name.meaning.kind]
          : start < typeEnd && isTypeWord(token, before)
            ? "type"
            : start < markEnd
              ? "keyword"
              : kindOf(token, before);
      if (kind !== undefined) found.push({ start, end, kind, declares: isDeclared(name, end) });
    }
  }
  for (const { span } of lines.comments)
    found.push({ start: span.start, end: span.end, kind: "comment", declares: false });
  return found.sort((a, b) => a.start - b.start);
}

const typeWords = new Set("text yes no number whole money date time one of list".split(" "));

/** Also the stroke of `yes/no`. */
function isTypeWord(token: Token, before: Token | undefined): boolean {
  return token.kind === "word" ? typeWords.has(token.text) : isSymbol(token, "/") && isWord(before, "yes");
}

/** The fields of decision blocks, those of items behind the others. */
function fieldsIn({ trees }: PolicyReading, file: string): readonly FieldDeclaration[] {
  const blocks = trees.find((tree) => tree.file === file)?.declarations ?? [];
  const fields = blocks.flatMap((each) => (each.kind === "decision" ? each.fields : []));
  return [...fields, ...fields.flatMap(({ type }) => (type.kind === "item list" ? type.fields : []))];
}

/** Where the types of fields begin, with their ends. */
function typesOf(fields: readonly FieldDeclaration[]): ReadonlyMap<number, number> {
  const endOf = (type: FieldDeclaration["type"]): number =>
    type.kind === "item list" ? type.span.start + 7 : type.span.end;
  return new Map(fields.map(({ type }) => [type.span.start, endOf(type)]));
}

/** Where the names of marks begin, with their ends. */
function marksOf(fields: readonly FieldDeclaration[]): ReadonlyMap<number, number> {
  const names = fields.flatMap(({ marks }) => marks.flatMap((mark) => mark.names));
  return new Map(names.map(({ span }) => [span.start, span.end]));
}

function isDeclared(name: Occurrence | undefined, end: number): boolean {
  return name?.declares === true && name.span.end === end;
}

const keywordTypes = new Set(Object.values(keywords));

function kindOf(token: Token, before: Token | undefined): TokenKind | undefined {
  switch (token.kind) {
    case "word":
      if (isOutcomeWord(token) && token.text === token.lower) return isWord(before, "a") ? "keyword" : "outcome";
      return kindOfWord(token);
    case "text":
      return "text";
    case "number":
    case "date":
    case "instant":
    case "clock":
      return "number";
    case "symbol":
      if (token.text === "%" || currencySigns.has(token.text)) return "number";
      return unmarked.has(token.text) ? undefined : "operator";
    default:
      return undefined;
  }
}

const unmarked = new Set([",", ".", "(", ")"]);

function kindOfWord({ text, lower }: Token): TokenKind | undefined {
  const type = wordType(text, lower);
  if (type === WeekdayWord) return "choice";
  return keywordTypes.has(type) ? "keyword" : undefined;
}
