import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { syntaxMessages } from "../../src/diagnostics/catalogue/syntax.ts";
import { limits } from "../../src/grammar/limits.ts";
import { parse } from "../../src/grammar/parse.ts";

const folder = "docs/diagnostics/syntax";
const names = readdirSync(folder).map((file) => file.replace(/\.md$/, ""));

/** Codes of texts too long for a page, with a text that raises each. */
const tooLong: ReadonlyMap<string, () => string> = new Map([
  ["too-large", () => "#".repeat(limits.fileSize + 1)],
  ["too-many-rules", () => "always → block\n".repeat(limits.rules + 1)],
  ["clause-too-long", () => `list a of ${'"b", '.repeat(limits.clauseTokens / 2)}"c"`],
]);

function codes(text: string): string[] {
  return [...new Set(parse({ file: "page.signoff", text }).diagnostics.map(({ code }) => code))];
}

test("every code has a page and every page a code", () => {
  expect(names.map((name) => `syntax/${name}`).sort()).toEqual(Object.keys(syntaxMessages).sort());
});

describe.each(names)("syntax/%s", (name) => {
  const page = readFileSync(`${folder}/${name}.md`, "utf8");
  const section = (title: string): string => page.split(`## ${title}\n`)[1]?.split("\n## ")[0] ?? "";
  const block = (title: string): string => /```signoff\n([\s\S]*?)\n```/.exec(section(title))?.[1] ?? "";

  test("has its title, a summary and a reason", () => {
    expect(page.startsWith(`# syntax/${name}\n\n`)).toBe(true);
    expect(page.split("\n")[2]).toMatch(/\.$/);
    expect(section("Why").trim()).toMatch(/\.$/);
  });

  test("what to avoid raises it", () => {
    const text = tooLong.get(name)?.() ?? block("Avoid");
    const raised = codes(text);
    expect(raised).toContain(`syntax/${name}`);
    if (name !== "many-more") expect(raised).toEqual([`syntax/${name}`]);
  });

  test("what to prefer raises nothing", () => {
    expect(codes(block("Prefer"))).toEqual([]);
    if (!tooLong.has(name)) expect(block("Prefer")).not.toBe("");
  });
});
