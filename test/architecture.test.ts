import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { parseSync } from "oxc-parser";
import { expect, test } from "vitest";

interface Import {
  readonly file: string;
  readonly area: string;
  readonly target: string;
}

/** What each area may import of ours (besides itself) and from outside. */
const allowed: Readonly<Record<string, { ours: readonly string[]; outside: readonly RegExp[] }>> = {
  diagnostics: { ours: [], outside: [] },
  values: { ours: [], outside: [] },
  grammar: { ours: ["diagnostics", "values"], outside: [/^chevrotain$/] },
  model: { ours: ["diagnostics", "values"], outside: [] },
  targets: { ours: ["model", "values", "diagnostics", "runtime"], outside: [/^ajv$/] },
  compiler: {
    ours: ["diagnostics", "values", "grammar", "model", "targets", "runtime"],
    outside: [/^temporal-polyfill$/, /^csv-parse/, /^papaparse$/],
  },
  runtime: { ours: ["model", "values"], outside: [] },
  analysis: { ours: ["diagnostics", "values", "model"], outside: [] },
  simulation: {
    ours: ["diagnostics", "values", "model", "targets", "runtime"],
    outside: [
      /^@duckdb\/node-api$/,
      /^node:/,
      /^ajv/,
      /^date-holidays$/,
      /^temporal-polyfill$/,
      /^hyparquet(-compressors\/.*)?$/,
      /^fzstd$/,
    ],
  },
  editor: { ours: ["diagnostics", "values", "grammar", "model", "compiler", "targets", "runtime"], outside: [] },
  server: {
    ours: ["diagnostics", "values", "grammar", "model", "compiler", "analysis", "editor"],
    outside: [/^vscode-languageserver/, /^node:/],
  },
  page: { ours: [], outside: [] },
  cli: {
    ours: [
      "page",
      "server",
      "diagnostics",
      "values",
      "grammar",
      "model",
      "compiler",
      "targets",
      "runtime",
      "simulation",
      "analysis",
    ],
    outside: [/^node:/, /^commander$/],
  },
};

function areaOf(path: string): string {
  return path.startsWith("src/compiler/targets/") ? "targets" : (path.split("/")[1] ?? "");
}

function sourceFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(
      (entry) =>
        entry.isFile() && entry.name.endsWith(".ts") && !/[\\/](dist|node_modules)[\\/]/.test(`${entry.parentPath}/`),
    )
    .map((entry) => relative(".", join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
}

/** Static imports, re-exports and dynamic imports; a dynamic import of what no literal names is its own text. */
function importsOf(file: string, text: string): readonly Import[] {
  const { module } = parseSync(file, text);
  const named = [
    ...module.staticImports.map((each) => each.moduleRequest.value),
    ...module.staticExports.flatMap((each) => each.entries.flatMap((entry) => entry.moduleRequest?.value ?? [])),
    ...module.dynamicImports.map(({ moduleRequest: { start, end } }) =>
      text.slice(start, end).replace(/^["'`]|["'`]$/g, ""),
    ),
  ];
  return named.map((request) => ({
    file,
    area: areaOf(file),
    target: request.startsWith(".") ? relative(".", join(file, "..", request)).replaceAll("\\", "/") : request,
  }));
}

function isWrong({ area, target }: Import): boolean {
  const rule = allowed[area];
  if (rule === undefined) return true;
  if (!target.startsWith("src/")) return !rule.outside.some((pattern) => pattern.test(target));
  const other = areaOf(target);
  return other !== area && !rule.ours.includes(other);
}

const files = sourceFiles("src");
const imports: readonly Import[] = files.flatMap((file) => importsOf(file, readFileSync(file, "utf8")));

test("it looked at files", () => {
  expect(files.length).toBeGreaterThan(20);
  expect(imports.length).toBeGreaterThan(50);
  expect(Object.keys(allowed).sort()).toEqual([...new Set(files.map(areaOf))].sort());
});

test("no import goes against the arrows", () => {
  expect(imports.filter(isWrong)).toEqual([]);
});

test.each([
  'import { parse } from "../grammar/parse.ts";',
  'import type { PolicyTree } from "../grammar/tree.ts";',
  'export { parse } from "../grammar/parse.ts";',
  'const lazy = () => import("../grammar/parse.ts");',
  "const lazy = (name: string) => import(name);",
  'import { readFileSync } from "node:fs";',
  'import "chevrotain";',
])("planted in the model, this is seen: %s", (text) => {
  expect(importsOf("src/model/planted.ts", text).filter(isWrong).length).toBe(1);
});

test("the dead-code check finds a planted export and a planted file", () => {
  const folder = mkdtempSync(join(tmpdir(), "dead-code-"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "planted", type: "module", main: "main.ts" }));
  writeFileSync(join(folder, "main.ts"), 'import { used } from "./part.ts";\nused();\n');
  writeFileSync(join(folder, "part.ts"), "export const used = () => 1;\nexport const unused = () => 2;\n");
  writeFileSync(join(folder, "nobody.ts"), "export const lonely = 3;\n");
  const { stdout, status } = spawnSync(
    process.execPath,
    [join("node_modules", "knip", "bin", "knip.js"), "--directory", folder],
    { encoding: "utf8" },
  );
  rmSync(folder, { recursive: true, force: true });
  expect(status).toBe(1);
  expect(stdout).toContain("nobody.ts");
  expect(stdout).toContain("unused");
});

test("chevrotain stays in the grammar's own files", () => {
  const seen = imports.filter(({ target }) => target === "chevrotain").map(({ file }) => file);
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.every((file) => file.startsWith("src/grammar/"))).toBe(true);
});

test("the language server runs in a browser: Node is named in src/server/node alone", () => {
  const own = imports.filter(({ file }) => file.startsWith("src/server/"));
  const seen = own.filter(({ target }) => target.startsWith("node:") || target.endsWith("/node"));
  expect(seen.length).toBeGreaterThan(0);
  expect(seen.filter(({ file }) => !file.startsWith("src/server/node/"))).toEqual([]);
  expect(
    own.filter(({ file, target }) => !file.startsWith("src/server/node/") && target.startsWith("src/server/node/")),
  ).toEqual([]);
});

test("what a browser runs of the simulation reaches neither Node nor DuckDB", () => {
  const reached = new Set<string>();
  const visit = (target: string): void => {
    if (reached.has(target)) return;
    reached.add(target);
    for (const each of imports.filter(({ file }) => file === target)) visit(each.target);
  };
  const starts = files.filter((file) => /^src\/simulation\/(browser|table|columns|impact)\//.test(file));
  for (const file of starts) visit(file);
  expect(starts).toContain("src/simulation/browser/open-blob.ts");
  expect(starts).toContain("src/simulation/table/read-table.ts");
  expect(starts).toContain("src/simulation/columns/replayer.ts");
  expect([...reached]).toContain("src/simulation/mapping/convert.ts");
  expect([...reached].filter((target) => /^node:|duckdb/.test(target))).toEqual([]);
});

test("holidays, which are large, are loaded where some are asked for", () => {
  const asking = files.filter((file) => readFileSync(file, "utf8").includes('"date-holidays"'));
  expect(asking).toEqual(["src/simulation/working-days.ts"]);
  const { module } = parseSync("working-days.ts", readFileSync("src/simulation/working-days.ts", "utf8"));
  expect(module.staticImports.map((each) => each.moduleRequest.value)).not.toContain("date-holidays");
});

test("there are no cycles between files", () => {
  const graph = new Map(
    files.map((file) => [
      file,
      imports.filter((each) => each.file === file && each.target.startsWith("src/")).map(({ target }) => target),
    ]),
  );
  const done = new Set<string>();
  const cycles: string[][] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) {
      cycles.push([...path.slice(path.indexOf(file)), file]);
      return;
    }
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  expect(cycles).toEqual([]);
});

test("compiled policies decide without the judge: neither the runtime nor the JavaScript target reaches it", () => {
  const reached = new Set<string>();
  const visit = (file: string): void => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const { target } of imports.filter((each) => each.file === file)) visit(target);
  };
  for (const file of files) if (/^src\/(runtime|compiler\/targets)\//.test(file)) visit(file);
  expect(reached).toContain("src/model/combine.ts");
  expect(files).toContain("src/model/interpreter.ts");
  expect(reached).not.toContain("src/model/interpreter.ts");
});

test("files are of one idea: at most 400 lines, and no folder is called utils", () => {
  const long = files
    .map((file) => ({ file, lines: readFileSync(file, "utf8").split("\n").length }))
    .filter(({ lines }) => lines > 400);
  expect(long).toEqual([]);
  expect(files.filter((file) => /(^|\/)utils?(\/|\.)/.test(file))).toEqual([]);
});
