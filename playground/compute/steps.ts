/** Milliseconds of work before others are let in. */
const turn = 8;

/** Runs work that comes in steps, and lets messages in between; undefined where it was stopped. */
export async function inTurns<Result>(
  steps: Generator<unknown, Result, void>,
  isStopped: () => boolean,
): Promise<Result | undefined> {
  let since = performance.now();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() - since < turn) continue;
    await othersFirst();
    if (isStopped()) return undefined;
    since = performance.now();
  }
}

/** A timer would wait for longer than there are messages. */
function othersFirst(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const resume = (): void => {
      port1.close();
      resolve();
    };
    port1.addEventListener("message", resume, { once: true });
    port1.start();
    port2.postMessage(undefined);
  });
}
