import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { parseSync } from "oxc-parser";
import { afterAll, describe, expect, test } from "vitest";
import { typescriptTypes } from "../../src/compiler/targets/types/typescript-types.ts";
import type { Field } from "../../src/model/types.ts";
import { fieldOf, policies, policyOf } from "./schema-inputs.ts";

const folder = mkdtempSync(join(tmpdir(), "signoff-types-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the compiler says of a module that imports the types: one message a line. */
function complaints(types: string, use: string): readonly string[] {
  writeFileSync(join(folder, "input.ts"), types);
  writeFileSync(join(folder, "use.ts"), `import type { DecisionInput } from "./input.ts";\n${use}`);
  const options = [
    "--ignoreConfig",
    "--noEmit",
    "--strict",
    "--module",
    "nodenext",
    "--allowImportingTsExtensions",
    "--types",
    "",
    "--skipLibCheck",
  ];
  const { stdout } = spawnSync(process.execPath, [
    "node_modules/typescript/bin/tsc",
    ...options,
    join(folder, "use.ts"),
  ]);
  return String(stdout)
    .split("\n")
    .filter((line) => line.includes("error"));
}

const order = policyOf(
  [
    fieldOf("refund", { kind: "money", currencies: ["USD"], roundedHalfEven: false, least: "0" }),
    fieldOf("customer.tier", { kind: "choice", choices: ["basic", "plus"], ordered: false }),
    fieldOf("customer.since", { kind: "date" }, { optional: true }),
    fieldOf("score.value", { kind: "number", least: "0", most: "1" }, { optional: true }),
    fieldOf("note", { kind: "text" }, { absentMeans: { value: "", because: "most carry none" } }),
    fieldOf("items", {
      kind: "items",
      fields: [
        { path: ["sku"], type: { kind: "text" }, optional: false },
        {
          path: ["price"],
          type: { kind: "money", currencies: ["USD", "EUR"], roundedHalfEven: true },
          optional: false,
        },
      ],
    }),
    fieldOf("tags", { kind: "list", of: { kind: "choice", choices: ["a", "b"], ordered: true } }),
    fieldOf("at", { kind: "time" }),
  ],
  { name: "Refunds", version: "4" },
);

describe("TypeScript types of the input", () => {
  test("say what each field holds", () => {
    const types = typescriptTypes(order);
    expect(types).toContain('/** What the policy "Refunds", version 4 decides on. */');
    expect(types).toContain("/** A number, from 0 to 1. Optional. */");
    expect(types).toContain('/** Text. Absent means "", because "most carry none". */');
    expect(types).toContain("/** A time by ISO 8601, such as 2026-03-02T10:00:00Z, always with its offset. */");
  });

  test("take what the policy declares and refuse what it does not", () => {
    const base = `const base: DecisionInput =
      { refund: 12.5, customer: { tier: "plus" }, items: [], tags: ["a"], at: "2026-03-02T10:00Z" };`;
    const good = [
      "note: null, score: null",
      'refund: { amount: "12.50", currency: "USD" }, score: { value: 0.5 }',
      'items: [{ sku: "x", price: { amount: 1, currency: "EUR" } }]',
      'customer: { tier: "basic", since: "2020-01-01" }',
    ];
    const bad = [
      "refund: true",
      'refund: { amount: 1, currency: "EUR" }',
      'customer: { tier: "gold" }',
      "customer: null",
      "at: undefined",
      'items: [{ sku: "x", price: 5 }]',
      'tags: ["c"]',
      "misspelt: 1",
    ];
    const cases = [...good, ...bad].map((more, at) => `export const input${at}: DecisionInput = { ...base, ${more} };`);
    const lines = complaints(typescriptTypes(order), [base.replaceAll("\n", " "), ...cases].join("\n"));
    const wrong = lines.map((line) => Number(/use\.ts\((\d+),/.exec(line)?.[1]) - 3);
    expect([...new Set(wrong)]).toEqual(bad.map((_, at) => good.length + at));
  });

  test("nothing the author writes ends a comment or a name", () => {
    const hostile = fc.oneof(
      fc.constantFrom(
        "*/",
        "*/ export const evil = 1; /*",
        '"',
        "\\",
        "\n",
        "\u2028",
        "`",
        "constructor",
        "__proto__",
        "a-b",
        "1",
        "",
        "//",
        "}",
      ),
      fc.string({ unit: "binary", maxLength: 8 }),
    );
    const field = fc.record({ key: hostile, choice: hostile, because: hostile }).map(
      ({ key, choice, because }): Field => ({
        ...fieldOf("", { kind: "choice", choices: [choice], ordered: false }),
        path: [key],
        absentMeans: { value: choice, because },
      }),
    );
    fc.assert(
      fc.property(fc.uniqueArray(field, { maxLength: 4, selector: ({ path }) => path[0] }), hostile, (fields, name) => {
        const { program, errors } = parseSync("input.ts", typescriptTypes(policyOf(fields, { name, version: name })));
        expect(errors).toEqual([]);
        expect(program.body).toHaveLength(1);
        expect(keysOf(program.body[0])).toEqual(fields.map(({ path }) => path[0]));
      }),
      { numRuns: 300 },
    );
  });

  test("the types of any policy are TypeScript", () => {
    const several = fc.sample(policies, 30).map((policy, at) => {
      writeFileSync(join(folder, `generated-${at}.ts`), typescriptTypes(policy));
      return `import type { DecisionInput as Input${at} } from "./generated-${at}.ts";\nexport type Use${at} = Input${at};`;
    });
    expect(complaints(typescriptTypes(order), `export type { DecisionInput };\n${several.join("\n")}`)).toEqual([]);
    expect(readFileSync(join(folder, "generated-0.ts"), "utf8")).toContain("export interface DecisionInput");
  });
});

function keysOf(statement: unknown): readonly unknown[] {
  const { declaration } = statement as {
    declaration: { body: { body: { key: { name?: string; value?: string } }[] } };
  };
  return declaration.body.body.map(({ key }) => key.name ?? key.value);
}
