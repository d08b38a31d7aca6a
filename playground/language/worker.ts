import { serveInWorker } from "../../src/server/worker-entry.ts";
import { lensCommand } from "./lens-command.ts";

serveInWorker(self, {
  beginProver: () => new Worker(new URL("../proof/worker.ts", import.meta.url), { type: "module", name: "proof" }),
  lensCommand,
});
