import { effect, type ReadonlySignal, signal } from "@preact/signals";

/** The last answer to a question that changes; `stale` while the answer to the present one is being worked out. */
export interface Answered<Answer> {
  readonly answer: Answer | undefined;
  readonly stale: boolean;
}

/** Not now: the answer there is stays, as a stale one. */
export const later = Symbol("later");

/**
 * Asks anew whenever the question changes. The last answer stays, marked as stale, until the next is there; without a
 * question there is no answer. `ask` gives undefined where it was overtaken.
 */
export function asked<Question, Answer>(
  question: () => Question | typeof later | undefined,
  ask: (question: Question) => Promise<{ readonly answer: Answer } | undefined>,
  failed: (fault: unknown) => void,
): ReadonlySignal<Answered<Answer>> {
  const answered = signal<Answered<Answer>>({ answer: undefined, stale: false });
  let version = 0;
  effect(() => {
    const now = question();
    version++;
    const mine = version;
    if (now === undefined) {
      answered.value = { answer: undefined, stale: false };
      return;
    }
    answered.value = { answer: answered.peek().answer, stale: true };
    if (now === later) return;
    ask(now).then(
      (given) => {
        // An answer to an older version is better than a yet older one, but not what was asked.
        if (given !== undefined && answered.peek().stale) answered.value = { ...given, stale: mine !== version };
      },
      (fault) => {
        if (mine === version) answered.value = { answer: answered.peek().answer, stale: false };
        failed(fault);
      },
    );
  });
  return answered;
}
