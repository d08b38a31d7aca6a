import { parentPort } from "node:worker_threads";
import { answering } from "../proving/answering.ts";
import type { FromProver, ToProver } from "../proving/messages.ts";

/** The thread that proves, for Node. */
const port = parentPort;
if (port !== null) {
  const hear = answering((message: FromProver) => port.postMessage(message));
  port.on("message", (message: ToProver) => hear(message));
}
