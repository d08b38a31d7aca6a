import { expect, test } from "vitest";
import { waysOf } from "../../playground/panel/ways.ts";
import { readPolicy } from "../../src/editor/reading.ts";
import { createProver } from "../../src/server/prover.ts";
import { memoryHost } from "../support/memory-host.ts";

const file = "p.signoff";

/** What the list offers for each problem of a text. */
function offered(text: string): readonly (readonly string[])[] {
  const main = { file, text };
  const { checked } = readPolicy(main, memoryHost());
  const { first, rest } = createProver()({ main, files: new Map(), allowOutside: false, required: [] });
  return [...checked.diagnostics, ...first, ...rest()].map((told) => waysOf(told).map(({ shown }) => shown));
}

test("of several mends each is told by its title, one alone is a fix", () => {
  const text = "decision\n  a yes/no\n  b yes/no\n  c yes/no\na or b and c → review by desk\n";
  const ways = offered(text).filter((each) => each.length > 1);
  expect(ways).toHaveLength(1);
  expect(ways[0]).not.toContain("Fix it");
  expect(new Set(ways[0]).size).toBe(2);
  expect(offered("decision\n  confidence number from 0 to 1\nconfidense < 0.5 → review by desk\n")).toContainEqual([
    "Fix it",
  ]);
});

test("an example mends nothing, and is not called a fix", () => {
  const text = `decision
  amount  money USD, at least $0
rule "large" amount > $9K → review by desk
ensure "seen" amount > $5K → at least review
`;
  const ways = offered(text);
  expect(ways.flat()).toContain("Save as example");
  expect(ways.filter((each) => each.includes("Save as example") && each.includes("Fix it"))).toEqual([]);
});
