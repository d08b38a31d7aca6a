/** Runs one question at a time; of each kind one waits, and a newer one takes its place. */
export interface Schedule<Kind extends string> {
  /** `undefined` where a newer question of its kind came before this one was answered. */
  readonly ask: <Answer>(kind: Kind, question: () => Promise<Answer>) => Promise<Answer | undefined>;
}

interface Asked<Kind extends string> {
  readonly kind: Kind;
  /** Gives whether there was an answer. */
  readonly begin: () => Promise<boolean>;
  /** Answered by nothing from now on. */
  readonly drop: () => void;
}

interface Running<Kind extends string> extends Asked<Kind> {
  readonly since: number;
  /** A newer one of its kind waits. */
  isStale: boolean;
  /** Stopped for a more pressing one: it is begun again after that. */
  isPutOff: boolean;
}

export interface Ending<Kind extends string> {
  /** Milliseconds that a stale question may go on. */
  readonly patience: number;
  /** Milliseconds that it is given to end early, however long it went on before. */
  readonly grace: number;
  /** Asks the work on a question to end early; it then has no answer. */
  readonly stop: (kind: Kind) => void;
  /** Ends it by force. */
  readonly restart: () => Promise<void>;
}

/**
 * `kinds` in the order in which they are begun, the most pressing first. A question is stopped when a newer one of its kind
 * waits, and ended by `restart` where it does not stop within `patience` and `grace`; it is put off for a more pressing one.
 */
export function createSchedule<Kind extends string>(
  kinds: readonly Kind[],
  { patience, grace, stop, restart }: Ending<Kind>,
): Schedule<Kind> {
  const waiting = new Map<Kind, Asked<Kind>>();
  let running: Running<Kind> | undefined;

  const next = (): void => {
    if (running !== undefined) return;
    const kind = kinds.find((each) => waiting.has(each));
    const chosen = kind === undefined ? undefined : waiting.get(kind);
    if (chosen === undefined) return;
    waiting.delete(chosen.kind);
    const mine: Running<Kind> = { ...chosen, since: Date.now(), isStale: false, isPutOff: false };
    running = mine;
    void mine.begin().then((isAnswered) => {
      if (running !== mine) return;
      running = undefined;
      if (!isAnswered && mine.isPutOff && !waiting.has(mine.kind)) waiting.set(mine.kind, chosen);
      else if (!isAnswered) mine.drop();
      next();
    });
  };

  const endStale = (mine: Running<Kind>): void => {
    mine.isStale = true;
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
      Math.max(grace, mine.since + patience - Date.now()),
    );
  };

  return {
    ask: <Answer>(kind: Kind, question: () => Promise<Answer>) =>
      new Promise<Answer | undefined>((resolve, reject) => {
        const drop = (): void => resolve(undefined);
        const begin = async (): Promise<boolean> => {
          try {
            const answer = await question();
            if (answer !== undefined) resolve(answer);
            return answer !== undefined;
          } catch (fault) {
            reject(fault);
            return true;
          }
        };
        waiting.get(kind)?.drop();
        waiting.set(kind, { kind, begin, drop });
        if (running?.kind === kind && !running.isStale) endStale(running);
        else if (running !== undefined && !running.isPutOff && kinds.indexOf(kind) < kinds.indexOf(running.kind)) {
          running.isPutOff = true;
          stop(running.kind);
        }
        next();
      }),
  };
}
