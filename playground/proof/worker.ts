import { proveInWorker } from "../../src/server/prover-entry.ts";

proveInWorker(self);
