import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** What is expected of a finding is worked out by looking at every input: by the judge of the model, never by the checker. */
const expecting = [
  ...readdirSync("test/analysis/expected").map((file) => join("test/analysis/expected", file)),
  ...["oracle", "theory", "lies-in", "diff-agrees", "sheet", "analyser"].map((name) => `test/analysis/${name}.ts`),
  ...[
    "enumerated",
    "generate-small-policy",
    "generate-small-asking",
    "generate-joint-policy",
    "generate-edited-policy",
  ].map((name) => `test/support/${name}.ts`),
];
const imported = /^import (type )?(\{[^}]*\}|[\w*]+)[^;]*? from "([^"]*)";/gm;

test.each(expecting)("%s shares no code with the checker", (file) => {
  const found = [...readFileSync(file, "utf8").matchAll(imported)];
  expect(found.length).toBeGreaterThan(0);
  for (const [, onlyTypes, names = "", from = ""] of found) {
    if (!from.includes("src/analysis/") || onlyTypes !== undefined) continue;
    expect(from).toMatch(/src\/analysis\/index\.ts$/);
    const values = names.match(/(?<!type )\b\w+(?=[,\s}])/g)?.filter((name) => name !== "type") ?? [];
    for (const value of values) expect(["analyse", "createAnalyser", "diff", "controlSheet"]).toContain(value);
  }
});
