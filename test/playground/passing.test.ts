import { expect, test } from "vitest";
import { passingWords } from "../../playground/panel/passing-words.ts";
import { inForceUntil } from "../../playground/state/in-force-until.ts";

test("what passes is told in whole sentences, of one and of many", () => {
  const words = (decisions: number, foundLater: number): string => {
    const found = passingWords({ decisions, foundLater, unseen: decisions - foundLater });
    return found === undefined ? "" : `${found.count} pass that ${found.known}. ${found.later}`;
  };
  expect(words(0, 0)).toBe("");
  expect(words(1, 0)).toBe("one decision pass that is known to be wrong. Nobody sees it.");
  expect(words(1244, 20)).toBe("1,244 decisions pass that are known to be wrong. 20 would be found later.");
});

test("what was in force is named by the moment until which it was", () => {
  expect(inForceUntil(new Date(2026, 10, 21, 23, 50))).toBe("In force until 21 Nov 2026, 23:50");
});
