import { createProver } from "../prover.ts";
import type { FromProver, ToProver } from "./messages.ts";

/**
 * The loop of a thread that proves: takes questions as they come, and answers the newest of each file. `say` sends to the
 * other side. Between the steps of an answer newer questions are looked at.
 */
export function answering(say: (message: FromProver) => void): (message: ToProver) => void {
  const prove = createProver();
  const waiting = new Map<string, ToProver>();
  let isRunning = false;

  const next = (): void => {
    const [asked] = waiting.values();
    if (asked === undefined) {
      isRunning = false;
      return;
    }
    waiting.delete(asked.file);
    const { id, question } = asked;
    if (question === undefined) {
      setTimeout(next, 0);
      return;
    }
    say({ kind: "began", id });
    const answer = attempt(id, () => {
      const given = prove(question);
      say({ kind: "first", id, told: given.first });
      return given;
    });
    setTimeout(() => {
      if (answer !== undefined && !waiting.has(asked.file))
        attempt(id, () => say({ kind: "rest", id, told: answer.rest() }));
      setTimeout(next, 0);
    }, 0);
  };

  const attempt = <Result>(id: number, work: () => Result): Result | undefined => {
    try {
      return work();
    } catch (fault) {
      say({ kind: "failed", id, because: fault instanceof Error ? fault.message : String(fault) });
      return undefined;
    }
  };

  return (asked) => {
    waiting.delete(asked.file);
    waiting.set(asked.file, asked);
    if (isRunning) return;
    isRunning = true;
    setTimeout(next, 0);
  };
}
