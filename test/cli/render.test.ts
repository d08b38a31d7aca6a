import { expect, test } from "vitest";
import { harmless } from "../../src/cli/terminal.ts";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { renderDiagnostics } from "../../src/diagnostics/render.ts";

function rendered(text: string, at: string, more: Partial<Diagnostic> = {}, colours = false): string {
  const start = text.indexOf(at);
  const span = { file: "p.signoff", start, end: start + at.length };
  const base = { code: "name/x", severity: "error", span, message: "This is wrong.", related: [], mends: [] } as const;
  return renderDiagnostics([{ ...base, ...more }], (file) => (file === "p.signoff" ? text : undefined), colours);
}

test("place, message, line, carets, what is related, mend", () => {
  const text = "a > 1 → block\nconfidense < 1 → block\n";
  const span = { file: "p.signoff", start: 0, end: 1 };
  expect(
    rendered(text, "confidense", {
      related: [{ span, message: "First here." }],
      mends: [{ title: "Write `confidence`", edits: [] }],
    }),
  ).toBe(`p.signoff:2:1 error name/x
  This is wrong.
    2 | confidense < 1 → block
      | ^^^^^^^^^^
  see p.signoff:1:1: First here.
  mend: Write \`confidence\`
`);
});

test("carets stand under what is meant: tabs, wide signs, marks, several lines", () => {
  expect(rendered("\tx > 1", "x")).toContain("  x > 1\n      |   ^\n");
  expect(rendered('note is "日本" or y', "y")).toContain(`    1 | note is "日本" or y\n      | ${" ".repeat(18)}^\n`);
  expect(rendered("first\nsecond", "first\nsecond")).toContain("first\n      | ^^^^^\n");
});

test("a long line is cut around the place", () => {
  const shown = rendered(`${"a".repeat(5000)}WRONG${"b".repeat(5000)}`, "WRONG");
  const [, , line = "", carets = ""] = shown.split("\n");
  expect(line.length).toBeLessThan(130);
  expect(line.slice(carets.indexOf("^"), carets.lastIndexOf("^") + 1)).toBe("WRONG");
});

test("no sign of the text steers the terminal, and colours come only where they are wanted", () => {
  const text = "note is \u001b[31mred\u202Eevil > 1";
  expect(rendered(text, "evil")).not.toMatch(/[\u001b\u202e]/);
  expect(rendered("a > 1", "a", {}, true)).toContain("\u001b[31merror\u001b[0m");
});

test("where the terminal is narrow lines are broken between words", () => {
  const text = `${"refund > $5 and ".repeat(12)}confidense < 1 → block`;
  const start = text.indexOf("confidense");
  const span = { file: "p.signoff", start, end: start + 10 };
  const message =
    "The decision has no field `confidense`. Did you mean `confidence`, or one of the others that it has?";
  const mends = [{ title: `Write confidence ${"and so on ".repeat(9).trim()}`, edits: [] }];
  const related = [{ span, message: "seen in this place, which is the first of all the places that there are" }];
  const base = { code: "name/x", severity: "error", span, message, related, mends } as const;
  const shown = renderDiagnostics([base], () => text, false, 60);
  expect(Math.max(...shown.split("\n").map((line) => line.length))).toBeLessThanOrEqual(60);
  expect(shown).toContain(
    "  The decision has no field `confidense`. Did you mean\n  `confidence`, or one of the others that it has?\n",
  );
  const [line = "", carets = ""] = shown.split("\n").filter((each) => each.includes(" |"));
  expect(line.slice(carets.indexOf("^"), carets.lastIndexOf("^") + 1)).toBe("confidense");
});

test("a file that is not at hand has no excerpt", () => {
  expect(rendered("a", "a", { span: { file: "other.csv", start: 0, end: 1 } })).toBe(
    "other.csv:1:1 error name/x\n  This is wrong.\n",
  );
});

test("a terminal gets colours and wiped lines from us, and nothing that steers it from others", () => {
  expect(harmless("\r\u001b[K\u001b[31merror\u001b[0m\n")).toBe("\r\u001b[K\u001b[31merror\u001b[0m\n");
  expect(harmless("blocked\r\u001b[Kproceed\u001b[8m")).toBe("blocked��[Kproceed�[8m");
  expect(harmless("a\u001b]0;title\u0007b\u001b[2Jc\rd\u202Ee")).toBe("a�]0;title�b�[2Jc�d�e");
});
