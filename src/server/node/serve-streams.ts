import type { Readable, Writable } from "node:stream";
import { Worker } from "node:worker_threads";
import { createConnection, type WatchDog } from "vscode-languageserver";
import { createProtocolConnection, StreamMessageWriter } from "vscode-languageserver/node";
import type { StartProver } from "../proving/asking.ts";
import type { FromProver } from "../proving/messages.ts";
import { serve } from "../serve.ts";
import type { Surroundings } from "../surroundings.ts";
import { streamReader } from "./stream-reader.ts";

/** Mebibytes that proving may take; beyond it a policy is said to be too large instead. */
const mostMemory = 2048;
/** Milliseconds between looks whether the editor that began this process still runs. */
const betweenLooks = 3000;

/** Where the thread that proves begins: beside this file, in whatever form it was built. */
export const proverThread = new URL(
  `./prover-thread.${/\.(\w+)$/.exec(import.meta.url)?.[1] ?? "js"}`,
  import.meta.url,
);

/**
 * Serves one client over two streams. Resolves when it leaves: 0 where it said so beforehand, 1 where it was just gone.
 * What goes wrong inside is told to the client and ends nothing.
 */
export function serveStreams(
  input: Readable,
  output: Writable,
  surroundings: Surroundings,
  thread: URL = proverThread,
): Promise<0 | 1> {
  return new Promise((resolve) => {
    let looks: ReturnType<typeof setInterval> | undefined;
    const leave = (code: number): void => {
      clearInterval(looks);
      process.off("uncaughtException", faulty);
      process.off("unhandledRejection", faulty);
      serving.end();
      input.destroy();
      resolve(code === 0 ? 0 : 1);
    };
    const faulty = (fault: unknown): void => {
      connection.console.error(`This is a bug of signoff, please report it: ${wordsOf(fault)}`);
    };
    const watchDog: WatchDog = {
      shutdownReceived: false,
      initialize: ({ processId }) => {
        if (typeof processId !== "number" || looks !== undefined) return;
        looks = setInterval(() => {
          if (!runs(processId)) leave(1);
        }, betweenLooks);
        looks.unref();
      },
      exit: leave,
    };
    const connection = createConnection((logger) => {
      const protocol = createProtocolConnection(streamReader(input), new StreamMessageWriter(output), logger);
      protocol.onError(([error]) => logger.error(`A message could not be read or written: ${error.message}`));
      protocol.onClose(() => leave(watchDog.shutdownReceived ? 0 : 1));
      return protocol;
    }, watchDog);
    const serving = serve(connection, nodeProver(thread), surroundings);
    process.on("uncaughtException", faulty);
    process.on("unhandledRejection", faulty);
    output.on("error", () => leave(1));
    connection.listen();
  });
}

function nodeProver(thread: URL): StartProver {
  return (heard, broke) => {
    const worker = new Worker(thread, { resourceLimits: { maxOldGenerationSizeMb: mostMemory } });
    worker.on("message", (message: FromProver) => heard(message));
    worker.on("error", (fault) => broke(fault.message));
    worker.on("exit", () => broke("the thread that proves ended"));
    worker.unref();
    return {
      ask: (message) => worker.postMessage(message),
      end: () => {
        void worker.terminate();
      },
    };
  };
}

function wordsOf(fault: unknown): string {
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
}

function runs(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (fault) {
    return fault instanceof Error && "code" in fault && fault.code === "EPERM";
  }
}
