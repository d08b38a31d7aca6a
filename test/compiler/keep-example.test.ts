import { expect, test } from "vitest";
import { check } from "../../src/compiler/check.ts";
import { keepExample } from "../../src/compiler/example/keep-example.ts";
import { decidingPolicy } from "../../src/compiler/targets/javascript/deciding-policy.ts";
import { applyMend } from "../../src/diagnostics/diagnostic.ts";
import { word } from "../../src/grammar/keywords.ts";
import type { PolicyTree } from "../../src/grammar/tree.ts";
import { inputsBecomeExamples } from "../properties/kept-examples.ts";
import { memoryHost } from "../support/memory-host.ts";

test("inputs become examples that check and hold", () => {
  const seen = { kept: 0, left: 0 };
  inputsBecomeExamples((kept) => {
    seen[kept ? "kept" : "left"]++;
  }).hold({});
  expect(seen.kept).toBeGreaterThan(280);
  expect(seen.left).toBeLessThan(seen.kept / 4);
});

function kept(text: string, inputs: readonly unknown[], about: readonly string[] = [], taken = new Set<string>()) {
  const file = "policy.signoff";
  const { policy, trees, diagnostics } = check({ file, text }, memoryHost());
  if (policy === undefined) throw new Error(`${text}\n${diagnostics.map(({ message }) => message).join("\n")}`);
  const { decide } = decidingPolicy(policy);
  const whole = { policy, source: { file, text }, tree: trees[0] as PolicyTree, decide };
  const mend = keepExample(whole, { code: "policy/gap", about, inputs }, taken);
  return mend === undefined ? undefined : { title: mend.title, text: applyMend(text, file, mend) };
}

test("any keyword may be the name of a field, a choice and a team", () => {
  for (const name of [...Object.keys(word), "Mon", "USD", "AND", "Empty"]) {
    const text = `decision\n  \`${name}\`  one of \`${name}\`, other\n\`${name}\` is \`${name}\` → review by \`${name}\`\n`;
    const mended = kept(text, [{ [name]: name }]);
    const { policy, diagnostics } = check({ file: "p", text: mended?.text ?? "" }, memoryHost());
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(policy?.examples[0]).toMatchObject({ input: { [name]: name }, expected: { outcome: "review" } });
  }
});

const refunds = `decision
  refund  money USD, at least $0
  tags    list of text
  items   list of
    sku   text
    price money in USD, EUR
refund > $10K → review by 2 of finance or legal
`;

test("values stand as authors write them, what is absent is left out", () => {
  const input = { refund: "1234567.50", items: [{ sku: 'a "b"', price: { amount: 5, currency: "EUR" } }, null, {}] };
  expect(kept(refunds, [input])?.text).toBe(`${refunds}
example "gap"
  refund is $1,234,567.50, items is (sku is "a ""b""", price is €5), (sku is missing), (sku is missing)
  → review by 2 of finance or legal
`);
  expect(kept(refunds, [{ refund: { amount: 1 }, tags: [], items: "none" }])?.text).toContain(
    'example "gap"\n  refund is unreadable, tags is empty, items is unreadable → review by 2 of finance or legal\n',
  );
});

test("the example stands behind the last one, with the line ends of the file, under a new name", () => {
  const text = `${refunds}example "gap" refund is $5 → proceed # small\n\nensure always → at least proceed`;
  const taken = new Set(["gap"]);
  expect(kept(text, [{ refund: 7 }], [], taken)?.text).toBe(
    text.replace("# small\n", '# small\nexample "gap, 2"\n  refund is $7 → proceed\n'),
  );
  expect([...taken]).toEqual(["gap", "gap, 2"]);
  const windows = kept(text.replaceAll("\n", "\r\n"), [{ refund: 7 }])?.text ?? "";
  expect(windows.split("\r\n").join("")).not.toContain("\n");
  expect(kept("refund > $10K → block", [{ refund: 7 }])?.text).toBe(
    'refund > $10K → block\n\nexample "gap"\n  refund is $7 → proceed\n',
  );
});

test("two inputs give two examples, named after what they are about", () => {
  const mended = kept(refunds, [{ refund: 7 }, { refund: 20_000 }], ['the "large" ones\n']);
  expect(mended?.title).toBe("Keep these decisions as examples");
  expect(mended?.text).toContain('example "gap: the ""large"" ones (1)"\n  refund is $7 → proceed\n');
  expect(mended?.text).toContain('example "gap: the ""large"" ones (2)"\n  refund is $20,000 → review');
});

test("what no example can say gets no mend", () => {
  for (const tags of [["a", null], ["a\nb"], ["\ud800"]]) expect(kept(refunds, [{ tags }])).toBeUndefined();
});

test("money is written as the policy writes it", () => {
  const policy = (amount: string): string =>
    `policy "p"\n  currency TWD\ndecision\n  refund  money in TWD, USD\nrefund > ${amount} or refund > USD 5 → review by finance\n`;
  expect(kept(policy("TWD 300,000"), [{ refund: { amount: 120_000, currency: "TWD" } }])?.text).toContain(
    "refund is TWD 120,000",
  );
  expect(kept(policy("$300,000"), [{ refund: { amount: 120_000, currency: "TWD" } }])?.text).toContain(
    "refund is $120,000",
  );
  expect(kept(policy("TWD 300,000"), [{ refund: { amount: 7, currency: "USD" } }])?.text).toContain("refund is USD 7");
});
