import { proxy, wrap } from "comlink";
import type { Compute, HistorySource, Progress, Stoppable } from "./contract.ts";
import { createSchedule } from "./schedule.ts";

/** Milliseconds that a stale question may go on. */
const patience = 2000;

/** Kinds of questions, the most pressing first. */
const kinds = [
  "decide",
  "example",
  "facts",
  "impact",
  "flipped",
  "propose",
  "javascript",
  "frontier",
  "knowledge",
] as const;

const stoppables: readonly Stoppable[] = ["impact", "flipped", "frontier", "knowledge"];

type Kind = (typeof kinds)[number];

let worker: Worker | undefined;
let remote: Compute | undefined;
let loaded: HistorySource | undefined;

function compute(): Compute {
  if (remote !== undefined) return remote;
  worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: "compute" });
  // Every call of it gives a promise already, and every callback is a proxy.
  remote = wrap(worker) as unknown as Compute;
  return remote;
}

/** Ends what cannot be waited for, and reads the history again: the reader's file, or that of the library. */
async function restart(): Promise<void> {
  worker?.terminate();
  remote = undefined;
  if (loaded !== undefined)
    await compute().load(
      loaded,
      proxy(() => {}),
    );
}

function stop(kind: Kind): void {
  const stoppable = stoppables.find((each) => each === kind);
  if (stoppable !== undefined) void compute().stop(stoppable);
}

const schedule = createSchedule<Kind>(kinds, { patience, stop, restart });

/** `undefined` where a newer question of its kind came before this one was begun. */
export function ask<Answer>(kind: Kind, question: (compute: Compute) => Promise<Answer>): Promise<Answer | undefined> {
  return schedule.ask(kind, () => question(compute()));
}

export async function load(source: HistorySource, tell: (progress: Progress) => void): ReturnType<Compute["load"]> {
  const found = await compute().load(source, proxy(tell));
  if (!("reason" in found)) loaded = source;
  return found;
}

export async function unload(): Promise<void> {
  loaded = undefined;
  await compute().unload();
}
