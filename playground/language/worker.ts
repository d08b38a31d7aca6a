import { serveInWorker } from "../../src/server/worker-entry.ts";

serveInWorker(self, {
  beginProver: () => new Worker(new URL("../proof/worker.ts", import.meta.url), { type: "module", name: "proof" }),
  lensCommand: "signoff.selectRule",
});
