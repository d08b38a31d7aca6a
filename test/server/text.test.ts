import fc from "fast-check";
import { expect, test } from "vitest";
import { plainPath, plainUri } from "../../src/server/text/addresses.ts";
import { openDocuments } from "../../src/server/text/documents.ts";
import { shifted, shiftedTold } from "../../src/server/text/shift.ts";
import type { Told } from "../../src/server/told.ts";
import { workerFiles } from "../../src/server/worker-files.ts";

test("a place moves with the words around it, and is lost where they are touched", () => {
  const text = fc.string({ minLength: 5, maxLength: 40 });
  const at = fc.nat({ max: 40 });
  fc.assert(
    fc.property(text, at, at, at, at, fc.string({ maxLength: 5 }), (before, a, b, c, d, put) => {
      const clip = (offset: number) => Math.min(offset, before.length);
      const [start, end] = [clip(Math.min(a, b)), clip(Math.max(a, b))];
      const [from, to] = [clip(Math.min(c, d)), clip(Math.max(c, d))];
      const after = before.slice(0, from) + put + before.slice(to);
      const moved = shifted({ file: "f", start, end }, { file: "f", start: from, end: to, length: put.length });
      const isTouched = end >= from && start <= to;
      expect(moved === undefined).toBe(isTouched);
      if (moved !== undefined) expect(after.slice(moved.start, moved.end)).toBe(before.slice(start, end));
    }),
  );
});

test("what was told before an edit keeps its place, loses related places that were touched, and offers no mends", () => {
  const span = (start: number, end: number, file = "a") => ({ file, start, end });
  const related = [
    { span: span(2, 4), message: "before" },
    { span: span(10, 12), message: "touched" },
    { span: span(10, 12, "b"), message: "elsewhere" },
  ];
  const one: Told = {
    code: "rules/overlap",
    severity: "warning",
    span: span(20, 25),
    message: "m",
    related,
    mends: [{ title: "t", edits: [] }],
  };
  const [moved] = shiftedTold([one], { file: "a", start: 10, end: 11, length: 4 });
  expect(moved).toEqual({ ...one, span: span(23, 28), mends: [], related: [related[0], related[2]] });
  expect(shiftedTold([one], { file: "a", start: 22, end: 22, length: 1 })).toEqual([]);
});

test("documents change as editors change them, whatever the line ends", () => {
  const edit = fc.record({
    from: fc.nat({ max: 30 }),
    to: fc.nat({ max: 30 }),
    put: fc.string({ unit: fc.constantFrom("a", "\n", "\r\n", "\r", "😀", "\u2028"), maxLength: 4 }),
  });
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("a", "b", "\n", "\r\n", "\r", "é", "😀"), maxLength: 30 }),
      fc.array(edit, { maxLength: 4 }),
      (text, edits) => {
        const documents = openDocuments((uri) => uri);
        documents.open({ uri: "u", languageId: "signoff", version: 1, text });
        let expected = text;
        for (const { from, to, put } of edits) {
          const document = documents.at("u")?.text;
          const [start, end] = [Math.min(from, to, expected.length), Math.min(Math.max(from, to), expected.length)];
          const range = { start: document?.positionAt(start), end: document?.positionAt(end) };
          const [a, b] = [document?.offsetAt(range.start as never) ?? 0, document?.offsetAt(range.end as never) ?? 0];
          documents.change("u", [{ range: range as never, text: put }], 2);
          expected = expected.slice(0, a) + put + expected.slice(b);
        }
        expect(documents.at("u")?.text.getText()).toBe(expected);
      },
    ),
  );
});

test("a text too long for a policy is refused, and no longer held", () => {
  const documents = openDocuments((uri) => uri);
  const long = "x".repeat(17 * 1024 * 1024);
  expect(() => documents.open({ uri: "u", languageId: "signoff", version: 1, text: long })).toThrow("too long");
  documents.open({ uri: "u", languageId: "signoff", version: 1, text: "a" });
  expect(() => documents.change("u", [{ text: long }], 2)).toThrow("too long");
  expect(documents.at("u")).toBeUndefined();
});

test.each([
  ["file:///credit/credit.signoff", "/credit/credit.signoff"],
  ["file:///a%20b/%C3%BC.signoff", "/a b/ü.signoff"],
  ["inmemory://model/1", "/1"],
  ["untitled:Untitled-1", "Untitled-1"],
  ["nothing", "nothing"],
  ["file:///%E0%A4%A", "/%E0%A4%A"],
])("the path of %s in a page is %s", (uri, path) => {
  expect(plainPath(uri)).toBe(path);
});

test("a path comes back from its address", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.string({ unit: "grapheme", minLength: 1 }).filter((part) => !part.includes("/") && part.isWellFormed()),
      ),
      (parts) => {
        const path = `/${parts.join("/")}`;
        expect(plainPath(plainUri(path))).toBe(path);
      },
    ),
  );
});

test("Monaco writes addresses in small letters: files given before have their own path", () => {
  const files = workerFiles();
  files.put("Credit/Teams.signoff", "team a");
  expect(files.pathOf("file:///credit/teams.signoff")).toBe("/Credit/Teams.signoff");
  expect(files.pathOf("file:///Other.signoff")).toBe("/Other.signoff");
  expect(files.host.readFile("/Credit/Teams.signoff")).toEqual({ text: "team a" });
  files.put("/Credit/Teams.signoff", null);
  expect(files.host.readFile("/Credit/Teams.signoff")).toEqual({ problem: "there is no such file" });
  expect(files.host.readFile("__proto__")).toEqual({ problem: "there is no such file" });
  expect(() => files.put("/big", "x".repeat(129 * 1024 * 1024))).toThrow("too large");
});
