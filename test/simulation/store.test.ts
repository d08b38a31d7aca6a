import { expect, test } from "vitest";
import { createStore } from "../../src/simulation/columns/store.ts";

test("what was not used for longest goes first, and only when it is too much", () => {
  const { shelf, trim } = createStore(3000);
  const texts = shelf<string>(() => 700);
  for (const key of ["a", "b", "c", "d"]) texts.put(key, key.toUpperCase());
  const kept = (): readonly string[] => ["a", "b", "c", "d", "e"].filter((key) => texts.has(key));
  trim();
  trim();
  expect(kept()).toEqual(["a", "b", "c", "d"]);
  expect(texts.get("a")).toBe("A");
  trim();
  expect(kept()).toEqual(["a", "c", "d"]);
  texts.put("e", "E");
  trim();
  expect(kept()).toEqual(["a", "d", "e"]);
  expect(texts.get("b")).toBe(undefined);
});

test("nothing goes that was used since the call before last, however much it is", () => {
  const { shelf, trim } = createStore(0);
  const texts = shelf<string>(() => 1e9);
  texts.put("a", "A");
  texts.put("a", "again");
  trim();
  texts.put("b", "B");
  trim();
  expect([texts.has("a"), texts.has("b")]).toEqual([true, true]);
  trim();
  expect([texts.has("a"), texts.has("b")]).toEqual([false, true]);
});
