import { wrap } from "comlink";
import { createSchedule } from "../compute/schedule.ts";
import { beginWorker } from "../state/workers.ts";
import type { Comparing } from "./contract.ts";

/** Milliseconds that a stale comparison may go on. */
const patience = 2000;

/** Neither overtakes the other. */
type Asker = "panel" | "summary";

let worker: Worker | undefined;
let remote: Comparing | undefined;

function comparing(): Comparing {
  if (remote !== undefined) return remote;
  worker = beginWorker(() => new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: "change" }));
  // Every call of it gives a promise already.
  remote = wrap(worker) as unknown as Comparing;
  return remote;
}

const schedule = createSchedule<Asker>(["panel", "summary"], {
  patience,
  // A proof has no place to stop at: it goes on to its end, or is ended with its worker.
  grace: 0,
  stop: () => {},
  restart: async () => {
    worker?.terminate();
    remote = undefined;
  },
});

/** `undefined` where the same asker came with a newer comparison before this one was done. */
export function compare(
  asker: Asker,
  ...versions: Parameters<Comparing["compare"]>
): Promise<{ readonly found: Awaited<ReturnType<Comparing["compare"]>> } | undefined> {
  return schedule.ask(asker, async () => ({ found: await comparing().compare(...versions) }));
}
