import { expect, test } from "vitest";
import { readVersion } from "../../../playground/state/versions.ts";

const texts = [{ path: "a.signoff", text: "x > 1 → review by a\n" }];

test("a version comes back as it was kept, with its folder where it has one", () => {
  const version = { id: 1, title: "first", at: 12, texts };
  expect(readVersion({ ...version, more: 1 })).toEqual(version);
  expect(readVersion({ ...version, folder: "ab12" })).toEqual({ ...version, folder: "ab12" });
});

test.each([
  [null],
  ["text"],
  [{}],
  [{ id: "1", title: "first", at: 12, texts }],
  [{ id: 1, title: "first", texts }],
  [{ id: 1, title: "first", at: 12, texts: [] }],
  [{ id: 1, title: "first", at: 12, texts: [{ path: "../a.signoff", text: "" }] }],
])("what is no version is left out, and hides no other: %j", (stored) => {
  expect(readVersion(stored)).toBeUndefined();
});
