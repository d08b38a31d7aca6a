import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Checked, check } from "../../src/compiler/check.ts";
import { compile, inferredBlock, runExamples } from "../../src/compiler/index.ts";
import { limits } from "../../src/grammar/limits.ts";
import type { Policy } from "../../src/model/policy.ts";
import { memoryHost } from "../support/memory-host.ts";

function checked(text: string, files: Readonly<Record<string, string>> = {}, file = "policy.signoff"): Checked {
  return check({ file, text }, memoryHost(files));
}

function policyOf(text: string, files: Readonly<Record<string, string>> = {}): Policy {
  const { policy, diagnostics } = checked(text, files);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  if (policy === undefined) throw new Error("no policy");
  return policy;
}

function codesOf({ diagnostics }: Checked): readonly string[] {
  return diagnostics.map(({ code }) => code);
}

const oneLine = "refund > $10K or confidence < 0.8 → review by finance\n";

describe("check", () => {
  test("one line is a whole policy", () => {
    const policy = policyOf(oneLine);
    expect(policy.declared).toBe(false);
    expect(policy.fields.map(({ name, read }) => [name, read])).toEqual([
      ["refund", true],
      ["confidence", true],
    ]);
    expect(policy.rules[0]).toMatchObject({ name: "rule 1", named: false, lets: false });
    expect(policy.teams).toEqual([{ name: "finance", shifts: [] }]);
  });

  test("compile says what it takes where it is given something else", () => {
    for (const source of [null, undefined, 5, {}, { file: "a" }, { text: "" }, ["a"]]) {
      expect(() => compile(source as never)).toThrow(
        /^compile takes the text of a policy, or \{ file, text \}; this is /,
      );
    }
  });

  test("nothing follows from a clause that is too long", () => {
    const long = `refund > $1${" and refund > $1".repeat(limits.clauseTokens / 5)} → block\n`;
    expect(codesOf(checked(`decision\n  refund money USD\n\n${long}`))).toEqual(["syntax/clause-too-long"]);
    const choices = `decision\n  tier one of ${"a, ".repeat(limits.clauseTokens / 2)}b\n\ntier is a → block\n`;
    expect(codesOf(checked(choices))).toEqual(["syntax/clause-too-long"]);
  });

  test("a keyword at the beginning of a line that cannot be read is not said to stand alone", () => {
    expect(codesOf(checked("decision x text\n"))).not.toContain("name/keyword-alone");
  });

  test("a policy is there exactly where no diagnostic is an error", () => {
    for (const text of [oneLine, "refund > → x", "decision\n  a text\n\na > 5 → block\n", ""]) {
      const { policy, diagnostics } = checked(text);
      expect(policy === undefined).toBe(diagnostics.some(({ severity }) => severity === "error"));
    }
  });

  test("diagnostics stand in the order of the text, the main file first", () => {
    const { diagnostics } = checked('include "b.signoff"\n\nnote > "a" → block\nnote > "b" → block\n', {
      "b.signoff": "refund → block\n",
    });
    expect(
      diagnostics.filter(({ severity }) => severity === "error").map(({ span }) => [span.file, span.start]),
    ).toEqual(
      [
        ["policy.signoff", 21],
        ["policy.signoff", 40],
        ["b.signoff", 0],
      ].filter(([file]) => file === "policy.signoff"),
    );
  });

  test("what is read by conditions, ids, times and not by is marked, and nothing else", () => {
    const policy = policyOf(
      `policy "P"
  identified by id
  dated by at

decision
  id   text
  at   time
  a    money USD
  by   text
  note text
  seen text

a > $5 → review by finance, not by by
show note
ensure seen is "x" → at least review
`,
    );
    expect(policy.fields.filter(({ read }) => read).map(({ name }) => name)).toEqual(["id", "at", "a", "by"]);
  });

  test("rules of an included file stand where it is named; nameless ones are counted over all", () => {
    const policy = policyOf('a is "x" → block\ninclude "more.signoff"\na is "z" → block\notherwise → proceed\n', {
      "more.signoff": 'a is "y" → block\n',
    });
    expect(policy.rules.map(({ name, span }) => [name, span.file])).toEqual([
      ["rule 1", "policy.signoff"],
      ["rule 2", "more.signoff"],
      ["rule 3", "policy.signoff"],
    ]);
  });

  test("paths are seen from the file that names them, and stay in the folder of the main policy", () => {
    const files = { "a/b/rules.signoff": 'include "../more.signoff"\n', "a/more.signoff": 'list l of "x"\n' };
    expect(codesOf(checked('include "b/rules.signoff"\na is in l → block\n', files, "a/main.signoff"))).toEqual([]);
    const outside = checked('include "b/../../more.signoff"\na is "x" → block\n', {}, "a/main.signoff");
    expect(codesOf(outside)).toEqual(["include/outside"]);
    const allowed = check(
      { file: "a/main.signoff", text: 'include "../more.signoff"\na is in l → block\n' },
      { ...memoryHost({ "more.signoff": 'list l of "x"\n' }), allowOutside: true },
    );
    expect(codesOf(allowed)).toEqual([]);
    expect(codesOf(checked('include "/etc/passwd"\na is "x" → block\n'))).toEqual(["include/outside"]);
  });

  test("a file named twice is read once", () => {
    const files = {
      "a.signoff": 'include "c.signoff"\n',
      "b.signoff": 'include "c.signoff"\n',
      "c.signoff": 'list l of "x"\n',
    };
    expect(codesOf(checked('include "a.signoff"\ninclude "b.signoff"\na is in l → block\n', files))).toEqual([]);
  });

  test("names that JavaScript knows are names like others", () => {
    const policy = policyOf(
      'decision\n  __proto__   text\n  constructor.toString text\n\n__proto__ is "a" → block\nexample "e"\n  __proto__ is "a", constructor.toString is "b" → block\n',
    );
    expect(policy.fields.map(({ name }) => name)).toEqual(["__proto__", "constructor.toString"]);
    expect(Object.entries(policy.examples[0]?.input ?? {})).toEqual([
      ["__proto__", "a"],
      ["constructor", Object.fromEntries([["toString", "b"]])],
    ]);
    expect(codesOf(checked("decision\n  a text\n\nconstructor → block\n"))).toEqual(["name/unknown-field"]);
  });

  test("definitions that grow out of each other end", () => {
    const defines = Array.from({ length: 40 }, (_, at) => `define d${at + 1} as d${at} and d${at}\n`).join("");
    const { policy, diagnostics } = checked(`define d0 as a > 5\n${defines}\nd40 → block\n`);
    expect(policy).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toContain("name/too-much");
  });
});

test("a chain of definitions, each deep in brackets, ends in a message", () => {
  const deep = (name: string) => `${"(".repeat(150)}${name}${")".repeat(150)}`;
  const defines = Array.from({ length: 3000 }, (_, at) => `define d${at} as ${deep(`d${at + 1}`)}\n`).join("");
  expect(codesOf(checked(`${defines}define d3000 as a > 5\nd0 → block\n`))).toContain("name/too-much");
});

describe("digests", () => {
  const digestOf = (text: string) => policyOf(text).digest;

  test("a place, a comment, an owner, staffing and an example change nothing", () => {
    const base = 'policy "P"\n\nteam finance\n  2 people\n\na > 5 → review by finance\n';
    const same =
      'policy "P"\n  owner "me"\n# why\nteam finance\n  3 people\n\n\na > 5 →   review by finance\nexample "e"\n  a is 6 → review\n';
    expect(digestOf(same)).toBe(digestOf(base));
    expect(policyOf(same).staffingDigest).not.toBe(policyOf(base).staffingDigest);
  });

  test("whatever a decision holds changes it", () => {
    const texts = [
      "a > 5 → review by finance\n",
      "a >= 5 → review by finance\n",
      "a > 5 → review by legal\n",
      'a > 5 → review by finance\nbecause "x"\n',
      'policy "P"\n\na > 5 → review by finance\n',
      'policy "P"\n  version 2\n\na > 5 → review by finance\n',
      "a > 5 → review by finance within 1 hour\n",
    ];
    expect(new Set(texts.map(digestOf)).size).toBe(texts.length);
  });

  test("a long list counts to its last value", () => {
    const withLast = (last: string) =>
      `list l of ${Array.from({ length: 300 }, (_, at) => `"${at}"`).join(", ")}, "${last}"\na is in l → block\n`;
    expect(digestOf(withLast("x"))).not.toBe(digestOf(withLast("y")));
  });
});

describe("compile", () => {
  test("gives a policy that decides, or what is wrong", () => {
    const { policy } = compile(oneLine);
    expect(policy?.decide({ refund: 12000, confidence: 0.99 }).outcome).toBe("review");
    expect(policy?.decide({ refund: 5, confidence: 0.99 }).outcome).toBe("proceed");
    const broken = compile("decision\n  a text\n\nb is 5 → block\n");
    expect(broken.policy).toBeUndefined();
    expect(broken.diagnostics.map(({ code }) => code)).toEqual(["name/unknown-field"]);
  });

  test("without a host a policy that names files is refused", () => {
    expect(compile('include "a.signoff"\na > 5 → block\n').diagnostics.map(({ code }) => code)).toEqual([
      "include/unreadable",
    ]);
  });
});

test("the inferred block, put before the policy, gives the same fields", () => {
  const text =
    'sum of (items.price where sku is "a") > $5 and topics includes "x" and not ok or d < 2026-01-01 → block\n'.replace(
      "and not ok or d",
      "and not ok and d",
    );
  const inferred = policyOf(text);
  const declared = policyOf(`${inferredBlock(inferred)}\n${text}`);
  const typesOf = (policy: Policy) => Object.fromEntries(policy.fields.map(({ name, type }) => [name, type]));
  expect(typesOf(declared)).toEqual(typesOf(inferred));
  expect(declared.declared).toBe(true);
});

test("examples are decided and compared: the outcome, and at least the teams named", () => {
  const text = `${oneLine}
typical "fine"
  refund is $5, confidence is 90%
example "passes"
  from "fine", refund is $12K → review by finance
example "wrong outcome"
  from "fine" → block
example "wrong team"
  from "fine", refund is $12K → review by legal
example "unknown"
  refund is $5 → review by finance
`;
  const { policy } = compile(text);
  if (policy === undefined) throw new Error("no policy");
  expect(runExamples(policyOf(text), policy.decide).map(({ example, passed }) => [example.name, passed])).toEqual([
    ["passes", true],
    ["wrong outcome", false],
    ["wrong team", false],
    ["unknown", true],
  ]);
});

test("no text makes check throw", () => {
  const words = [
    "refund",
    "$5",
    "→",
    "review",
    "by",
    "finance",
    "\n",
    "  ",
    "is",
    "and",
    "not",
    "(",
    ")",
    "items",
    "where",
    "any of",
    "count of",
    "decision",
    "list of",
    "money USD",
    "text",
    "define",
    "as",
    "otherwise",
    "proceed",
    "80%",
    "rule",
    '"a"',
    "typical",
    "example",
    "ensure",
    "at least",
    "every of",
    "sum of",
    "items.price",
    "+",
    "-",
    "*",
    "30 days",
    "2026-01-01",
    "is one of",
    "is in",
    "within",
    "then",
    "block",
    "in doubt",
    "audit",
    "1%",
    "it",
    "is missing",
    "number",
    "one of",
    "a",
    "b",
    ",",
    "spot check",
    "include",
    "team",
    "2 people",
    "weekday of",
    "time zone",
    "policy",
    "is empty",
    "mentions any of",
    "like",
    "ignoring case",
    "show",
    "options",
    "modify",
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words), { maxLength: 40 }), (parts) => {
      const text = parts.join(" ");
      const { policy, diagnostics } = checked(text);
      expect(policy === undefined).toBe(diagnostics.some(({ severity }) => severity === "error"));
    }),
    { numRuns: 1500 },
  );
});
