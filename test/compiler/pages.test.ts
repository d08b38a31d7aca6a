import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { check } from "../../src/compiler/check.ts";
import { compilerMessages } from "../../src/compiler/report.ts";
import { findingMessages } from "../../src/diagnostics/catalogue/finding.ts";
import { memoryHost } from "../support/memory-host.ts";

/** docs/diagnostics/<area>/<name>.md: "Avoid" raises the code of the page, "Prefer" raises nothing, both are executed. */
const folder = "docs/diagnostics";
const codes = Object.keys(compilerMessages).sort();
const areas = [...new Set(codes.map((code) => code.split("/")[0] as string))];

test("the pages are those of the catalogue", () => {
  const pages = areas.flatMap((area) =>
    readdirSync(join(folder, area)).map((file) => `${area}/${file.replace(/\.md$/, "")}`),
  );
  const found = Object.keys(findingMessages).filter((code) => areas.includes(code.split("/")[0] as string));
  expect(pages.sort()).toEqual([...codes, ...found].sort());
});

interface Example {
  readonly policy: string;
  readonly files: Readonly<Record<string, string>>;
}

function exampleIn(page: string, heading: string): Example {
  const section = page.split(/^## /m).find((each) => each.startsWith(`${heading}\n`)) ?? "";
  const blocks = [...section.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm)];
  const files = blocks.flatMap(([, , name, text]) => (name === undefined ? [] : [[name, text ?? ""] as const]));
  const main = blocks.filter(([, language, name]) => language === "signoff" && name === undefined);
  expect(main).toHaveLength(1);
  return { policy: main[0]?.[3] ?? "", files: Object.fromEntries(files) };
}

function codesOf({ policy, files }: Example): readonly string[] {
  const { diagnostics } = check({ file: "policy.signoff", text: policy }, memoryHost(files));
  return diagnostics.map(({ code }) => code);
}

for (const code of codes) {
  describe(code, () => {
    const file = join(folder, `${code}.md`);
    const page = existsSync(file) ? readFileSync(file, "utf8") : "";
    test("has a page with a summary and a reason", () => {
      expect(page).toMatch(new RegExp(`^# ${code}\n\n\\S.*\n\n## Avoid\n[\\s\\S]*## Prefer\n[\\s\\S]*## Why\n\n\\S`));
    });
    test("is raised by what the page says to avoid, and by nothing beside it of the same weight", () => {
      expect(codesOf(exampleIn(page, "Avoid"))).toContain(code);
    });
    test("is not raised by what the page prefers", () => {
      const raised = codesOf(exampleIn(page, "Prefer"));
      const listed = code === "rule/presence-test" ? [] : ["rule/presence-test", "type/absent-means"];
      expect(raised.filter((each) => !listed.includes(each))).toEqual([]);
    });
  });
}
