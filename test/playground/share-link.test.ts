import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { fragmentOf, type Shared, sharedIn } from "../../playground/state/share-link.ts";

function fragmentWith(value: unknown): string {
  return `v1.${deflateRawSync(JSON.stringify(value)).toString("base64url")}`;
}

test("what a link holds comes back, whatever the text; lines end plainly", async () => {
  const part = fc.string({ minLength: 1 }).map((each) => each.replaceAll(/[.\\/\p{Cc}]/gu, "-"));
  const path = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join("/"));
  const text = fc.record({ path, text: fc.string({ unit: "binary" }) });
  const policy = fc.tuple(text, text);
  const shared = fc.record({ draft: policy, live: policy, history: fc.string() }, { requiredKeys: ["draft"] });
  await fc.assert(
    fc.asyncProperty(shared, async (given) => {
      const wellFormed = JSON.parse(JSON.stringify(given).toWellFormed()) as Shared;
      const withPlainLineEnds = (key: string, value: unknown): unknown =>
        key === "text" ? String(value).replaceAll(/\r\n?/g, "\n") : value;
      const expected: unknown = JSON.parse(JSON.stringify(wellFormed), withPlainLineEnds);
      expect(await sharedIn(`#${await fragmentOf(wellFormed)}`)).toEqual(expected);
    }),
    { numRuns: 50 },
  );
});

test("a link holds a policy and nothing else", async () => {
  const given = { draft: [{ path: "a.signoff", text: "x", rows: [1] }], table: [[1]], mapping: {} };
  expect(await sharedIn(fragmentWith(given))).toEqual({ draft: [{ path: "a.signoff", text: "x" }] });
});

test("a link of a later form is told from one that is broken", async () => {
  expect(await sharedIn("#v2.AAAA")).toBe("newer");
});

test("a fragment of somebody else is no link of ours", async () => {
  expect(await sharedIn("")).toBeUndefined();
  expect(await sharedIn("#main")).toBeUndefined();
});

test.each([
  ["cut off", async () => (await fragmentOf({ draft: [{ path: "a", text: "long enough to be cut" }] })).slice(0, -6)],
  ["not packed", async () => "v1.AAAA"],
  ["not base64", async () => "v1.%%%"],
  ["not JSON", async () => `v1.${deflateRawSync("{").toString("base64url")}`],
  ["without a policy", async () => fragmentWith({ draft: [] })],
  ["a list instead", async () => fragmentWith([1])],
  ["a text that is a number", async () => fragmentWith({ draft: [{ path: "a", text: 1 }] })],
  [
    "its policy inherited",
    async () => `v1.${deflateRawSync('{"__proto__":{"draft":[{"path":"a","text":"b"}]}}').toString("base64url")}`,
  ],
  [
    "far too many files",
    async () => fragmentWith({ draft: Array.from({ length: 101 }, () => ({ path: "a", text: "" })) }),
  ],
  ["a bomb", async () => fragmentWith({ draft: [{ path: "a", text: "0".repeat(30_000_000) }] })],
  ["a path from the root", async () => fragmentWith({ draft: [{ path: "/a.signoff", text: "" }] })],
  ["a path out of the folder", async () => fragmentWith({ draft: [{ path: "a/../../b.signoff", text: "" }] })],
  ["half a character in a path", async () => fragmentWith({ draft: [{ path: "\ud800.signoff", text: "" }] })],
  ["half a character in a text", async () => fragmentWith({ draft: [{ path: "a.signoff", text: "\ud800" }] })],
])("a broken link is told: %s", async (_, made) => {
  expect(await sharedIn(await made())).toBe("broken");
});
