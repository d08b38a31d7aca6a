import { proxy, wrap } from "comlink";
import { isProblem, type Problem } from "../../src/simulation/problem.ts";
import { beginWorker } from "../state/workers.ts";
import type { Compute, HistorySource, Progress, Stoppable, TableInfo } from "./contract.ts";
import { createSchedule } from "./schedule.ts";

/** Milliseconds that a stale question may go on. */
const patience = 2000;
/** What counts is asked to stop and does so soon; a new worker would have to read the history again. */
const grace = 1000;

/** Kinds of questions, the most pressing first. Whoever asks has a kind of their own, and is overtaken by nobody else. */
const kinds = [
  "decide",
  "example",
  "facts",
  "impact",
  "flipped",
  "allFlipped",
  "mapping",
  "propose",
  "javascript",
  "frontier",
  "knowledge",
] as const;

const stoppables: readonly Stoppable[] = ["impact", "flipped", "allFlipped", "frontier", "knowledge"];

type Kind = (typeof kinds)[number];

let worker: Worker | undefined;
let remote: Compute | undefined;

interface Held {
  readonly source: HistorySource;
  /** Told where a worker had to be ended and its history could not be read again. */
  readonly lost: (because: Problem) => void;
}

interface Loading extends Held {
  readonly tell: (progress: Progress) => void;
  readonly done: (found: TableInfo | Problem) => void;
  readonly failed: (fault: unknown) => void;
}

let ids = 0;
let held: Held | undefined;
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
  else if (held !== undefined) await readAgain(held);
}

async function readAgain(mine: Held): Promise<void> {
  const because = await problemOf(mine.source);
  if (because === undefined || held !== mine) return;
  held = undefined;
  mine.lost(because);
}

async function problemOf(source: HistorySource): Promise<Problem | undefined> {
  try {
    const found = await compute().load(
      source,
      proxy(() => {}),
    );
    return isProblem(found) ? found : undefined;
  } catch {
    return { file: source.name, reason: "these decisions had to be read again, and could not be." };
  }
}

function stop(kind: Kind): void {
  const stoppable = stoppables.find((each) => each === kind);
  if (stoppable !== undefined) void compute().stop(stoppable);
}

const schedule = createSchedule<Kind>(kinds, { patience, grace, stop, restart });

/** `undefined` where a newer question of its kind came before this one was answered. */
export function ask<Answer>(kind: Kind, question: (compute: Compute) => Promise<Answer>): Promise<Answer | undefined> {
  return schedule.ask(kind, () => question(compute()));
}

/** Reads a history in place of the one before. `lost` is told where it is gone later on. */
export function load(
  source: Omit<HistorySource, "id">,
  tell: (progress: Progress) => void,
  lost: (because: Problem) => void,
): Promise<TableInfo | Problem> {
  return new Promise((done, failed) => {
    held = undefined;
    loading = { source: { ...source, id: ++ids }, tell, lost, done, failed };
    void read(loading);
  });
}

async function read(mine: Loading): Promise<void> {
  try {
    const found = await compute().load(mine.source, proxy(mine.tell));
    if (loading === mine) {
      loading = undefined;
      if (!isProblem(found)) held = mine;
    }
    mine.done(found);
  } catch (fault) {
    if (loading === mine) loading = undefined;
    mine.failed(fault);
  }
}

export async function unload(): Promise<void> {
  held = undefined;
  loading = undefined;
  await compute().unload();
}
