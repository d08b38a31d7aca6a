import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "../../src/grammar/parse.ts";
import { parseAgain } from "../../src/grammar/parse-again.ts";

const files = ["refunds/refunds", "deployment/teams", "credit/credit", "refunds/one-line", "incidents/incidents"].map(
  (name) => readFileSync(`policies/${name}.signoff`, "utf8"),
);

const lines = `refund > $10K → review by finance
# a comment
• customer.age < 18 and (not reversible → review by legal
confidence < 80 => audit by finance.
else → proceed
unless reversible → block
show refund
rule "without a body"
because "it comes later"
refund is 5 → block # behind it
decision
  otherwise  text
  items list of
    price money USD
otherwise → proceed
otherwise is 3 → review by x
`;

/** What people type, and what they cut and paste. */
const pieces = [
  ...["", " ", "\n", "\r\n", "(", ")", "→", "and ", "not ", '"', "`", "#", ",", "• ", "unless ", ".", "team x\n"],
  ...[
    'rule "new"\n',
    "decision\n",
    "refund",
    "otherwise → proceed\n",
    "note text\n",
    "a > 5 → block\n",
    "é",
    "\u{1F600}",
  ],
  ...[
    "otherwise  text\n",
    'because "it"\n',
    "except when a\n",
    "list of\n",
    'policy "p"\n',
    "((((((((",
    "not not not ",
  ],
];

interface Edit {
  readonly at: number;
  readonly cut: number;
  readonly put: string;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.nat(3), fc.nat(80)),
  put: fc.oneof(
    fc.constantFrom(...pieces),
    fc.constantFrom(...pieces, ...lines.split("\n")),
    fc.string({ maxLength: 3 }),
  ),
});

function edited(text: string, { at, cut, put }: Edit): string {
  const start = Math.floor(at * text.length);
  return text.slice(0, start) + put + text.slice(start + cut);
}

describe("a text read again after an edit", () => {
  test("is read as if it were new, whatever was edited", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...files, lines, ""),
        fc.array(edit, { minLength: 1, maxLength: 12 }),
        (text, edits) => {
          let read = parse({ file: "a.signoff", text });
          for (const each of edits) {
            const source = { file: "a.signoff", text: edited(read.source.text, each) };
            read = parseAgain(source, read);
            expect(read).toEqual(parse(source));
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

  test("of another name is read under that name", () => {
    const before = parse({ file: "a.signoff", text: "refund > $5 → block" });
    const source = { file: "b.signoff", text: before.source.text };
    expect(parseAgain(source, before)).toEqual(parse(source));
  });
});
