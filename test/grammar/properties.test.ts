import fc from "fast-check";
import { expect, test } from "vitest";
import { applyMend, hasErrors } from "../../src/diagnostics/diagnostic.ts";
import { limits } from "../../src/grammar/limits.ts";
import { parse } from "../../src/grammar/parse.ts";
import { format } from "../../src/grammar/printer/print.ts";
import { caseFiles, readCases } from "../support/cases.ts";
import { designExample } from "./design-example.ts";

const file = "policy.signoff";

/** Every policy of the golden cases, and the example of the design. */
const policies = [
  designExample(),
  ...caseFiles().flatMap((path) =>
    readCases(path).flatMap(({ sections }) => sections.filter(({ name }) => name === "policy").map(({ text }) => text)),
  ),
];
const sound = policies.filter((text) => !hasErrors(parse({ file, text }).diagnostics));

/** The tree without its spans and comments. */
function meaning(text: string): string {
  const { tree, diagnostics } = parse({ file, text });
  expect(diagnostics).toEqual([]);
  return JSON.stringify(tree.declarations, (key, value) => (key === "span" ? undefined : value));
}

function comments(text: string): string[] {
  return parse({ file, text })
    .tree.comments.map((comment) => comment.text)
    .sort();
}

const shards = [
  "(",
  ")",
  "→",
  '"',
  "“",
  "`",
  "#",
  ",",
  ".",
  "-",
  "not ",
  "and ",
  " or ",
  "is ",
  "one of ",
  "\n",
  "\r\n",
];
const moreShards = [
  " ",
  "𝒳",
  "$",
  "10,5",
  "1.000.000",
  "except when ",
  'rule "x"\n',
  "decision\n",
  "list of\n",
  ", marks legal and rights when ",
  "\n  marks money",
  "/",
  "%%",
];

const mutated = fc
  .tuple(
    fc.constantFrom(...policies),
    fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        cut: fc.nat({ max: 12 }),
        put: fc.oneof(fc.constantFrom(...shards, ...moreShards), fc.string({ unit: "binary", maxLength: 4 })),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  )
  .map(([policy, edits]) =>
    edits.reduce((text, { at, cut, put }) => {
      const from = Math.floor(at * text.length);
      return text.slice(0, from) + put + text.slice(from + cut);
    }, policy),
  );

test("parsing never throws, always gives a tree, and places lie in the text", () => {
  fc.assert(
    fc.property(mutated, (text) => {
      const { tree, diagnostics } = parse({ file, text });
      expect(Array.isArray(tree.declarations)).toBe(true);
      expect(diagnostics.length).toBeLessThanOrEqual(limits.diagnostics + 1);
      for (const { span, mends } of diagnostics) {
        const spans = [span, ...mends.flatMap(({ edits }) => edits.map((edit) => edit.span))];
        for (const { start, end } of spans) expect(0 <= start && start <= end && end <= text.length).toBe(true);
        for (const mend of mends) parse({ file, text: applyMend(text, file, mend) });
      }
    }),
    { numRuns: 2000 },
  );
});

test("formatting keeps meaning and comments, and formatting again changes nothing", () => {
  expect(sound.length).toBeGreaterThan(100);
  for (const text of sound) {
    const formatted = format({ file, text });
    expect(format({ file, text: formatted })).toBe(formatted);
    expect(meaning(formatted)).toBe(meaning(text));
    expect(comments(formatted)).toEqual(comments(text));
  }
});

test("formatting holds for texts with comments, blank lines and indentation put anywhere", () => {
  const placed = fc
    .tuple(
      fc.constantFrom(...sound),
      fc.array(fc.tuple(fc.nat(), fc.constantFrom(" # a", "\n# b", "\n", "  ", "\t")), { maxLength: 8 }),
    )
    .map(([text, places]) => {
      const lines = text.split("\n");
      for (const [at, put] of places) {
        const index = at % lines.length;
        lines[index] = put.trim() === "" && put !== "\n" ? put + lines[index] : lines[index] + put;
      }
      return lines.join("\n");
    })
    .filter((text) => parse({ file, text }).diagnostics.length === 0);
  fc.assert(
    fc.property(placed, (text) => {
      const formatted = format({ file, text });
      expect(meaning(formatted)).toBe(meaning(text));
      expect(comments(formatted)).toEqual(comments(text));
      expect(format({ file, text: formatted })).toBe(formatted);
    }),
    { numRuns: 500 },
  );
});

test("a text with errors stays as it is", () => {
  const text = "refund  = $10 →   review by finance";
  expect(format({ file, text })).toBe(text);
});

test("hostile texts are answered with few diagnostics", () => {
  for (const text of [
    "(".repeat(1e6),
    "(\n".repeat(1e5),
    "not ".repeat(1e5),
    "§ ".repeat(1e5),
    "a + ".repeat(1e4),
    "`".repeat(1e4),
  ])
    expect(parse({ file, text }).diagnostics.length).toBeLessThanOrEqual(limits.diagnostics + 1);
  expect(parse({ file, text: "(".repeat(1e6) }).diagnostics.map(({ code }) => code)).toEqual(["syntax/too-deep"]);
});
