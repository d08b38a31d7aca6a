import {
  CodeActionKind,
  type CompletionParams,
  type Connection,
  ErrorCodes,
  LSPErrorCodes,
  type Position,
  type ReferenceParams,
  type RenameParams,
  ResponseError,
  type SemanticTokensDeltaParams,
  type TextDocumentIdentifier,
  type TextDocumentPositionParams,
} from "vscode-languageserver";
import type { Span } from "../diagnostics/source.ts";
import { definitionAt, formatOf, hoverAt, referencesAt, renameAt, renameRangeAt } from "../editor/index.ts";
import type { Knowledge } from "../model/knowledge.ts";
import { isRecord } from "./port.ts";
import { completionItems } from "./service/completions.ts";
import { type EditForm, workspaceEdit } from "./service/edits.ts";
import { quickFixes } from "./service/fixes.ts";
import { codeLenses } from "./service/lenses.ts";
import { documentSymbols, foldingRanges } from "./service/outline.ts";
import type { SemanticTokensAnswers } from "./service/tokens.ts";
import type { Surroundings } from "./surroundings.ts";
import type { Documents } from "./text/documents.ts";
import type { Told } from "./told.ts";
import type { Read, Workspace } from "./workspace.ts";

/** What requests are answered from. */
export interface Answering {
  readonly documents: Documents;
  readonly workspace: Workspace;
  readonly surroundings: Surroundings;
  /** Why nothing is answered now: it is too early, or too late. */
  readonly refusal: () => ResponseError | undefined;
  readonly colours: SemanticTokensAnswers;
  readonly client: () => { readonly snippets: boolean; readonly versioned: boolean };
  /** Tells what is wrong with the newest text: nobody is to wait for that until other questions are answered. */
  readonly readNow: () => void;
  readonly foundIn: (path: string) => readonly Told[];
  readonly knowledgeOf: (path: string) => Knowledge | undefined;
}

/** A document with the policy that it is best understood in. */
interface Place {
  readonly read: Read;
  readonly file: string;
}

/** Answers every request about a document. Of a document that is none of ours there is nothing to say; a fault is one answer. */
export function answerRequests(connection: Connection, answering: Answering): void {
  const { documents, workspace, surroundings, colours, refusal, client, readNow, foundIn, knowledgeOf } = answering;
  const pageOf = surroundings.pageOf ?? (() => undefined);
  const canShow = ({ file }: Span): boolean =>
    surroundings.knowsOpenFilesOnly !== true || documents.at(file) !== undefined;

  const guarded =
    <Params extends { readonly textDocument: TextDocumentIdentifier }, Result>(
      what: string,
      work: (place: Place, params: Params) => Result,
    ) =>
    (params: Params): Result | null | ResponseError => {
      const refused = refusal() ?? wrongDocument(params);
      if (refused !== undefined) return refused;
      try {
        readNow();
        const document = documents.at(surroundings.pathOf(params.textDocument.uri));
        const read = document === undefined ? undefined : workspace.homeOf(document);
        return document === undefined || read === undefined ? null : work({ read, file: document.path }, params);
      } catch (fault) {
        const because = fault instanceof Error ? fault.message : String(fault);
        connection.console.error(`${what} went wrong: ${because}`);
        return new ResponseError(
          ErrorCodes.InternalError,
          `${what} went wrong. This is a bug of signoff, please report it.`,
        );
      }
    };

  /** As `guarded`, for requests about a position. */
  const guardedAt = <Params extends TextDocumentPositionParams, Result>(
    what: string,
    work: (place: Place, offset: number, params: Params) => Result,
  ) =>
    guarded(what, (place, params: Params): Result | ResponseError =>
      isPosition(params.position)
        ? work(place, offsetOf(place, params.position), params)
        : wrongParams("This request names no position: a line and a character, counted from 0."),
    );

  const offsetOf = ({ read, file }: Place, position: Position): number => read.ranges.offsetOf(file, position);

  connection.onCompletion(
    guardedAt("Completion", ({ read, file }, offset, { context }: CompletionParams) => {
      const known = knowledgeOf(read.document.path);
      const items = completionItems(read, file, offset, client().snippets, known);
      return context?.triggerCharacter === " "
        ? items.filter(({ namesValue }) => namesValue).map(({ item }) => item)
        : items.map(({ item }) => item);
    }),
  );
  connection.onHover(
    guardedAt("Hover", ({ read, file }, offset) => {
      const hover = hoverAt(read.reading, file, offset, knowledgeOf(read.document.path));
      return hover === undefined
        ? null
        : { contents: { kind: "markdown" as const, value: hover.markdown }, range: read.ranges.rangeOf(hover.span) };
    }),
  );
  connection.onDefinition(
    guardedAt("Definition", ({ read, file }, offset) => {
      const span = definitionAt(read.reading, file, offset);
      return span === undefined || !canShow(span) ? null : read.ranges.locationOf(span);
    }),
  );
  connection.onReferences(
    guardedAt("References", ({ read, file }, offset, { context }: ReferenceParams) => {
      const own = context?.includeDeclaration === false ? definitionAt(read.reading, file, offset) : undefined;
      return referencesAt(read.reading, file, offset)
        .filter((span) => canShow(span) && !(span.file === own?.file && span.start === own.start))
        .map(read.ranges.locationOf);
    }),
  );
  connection.onPrepareRename(
    guardedAt("Rename", ({ read, file }, offset) => {
      const found = renameRangeAt(read.reading, file, offset);
      return found === undefined ? null : { range: read.ranges.rangeOf(found.span), placeholder: found.name };
    }),
  );
  connection.onRenameRequest(
    guardedAt("Rename", ({ read, file }, offset, { newName }: RenameParams) => {
      if (typeof newName !== "string") return wrongParams("This request names no new name.");
      const renamed = renameAt(read.reading, file, offset, newName);
      if ("refused" in renamed) return notRenamed(renamed.refused);
      const closed = renamed.edits.find(({ span }) => !canShow(span));
      if (closed !== undefined) return notRenamed(`Open ${closed.span.file} first: the name stands there, too.`);
      return workspaceEdit(read, renamed.edits, formOf());
    }),
  );
  connection.onDocumentSymbol(guarded("Outline", ({ read, file }) => [...documentSymbols(read, file)]));
  connection.onFoldingRanges(guarded("Folding", ({ read, file }) => [...foldingRanges(read, file)]));
  connection.onDocumentFormatting(
    guarded("Formatting", ({ read, file }) =>
      formatOf(read.reading, file).map(({ span, text }) => ({ range: read.ranges.rangeOf(span), newText: text })),
    ),
  );
  connection.onCodeAction(
    guarded("Quick fix", (place, { range, context }) => {
      const isWanted = ({ kind = CodeActionKind.QuickFix }: { readonly kind?: string }): boolean =>
        context?.only === undefined ||
        context.only.some((wanted) => wanted === "" || `${kind}.`.startsWith(`${wanted}.`));
      if (!isPosition(range?.start) || !isPosition(range.end)) return wrongParams("This request names no range.");
      const { read, file } = place;
      const between = { start: offsetOf(place, range.start), end: offsetOf(place, range.end) };
      const form = { ...formOf(), canEdit: (path: string) => canShow({ file: path, start: 0, end: 0 }) };
      return [...quickFixes(read, file, between, foundIn(read.document.path), form, pageOf)].filter(isWanted);
    }),
  );
  connection.onCodeLens(
    guarded("Figures", ({ read, file }) => [
      ...codeLenses(read, file, knowledgeOf(read.document.path), surroundings.lensCommand),
    ]),
  );
  connection.languages.semanticTokens.on(
    guarded("Colours", ({ read, file }) => colours.full(read, file)) as Parameters<
      typeof connection.languages.semanticTokens.on
    >[0],
  );
  connection.languages.semanticTokens.onDelta(
    guarded("Colours", ({ read, file }, { previousResultId }: SemanticTokensDeltaParams) =>
      colours.delta(read, file, previousResultId),
    ) as Parameters<typeof connection.languages.semanticTokens.onDelta>[0],
  );

  function notRenamed(because: string): null | ResponseError {
    if (surroundings.refuse === undefined) return new ResponseError(LSPErrorCodes.RequestFailed, because);
    surroundings.refuse(because);
    return null;
  }

  function formOf(): EditForm {
    return { versioned: client().versioned, versionOf: (file) => documents.at(file)?.text.version ?? null };
  }
}

function wrongParams(because: string): ResponseError {
  return new ResponseError(ErrorCodes.InvalidParams, because);
}

function wrongDocument(params: unknown): ResponseError | undefined {
  const document = isRecord(params) ? params.textDocument : undefined;
  return isRecord(document) && typeof document.uri === "string"
    ? undefined
    : wrongParams("This request names no document.");
}

function isPosition(position: unknown): position is Position {
  return isRecord(position) && Number.isFinite(position.line) && Number.isFinite(position.character);
}
