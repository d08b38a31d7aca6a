import { signal } from "@preact/signals";
import { expect, test, vi } from "vitest";
import { asked, later } from "../../playground/state/asked.ts";

/** Answers that are given when the test says so. */
function byHand() {
  const open = new Map<string, { give: (answer: string | undefined) => void; fail: () => void }>();
  const begun: string[] = [];
  const ask = (question: string): Promise<{ readonly answer: string } | undefined> => {
    begun.push(question);
    return new Promise((resolve, reject) =>
      open.set(question, {
        give: (answer) => resolve(answer === undefined ? undefined : { answer }),
        fail: () => reject(new Error(question)),
      }),
    );
  };
  const then = async (question: string, what: "answered" | "overtaken" | "failed"): Promise<void> => {
    const found = open.get(question);
    if (what === "failed") found?.fail();
    else found?.give(what === "answered" ? `to ${question}` : undefined);
    await new Promise((done) => setTimeout(done));
  };
  return { ask, begun, then };
}

function shownFor(first: string | typeof later | undefined) {
  const question = signal(first);
  const hand = byHand();
  const failed = vi.fn();
  const answered = asked(() => question.value, hand.ask, failed);
  const shown = () => [answered.value.last?.question, answered.value.last?.answer, answered.value.stale];
  return { question, failed, shown, ...hand };
}

test("an answer is fresh as long as its question is asked, then stale until the next is there", async () => {
  const { question, shown, then } = shownFor("one");
  expect(shown()).toEqual([undefined, undefined, true]);
  await then("one", "answered");
  expect(shown()).toEqual(["one", "to one", false]);
  question.value = "two";
  expect(shown()).toEqual(["one", "to one", true]);
  await then("two", "answered");
  expect(shown()).toEqual(["two", "to two", false]);
});

test("after a fault what is shown stays stale: it answers an earlier question", async () => {
  const { question, shown, then, failed } = shownFor("one");
  await then("one", "answered");
  question.value = "two";
  await then("two", "failed");
  expect(failed).toHaveBeenCalledOnce();
  expect(shown()).toEqual(["one", "to one", true]);
  question.value = "three";
  await then("three", "answered");
  expect(shown()).toEqual(["three", "to three", false]);
});

test("an older answer never takes the place of a newer one, nor looks like one", async () => {
  const { question, shown, then } = shownFor("one");
  question.value = "two";
  question.value = "three";
  await then("two", "answered");
  expect(shown()).toEqual(["two", "to two", true]);
  await then("one", "answered");
  expect(shown()).toEqual(["two", "to two", true]);
  await then("three", "overtaken");
  expect(shown()).toEqual(["two", "to two", true]);
});

test("what is to be asked later keeps the last answer as a stale one; without a question there is none", async () => {
  const { question, shown, then, begun } = shownFor("one");
  await then("one", "answered");
  question.value = later;
  expect(shown()).toEqual(["one", "to one", true]);
  question.value = undefined;
  expect(shown()).toEqual([undefined, undefined, false]);
  question.value = "two";
  question.value = undefined;
  await then("two", "answered");
  expect(shown()).toEqual([undefined, undefined, false]);
  expect(begun).toEqual(["one", "two"]);
});

test("a question that rests is asked once, as it is in the end", async () => {
  vi.useFakeTimers();
  try {
    const question = signal("one");
    const begun: string[] = [];
    const ask = async (now: string) => {
      begun.push(now);
      return { answer: now };
    };
    const answered = asked(
      () => question.value,
      ask,
      () => {},
      { least: 50, most: 100 },
    );
    await vi.advanceTimersByTimeAsync(0);
    for (const text of ["o", "on", "one more"]) {
      question.value = text;
      await vi.advanceTimersByTimeAsync(20);
    }
    expect(begun).toEqual(["one"]);
    await vi.advanceTimersByTimeAsync(50);
    expect(begun).toEqual(["one", "one more"]);
    expect(answered.value).toEqual({ last: { question: "one more", answer: "one more" }, stale: false });
  } finally {
    vi.useRealTimers();
  }
});
