import { createConnection, Emitter, type Message, type MessageReader, type MessageWriter } from "vscode-languageserver";
import { createProtocolConnection } from "vscode-languageserver/browser";
import { isRecord, type Port, type WorkerPort } from "./port.ts";
import type { StartProver } from "./proving/asking.ts";
import type { FromProver } from "./proving/messages.ts";
import { type Serving, serve } from "./serve.ts";
import type { Heard } from "./surroundings.ts";
import { workerFiles } from "./worker-files.ts";

/** What a page says beside the protocol: to the worker itself, so that it comes in the order in which it was said. */
export type ToServer =
  /** Files that policies may name, and the paths of the documents that will be opened; `null` takes one back. */
  | { readonly kind: "files"; readonly files: Readonly<Record<string, string | null>> }
  /** What the loaded history says, of one document or of all; `null` where it was closed. */
  | { readonly kind: "knowledge"; readonly uri?: string; readonly knowledge: unknown };

/** What a page hears over its control port. */
export type FromServer =
  /** All that is told of a policy, each time that it changes. Spans are UTF-16 offsets. */
  | { readonly kind: "told"; readonly report: Heard }
  /** Why nothing was renamed: Monaco's client would log that as an error, and show nothing of it. */
  | { readonly kind: "refused"; readonly because: string };

export interface WorkerSurroundings {
  /** Begins a proof worker (see `proveInWorker`); it is ended and begun anew where it hangs on a stale question. */
  readonly beginProver: () => WorkerPort;
  /** The command of the page that a click on the figures above a rule runs, with the name of the rule. */
  readonly lensCommand?: string;
}

/**
 * The language server in a worker of a page. The whole of that worker:
 *
 *     serveInWorker(self, { beginProver: () => new Worker(new URL("../proof/worker.ts", import.meta.url), { type: "module" }) });
 *
 * The page first gives it the port by which it wants to hear reports, and files, then lets Monaco's client speak to it:
 *
 *     const control = new MessageChannel();
 *     worker.postMessage({ control: control.port2 }, [control.port2]);
 *     worker.postMessage({ kind: "files", files: { "/credit/credit.signoff": "…", "/credit/teams.signoff": "…" } });
 *     new lsp.MonacoLspClient(lsp.createTransportToWorker(worker));
 *
 * Models are named `file:///credit/credit.signoff` and have the language `signoff`; of others nothing is told. Files are
 * given before the models that are called like them, and each file that is to be jumped into, or renamed in, needs a model.
 * Monaco jumps to another model only where the page has called `monaco.editor.registerEditorOpener`.
 */
export function serveInWorker(port: Port, surroundings: WorkerSurroundings): void {
  const files = workerFiles();
  let control: Port | undefined;
  let serving: Serving | undefined;
  const messages = new Emitter<Message>();

  const hear = (data: Readonly<Record<string, unknown>>): void => {
    if (data.kind === "files" && isRecord(data.files)) {
      for (const [path, text] of Object.entries(data.files))
        if (typeof text === "string" || text === null) files.put(path, text);
      serving?.filesChanged();
    } else if (data.kind === "knowledge")
      serving?.learn(typeof data.uri === "string" ? data.uri : undefined, data.knowledge);
  };

  port.addEventListener("message", ({ data }) => {
    if (!isRecord(data)) return;
    if (data.jsonrpc === "2.0") messages.fire(data as unknown as Message);
    else if (isRecord(data.control)) control = data.control as unknown as Port;
    else hear(data);
  });

  const watchDog = { shutdownReceived: false, initialize: () => undefined, exit: () => undefined };
  const connection = createConnection(
    (logger) => createProtocolConnection(readerOver(messages), writerTo(port), logger),
    watchDog,
  );
  serving = serve(connection, proverOver(surroundings.beginProver), {
    pathOf: files.pathOf,
    uriOf: files.uriOf,
    hostOf: () => files.host,
    knowsOpenFilesOnly: true,
    takesSnippets: true,
    ...(surroundings.lensCommand !== undefined && { lensCommand: surroundings.lensCommand }),
    refuse: (because) => control?.postMessage({ kind: "refused", because } satisfies FromServer),
    heard: (report) => control?.postMessage({ kind: "told", report } satisfies FromServer),
  });
  connection.listen();
  port.start?.();
}

function readerOver(messages: Emitter<Message>): MessageReader {
  const [errors, closes, partials] = [new Emitter<Error>(), new Emitter<void>(), new Emitter<never>()];
  return {
    onError: errors.event,
    onClose: closes.event,
    onPartialMessage: partials.event,
    listen: (callback) => messages.event(callback),
    dispose: () => messages.dispose(),
  };
}

function writerTo(port: Port): MessageWriter {
  const [errors, closes] = [new Emitter<[Error, Message | undefined, number | undefined]>(), new Emitter<void>()];
  return {
    onError: errors.event,
    onClose: closes.event,
    write: async (message) => port.postMessage(message),
    end: () => undefined,
    dispose: () => undefined,
  };
}

function proverOver(begin: () => WorkerPort): StartProver {
  return (heard, broke) => {
    const worker = begin();
    worker.addEventListener("message", ({ data }) => {
      if (isRecord(data) && typeof data.kind === "string") heard(data as unknown as FromProver);
    });
    worker.addEventListener("error", ({ message }) => broke(message ?? "the worker that proves broke"));
    return { ask: (message) => worker.postMessage(message), end: () => worker.terminate() };
  };
}
