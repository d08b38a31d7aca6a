import type { Port } from "./port.ts";
import { isRecord } from "./port.ts";
import { answering } from "./proving/answering.ts";
import type { ToProver } from "./proving/messages.ts";

/** The whole of a proof worker: `proveInWorker(self)`. It is begun by the language worker, see `serveInWorker`. */
export function proveInWorker(port: Port): void {
  const hear = answering((message) => port.postMessage(message));
  port.addEventListener("message", ({ data }) => {
    if (isRecord(data) && typeof data.file === "string" && typeof data.id === "number")
      hear(data as unknown as ToProver);
  });
  port.start?.();
}
