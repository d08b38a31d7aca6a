import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { moved } from "../../src/grammar/moved.ts";
import { parse } from "../../src/grammar/parse.ts";
import { parseAgain } from "../../src/grammar/parse-again.ts";
import type { Declaration } from "../../src/grammar/tree.ts";
import { edit, edited, scrap } from "../support/generate-edit.ts";

const files = ["refunds/refunds", "deployment/teams", "credit/credit", "refunds/one-line", "incidents/incidents"].map(
  (name) => readFileSync(`policies/${name}.signoff`, "utf8"),
);

describe("a text read again after an edit", () => {
  test("is read as if it were new, whatever was edited", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...files, scrap, ""),
        fc.array(edit, { minLength: 1, maxLength: 12 }),
        (text, edits) => {
          let read = parse({ file: "a.signoff", text });
          for (const each of edits) {
            const source = { file: "a.signoff", text: edited(read.source.text, each) };
            read = parseAgain(source, read);
            const { origins, ...afresh } = parse(source);
            expect(read).toEqual({ ...afresh, origins: expect.any(Array) });
            expect(read.origins).toHaveLength(origins.length);
            expect(new Set(read.origins).size).toBe(origins.length);
            for (const [at, origin] of read.origins.entries()) {
              const declaration = origins[at] as Declaration;
              expect(moved(origin, declaration.span.start - origin.span.start)).toEqual(declaration);
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  test("takes over the declarations above the edit as they are", () => {
    const text = files[0] as string;
    const before = parse({ file: "a.signoff", text });
    const at = text.indexOf("otherwise →");
    const after = parseAgain({ file: "a.signoff", text: `${text.slice(0, at)}# here\n${text.slice(at)}` }, before);
    const index = before.tree.declarations.findIndex(({ kind }) => kind === "otherwise");
    expect(index).toBeGreaterThan(20);
    for (let each = 0; each < index - 2; each++)
      expect(after.tree.declarations[each]).toBe(before.tree.declarations[each]);
  });

  test("keeps of each declaration that the edit does not touch where it came from, however far it moves", () => {
    const text = files[0] as string;
    const before = parse({ file: "a.signoff", text });
    const once = parseAgain({ file: "a.signoff", text: `# here\n${text}` }, before);
    const twice = parseAgain({ file: "a.signoff", text: `# here\n# and here\n${text}` }, once);
    expect(twice.origins.length).toBeGreaterThan(20);
    for (const [at, origin] of twice.origins.entries()) if (at > 2) expect(origin).toBe(before.tree.declarations[at]);
  });

  test("of another name is read under that name", () => {
    const before = parse({ file: "a.signoff", text: "refund > $5 → block" });
    const source = { file: "b.signoff", text: before.source.text };
    expect(parseAgain(source, before)).toEqual(parse(source));
  });
});
