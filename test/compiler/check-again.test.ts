import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PolicyReading, readPolicy } from "../../src/editor/reading.ts";
import type { Policy } from "../../src/model/policy.ts";
import { edit, edited, scrap } from "../support/generate-edit.ts";

const policies = readdirSync("policies", { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => readdirSync(join("policies", name)).map((file) => `${name}/${file}`))
  .filter((file) => file.endsWith(".signoff"))
  .map((file) => ({ file, text: readFileSync(join("policies", file), "utf8") }));

/** Sound, with what rules name above, between and below them; each paragraph can go, and come back elsewhere. */
const declared = [
  `policy "mixed"\n  identified by id`,
  `decision
  id       text
  amount   money in USD, EUR
  score    number 0 to 1
  country  text
  tier     one of gold, silver, bronze
  items    list of
    price  money USD, at least $0
    sku    text
  tags     list of text`,
  `team finance\n  9 people, 5 minutes a review`,
  `team legal\n  2 people`,
  `define risky as score > 0.9 or country is in watched`,
  `list watched of "AA", "BB"`,
  `count of (items where price > $5) > 3 → review by finance`,
  `amount > $10K and risky → review 10% by finance within 1 day, then block`,
  `rule "not risky"\n  not risky and tier is gold and country is present → block, in doubt review by legal`,
  `rule "letting"\n  not any of (items where price > $9) and at least one → proceed`,
  `any of (tags where it is "x") → audit by legal`,
  `otherwise → proceed`,
];

/** The same without a decision block: what one rule says of a field is what the others know of it. */
const inferred = [
  `score > 0.99 and refund > €9K → review by finance`,
  `not any of (items where price > $5) → review by legal`,
  `risky and refund > €5K → block`,
  `define risky as score > 0.9`,
  `country is "DE" → audit by finance`,
  `otherwise → proceed`,
];

const asText = (paragraphs: readonly string[]): string => `${paragraphs.join("\n\n")}\n`;

interface Change {
  readonly what: "remove" | "add" | "exchange" | "comment" | "digit";
  readonly at: number;
  readonly from: number;
}

const change: fc.Arbitrary<Change> = fc.record({
  what: fc.constantFrom("remove", "add", "exchange", "comment", "digit"),
  at: fc.nat(1000),
  from: fc.nat(1000),
});

function changed(paragraphs: readonly string[], all: readonly string[], { what, at, from }: Change): readonly string[] {
  const place = at % (paragraphs.length + 1);
  const own = paragraphs[place] ?? "";
  switch (what) {
    case "remove":
      return paragraphs.toSpliced(place, 1);
    case "add":
      return paragraphs.toSpliced(place, 0, all[from % all.length] ?? "");
    case "exchange":
      return paragraphs.toSpliced(place, 1, all[from % all.length] ?? "");
    case "comment":
      return paragraphs.toSpliced(place, 1, `# ${"long ".repeat(from % 4)}\n${own}`);
    case "digit":
      return paragraphs.toSpliced(place, 1, own.replace(/[0-9]/, String(from % 10)));
  }
}

const host = {
  readFile: (path: string) => {
    try {
      return { text: readFileSync(join("policies", path), "utf8") };
    } catch {
      return { problem: "there is no such file" };
    }
  },
};

/** All that the check of a policy says, as plain data. */
function said({ checked }: PolicyReading) {
  const { policy, trees, diagnostics, written, conditions, names } = checked;
  return {
    policy: policy && { ...policy, digest: policy.digest, staffingDigest: policy.staffingDigest },
    trees,
    diagnostics,
    written: policy && partsOf(policy).map(written),
    conditions: policy && conditions(),
    fields: names.fields,
    header: names.header,
  };
}

/** All objects of the rules, in one order. */
function partsOf({ rules }: Policy): readonly object[] {
  const found: object[] = [];
  const add = (part: unknown): void => {
    if (typeof part !== "object" || part === null) return;
    found.push(part);
    Object.values(part).forEach(add);
  };
  rules.forEach(add);
  return found;
}

function expectTheSame(file: string, before: PolicyReading, text: string): PolicyReading {
  const again = readPolicy({ file, text }, host, [], before);
  expect(said(again)).toEqual(said(readPolicy({ file, text }, host)));
  return again;
}

describe("a policy checked again after an edit", () => {
  test("is checked as if it were new, whatever was edited", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          ...policies,
          { file: "declared.signoff", text: asText(declared) },
          { file: "scrap.signoff", text: scrap },
        ),
        fc.array(edit, { minLength: 1, maxLength: 10 }),
        ({ file, text }, edits) => {
          let before = readPolicy({ file, text }, host);
          for (const each of edits) before = expectTheSame(file, before, edited(before.main.text, each));
        },
      ),
      { numRuns: 25 },
    );
  });

  test.each([
    ["a decision block", declared],
    ["no decision block", inferred],
  ])("of %s: is checked as if it were new, whatever comes, goes and moves", (name, all) => {
    const file = "p.signoff";
    const sound = readPolicy({ file, text: asText(all) }, host);
    expect([name, sound.checked.policy?.rules.length]).toEqual([name, all === declared ? 5 : 4]);
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (changes) => {
        let before = sound;
        let paragraphs: readonly string[] = all;
        for (const each of changes) {
          paragraphs = changed(paragraphs, all, each);
          before = expectTheSame(file, before, asText(paragraphs));
        }
      }),
      { numRuns: 60 },
    );
  });

  test("takes over the rules that the edit does not touch, however far they move", () => {
    const rule = (at: number): string => `rule "r${at}"\n  amount > $${at + 5} → review by finance\n\n`;
    const text = ["decision\n  amount money USD\n\n", ...[0, 1, 2, 3, 4, 5].map(rule)].join("");
    const before = readPolicy({ file: "p.signoff", text }, host);
    const longer = readPolicy({ file: "p.signoff", text: text.replace("$7", "$7777") }, host, [], before);
    const after = readPolicy(
      { file: "p.signoff", text: longer.main.text.replace('"r2"', '"r2 again"') },
      host,
      [],
      longer,
    );
    const conditions = ({ checked: { policy } }: PolicyReading) =>
      policy?.rules.map(({ condition }) => condition) ?? [];
    const old = conditions(before);
    expect(conditions(after).map((condition, at) => condition === old[at])).toEqual(
      [0, 1, 2, 3, 4, 5].map((at) => at !== 2),
    );
    expectTheSame("p.signoff", longer, after.main.text);
  });
});
