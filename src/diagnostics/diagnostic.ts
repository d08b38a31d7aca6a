import type { Span } from "./source.ts";

export type Severity = "error" | "warning" | "information" | "hint";

export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** One way to put things right: edits that do not overlap, all applied together. */
export interface Mend {
  readonly title: string;
  /** Puts nothing right: it adds what was found as an example. */
  readonly keeps?: true;
  readonly edits: readonly TextEdit[];
}

export interface RelatedPlace {
  readonly span: Span;
  readonly message: string;
}

/** What the user is told about a place in a policy. `code` is stable (`area/name`) and has a page in docs/diagnostics. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly span: Span;
  readonly message: string;
  readonly related: readonly RelatedPlace[];
  /** The likeliest mend first. */
  readonly mends: readonly Mend[];
}

/** A message of the catalogue: its severity and its text, built from typed arguments in the words of the policy. */
export interface Message<Arguments> {
  readonly severity: Severity;
  readonly text: (given: Arguments) => string;
}

/**
 * A reporter over one area of the catalogue: `report("syntax/…", span, {…}, {mends, related})`.
 * The codes and their arguments are checked by type.
 */
export function reporter<Catalogue extends Record<string, Message<never>>>(catalogue: Catalogue) {
  return <Code extends keyof Catalogue & string>(
    code: Code,
    span: Span,
    given: Parameters<Catalogue[Code]["text"]>[0],
    more: { readonly related?: readonly RelatedPlace[]; readonly mends?: readonly Mend[] } = {},
  ): Diagnostic => {
    const message = catalogue[code] as unknown as Message<typeof given>;
    return {
      code,
      severity: message.severity,
      span,
      message: message.text(given),
      related: more.related ?? [],
      mends: more.mends ?? [],
    };
  };
}

export function error<Arguments = Record<never, never>>(text: (given: Arguments) => string): Message<Arguments> {
  return { severity: "error", text };
}

export function warning<Arguments = Record<never, never>>(text: (given: Arguments) => string): Message<Arguments> {
  return { severity: "warning", text };
}

export function information<Arguments = Record<never, never>>(text: (given: Arguments) => string): Message<Arguments> {
  return { severity: "information", text };
}

export function hint<Arguments = Record<never, never>>(text: (given: Arguments) => string): Message<Arguments> {
  return { severity: "hint", text };
}

/** A mend of one edit. */
export function mend(title: string, span: Span, text: string): Mend {
  return { title, edits: [{ span, text }] };
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}

/** The text of one file with the mend's edits to that file applied. */
export function applyMend(text: string, file: string, { edits }: Mend): string {
  const own = edits.filter((edit) => edit.span.file === file).sort((a, b) => b.span.start - a.span.start);
  return own.reduce((mended, { span, text: put }) => mended.slice(0, span.start) + put + mended.slice(span.end), text);
}
