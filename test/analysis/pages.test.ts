import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { analyse } from "../../src/analysis/index.ts";
import { check } from "../../src/compiler/check.ts";
import { placesIn } from "../../src/compiler/places.ts";
import { findingMessages } from "../../src/diagnostics/catalogue/finding.ts";
import { memoryHost } from "../support/memory-host.ts";

/** docs/diagnostics/<area>/<name>.md: "Avoid" has the finding of the page, "Prefer" has not; both are executed. */
const folder = "docs/diagnostics";
const codes = Object.keys(findingMessages).sort();

function findingsIn(page: string, heading: string): readonly string[] {
  const section = page.split(/^## /m).find((each) => each.startsWith(`${heading}\n`)) ?? "";
  const text = /^```signoff\n([\s\S]*?)^```$/m.exec(section)?.[1];
  if (text === undefined) throw new Error(`No policy under ${heading}`);
  const { policy, trees, written, diagnostics } = check({ file: "policy.signoff", text }, memoryHost());
  if (policy === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return analyse(policy, placesIn({ trees, written })).map(({ code }) => code);
}

test("areas of their own hold no page without a finding", () => {
  const own = ["ensure", "exception", "field", "input", "policy", "review", "rules"];
  const pages = own.flatMap((area) =>
    readdirSync(join(folder, area)).map((file) => `${area}/${file.replace(/\.md$/, "")}`),
  );
  expect(pages.sort()).toEqual(codes.filter((code) => own.includes(code.split("/")[0] as string)));
});

describe.each(codes)("%s", (code) => {
  const file = join(folder, `${code}.md`);
  const page = existsSync(file) ? readFileSync(file, "utf8") : "";
  test("has a page with a summary and a reason", () => {
    expect(page).toMatch(new RegExp(`^# ${code}\n\n\\S.*\n\n## (Avoid|Example)\n[\\s\\S]*## Why\n\n\\S`));
  });
  test("is found in what the page shows", () => {
    expect(findingsIn(page, code === "ensure/proven" ? "Example" : "Avoid")).toContain(code);
  });
  if (code !== "ensure/proven")
    test("is not found in what the page prefers", () => {
      expect(findingsIn(page, "Prefer")).not.toContain(code);
    });
});
