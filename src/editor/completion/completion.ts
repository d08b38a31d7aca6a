import type { Span } from "../../diagnostics/source.ts";

export type CompletionKind =
  | "field"
  | "group"
  | "choice"
  | "team"
  | "define"
  | "list"
  | "typical"
  | "keyword"
  | "type"
  | "unit"
  | "currency"
  | "value"
  | "rule";

/** Something that can stand at a place. */
export interface Completion {
  readonly kind: CompletionKind;
  readonly label: string;
  /** What stands in the place of `span`; tab stops are written `${1:name}` where `snippet` is true. */
  readonly insert: string;
  readonly snippet: boolean;
  readonly span: Span;
  /** On the same line: a type, an outcome. */
  readonly detail: string;
  /** Markdown. */
  readonly documentation: string;
  /** Those that fit best come first by it. */
  readonly sort: string;
}
