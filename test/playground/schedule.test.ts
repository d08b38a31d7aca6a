import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createSchedule } from "../../playground/compute/schedule.ts";

const kinds = ["case", "impact"] as const;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function scheduled() {
  const begun: string[] = [];
  const open = new Map<string, (answer: string | undefined) => void>();
  const stopped: string[] = [];
  const restarts: string[] = [];
  const schedule = createSchedule<"case" | "impact">(kinds, {
    patience: 2000,
    grace: 300,
    stop: (kind) => stopped.push(kind),
    restart: async () => {
      restarts.push("restarted");
    },
  });
  const ask = (kind: "case" | "impact", name: string): Promise<string | undefined> =>
    schedule.ask(kind, () => {
      begun.push(name);
      return new Promise<string | undefined>((resolve) => open.set(name, resolve));
    });
  const answer = async (name: string): Promise<void> => {
    open.get(name)?.(`answer to ${name}`);
    await vi.advanceTimersByTimeAsync(0);
  };
  const giveUp = async (name: string): Promise<void> => {
    open.get(name)?.(undefined);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { ask, answer, giveUp, begun, stopped, restarts };
}

test("of the questions of a kind that wait only the newest is begun", async () => {
  const { ask, answer, begun } = scheduled();
  const [first, second, third] = [ask("impact", "1"), ask("impact", "2"), ask("impact", "3")];
  expect(await second).toBeUndefined();
  await answer("1");
  await answer("3");
  expect(await Promise.all([first, third])).toEqual(["answer to 1", "answer to 3"]);
  expect(begun).toEqual(["1", "3"]);
});

test("what is more pressing is begun first", async () => {
  const { ask, answer, begun } = scheduled();
  void ask("impact", "1");
  void ask("impact", "2");
  void ask("case", "tried");
  await answer("1");
  await answer("tried");
  expect(begun).toEqual(["1", "tried", "2"]);
});

test("a stale question is asked to stop, and ended by force where it does not", async () => {
  const { ask, answer, begun, stopped, restarts } = scheduled();
  const first = ask("impact", "1");
  await vi.advanceTimersByTimeAsync(500);
  const second = ask("impact", "2");
  expect(stopped).toEqual(["impact"]);
  await vi.advanceTimersByTimeAsync(1499);
  expect(restarts).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(restarts).toEqual(["restarted"]);
  expect(await first).toBeUndefined();
  await answer("2");
  expect(await second).toBe("answer to 2");
  await answer("1");
  expect(begun).toEqual(["1", "2"]);
});

test("a question that went on for long is not ended by force before it could stop", async () => {
  const { ask, answer, giveUp, begun, restarts } = scheduled();
  const first = ask("impact", "1");
  await vi.advanceTimersByTimeAsync(60_000);
  const second = ask("impact", "2");
  await vi.advanceTimersByTimeAsync(299);
  expect(restarts).toEqual([]);
  await giveUp("1");
  expect(await first).toBeUndefined();
  await answer("2");
  expect(await second).toBe("answer to 2");
  expect(begun).toEqual(["1", "2"]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(restarts).toEqual([]);

  void ask("impact", "3");
  await vi.advanceTimersByTimeAsync(60_000);
  void ask("impact", "4");
  await vi.advanceTimersByTimeAsync(300);
  expect(restarts).toEqual(["restarted"]);
});

test("a question is put off for a more pressing one, and begun again after it", async () => {
  const { ask, answer, giveUp, begun, stopped, restarts } = scheduled();
  const slow = ask("impact", "slow");
  const pressing = ask("case", "tried");
  expect(stopped).toEqual(["impact"]);
  await giveUp("slow");
  await answer("tried");
  expect(await pressing).toBe("answer to tried");
  expect(begun).toEqual(["slow", "tried", "slow"]);
  await answer("slow");
  expect(await slow).toBe("answer to slow");
  await vi.advanceTimersByTimeAsync(5000);
  expect(restarts).toEqual([]);
});

test("one that was put off gives way to a newer one of its kind", async () => {
  const { ask, answer, giveUp, begun } = scheduled();
  const slow = ask("impact", "slow");
  void ask("case", "tried");
  await giveUp("slow");
  const newer = ask("impact", "newer");
  expect(await slow).toBeUndefined();
  await answer("tried");
  await answer("newer");
  expect(await newer).toBe("answer to newer");
  expect(begun).toEqual(["slow", "tried", "newer"]);
});

test("a question that takes long is left alone as long as nothing newer waits", async () => {
  const { ask, answer, restarts } = scheduled();
  const first = ask("impact", "1");
  void ask("case", "tried");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(restarts).toEqual([]);
  await answer("1");
  expect(await first).toBe("answer to 1");
});

test("a fault goes to who asked, and the next question is begun", async () => {
  const schedule = createSchedule<"case">(["case"], {
    patience: 10,
    grace: 0,
    stop: () => {},
    restart: async () => {},
  });
  const failing = schedule.ask("case", () => Promise.reject(new Error("broken")));
  const next = schedule.ask("case", async () => 2);
  await expect(failing).rejects.toThrow("broken");
  expect(await next).toBe(2);
});
