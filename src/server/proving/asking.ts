import type { Told } from "../told.ts";
import type { FromProver, ToProver } from "./messages.ts";
import type { Question } from "./question.ts";

/** A thread that proves, as the side that asks sees it. */
export interface ProverThread {
  readonly ask: (message: ToProver) => void;
  readonly end: () => void;
}

/** Begins a thread; `broke` where it ended by itself. */
export type StartProver = (heard: (message: FromProver) => void, broke: (because: string) => void) => ProverThread;

/** What came of a question; nothing comes of one that a newer one has overtaken. */
export interface Asked {
  readonly proven: (told: readonly Told[], step: "first" | "rest") => void;
  readonly failed: (because: string) => void;
}

export interface Asking {
  /** About one version of a file; the question before is stale from now on. */
  readonly ask: (question: Question, asked: Asked) => void;
  /** Nothing is to be found out of the version that there is now. */
  readonly drop: (file: string) => void;
  readonly close: (file: string) => void;
  readonly end: () => void;
}

/** Milliseconds that work on a stale question may take before its thread is ended; twice as many after each that was. */
const longest = 2000;
const mostPatience = 8 * longest;

/**
 * Milliseconds that a text has to rest before it is asked about anew: as long as the last answer took, within these bounds.
 * What a key says at once comes first, and what takes long would hardly be done before the next.
 */
const leastRest = 40;
const longestRest = 800;

interface Outstanding extends Asked {
  readonly file: string;
  readonly question: Question;
}

/** Asks a thread that proves, which is begun when it is first needed, and anew where it breaks or hangs on a stale question. */
export function askingOver(start: StartProver, now: () => number = Date.now): Asking {
  /** By id. A file has one at most. */
  const outstanding = new Map<number, Outstanding>();
  const idOf = new Map<string, number>();
  /** Questions about texts that are being typed, by file. */
  const resting = new Map<string, ReturnType<typeof setTimeout>>();
  /** Milliseconds that the work on the last version of a file took. */
  const took = new Map<string, number>();
  let thread: ProverThread | undefined;
  let generation = 0;
  let lastId = 0;
  let patience = longest;
  let running: { readonly id: number; readonly since: number } | undefined;
  let impatience: ReturnType<typeof setTimeout> | undefined;

  const threadNow = (): ProverThread => {
    if (thread !== undefined) return thread;
    generation += 1;
    const own = generation;
    thread = start(
      (message) => {
        if (own === generation) hear(message);
      },
      (because) => {
        if (own === generation) broke(because);
      },
    );
    return thread;
  };

  const hear = (message: FromProver): void => {
    const one = outstanding.get(message.id);
    if (message.kind === "began") {
      running = { id: message.id, since: now() };
      if (one === undefined) grow();
      return;
    }
    const since = running?.id === message.id ? running.since : undefined;
    if (since !== undefined && message.kind !== "first") {
      running = undefined;
      patience = longest;
      if (one !== undefined) took.set(one.file, now() - since);
    }
    if (one === undefined) return;
    switch (message.kind) {
      case "first":
        one.proven(message.told, message.kind);
        return;
      case "rest":
        settle(message.id, one.file);
        one.proven(message.told, message.kind);
        return;
      case "failed":
        settle(message.id, one.file);
        one.failed(message.because);
    }
  };

  const settle = (id: number, file: string): void => {
    outstanding.delete(id);
    if (idOf.get(file) === id) idOf.delete(file);
  };

  /** The question that broke the thread is not asked again, the others are. */
  const broke = (because: string): void => {
    const culprit = running?.id ?? [...outstanding.keys()][0];
    stop();
    const one = culprit === undefined ? undefined : outstanding.get(culprit);
    if (culprit !== undefined && one !== undefined) {
      settle(culprit, one.file);
      one.failed(because);
    }
    resend();
  };

  const stop = (): void => {
    generation += 1;
    running = undefined;
    clearTimeout(impatience);
    impatience = undefined;
    thread = undefined;
  };

  const resend = (): void => {
    for (const [id, { file, question }] of outstanding) if (!resting.has(file)) threadNow().ask({ file, id, question });
  };

  const wake = (file: string): void => {
    clearTimeout(resting.get(file));
    resting.delete(file);
  };

  /** Waits for a thread at work on a stale question, but not for ever. */
  const grow = (): void => {
    const { id, since } = running ?? { id: -1, since: 0 };
    if (id < 0 || outstanding.has(id) || impatience !== undefined) return;
    impatience = setTimeout(
      () => {
        impatience = undefined;
        if (running?.id !== id || outstanding.size === 0) return grow();
        thread?.end();
        stop();
        patience = Math.min(2 * patience, mostPatience);
        for (const { file } of outstanding.values()) took.set(file, longest);
        resend();
      },
      Math.max(0, since + patience - now()),
    );
  };

  const forget = (file: string): number | undefined => {
    const old = idOf.get(file);
    if (old !== undefined) settle(old, file);
    wake(file);
    return old;
  };

  const drop = (file: string): void => {
    const isAsked = !resting.has(file);
    if (forget(file) === undefined || !isAsked) return;
    lastId += 1;
    thread?.ask({ file, id: lastId });
  };

  return {
    ask: (question, asked) => {
      const { file } = question.main;
      forget(file);
      lastId += 1;
      const id = lastId;
      outstanding.set(id, { ...asked, file, question });
      idOf.set(file, id);
      const send = (): void => {
        wake(file);
        threadNow().ask({ file, id, question });
        grow();
      };
      const last = took.get(file);
      if (last === undefined) return send();
      resting.set(file, setTimeout(send, Math.min(Math.max(last, leastRest), longestRest)));
    },
    drop,
    close: (file) => {
      drop(file);
      took.delete(file);
    },
    end: () => {
      for (const file of resting.keys()) wake(file);
      outstanding.clear();
      idOf.clear();
      thread?.end();
      stop();
    },
  };
}
