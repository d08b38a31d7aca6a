import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { askingOver, type ProverThread } from "../../src/server/proving/asking.ts";
import type { FromProver, ToProver } from "../../src/server/proving/messages.ts";
import type { Question } from "../../src/server/proving/question.ts";

/** Threads that do what the test says, and the talk with each. */
function threads() {
  const begun: {
    asked: ToProver[];
    ended: boolean;
    say: (message: FromProver) => void;
    break: (because: string) => void;
  }[] = [];
  const start = (say: (message: FromProver) => void, broke: (because: string) => void): ProverThread => {
    const thread = { asked: [] as ToProver[], ended: false, say, break: broke };
    begun.push(thread);
    return {
      ask: (message) => thread.asked.push(message),
      end: () => {
        thread.ended = true;
      },
    };
  };
  return { begun, start };
}

const question = (file: string, text: string): Question => ({
  main: { file, text },
  files: new Map(),
  allowOutside: false,
  required: [],
});

/** What came of a question, in order. */
function noting(log: string[], name: string) {
  return {
    proven: (told: readonly unknown[], step: string) => void log.push(`${name} ${step} ${told.length}`),
    failed: (because: string) => void log.push(`${name} failed: ${because}`),
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("no thread is begun before there is a question, and one is enough", () => {
  const { begun, start } = threads();
  const asking = askingOver(start);
  expect(begun).toHaveLength(0);
  const log: string[] = [];
  asking.ask(question("a", "1"), noting(log, "a1"));
  asking.ask(question("b", "1"), noting(log, "b1"));
  expect(begun).toHaveLength(1);
  expect(begun[0]?.asked.map(({ file }) => file)).toEqual(["a", "b"]);
});

test("an answer to a question that a newer one has overtaken is dropped, in either step", () => {
  const { begun, start } = threads();
  const asking = askingOver(start);
  const log: string[] = [];
  asking.ask(question("a", "1"), noting(log, "a1"));
  const [thread] = begun;
  const [first] = thread?.asked ?? [];
  thread?.say({ kind: "began", id: first?.id ?? 0 });
  thread?.say({ kind: "first", id: first?.id ?? 0, told: [] });
  asking.ask(question("a", "2"), noting(log, "a2"));
  const second = thread?.asked.at(-1)?.id ?? 0;
  thread?.say({ kind: "rest", id: first?.id ?? 0, told: [] });
  thread?.say({ kind: "first", id: first?.id ?? 0, told: [] });
  thread?.say({ kind: "began", id: second });
  thread?.say({ kind: "first", id: second, told: [] });
  thread?.say({ kind: "rest", id: second, told: [] });
  thread?.say({ kind: "rest", id: second, told: [] });
  expect(log).toEqual(["a1 first 0", "a2 first 0", "a2 rest 0"]);
});

test("a thread at work on a stale question for more than two seconds is ended, and the newest question of each file asked anew", () => {
  const { begun, start } = threads();
  const asking = askingOver(start);
  const log: string[] = [];
  asking.ask(question("a", "1"), noting(log, "a1"));
  const first = begun[0]?.asked[0]?.id ?? 0;
  begun[0]?.say({ kind: "began", id: first });
  vi.advanceTimersByTime(1500);
  asking.ask(question("b", "1"), noting(log, "b1"));
  asking.ask(question("a", "2"), noting(log, "a2"));
  vi.advanceTimersByTime(400);
  expect(begun[0]?.ended).toBe(false);
  vi.advanceTimersByTime(200);
  expect(begun[0]?.ended).toBe(true);
  expect(begun).toHaveLength(2);
  expect(begun[1]?.asked.map(({ question: asked }) => `${asked?.main.file}${asked?.main.text}`)).toEqual(["b1", "a2"]);
  begun[0]?.say({ kind: "first", id: first, told: [] });
  begun[1]?.say({ kind: "first", id: begun[1].asked[1]?.id ?? 0, told: [] });
  expect(log).toEqual(["a2 first 0"]);
});

test("a thread that was ended leaves the next one twice the time, until an answer comes", () => {
  const { begun, start } = threads();
  const asking = askingOver(start);
  const log: string[] = [];
  const asked = (text: string): void => asking.ask(question("a", text), noting(log, `a${text}`));
  const work = (): void => begun.at(-1)?.say({ kind: "began", id: begun.at(-1)?.asked.at(-1)?.id ?? 0 });
  asked("1");
  work();
  asked("2");
  vi.advanceTimersByTime(2100);
  expect(begun).toHaveLength(2);
  work();
  asked("3");
  vi.advanceTimersByTime(3900);
  expect(begun).toHaveLength(2);
  vi.advanceTimersByTime(200);
  expect(begun).toHaveLength(3);
  work();
  begun[2]?.say({ kind: "rest", id: begun[2].asked.at(-1)?.id ?? 0, told: [] });
  asked("4");
  vi.advanceTimersByTime(1000);
  work();
  asked("5");
  vi.advanceTimersByTime(2100);
  expect(begun).toHaveLength(4);
  expect(log).toEqual(["a3 rest 0"]);
});

test("a question that is still wanted may take as long as it takes", () => {
  const { begun, start } = threads();
  const asking = askingOver(start);
  const log: string[] = [];
  asking.ask(question("a", "1"), noting(log, "a1"));
  const id = begun[0]?.asked[0]?.id ?? 0;
  begun[0]?.say({ kind: "began", id });
  vi.advanceTimersByTime(60_000);
  begun[0]?.say({ kind: "first", id, told: [] });
  expect([begun.length, log]).toEqual([1, ["a1 first 0"]]);
});

test("a thread that moved on by itself is not ended", () => {
  const { begun, start } = threads();
  const asking = askingOver(start);
  const log: string[] = [];
  asking.ask(question("a", "1"), noting(log, "a1"));
  begun[0]?.say({ kind: "began", id: begun[0].asked[0]?.id ?? 0 });
  asking.ask(question("a", "2"), noting(log, "a2"));
  vi.advanceTimersByTime(1000);
  begun[0]?.say({ kind: "began", id: begun[0].asked[1]?.id ?? 0 });
  vi.advanceTimersByTime(10_000);
  expect(begun.map(({ ended }) => ended)).toEqual([false]);
});

test("a thread that breaks: its question has failed and is not asked again, the others are", () => {
  const { begun, start } = threads();
  const asking = askingOver(start);
  const log: string[] = [];
  asking.ask(question("a", "1"), noting(log, "a1"));
  asking.ask(question("b", "1"), noting(log, "b1"));
  begun[0]?.say({ kind: "began", id: begun[0].asked[0]?.id ?? 0 });
  begun[0]?.break("out of memory");
  expect(log).toEqual(["a1 failed: out of memory"]);
  expect(begun[1]?.asked.map(({ file }) => file)).toEqual(["b"]);
  begun[0]?.break("again");
  begun[1]?.break("at once");
  expect(log).toEqual(["a1 failed: out of memory", "b1 failed: at once"]);
  expect(begun).toHaveLength(2);
});

test("a fault in one question is told, and the thread goes on", () => {
  const { begun, start } = threads();
  const asking = askingOver(start);
  const log: string[] = [];
  asking.ask(question("a", "1"), noting(log, "a1"));
  begun[0]?.say({ kind: "failed", id: begun[0].asked[0]?.id ?? 0, because: "a bug" });
  asking.ask(question("a", "2"), noting(log, "a2"));
  begun[0]?.say({ kind: "first", id: begun[0].asked[1]?.id ?? 0, told: [] });
  expect([begun.length, log]).toEqual([1, ["a1 failed: a bug", "a2 first 0"]]);
});

test("a policy that was closed is not asked about any more", () => {
  const { begun, start } = threads();
  const asking = askingOver(start);
  const log: string[] = [];
  asking.drop("never asked");
  asking.ask(question("a", "1"), noting(log, "a1"));
  asking.drop("a");
  expect(begun[0]?.asked.map(({ question: asked }) => asked?.main.text)).toEqual(["1", undefined]);
  begun[0]?.say({ kind: "first", id: begun[0].asked[0]?.id ?? 0, told: [] });
  asking.end();
  expect([log, begun[0]?.ended]).toEqual([[], true]);
});

test("the first text is asked about at once, later ones once they have not changed for as long as an answer takes", () => {
  const { begun, start } = threads();
  const asking = askingOver(start);
  const log: string[] = [];
  const texts = (): readonly (string | undefined)[] => begun[0]?.asked.map((each) => each.question?.main.text) ?? [];
  const answer = (milliseconds: number): void => {
    const id = begun[0]?.asked.at(-1)?.id ?? 0;
    begun[0]?.say({ kind: "began", id });
    begun[0]?.say({ kind: "first", id, told: [] });
    vi.advanceTimersByTime(milliseconds);
    begun[0]?.say({ kind: "rest", id, told: [] });
  };
  asking.ask(question("a", "1"), noting(log, "a1"));
  answer(5);
  asking.ask(question("a", "2"), noting(log, "a2"));
  expect(texts()).toEqual(["1"]);
  vi.advanceTimersByTime(50);
  answer(500);
  asking.ask(question("a", "3"), noting(log, "a3"));
  vi.advanceTimersByTime(400);
  asking.ask(question("a", "4"), noting(log, "a4"));
  asking.ask(question("b", "1"), noting(log, "b1"));
  vi.advanceTimersByTime(400);
  expect(texts()).toEqual(["1", "2", "1"]);
  vi.advanceTimersByTime(200);
  expect(texts()).toEqual(["1", "2", "1", "4"]);
  asking.drop("a");
  expect(texts()).toEqual(["1", "2", "1", "4", undefined]);
  asking.ask(question("a", "5"), noting(log, "a5"));
  vi.advanceTimersByTime(400);
  expect(texts()).toHaveLength(5);
  asking.drop("a");
  vi.advanceTimersByTime(5000);
  expect(texts()).toHaveLength(5);
  asking.close("a");
  asking.ask(question("a", "6"), noting(log, "a6"));
  expect(texts().slice(5)).toEqual(["6"]);
  asking.end();
});
