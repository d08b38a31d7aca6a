import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { configMessages } from "../../../src/diagnostics/catalogue/config.ts";
import { folderOf, run } from "../run.ts";

/** docs/diagnostics/config/<name>.md: "Avoid" has the finding of the page, "Prefer" has no finding of the configuration. */
const folder = "docs/diagnostics";
const codes = Object.keys(configMessages).sort();

async function codesIn(page: string, heading: string): Promise<readonly string[]> {
  const section = page.split(/^## /m).find((each) => each.startsWith(`${heading}\n`)) ?? "";
  const blocks = [...section.matchAll(/^```\w+ (\S+)\n([\s\S]*?)^```$/gm)];
  const { path, at } = folderOf(Object.fromEntries(blocks.map(([, name, text]) => [name, text ?? ""])));
  const { out, complaints } = await run(["check", at("refunds.signoff"), "--json"]);
  rmSync(path, { recursive: true });
  expect(complaints).toBe("");
  return (JSON.parse(out).findings as { readonly code: string }[]).map(({ code }) => code);
}

test("the pages are those of the catalogue", () => {
  const pages = readdirSync(join(folder, "config")).map((file) => `config/${file.replace(/\.md$/, "")}`);
  expect(pages.sort()).toEqual(codes);
});

describe.each(codes)("%s", (code) => {
  const file = join(folder, `${code}.md`);
  const page = existsSync(file) ? readFileSync(file, "utf8") : "";
  test("has a page with a summary and a reason", () => {
    expect(page).toMatch(new RegExp(`^# ${code}\n\n\\S.*\n\n## Avoid\n[\\s\\S]*## Prefer\n[\\s\\S]*## Why\n\n\\S`));
  });
  test("is found in what the page says to avoid, and nothing like it in what it prefers", async () => {
    expect(await codesIn(page, "Avoid")).toContain(code);
    expect((await codesIn(page, "Prefer")).filter((one) => one.startsWith("config/"))).toEqual([]);
  });
});
