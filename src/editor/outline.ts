import type { Span } from "../diagnostics/source.ts";
import type { DeclarationWord } from "../grammar/line-start.ts";
import type { Declaration, FieldDeclaration } from "../grammar/tree.ts";
import { pathName } from "./names/scope.ts";
import type { PolicyReading } from "./reading.ts";

export type OutlineKind = DeclarationWord | "field";

export interface OutlineEntry {
  readonly kind: OutlineKind;
  readonly name: string;
  /** What follows the name: a type, an outcome. */
  readonly detail: string;
  readonly span: Span;
  /** The name itself, within `span`. */
  readonly selection: Span;
  readonly children: readonly OutlineEntry[];
}

/** The declarations of a file, in the order of the text. */
export function outlineOf(reading: PolicyReading, file: string): readonly OutlineEntry[] {
  const tree = reading.trees.find((each) => each.file === file);
  if (tree === undefined) return [];
  const rules = new Map(
    reading.checked.declarations.filter(({ kind }) => kind === "rule").map((rule, at) => [rule, `rule ${at + 1}`]),
  );
  const text = reading.textOf(file);
  const words = ({ start, end }: Span): string => shortened(text.slice(start, end));
  return tree.declarations.flatMap((each) => entryOf(each, words, rules.get(each) ?? "rule") ?? []);
}

function entryOf(each: Declaration, words: (span: Span) => string, rule: string): OutlineEntry | undefined {
  const { span } = each;
  const entry = (
    kind: OutlineKind,
    name: string,
    selection: Span,
    detail = "",
    children: readonly OutlineEntry[] = [],
  ) => ({ kind, name, detail, span, selection, children }) satisfies OutlineEntry;
  switch (each.kind) {
    case "header":
      return each.entry === "policy" ? entry("policy", each.name.value, each.name.span) : undefined;
    case "include":
      return entry("include", each.path.value, each.path.span);
    case "decision":
      return entry(
        "decision",
        "decision",
        firstWord(span, 8),
        "",
        each.fields.map((field) => fieldEntry(field, words)),
      );
    case "team":
      return entry("team", each.name.text, each.name.span);
    case "define":
      return entry("define", each.name.text, each.name.span, words(each.expression.span));
    case "list declaration":
      return entry("list", each.name.text, each.name.span);
    case "rule":
      return entry(
        "rule",
        each.name?.value ?? rule,
        each.name?.span ?? each.condition.span,
        words(each.name === undefined ? each.condition.span : each.action.span),
      );
    case "otherwise":
      return entry("otherwise", "otherwise", firstWord(span, 9), words(each.action.span));
    case "spot check":
      return entry("spot check", "spot check", firstWord(span, 10), words(each.rate.span));
    case "ensure":
      return entry("ensure", each.name?.value ?? words(each.promise.span), each.name?.span ?? each.promise.span);
    case "typical":
      return entry("typical", each.name.value, each.name.span);
    case "example":
      return entry("example", each.name.value, each.name.span, words(each.expected.span));
  }
}

function fieldEntry(field: FieldDeclaration, words: (span: Span) => string): OutlineEntry {
  const { type, span, path } = field;
  const items = type.kind === "item list" ? type.fields.map((item) => fieldEntry(item, words)) : [];
  const detail = type.kind === "item list" ? "list of" : words(type.span);
  return { kind: "field", name: pathName(path), detail, span, selection: path.span, children: items };
}

function firstWord(span: Span, length: number): Span {
  return { ...span, end: Math.min(span.end, span.start + length) };
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
