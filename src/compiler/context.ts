import type { Diagnostic, Mend, RelatedPlace } from "../diagnostics/diagnostic.ts";
import type { Span } from "../diagnostics/source.ts";
import type { Define, Expression, FieldDeclaration, Typical } from "../grammar/tree.ts";
import type { Condition, Constant } from "../model/condition.ts";
import type { Zone } from "../model/policy.ts";
import type { AbsentMeans, FieldType } from "../model/types.ts";
import type { compilerMessages } from "./report.ts";
import { diagnose } from "./report.ts";

/** A field while the policy is being read. */
export interface FieldDraft {
  readonly name: string;
  readonly path: readonly string[];
  readonly type: FieldType;
  /** The declaration has an error; the type stands in for it, and conditions on the field are not judged. */
  readonly broken: boolean;
  /** Without a block: nothing but a `show` names it. */
  readonly shownOnly?: boolean;
  readonly optional: boolean;
  readonly absentMeans?: AbsentMeans;
  readonly declaration?: FieldDeclaration;
  /** In further files, alike but for its marks. */
  readonly again?: readonly FieldDeclaration[];
  /** Where it is declared, or first used. */
  readonly span: Span;
}

export interface FieldTable {
  /** False where the types were inferred. */
  readonly declared: boolean;
  readonly fields: readonly FieldDraft[];
  readonly byName: ReadonlyMap<string, number>;
  /** `customer` to the indices of all fields under it. */
  readonly groups: ReadonlyMap<string, readonly number[]>;
  /** The span where a decision block can take a new line; undefined without one. */
  readonly blockEnd?: Span;
}

/** A list of the policy; its values as literals, or as the texts of a column. */
export interface ListDraft {
  readonly name: string;
  readonly values: readonly (Expression | string)[];
  readonly span: Span;
  /** What the values are in a domain, by the domain's key. */
  readonly converted: Map<string, readonly Constant[] | undefined>;
}

export interface TeamDraft {
  readonly name: string;
  readonly hasHours: boolean;
}

export interface HeaderFacts {
  readonly name: string;
  /** What `$` and bare `money` mean. */
  readonly dollar: string;
  readonly bareMoney: string;
  readonly protective: boolean;
  readonly zone?: Zone;
  readonly identified: boolean;
  /** The end of the header, where lines can be added; undefined without a header. */
  readonly end?: Span;
}

/** All that is known of the policy while its conditions are read. */
export interface Context {
  readonly texts: ReadonlyMap<string, string>;
  readonly main: string;
  readonly diagnostics: Diagnostic[];
  /** What was reported when the files were read. */
  readonly syntax: readonly Diagnostic[];
  readonly header: HeaderFacts;
  readonly fields: FieldTable;
  /** Places of the fields that something reads. */
  readonly fieldsRead: Set<number>;
  readonly defines: ReadonlyMap<string, Define>;
  readonly lists: ReadonlyMap<string, ListDraft>;
  readonly teams: ReadonlyMap<string, TeamDraft>;
  readonly typicals: ReadonlyMap<string, Typical>;
  readonly binders: { next: number };
  /** How often a definition has been put in. */
  readonly expansions: { count: number };
  /** Definitions that something reads. */
  readonly definesRead: Set<string>;
  readonly written: Map<object, Written>;
  /** Of rules, those that are put together from no others, and stand in no quantifier, count or sum. */
  readonly conditions: WrittenCondition[];
}

/** A condition where it is written; where a definition is put in, once for its name and again in its own text. */
export interface WrittenCondition {
  readonly condition: Condition;
  readonly span: Span;
}

/** Where a part of the model stands in the text: of a comparison also its two sides, `turned` where the model exchanged them. */
export interface Written {
  readonly span: Span;
  readonly sides?: { readonly left: Span; readonly right: Span; readonly turned: boolean };
}

type Messages = typeof compilerMessages;

/** What a step of the compiler needs to report, whatever else it knows. */
export interface Sink {
  /** The file of the main policy. */
  readonly main: string;
  readonly diagnostics: Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
}

/** A step that reads types and literals knows the header too. */
export type TypeSink = Sink & { readonly header: HeaderFacts };

export function report<Code extends keyof Messages & string>(
  sink: Pick<Sink, "diagnostics">,
  code: Code,
  span: Span,
  given: Parameters<Messages[Code]["text"]>[0],
  more: { readonly related?: readonly RelatedPlace[]; readonly mends?: readonly Mend[] } = {},
): undefined {
  sink.diagnostics.push(diagnose(code, span, given, more));
  return undefined;
}

/** What stands in the source there, on one line, shortened where it is long. */
export function words(sink: Pick<Sink, "texts">, span: Span): string {
  const text = (sink.texts.get(span.file) ?? "").slice(span.start, span.end).replace(/\s+/g, " ").trim();
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

/** Exactly what stands there. */
export function sourceText(sink: Pick<Sink, "texts">, span: Span): string {
  return (sink.texts.get(span.file) ?? "").slice(span.start, span.end);
}

/** The span of the whole lines on which it stands, the line end included: what a mend deletes to drop a line. */
export function lineSpan(sink: Pick<Sink, "texts">, span: Span): Span {
  const text = sink.texts.get(span.file) ?? "";
  const start = text.lastIndexOf("\n", span.start - 1) + 1;
  const end = text.indexOf("\n", Math.max(span.start, span.end - 1));
  return { file: span.file, start, end: end < 0 ? text.length : end + 1 };
}

export function pointAfter(span: Span): Span {
  return { file: span.file, start: span.end, end: span.end };
}
