import type { TextDocumentContentChangeEvent, TextDocumentItem } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Replaced } from "./shift.ts";

/** A document that the client holds open. */
export interface OpenDocument {
  /** As the client writes it. */
  readonly uri: string;
  readonly path: string;
  /** Others are only read where a policy names them. */
  readonly isPolicy: boolean;
  readonly text: TextDocument;
}

/** A larger text is not taken: what editors send is written by people. */
export const longestText = 16 * 1024 * 1024;

export interface Documents {
  /** In the order in which they were opened. */
  readonly all: () => readonly OpenDocument[];
  readonly at: (path: string) => OpenDocument | undefined;
  readonly open: (item: TextDocumentItem) => OpenDocument;
  /** What the changes replaced, in order; undefined where no such document is open. */
  readonly change: (
    path: string,
    changes: readonly TextDocumentContentChangeEvent[],
    version: number,
  ) => readonly Replaced[] | undefined;
  readonly close: (path: string) => void;
}

export function openDocuments(pathOf: (uri: string) => string): Documents {
  const documents = new Map<string, OpenDocument>();
  return {
    all: () => [...documents.values()],
    at: (path) => documents.get(path),
    open: ({ uri, languageId, version, text }) => {
      if (typeof uri !== "string" || typeof text !== "string")
        throw new TypeError("A document has an address and a text.");
      if (text.length > longestText) throw new RangeError("This text is too long for a policy.");
      const path = pathOf(uri);
      const isPolicy = languageId === "signoff" || path.endsWith(".signoff");
      const document = { uri, path, isPolicy, text: TextDocument.create(uri, languageId, version, text) };
      documents.set(path, document);
      return document;
    },
    change: (path, changes, version) => {
      const document = documents.get(path);
      if (document === undefined) return undefined;
      const replaced: Replaced[] = [];
      let { text } = document;
      if (!changes.every((change) => typeof change.text === "string")) throw new TypeError("A change has a text.");
      for (const change of changes) {
        const length = change.text.length;
        if ("range" in change && change.range !== undefined) {
          const [start, end] = [text.offsetAt(change.range.start), text.offsetAt(change.range.end)];
          replaced.push({ file: path, start: Math.min(start, end), end: Math.max(start, end), length });
        } else replaced.push({ file: path, start: 0, end: text.getText().length, length });
        text = TextDocument.update(text, [change], version);
      }
      if (text.getText().length > longestText) {
        documents.delete(path);
        throw new RangeError("This text is too long for a policy.");
      }
      documents.set(path, { ...document, text });
      return replaced;
    },
    close: (path) => {
      documents.delete(path);
    },
  };
}
