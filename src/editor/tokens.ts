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

/** The coloured pieces of a file, in order. */
export function tokensOf(reading: PolicyReading, file: string): readonly SemanticToken[] {
  return reading
    .index()
    .inFile(file)
    .flatMap(({ span, declares, meaning: { kind } }) =>
      kind === "field" || kind === "choice" || kind === "team" || kind === "define" || kind === "list"
        ? [{ start: span.start, end: span.end, kind, declares }]
        : [],
    );
}
