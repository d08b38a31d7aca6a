import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compile } from "../../src/compiler/index.ts";

const folder = "policies/refunds";
const { policy } = compile(
  { file: join(folder, "refunds.signoff"), text: readFileSync(join(folder, "refunds.signoff"), "utf8") },
  { host: { readFile: (path) => ({ text: readFileSync(path, "utf8") }) } },
);

const ordinary = {
  refund_id: "R-1001",
  decided_at: "2026-03-02T10:00",
  action: "refund",
  refund: 40,
  confidence: 0.99,
  reversible: true,
  requested_by: "ann",
  customer: { tier: "basic", since: "2020-01-01" },
  items: [{ sku: "BOOK-7", price: 40, quantity: 1 }],
};

const dear = { sku: "TV-55", price: 900, quantity: 1 };

const telling: readonly (readonly [string, object])[] = [
  ["an ordinary small refund", {}],
  ["twelve thousand dollars", { refund: 12_000 }],
  ["an uncertain middling refund", { refund: 900, confidence: 0.71 }],
  [
    "a business customer whose exception holds",
    { refund: 12_000, confidence: 0.97, customer: { tier: "business", since: "2019-05-05" } },
  ],
  ["a chargeback that cannot be undone", { action: "chargeback", reversible: false, refund: 300 }],
  ["the same, asked for by nobody known", { action: "chargeback", reversible: false, refund: 300, requested_by: null }],
  [
    "a young account with many dear items",
    { refund: 2_700, customer: { tier: "plus", since: "2026-02-20" }, items: [dear, dear, dear] },
  ],
  ["a threat in the note", { note: "My lawyer will call the press." }],
  ["a watched article", { refund: 12_000, items: [{ sku: "GC-100", price: 100, quantity: 120 }] }],
  ["an article that cannot be read, and no confidence", { confidence: "high", items: [{ price: 40, quantity: 1 }] }],
];

test("ten telling refunds are explained as a compliance officer would sign it", async () => {
  expect(policy).toBeDefined();
  const texts = telling.map(([title, given]) => `# ${title}\n\n${policy?.explain({ ...ordinary, ...given }).text}\n`);
  await expect(texts.join("\n")).toMatchFileSnapshot("explained-refunds.txt");
});

test("a polluted prototype does not keep from explaining", () => {
  const given = { ...ordinary, refund: 12_000 };
  const text = policy?.explain(given).text;
  Reflect.defineProperty(Object.prototype, "get", { value: () => 5, configurable: true, enumerable: true });
  const told = policy?.explain(given).text;
  Reflect.deleteProperty(Object.prototype, "get");
  expect(told).toBe(text);
});

test.each([
  ["otherwise → audit 10% by desk", 'An audit of 10% was not drawn for this decision ("otherwise").'],
  ["amount > 5 → review 10% by desk", 'A review of 10% was not drawn for this decision ("rule 1").'],
  [
    "amount > 5 → audit 10% by desk\notherwise → proceed",
    'An audit of 10% was not drawn for this decision ("rule 1").',
  ],
] as const)("a sample that was not drawn is told: %s", (rest, told) => {
  const text = `policy "p"\n  identified by id\n\ndecision\n  id  text\n  amount  whole number\n${rest}\n`;
  const { policy: sampled, diagnostics } = compile({ file: "p.signoff", text });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const texts = Array.from({ length: 60 }, (_, at) => sampled?.explain({ id: `${at}`, amount: 7 }).text ?? "");
  const undrawn = texts.filter((each) => each.includes("proceeds alone"));
  expect(undrawn.length).toBeGreaterThan(30);
  expect(undrawn.filter((each) => !each.includes(told))).toEqual([]);
  const drawn = texts.filter((each) => !undrawn.includes(each));
  expect(drawn.length).toBeGreaterThan(0);
  expect(drawn.filter((each) => !each.includes(told.replace("not ", "")))).toEqual([]);
});
