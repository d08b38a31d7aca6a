import fc from "fast-check";
import { expect, test } from "vitest";
import { redo, startTimeline, step, undo } from "../../playground/state/timeline.ts";

test("what is typed within a second is one step, a mend is one of its own", () => {
  const typed = ["a", "ab", "abc"].reduce(
    (timeline, text, at) => step(timeline, text, { name: "typing", at: at * 300, joins: true }),
    startTimeline(""),
  );
  const mended = step(typed, "abd", { name: "mend", at: 700 });
  expect(mended.past.map(({ name }) => name)).toEqual(["typing", "mend"]);
  expect(undo(mended).present).toBe("abc");
  expect(undo(undo(mended)).present).toBe("");
});

test("typing after a pause, and typing after an undo, begin a step", () => {
  const one = step(startTimeline(""), "a", { name: "typing", at: 0, joins: true });
  expect(step(one, "ab", { name: "typing", at: 5000, joins: true }).past).toHaveLength(2);
  const back = undo(step(one, "ab", { name: "typing", at: 5000, joins: true }));
  expect(step(back, "ac", { name: "typing", at: 5100, joins: true }).past).toHaveLength(2);
});

test("a change takes away what could have been done again, and no change takes nothing", () => {
  const back = undo(step(startTimeline(0), 1, { name: "one", at: 0 }));
  expect(step(back, 0, { name: "none", at: 1 })).toBe(back);
  expect(redo(step(back, 2, { name: "two", at: 1 })).present).toBe(2);
});

test("undo and redo lead through the same states, whatever the steps", () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { maxLength: 40 }), (states) => {
      let timeline = startTimeline<number>(-1);
      const seen = [timeline.present];
      for (const [at, state] of states.entries()) {
        const next = step(timeline, state, { name: `step ${at}`, at });
        if (next !== timeline) seen.push(state);
        timeline = next;
      }
      const back: number[] = [timeline.present];
      for (let before = undo(timeline); before !== timeline; before = undo(timeline)) {
        timeline = before;
        back.push(timeline.present);
      }
      expect(back.reverse()).toEqual(seen);
      const forth: number[] = [timeline.present];
      for (let after = redo(timeline); after !== timeline; after = redo(timeline)) {
        timeline = after;
        forth.push(timeline.present);
      }
      expect(forth).toEqual(seen);
    }),
    { numRuns: 100 },
  );
});
