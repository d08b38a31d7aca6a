import { proxy, wrap } from "comlink";
import { beginWorker } from "../state/workers.ts";
import type { Compute, HistorySource, Progress, Stoppable } from "./contract.ts";
import { createSchedule } from "./schedule.ts";

/** Milliseconds that a stale question may go on. */
const patience = 2000;
/** What counts is asked to stop and does so soon; a new worker would have to read the history again. */
const grace = 1000;

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

interface Loading {
  readonly source: HistorySource;
  readonly tell: (progress: Progress) => void;
  readonly done: (found: Awaited<ReturnType<Compute["load"]>>) => void;
  readonly failed: (fault: unknown) => void;
}

/** The history that is being read: a worker that is ended in the middle leaves it to the next. */
let loading: Loading | undefined;

function compute(): Compute {
  if (remote !== undefined) return remote;
  worker = beginWorker(() => new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: "compute" }));
  // Every call of it gives a promise already, and every callback is a proxy.
  remote = wrap(worker) as unknown as Compute;
  return remote;
}

/** Ends what cannot be waited for, and reads the history again: the reader's file, or that of the library. */
async function restart(): Promise<void> {
  worker?.terminate();
  remote = undefined;
  if (loading !== undefined) await read(loading);
  else if (loaded !== undefined)
    await compute().load(
      loaded,
      proxy(() => {}),
    );
}

function stop(kind: Kind): void {
  const stoppable = stoppables.find((each) => each === kind);
  if (stoppable !== undefined) void compute().stop(stoppable);
}

const schedule = createSchedule<Kind>(kinds, { patience, grace, stop, restart });

/** `undefined` where a newer question of its kind came before this one was begun. */
export function ask<Answer>(kind: Kind, question: (compute: Compute) => Promise<Answer>): Promise<Answer | undefined> {
  return schedule.ask(kind, () => question(compute()));
}

export function load(source: HistorySource, tell: (progress: Progress) => void): ReturnType<Compute["load"]> {
  return new Promise((done, failed) => {
    loading = { source, tell, done, failed };
    void read(loading);
  });
}

async function read(mine: Loading): Promise<void> {
  try {
    const found = await compute().load(mine.source, proxy(mine.tell));
    if (loading === mine) loading = undefined;
    if (!("reason" in found)) loaded = mine.source;
    mine.done(found);
  } catch (fault) {
    if (loading === mine) loading = undefined;
    mine.failed(fault);
  }
}

export async function unload(): Promise<void> {
  loaded = undefined;
  loading = undefined;
  await compute().unload();
}
