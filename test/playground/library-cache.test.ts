import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type KnownPolicies, libraryOf } from "../../src/cli/playground/library.ts";
import * as reading from "../../src/compiler/check.ts";

vi.mock("../../src/compiler/check.ts", { spy: true });

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "signoff-library-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const policy = (title: string, rest = ""): string => `policy "${title}"\n  language 1\n${rest}`;

test("a policy is read again when it or a file that it names changes, and not otherwise", () => {
  const known: KnownPolicies = new Map();
  /** What is listed, and which policies were read for it. */
  const listed = () => {
    vi.mocked(reading.check).mockClear();
    const { policies } = libraryOf(folder, { writable: true }, known);
    const read = vi.mocked(reading.check).mock.calls.map(([{ file }]) => file);
    return { policies: policies.map(({ title, files }) => [title, ...files]), read };
  };
  write("a.signoff", policy("One", 'include "shared.signoff"\n'));
  write("b.signoff", policy("Two"));
  expect(listed().read).toEqual(["a.signoff", "b.signoff"]);
  expect(listed()).toEqual({ policies: [["One"], ["Two"]], read: [] });

  write("b.signoff", policy("Second"));
  expect(listed()).toEqual({ policies: [["One"], ["Second"]], read: ["b.signoff"] });

  // Named before it was there.
  write("shared.signoff", "team desk\n");
  expect(listed()).toEqual({
    policies: [["One", "shared.signoff"], ["Second"]],
    read: ["a.signoff", "shared.signoff"],
  });
  expect(listed().read).toEqual([]);

  rmSync(join(folder, "shared.signoff"));
  expect(listed()).toEqual({ policies: [["One"], ["Second"]], read: ["a.signoff"] });
  expect([...known.keys()]).toEqual(["a.signoff", "b.signoff"]);

  rmSync(join(folder, "b.signoff"));
  expect(listed()).toEqual({ policies: [["One"]], read: [] });
  expect([...known.keys()]).toEqual(["a.signoff"]);
});
