import { expect, test } from "vitest";
import { TextDocument } from "vscode-languageserver-textdocument";
import { shown } from "../../src/server/diagnostics.ts";
import { rangesOver } from "../../src/server/text/ranges.ts";

const text = 'rule "first"\r\n  amount > 5\r\n  → review by finance\r\n';
const document = TextDocument.create("/a", "signoff", 0, text);
const ranges = rangesOver(
  () => document,
  () => text,
  (file) => file,
);

function marked(severity: "error" | "warning" | "information" | "hint", start: number, end: number): string {
  const span = { file: "/a", start, end };
  const { range } = shown({ code: "rule/no-effect", severity, message: "", span, related: [], mends: [] }, ranges, "");
  return document.getText(range);
}

test("what is no error marks the first line of a rule only, an error all that is wrong", () => {
  const end = text.trimEnd().length;
  expect(marked("warning", 0, end)).toBe('rule "first"');
  expect(marked("information", 0, end)).toBe('rule "first"');
  expect(marked("error", 0, end)).toBe(text.trimEnd());
  expect(marked("warning", text.indexOf("amount"), text.indexOf(" > "))).toBe("amount");
});
