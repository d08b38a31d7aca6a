import type { Span } from "../diagnostics/source.ts";

/** A comment from `#` to the end of its line; `text` is without the `#` and without blanks around. */
export interface Comment {
  readonly text: string;
  readonly span: Span;
  /** True where code stands before it on its line. */
  readonly trailing: boolean;
}
