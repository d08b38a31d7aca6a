import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { numberIn, readPolicy, thresholdsOf, withNumber, withThreshold } from "../../src/editor/index.ts";
import { memoryHost } from "../support/memory-host.ts";

test.each([
  ["$12,500", "9000", "$9,000"],
  ["$12,500", "1234567.5", "$1,234,567.50"],
  ["$900", "12000", "$12,000"],
  ["$1500", "12000", "$12000"],
  ["$10K", "12500", "$12.5K"],
  ["$10K", "12345", "$12,345"],
  ["$10K", "0", "$0"],
  ["$2.5M", "3000000", "$3M"],
  ["$2.5M", "900000", "$0.9M"],
  ["€1,000", "999", "€999"],
  ["CHF 10,000", "500", "CHF 500"],
  ["-$5", "7", "$7"],
  ["$5", "-7", "-$7"],
  ["80%", "82.50", "82.5%"],
  ["0.85", "0.9", "0.9"],
  ["0.85", "0", "0"],
  ["100", "1200", "1200"],
  ["1,000", "1200", "1,200"],
  ["4 hours", "1", "1 hour"],
  ["1 day", "30", "30 days"],
  ["90 minutes", "0", "0 minutes"],
])("%s with %s is written %s", (written, value, expected) => {
  expect(withNumber(written, value)).toBe(expected);
});

test.each(["refund", "yes", "2026-01-31", "09:00", ""])("%s is no literal with a number", (written) => {
  expect(withNumber(written, "1")).toBeUndefined();
  expect(withThreshold(`a ${written} b`, { start: 2, end: 2 + written.length }, "1")).toBe(`a ${written} b`);
});

test("what is no decimal changes nothing", () => {
  for (const value of ["", "x", "1e5", "1,000", "NaN", "0 or amount > 1"])
    expect(withNumber("$5", value)).toBeUndefined();
});

const text = `
decision
  refund      money in USD, EUR
  confidence  number 0 to 1
  opened_at   time
  decided_at  time
  items       list of
    price     money USD
    quantity  whole number

define large as refund > $10K / €9,000

rule "large" large → review by finance
rule "late"
  decided_at - opened_at < 4 hours and (confidence < 80% or count of (items where price >= $500) > 2)
  except when confidence is from 0.9 to 0.95
  → review by finance
any of (items where quantity * 2 > 10) → review by finance
confidence is 0.5 → block
otherwise → proceed
example "one" confidence is 0.7 → proceed
`;

test("the thresholds of rules and defines are found where they stand", () => {
  const reading = readPolicy({ file: "p.signoff", text }, memoryHost());
  expect(reading.checked.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const found = thresholdsOf(reading);
  expect(found.map(({ written, value, kind, in: place }) => [written, value, kind, place.name])).toEqual([
    ["$10K", "10000", "money", "large"],
    ["€9,000", "9000", "money", "large"],
    ["4 hours", "4", "duration", "late"],
    ["80%", "80", "percent", "late"],
    ["$500", "500", "money", "late"],
    ["2", "2", "number", "late"],
    ["0.9", "0.9", "number", "late"],
    ["0.95", "0.95", "number", "late"],
    ["10", "10", "number", "rule 3"],
  ]);
  for (const { span, written, comparison } of found) {
    expect(text.slice(span.start, span.end)).toBe(written);
    expect(text.slice(comparison.start, comparison.end)).toContain(written);
    const moved = withThreshold(text, span, "3");
    expect(moved.slice(0, span.start)).toBe(text.slice(0, span.start));
    expect(moved.endsWith(text.slice(span.end))).toBe(true);
  }
});

test("a broken text still has the thresholds that could be read", () => {
  const reading = readPolicy(
    { file: "p.signoff", text: 'rule "a" x > 5 → \nrule "b" y > → block\nz > 7 → review' },
    memoryHost(),
  );
  expect(thresholdsOf(reading).map(({ value }) => value)).toContain("5");
});

const forms = [
  "$12,500",
  "$10K",
  "$2.5M",
  "$1B",
  "€5",
  "CHF 1,000",
  "80%",
  "0.85",
  "7",
  "1,000",
  "4 hours",
  "1 day",
  "-$5",
];
const decimals = fc
  .tuple(fc.boolean(), fc.nat({ max: 99_999_999 }), fc.nat({ max: 999 }))
  .map(
    ([isNegative, whole, fraction]) =>
      `${isNegative && whole > 0 ? "-" : ""}${whole}${fraction === 0 ? "" : `.${fraction}`}`,
  );

test("a number that is written is read again, in every form", () => {
  fc.assert(
    fc.property(fc.constantFrom(...forms), decimals, (form, value) => {
      const written = withNumber(form, value) ?? "";
      expect(Number(numberIn(written)), written).toBe(Number(value));
      expect(withNumber(written, value)).toBe(written);
    }),
    { numRuns: 2000 },
  );
});

const policies = ["credit/credit", "refunds/refunds", "clinical-triage/clinical-triage"].map(
  (name) => `policies/${name}.signoff`,
);

test("every threshold of the sample policies can be moved without an error, and moves nothing else", () => {
  let moved = 0;
  for (const file of policies) {
    const policy = readFileSync(file, "utf8");
    const host = {
      readFile: (path: string) => ({ text: readFileSync(join(dirname(file), path.split("/").pop() ?? ""), "utf8") }),
    };
    const reading = readPolicy({ file, text: policy }, host);
    const thresholds = thresholdsOf(reading);
    for (const [at, threshold] of thresholds.entries()) {
      const { span, value, kind } = threshold;
      if (span.file !== file) continue;
      expect(withThreshold(policy, span, value), threshold.written).toBe(policy);
      const other =
        kind === "percent" || value.includes(".") ? (Number(value) * 0.99).toFixed(4) : String(Number(value) + 1);
      const after = readPolicy({ file, text: withThreshold(policy, span, other) }, host);
      const errors = after.checked.diagnostics.filter(({ severity }) => severity === "error");
      expect(errors, `${file}: ${threshold.written}`).toEqual([]);
      const values = thresholdsOf(after).map((each) => each.value);
      expect(values.map(Number)).toEqual(thresholds.map((each, place) => Number(place === at ? other : each.value)));
      moved++;
    }
  }
  expect(moved).toBeGreaterThan(25);
});
