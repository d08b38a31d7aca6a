import fc from "fast-check";
import { expect, test } from "vitest";
import { changeBetween } from "../../playground/state/text-change.ts";

const texts = fc.string({ unit: fc.constantFrom("a", "b", "\n", "ä", "漢", "😀", "🙂"), maxLength: 20 });

test("the change makes the one text of the other, and cuts no character", () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const change = changeBetween(before, after);
      if (change === undefined) {
        expect(before).toBe(after);
        return;
      }
      const { start, end, text } = change;
      expect(before.slice(0, start) + text + before.slice(end)).toBe(after);
      expect(text.isWellFormed() && before.slice(start, end).isWellFormed()).toBe(true);
    }),
  );
});

test("it is no larger than what differs", () => {
  expect(changeBetween("amount > 300,000", "amount > 350,000")).toEqual({ start: 10, end: 11, text: "5" });
  expect(changeBetween("aa", "aaa")).toEqual({ start: 2, end: 2, text: "a" });
});
