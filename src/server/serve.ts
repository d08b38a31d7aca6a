import {
  type Connection,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  type InitializeError,
  type InitializeParams,
  type InitializeResult,
  ResponseError,
  type TextDocumentIdentifier,
} from "vscode-languageserver";
import type { Knowledge } from "../model/knowledge.ts";
import { serverCapabilities } from "./capabilities.ts";
import { knowledgeIn, knowledgeMethod } from "./knowledge.ts";
import { type LensRefresh, lensRefresh } from "./lens-refresh.ts";
import { askingOver, type StartProver } from "./proving/asking.ts";
import { reportsOver } from "./reports.ts";
import { answerRequests } from "./requests.ts";
import { semanticTokensAnswers } from "./service/tokens.ts";
import type { Surroundings } from "./surroundings.ts";
import { type OpenDocument, openDocuments } from "./text/documents.ts";
import { workspaceOver } from "./workspace.ts";

/** Milliseconds that changes are gathered before a text is read again, unless somebody asks. */
const gathering = 1;

/** What the surroundings may tell a server that runs. */
export interface Serving {
  /** Files or configurations may be otherwise now. */
  readonly filesChanged: () => void;
  /** What a history says of one policy, or of all; nothing where it was closed. */
  readonly learn: (uri: string | undefined, knowledge: unknown) => void;
  readonly end: () => void;
}

/**
 * The language server over one connection, which has not begun to listen: diagnostics of the text at once, findings when
 * the thread that proves has answered. Whatever the client sends, it goes on.
 */
export function serve(connection: Connection, startProver: StartProver, surroundings: Surroundings): Serving {
  const documents = openDocuments(surroundings.pathOf);
  const workspace = workspaceOver(documents, surroundings);
  const asking = askingOver(startProver);
  const reports = reportsOver({ connection, documents, workspace, asking, surroundings });
  const colours = semanticTokensAnswers();
  const knowledge = new Map<string | undefined, Knowledge>();
  const waiting = new Map<string, OpenDocument>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stage: Stage = "new";
  let client: InitializeParams["capabilities"] = {};
  let lenses: LensRefresh | undefined;

  const attempt = (what: string, work: () => void): void => {
    if (stage !== "serving") return;
    try {
      work();
    } catch (fault) {
      connection.console.error(`${what} went wrong: ${fault instanceof Error ? fault.message : String(fault)}`);
    }
  };

  const soon = (concerned: readonly OpenDocument[]): void => {
    for (const document of concerned) waiting.set(document.path, document);
    timer ??= setTimeout(readNow, gathering);
  };

  const readNow = (): void => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    const now = [...waiting.keys()].flatMap((path) => documents.at(path) ?? []);
    waiting.clear();
    attempt("Reading", () => reports.refresh(now));
  };

  const filesChanged = (): void => {
    workspace.touchDisk();
    soon(documents.all().filter(({ isPolicy }) => isPolicy));
    colourAgain();
  };

  /** What a name means may depend on other files than the one that the client colours. */
  const colourAgain = (): void => {
    if (client.workspace?.semanticTokens?.refreshSupport !== true) return;
    connection.languages.semanticTokens.refresh().catch(() => undefined);
  };

  const learn = (uri: string | undefined, given: unknown): void => {
    const path = uri === undefined ? undefined : surroundings.pathOf(uri);
    const known = knowledgeIn(given);
    if (known === undefined) knowledge.delete(path);
    else knowledge.set(path, known);
    lenses?.refresh();
  };

  const pathIn = ({ uri }: TextDocumentIdentifier): string => surroundings.pathOf(uri);

  connection.onInitialize((params): InitializeResult | ResponseError<InitializeError> => {
    if (stage !== "new") return new ResponseError(ErrorCodes.InvalidRequest, "This server was initialized already.");
    stage = "serving";
    client = params.capabilities ?? {};
    lenses = lensRefresh(connection, client);
    return {
      capabilities: serverCapabilities(lenses.isStatic),
      serverInfo: { name: "signoff", ...(surroundings.version !== undefined && { version: surroundings.version }) },
    };
  });
  connection.onInitialized(() => {
    lenses?.ready();
    if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration !== true) return;
    const watchers = ["**/*.signoff", "**/*.csv", "**/signoff.config.json"].map((globPattern) => ({ globPattern }));
    connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(() => undefined);
  });
  connection.onDidOpenTextDocument(({ textDocument }) => {
    attempt("Opening a document", () => {
      const document = documents.open(textDocument);
      soon([document, ...workspace.touch(document.path)]);
    });
  });
  connection.onDidChangeTextDocument(({ textDocument, contentChanges }) => {
    attempt("Changing a document", () => {
      const path = pathIn(textDocument);
      const replaced = documents.change(path, contentChanges, textDocument.version);
      if (replaced === undefined) return;
      reports.shift(replaced);
      const concerned = workspace.touch(path);
      soon(concerned);
      if (concerned.some((other) => other.path !== path)) colourAgain();
    });
  });
  connection.onDidSaveTextDocument(() => attempt("Looking at saved files", filesChanged));
  connection.onDidChangeWatchedFiles(() => attempt("Looking at changed files", filesChanged));
  connection.onDidCloseTextDocument(({ textDocument }) => {
    attempt("Closing a document", () => {
      const path = pathIn(textDocument);
      documents.close(path);
      const concerned = workspace.touch(path);
      workspace.forget(path);
      reports.close(path);
      colours.forget(path);
      soon(concerned);
    });
  });
  connection.onNotification(knowledgeMethod, (params: unknown) => {
    attempt("What a history says", () => {
      const { uri, knowledge: given } = Object(params) as { readonly uri?: unknown; readonly knowledge?: unknown };
      learn(typeof uri === "string" ? uri : undefined, given);
    });
  });
  connection.onShutdown(() => {
    if (stage !== "serving") return refusalIn(stage);
    stage = "over";
    end();
    return undefined;
  });

  answerRequests(connection, {
    documents,
    workspace,
    surroundings,
    colours,
    client: () => ({
      snippets:
        surroundings.takesSnippets === true || client.textDocument?.completion?.completionItem?.snippetSupport === true,
      versioned: client.workspace?.workspaceEdit?.documentChanges === true,
    }),
    refusal: () => (stage === "serving" ? undefined : refusalIn(stage)),
    readNow,
    foundIn: reports.foundIn,
    knowledgeOf: (path) => knowledge.get(path) ?? knowledge.get(undefined),
  });

  function end(): void {
    clearTimeout(timer);
    asking.end();
  }

  return { filesChanged, learn, end };
}

/** Between `initialize` and `shutdown` a server serves. */
type Stage = "new" | "serving" | "over";

function refusalIn(stage: "new" | "over"): ResponseError {
  return stage === "new"
    ? new ResponseError(ErrorCodes.ServerNotInitialized, "This server is to be initialized first.")
    : new ResponseError(ErrorCodes.InvalidRequest, "This server was shut down.");
}
