import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseSync } from "oxc-parser";
import { expect, test } from "vitest";

/** What a module imports when it runs: types are gone by then. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(file, "utf8");
  const { module } = parseSync(file, text);
  const named = [
    ...module.staticImports
      .filter(({ entries }) => entries.length === 0 || entries.some(({ isType }) => !isType))
      .map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest, isType }) => (moduleRequest && !isType ? [moduleRequest.value] : [])),
    ),
    ...module.dynamicImports.map(({ moduleRequest: { start, end } }) => text.slice(start, end).slice(1, -1)),
  ];
  return named.map((request) =>
    request.startsWith(".") ? relative(".", join(file, "..", request)).replaceAll("\\", "/") : request,
  );
}

/** All that is loaded with a module, by and by. */
function reachedFrom(entry: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const visit = (file: string): void => {
    if (reached.has(file)) return;
    reached.add(file);
    if (/\.tsx?$/.test(file) && existsSync(file)) for (const target of importsOf(file)) visit(target);
  };
  visit(entry);
  return reached;
}

const workers = ["change", "compute", "language", "proof"].map((name) => `playground/${name}/worker.ts`);

test("the page takes from our own code only what is small and pure; all else is in workers", () => {
  const ours = [...reachedFrom("playground/main.tsx")].filter((file) => file.startsWith("src/"));
  expect(ours.sort()).toEqual([
    "src/diagnostics/diagnostic.ts",
    "src/diagnostics/source.ts",
    "src/editor/threshold-text.ts",
    "src/grammar/amount.ts",
    "src/simulation/mapping/similar.ts",
    "src/simulation/problem.ts",
  ]);
});

test.each(["playground/main.tsx", ...workers])("%s reaches nothing that a browser does not have", (entry) => {
  const reached = [...reachedFrom(entry)];
  expect(reached.length).toBeGreaterThan(5);
  expect(
    reached.filter((file) => file.startsWith("src/cli/") || file.startsWith("node:") || file.includes("duckdb")),
  ).toEqual([]);
});

test("Monaco is loaded after the page", () => {
  const { module } = parseSync("m.tsx", readFileSync("playground/editor/editor-region.tsx", "utf8"));
  expect(module.dynamicImports).toHaveLength(1);
  const atOnce = new Set<string>();
  const visit = (file: string): void => {
    if (atOnce.has(file) || !file.startsWith("playground/")) return;
    atOnce.add(file);
    const text = readFileSync(file, "utf8");
    for (const { moduleRequest, entries } of parseSync(file, text).module.staticImports)
      if (entries.length === 0 || entries.some(({ isType }) => !isType))
        visit(
          moduleRequest.value.startsWith(".")
            ? relative(".", join(file, "..", moduleRequest.value)).replaceAll("\\", "/")
            : moduleRequest.value,
        );
  };
  visit("playground/main.tsx");
  expect([...atOnce].length).toBeGreaterThan(20);
  expect([...atOnce]).not.toContain("playground/editor/monaco.ts");
});
