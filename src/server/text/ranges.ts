import type { Location, Position, Range } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Span } from "../../diagnostics/source.ts";

/** Turns places in files, in UTF-16 offsets, into places of the protocol, and back. */
export interface Ranges {
  readonly rangeOf: (span: Span) => Range;
  readonly locationOf: (span: Span) => Location;
  readonly offsetOf: (file: string, position: Position) => number;
}

/** `documentOf` gives what a client holds open, `textOf` the text of any other file. */
export function rangesOver(
  documentOf: (file: string) => TextDocument | undefined,
  textOf: (file: string) => string,
  uriOf: (file: string) => string,
): Ranges {
  const made = new Map<string, TextDocument>();
  const documentAt = (file: string): TextDocument => {
    const known = documentOf(file) ?? made.get(file);
    if (known !== undefined) return known;
    const document = TextDocument.create(file, "signoff", 0, textOf(file));
    made.set(file, document);
    return document;
  };
  const rangeOf = ({ file, start, end }: Span): Range => {
    const document = documentAt(file);
    return { start: document.positionAt(start), end: document.positionAt(end) };
  };
  return {
    rangeOf,
    locationOf: (span) => ({ uri: uriOf(span.file), range: rangeOf(span) }),
    offsetOf: (file, position) => documentAt(file).offsetAt(position),
  };
}
