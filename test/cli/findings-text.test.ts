import { expect, test } from "vitest";
import { findingsText } from "../../src/cli/report/findings.ts";
import type { Reported } from "../../src/cli/report/reported.ts";

const text = `rule "a" x > 1 → block
rule "b" x > 2 → block
ensure "one" x > 1 → at least block
ensure oversight rises with x
  because "it is a very long reason that nobody wants to read in a list of what is proven anyway, is it"
`;

function found(
  code: string,
  severity: Reported["severity"],
  at: string,
  message = "Said.",
  more: object = {},
): Reported {
  const start = text.indexOf(at);
  const span = { file: "p.signoff", start, end: start + at.length };
  return { code, severity, span, message, related: [], mends: [], rules: [], ...more };
}

function shown(reported: readonly Reported[], { verbose = false, columns = 80 } = {}): string {
  return findingsText(reported, (file) => (file === "p.signoff" ? text : undefined), {
    colours: false,
    columns,
    verbose,
  });
}

const codesIn = (out: string) =>
  [...out.matchAll(/ (?:error|warning|information|hint) (\S+)/g)].map(([, code]) => code);

test("errors first, then warnings, then the rest; within by place", () => {
  const out = shown([
    found("x/information", "information", "rule"),
    found("x/second", "warning", 'rule "b"'),
    found("x/first", "warning", 'rule "a"'),
    found("x/error", "error", "ensure"),
    found("x/hint", "hint", "rule"),
  ]);
  expect(codesIn(out)).toEqual(["x/error", "x/first", "x/second", "x/information", "x/hint"]);
});

const proofs = [
  found("ensure/proven", "information", 'ensure "one" x > 1 → at least block', "Proven."),
  found("ensure/proven", "information", text.slice(text.indexOf("ensure oversight")).trim(), "Proven."),
];

test("what is proven stands in one block, in the words of the policy", () => {
  expect(shown(proofs)).toBe(`p.signoff information ensure/proven
  Proven for every possible decision:
    3 | ensure "one" x > 1 → at least block
    4 | ensure oversight rises with x …
`);
  expect(codesIn(shown(proofs, { verbose: true }))).toEqual(["ensure/proven", "ensure/proven"]);
  expect(codesIn(shown([{ ...proofs[0], severity: "error" } as Reported]))).toEqual(["ensure/proven"]);
});

const region = (count: number) => `x is ${"1, ".repeat(30)}and ${"y is yes and ".repeat(count)}z is no`;

test("regions have a line each, cut between conditions, those that look alike once", () => {
  const regions = `(1) ${region(30)}; (2) ${region(40)}; (3) x is 5`;
  const out = shown([
    found("policy/gap", "information", "rule", `Left: 3 kinds, among them ${regions}. For example: x is 1. End.`),
  ]);
  expect(out).toContain("\n  Left: 3 kinds, among them\n    (1) x is 1, 1,");
  expect(out).toMatch(/and\s+\d+\s+more\s+conditions\n/);
  expect(out).toContain("\n    (3) x is 5\n    (--verbose shows them in full)\n  For example: x is 1. End.\n");
  expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  const full = shown([found("policy/gap", "information", "rule", `Left: ${regions}. For example: x is 1.`)], {
    verbose: true,
  });
  expect(full.match(/y\s+is\s+yes/g)).toHaveLength(70);
  const alike = shown([
    found("policy/gap", "information", "rule", `Left: (1) ${region(30)}; (2) ${region(30)}. For example: x is 1.`),
  ]);
  expect(alike).not.toContain("(2)");
});

test("of what is no error and no warning three of a code are told, the others counted with their lines", () => {
  const many = (severity: Reported["severity"]) =>
    ['rule "a"', 'rule "b"', "ensure", "ensure oversight", "because"].map((at) => found("x/many", severity, at));
  const out = shown(many("information"));
  expect(codesIn(out)).toHaveLength(3);
  expect(out).toContain("information x/many: 2 more, at p.signoff:4, 5 (--verbose shows them)\n");
  expect(codesIn(shown(many("warning")))).toHaveLength(5);
  expect(codesIn(shown(many("information"), { verbose: true }))).toHaveLength(5);
});

test("an example to paste is offered where all is told; other mends always", () => {
  const span = { file: "p.signoff", start: 0, end: 0 };
  const mends = [
    { title: "Drop it", edits: [{ span, text: "" }] },
    { title: "Keep this decision as an example", edits: [{ span, text: '\nexample "gap"\n  x is 1 → block\n' }] },
  ];
  const gap = found("policy/gap", "warning", "rule", "Said.", { mends });
  expect(shown([gap])).toContain("  mend: Drop it\n");
  expect(shown([gap])).not.toContain("example");
  expect(shown([gap], { verbose: true })).toContain(
    '  mend: Keep this decision as an example:\n    example "gap"\n      x is 1 → block\n',
  );
});

test("of warnings fifteen of a code are told, of errors all", () => {
  const many = (severity: Reported["severity"]) =>
    Array.from({ length: 17 }, () => found("x/many", severity, 'rule "b"'));
  const warned = shown(many("warning"));
  expect(codesIn(warned)).toHaveLength(15);
  expect(warned).toContain("warning x/many: 2 more, at p.signoff:2 (--verbose shows them)\n");
  expect(codesIn(shown(many("error")))).toHaveLength(17);
});
