import type { TextDocumentEdit, WorkspaceEdit } from "vscode-languageserver";
import type { TextEdit } from "../../diagnostics/diagnostic.ts";
import type { Read } from "../workspace.ts";

/** How a client takes edits of several documents. */
export interface EditForm {
  /** By document and version, so that no edit meets another text than the one it was made for. */
  readonly versioned: boolean;
  /** The version of an open document; null for a file. */
  readonly versionOf: (file: string) => number | null;
}

export function workspaceEdit(
  { ranges }: Read,
  edits: readonly TextEdit[],
  { versioned, versionOf }: EditForm,
): WorkspaceEdit {
  const files = Map.groupBy(edits, ({ span }) => span.file);
  const entries = [...files].map(([file, own]) => ({
    file,
    uri: ranges.locationOf({ file, start: 0, end: 0 }).uri,
    edits: own.map(({ span, text }) => ({ range: ranges.rangeOf(span), newText: text })),
  }));
  if (!versioned) return { changes: Object.fromEntries(entries.map(({ uri, edits: own }) => [uri, own])) };
  return {
    documentChanges: entries.map(
      ({ file, uri, edits: own }): TextDocumentEdit => ({
        textDocument: { uri, version: versionOf(file) },
        edits: own,
      }),
    ),
  };
}
