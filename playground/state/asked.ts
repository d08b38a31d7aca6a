import { effect, type ReadonlySignal, signal } from "@preact/signals";

/** The last answer to a question that changes, with the question it answers. */
export interface Answered<Question, Answer> {
  readonly last: { readonly question: Question; readonly answer: Answer } | undefined;
  /** `last` is not the answer to the present question: that one is being worked out, waits, or failed. */
  readonly stale: boolean;
}

/** Not now: the answer that is there stays, as a stale one. */
export const later = Symbol("later");

/**
 * How long a question has to stay the same before it is asked, in milliseconds: as long as the last answer took, within
 * these bounds. The first question of all is asked at once.
 */
export interface Rest {
  readonly least: number;
  readonly most: number;
}

/** What takes no longer, in milliseconds, is asked at once where no least rest is wanted. */
const quick = 30;

/**
 * Asks anew whenever the question changes. The last answer stays, marked as stale, until the next is there; without a
 * question there is no answer. `ask` gives undefined where it was overtaken, or has nothing better than the answer that is
 * there.
 */
export function asked<Question, Answer>(
  question: () => Question | typeof later | undefined,
  ask: (question: Question) => Promise<{ readonly answer: Answer } | undefined>,
  failed: (fault: unknown) => void,
  rest: Rest = { least: 0, most: 0 },
): ReadonlySignal<Answered<Question, Answer>> {
  const answered = signal<Answered<Question, Answer>>({ last: undefined, stale: false });
  let version = 0;
  let newest = 0;
  let took: number | undefined;
  let resting: ReturnType<typeof setTimeout> | undefined;
  const begin = (now: Question, mine: number): void => {
    const since = performance.now();
    ask(now).then(
      (given) => {
        if (given !== undefined) took = performance.now() - since;
        // An answer to an older version is better than a yet older one, but not what was asked.
        if (given === undefined || mine < newest) return;
        newest = mine;
        answered.value = { last: { question: now, answer: given.answer }, stale: mine !== version };
      },
      (fault) => {
        // What is shown is no answer to what was asked: it stays marked as stale.
        failed(fault);
      },
    );
  };
  effect(() => {
    const now = question();
    clearTimeout(resting);
    version++;
    const mine = version;
    if (now === undefined) {
      newest = mine;
      answered.value = { last: undefined, stale: false };
      return;
    }
    answered.value = { last: answered.peek().last, stale: true };
    if (now === later) return;
    const wait = took === undefined ? 0 : Math.min(Math.max(took > quick ? took : 0, rest.least), rest.most);
    if (wait === 0) begin(now, mine);
    else resting = setTimeout(() => begin(now, mine), wait);
  });
  return answered;
}
