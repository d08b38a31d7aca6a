import { expect, test } from "vitest";
import { parse } from "../../src/grammar/parse.ts";
import { format } from "../../src/grammar/printer/print.ts";
import { designExample } from "./design-example.ts";

const file = "policy.signoff";

test("the full example of the design is read without a word", () => {
  const { tree, diagnostics } = parse({ file, text: designExample() });
  expect(diagnostics).toEqual([]);
  const kinds = new Map<string, number>();
  for (const { kind } of tree.declarations) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  expect(Object.fromEntries(kinds)).toEqual({
    header: 9,
    decision: 1,
    team: 3,
    define: 1,
    "list declaration": 1,
    rule: 6,
    otherwise: 1,
    "spot check": 1,
    ensure: 4,
    typical: 1,
    example: 1,
  });
});

test("the full example of the design is in the canonical style", () => {
  expect(format({ file, text: designExample() })).toBe(designExample());
});

test("line ends of Windows, a byte order mark and blanks of word processors change nothing", () => {
  const plain = designExample();
  const pasted = `\ufeff${plain.replaceAll("\n", "\r\n").replaceAll("  ", "\u00a0 ")}`;
  expect(parse({ file, text: pasted }).diagnostics).toEqual([]);
  expect(format({ file, text: pasted })).toBe(plain);
});
