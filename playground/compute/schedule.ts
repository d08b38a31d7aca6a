/** Runs one question at a time; of each kind one waits, and a newer one takes its place. */
export interface Schedule<Kind extends string> {
  /** `undefined` where a newer question of its kind came before this one was answered. */
  readonly ask: <Answer>(kind: Kind, question: () => Promise<Answer>) => Promise<Answer | undefined>;
}

interface Waiting<Kind extends string> {
  readonly kind: Kind;
  readonly begin: () => Promise<void>;
  readonly drop: () => void;
}

export interface Ending<Kind extends string> {
  /** Milliseconds that a stale question may go on. */
  readonly patience: number;
  /** Asks the work on a question to end early. */
  readonly stop: (kind: Kind) => void;
  /** Ends it by force. */
  readonly restart: () => Promise<void>;
}

/**
 * `kinds` in the order in which they are begun. A question is stopped when a newer one of its kind waits, and ended by `restart`
 * where it does not stop within `patience`.
 */
export function createSchedule<Kind extends string>(
  kinds: readonly Kind[],
  { patience, stop, restart }: Ending<Kind>,
): Schedule<Kind> {
  const waiting = new Map<Kind, Waiting<Kind>>();
  let running: { readonly kind: Kind; readonly since: number; readonly drop: () => void; stale: boolean } | undefined;

  const next = (): void => {
    if (running !== undefined) return;
    const kind = kinds.find((each) => waiting.has(each));
    const chosen = kind === undefined ? undefined : waiting.get(kind);
    if (chosen === undefined) return;
    waiting.delete(chosen.kind);
    const mine = { kind: chosen.kind, since: Date.now(), drop: chosen.drop, stale: false };
    running = mine;
    const done = (): void => {
      if (running !== mine) return;
      running = undefined;
      next();
    };
    chosen.begin().then(done, done);
  };

  /** Ends what runs once it is stale for good. */
  const watch = (): void => {
    const mine = running;
    if (mine === undefined || mine.stale) return;
    mine.stale = true;
    stop(mine.kind);
    setTimeout(
      () => {
        if (running !== mine) return;
        mine.drop();
        restart().finally(() => {
          running = undefined;
          next();
        });
      },
      Math.max(0, mine.since + patience - Date.now()),
    );
  };

  return {
    ask: <Answer>(kind: Kind, question: () => Promise<Answer>) =>
      new Promise<Answer | undefined>((resolve, reject) => {
        let dropped = false;
        const drop = (): void => {
          dropped = true;
          resolve(undefined);
        };
        const begin = async (): Promise<void> => {
          try {
            const answer = await question();
            if (!dropped) resolve(answer);
          } catch (fault) {
            if (!dropped) reject(fault);
          }
        };
        waiting.get(kind)?.drop();
        waiting.set(kind, { kind, begin, drop });
        if (running?.kind === kind) watch();
        next();
      }),
  };
}
