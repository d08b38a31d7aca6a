import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkFile } from "../src/cli/policy-file.ts";
import { runExamples } from "../src/compiler/index.ts";
import { decidingPolicy } from "../src/compiler/targets/javascript/deciding-policy.ts";
import { parse } from "../src/grammar/parse.ts";
import { format } from "../src/grammar/printer/print.ts";
import type { Standing } from "../src/model/asking.ts";
import { judgeOf } from "../src/model/interpreter.ts";
import type { Policy } from "../src/model/policy.ts";
import { getOwn } from "../src/model/read.ts";
import { run } from "./cli/run.ts";
import { property } from "./support/effort.ts";
import { edgesOf } from "./support/generate-input.ts";
import { anyRaw, nest, validRaw } from "./support/generate-values.ts";
import { promisedBy } from "./support/promises.ts";
import { entropy, sourceOf } from "./support/source.ts";

const folders = readdirSync("policies", { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const files = folders.flatMap((folder) =>
  readdirSync(`policies/${folder}`)
    .filter((name) => name.endsWith(".signoff"))
    .map((name) => `policies/${folder}/${name}`),
);
/** The policy that its folder is named after. */
const main = (folder: string): string => `policies/${folder}/${folder}.signoff`;

test("the domains that the design asks for are there", () => {
  const asked = [
    "refunds",
    "credit",
    "incidents",
    "inspections",
    "ai-email",
    "invoice-extraction",
    "deployment",
    "loan",
  ];
  const more = ["fraud-freeze", "trade-surveillance", "complaint", "hr-termination", "clinical-triage"];
  expect(folders).toEqual(expect.arrayContaining([...asked, ...more, "content-publication"]));
});

describe.each(files)("%s", (file) => {
  test("has no errors, and only the warnings that are meant", () => {
    const { diagnostics } = checked(file);
    const grave = diagnostics.filter(({ severity }) => severity === "error" || severity === "warning");
    expect(grave.map(({ code }) => code)).toEqual(meantWarnings[file] ?? []);
  });

  test("is in the canonical style", () => {
    const text = readFileSync(file, "utf8");
    expect(format({ file, text })).toBe(text);
  });

  test("decides every example as it says", () => {
    const policy = policyOf(file);
    const results = runExamples(policy, decidingPolicy(policy).decide);
    expect(results.filter(({ passed }) => !passed).map(({ example }) => example.name)).toEqual([]);
    expect(results).toHaveLength(policy.examples.length);
  });
});

/** A weak signal, noise in doubt and the rest freeze nobody by silence, though the policy is protective. */
const meantWarnings: Readonly<Record<string, readonly string[]>> = {
  "policies/fraud-freeze/fraud-freeze.signoff": Array.from({ length: 3 }, () => "rule/then-block-protective"),
};

describe.each(folders)("policies/%s", (folder) => {
  test("is checked without a fault or a warning that is not accepted, and keeps at least two promises", async () => {
    const { exit, out } = await run(["check", "--json", main(folder)]);
    const { findings } = JSON.parse(out) as { readonly findings: readonly CheckedFinding[] };
    const open = findings.filter(({ accepted }) => accepted === undefined);
    const grave = open.filter(({ severity, code }) => severity === "error" || severity === "warning" || isOpen(code));
    expect(grave.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
    expect(findings.filter(({ code }) => code === "ensure/proven").length).toBeGreaterThanOrEqual(2);
    expect(exit).toBe(0);
  }, 120_000);

  test("has a typical input, and examples of a missing value, both sides of a limit and several outcomes", () => {
    const { fields, typicals, examples, ensures } = policyOf(main(folder));
    expect(typicals.length).toBeGreaterThanOrEqual(1);
    expect(examples.length).toBeGreaterThanOrEqual(4);
    expect(ensures.length).toBeGreaterThanOrEqual(2);
    const given = (one: Policy["examples"][number]) => fields.map(({ path }) => getOwn(one.input, path) !== undefined);
    const most = Math.max(...examples.map((one) => given(one).filter(Boolean).length));
    expect(examples.some((one) => given(one).filter(Boolean).length < most)).toBe(true);
    expect(new Set(examples.map(({ expected }) => JSON.stringify(expected))).size).toBeGreaterThanOrEqual(3);
  });

  test("no rule is without a README and a reviewer's reasons", () => {
    const readme = readFileSync(`policies/${folder}/README.md`, "utf8");
    expect(readme).toMatch(/^# \S/);
    expect(readme).toContain(`policies/${folder}/${folder}.signoff`);
    const { rules, otherwise } = policyOf(main(folder));
    const asking = rules.filter(({ asks, inDoubt }) => asks.reviews.length > 0 || inDoubt !== undefined);
    expect(asking.some(({ details }) => details.because !== undefined)).toBe(true);
    expect([...asking, otherwise].some((one) => (one?.details.show.length ?? 0) > 0)).toBe(true);
  });

  test("shows every rule by an example, and an input to which it does not apply", () => {
    const policy = policyOf(main(folder));
    const { rules } = policy;
    const judge = judgeOf(policy);
    const judged = policy.examples.map(({ input }) => judge(input).standings);
    const always = rules.filter(({ condition }) => condition.kind === "constant").map(({ name }) => name);
    const named = (matches: (standing: Standing | undefined) => boolean) =>
      rules.filter((_, place) => !judged.some((standings) => matches(standings[place]))).map(({ name }) => name);
    expect(named((standing) => standing !== "no")).toEqual([]);
    expect(named((standing) => standing === "no")).toEqual(always);
  });

  test("keeps its promises on inputs near its limits", () => {
    const policy = policyOf(main(folder));
    const bases = policy.examples.map(({ input }) => policy.fields.map(({ path }) => getOwn(input, path)));
    const edges = edgesOf(policy);
    const promises = policy.ensures.map((ensure) => ({ ensure, keeps: promisedBy(policy, ensure) }));
    const near = property(`the promises of ${folder}`, 800, entropy(160), (numbers) => {
      const source = sourceOf(numbers);
      const base = source.pick(bases);
      const rate = source.pick([5, 15, 40]);
      const raw = (field: Policy["fields"][number]): unknown =>
        source.chance(75) ? validRaw(source, field.type, edges) : anyRaw(source, field.type, edges);
      const values = policy.fields.map((field, at) => (source.chance(rate) ? raw(field) : base[at]));
      const inputWith = (change?: { readonly place: number; readonly value: unknown }) =>
        nest(policy.fields.map(({ path }, at) => [path, at === change?.place ? change.value : values[at]]));
      const input = inputWith();
      for (const { ensure, keeps } of promises) {
        const place = "field" in ensure.promise ? ensure.promise.field : undefined;
        const field = place === undefined ? undefined : policy.fields[place];
        const other = place === undefined || field === undefined ? input : inputWith({ place, value: raw(field) });
        if (!keeps(input, other)) throw new Error(`${nameOf(policy, ensure)}: ${JSON.stringify([input, other])}`);
      }
    });
    near.hold({ seed: 20261121 });
  });
});

test("between them the policies use every form of the language", () => {
  const seen = new Set(files.flatMap((file) => formsIn(parse({ file, text: readFileSync(file, "utf8") }).tree)));
  expect(forms.filter((form) => !seen.has(form))).toEqual([]);
});

test("real data comes with its licence and its source", () => {
  const licences = { credit: "CC BY 4.0", incidents: "CC BY 4.0", inspections: "MIT" };
  expect(
    folders.filter((folder) => readdirSync(`policies/${folder}`).some((name) => name.endsWith(".parquet"))),
  ).toEqual(Object.keys(licences));
  for (const [folder, licence] of Object.entries(licences)) {
    const [readme, data] = ["README.md", "DATA-LICENSE.md"].map((name) =>
      readFileSync(`policies/${folder}/${name}`, "utf8"),
    );
    expect(readme).toContain(licence);
    expect(readme).toContain("(DATA-LICENSE.md)");
    expect(data).toContain(licence);
    expect(data).toContain("Changes made");
  }
  for (const name of ["README.md", "DATA-LICENSE.md"]) {
    const text = readFileSync(`policies/inspections/${name}`, "utf8");
    expect(text).toContain("Copyright, 2014 City of Chicago");
    expect(text).toContain("The above copyright notice and this permission notice shall be included");
    expect(text).toContain("WITHOUT WARRANTY OF ANY KIND");
  }
});

test("the history of refunds is what its script makes, and says that it is synthetic", () => {
  const made = execFileSync(process.execPath, ["policies/refunds/make-history.ts"], { encoding: "utf8" });
  expect(readFileSync("policies/refunds/history.csv", "utf8")).toBe(made);
  expect(
    made
      .split("\n")
      .slice(1, -1)
      .every((line) => line.startsWith("SYN-")),
  ).toBe(true);
  expect(readFileSync("policies/refunds/README.md", "utf8")).toContain("**The history is synthetic.**");
});

test("the one-liner is the one of the design", () => {
  expect(readFileSync("policies/refunds/one-line.signoff", "utf8")).toBe(
    "refund > $10K or confidence < 0.8 → review by finance\n",
  );
});

test.each([
  { folder: "incidents", rows: 19_934, review: 7042, prevented: 2740, foundLater: 99, total: 4878 },
  { folder: "inspections", rows: 14_970, review: 4838, prevented: 968, foundLater: 110, total: 3275 },
])("the figures that the README of policies/$folder gives are those of the simulation", async (given) => {
  const { folder, rows, review, prevented, foundLater, total } = given;
  const history = `policies/${folder}/${folder}.parquet`;
  const args = ["simulate", main(folder), history, "--map", `policies/${folder}/mapping.json`, "--json"];
  const { exit, out } = await run(args);
  expect(exit).toBe(0);
  const figures = JSON.parse(out);
  expect(figures.history.rows).toBe(rows);
  expect(figures.outcomes).toMatchObject({ review, block: 0 });
  expect(figures.errors).toMatchObject({ labelled: rows, total, prevented, foundLater });
  expect(figures.missing).toEqual([]);
  const readme = readFileSync(`policies/${folder}/README.md`, "utf8");
  for (const figure of [rows, review, prevented, foundLater, total])
    expect(readme).toContain(figure.toLocaleString("en-US"));
  expect(readme).toContain(`(${((100 * review) / rows).toFixed(1)}%)`);
});

interface CheckedFinding {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly accepted?: { readonly reason: string };
}

function isOpen(code: string): boolean {
  return code.endsWith("/undecided");
}

function checked(file: string) {
  const result = checkFile(file, {});
  if ("unreadable" in result) throw new Error(result.unreadable);
  return result;
}

function policyOf(file: string): Policy {
  const { policy, diagnostics } = checked(file);
  if (policy === undefined) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return policy;
}

function nameOf(policy: Policy, { name, promise }: Policy["ensures"][number]): string {
  if (name !== undefined) return name;
  return "field" in promise ? `${promise.kind} ${policy.fields[promise.field]?.name}` : promise.kind;
}

/** What a tree is made of: kinds of nodes with what tells apart their variants. */
function formsIn(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(formsIn);
  if (typeof node !== "object" || node === null) return [];
  const own = new Map<string, unknown>(Object.entries(node));
  const kind = own.get("kind");
  const variants = ["entry", "operator", "word", "emptiness", "unit", "bound", "outcome", "ordered"].flatMap((key) => {
    const value = own.get(key);
    return value === undefined || typeof value === "object" ? [] : [`${kind ?? "value"} ${key} ${String(value)}`];
  });
  const flags = ["ignoringCase", "optional", "negated", "roundedHalfEven", "quoted"].filter(
    (key) => own.get(key) === true,
  );
  const parts = [
    "inDoubt",
    "absentMeans",
    "ifApproved",
    "ifRejected",
    "because",
    "reason",
    "shift",
    "decimals",
    "range",
  ].filter((key) => own.get(key) !== undefined);
  return [
    ...(typeof kind === "string" ? [kind] : []),
    ...variants,
    ...flags,
    ...parts,
    ...[...own.values()].flatMap(formsIn),
  ];
}

const forms = [
  ...[
    "header entry policy",
    "header entry language",
    "header entry version",
    "header entry owner",
    "header entry time zone",
  ],
  ...[
    "header entry decides whether to",
    "header entry if blocked",
    "header entry currency",
    "header entry identified by",
  ],
  ...[
    "header entry dated by",
    "header entry protective",
    "include",
    "decision",
    "team",
    "define",
    "list declaration",
    "rule",
  ],
  ...[
    "otherwise",
    "spot check",
    "ensure",
    "typical",
    "example",
    "text",
    "yes/no",
    "date",
    "time",
    "whole number",
    "number",
  ],
  ...[
    "money",
    "choice",
    "list",
    "item list",
    "choice ordered true",
    "optional",
    "absentMeans",
    "roundedHalfEven",
    "decimals",
  ],
  ...[
    "range",
    "people",
    "shift",
    "zone",
    "holidays",
    "minutes",
    "long reviews",
    "away",
    "finds",
    "costs",
    "values",
    "file",
  ],
  ...[
    "always",
    "it",
    "percent",
    "limits",
    "duration",
    "instant",
    "time of day",
    "weekday",
    "not",
    "and",
    "or",
    "brackets",
  ],
  ...["comparison operator is", "comparison operator is not", "comparison operator <", "comparison operator <="],
  ...[
    "comparison operator >",
    "comparison operator >=",
    "is one of",
    "is from to",
    "is empty",
    "is missing",
    "is present",
  ],
  ...["is in", "like", "mentions", "includes", "quantifier word any", "quantifier word every", "quantifier word no"],
  ...["quantifier emptiness at least one", "quantifier emptiness even if empty", "comparison emptiness even if empty"],
  ...[
    "count",
    "sum",
    "weekday of",
    "time of",
    "arithmetic operator +",
    "arithmetic operator -",
    "arithmetic operator *",
  ],
  ...["ignoringCase", "negated", "quoted", "proceed", "block", "review", "audit", "inDoubt", "escalate"],
  ...["outcome outcome block", "outcome outcome proceed", "value unit minutes", "value unit hours", "value unit days"],
  ...["value unit weeks", "value unit working hours", "value unit working days", "approve", "modify", "reject"],
  ...["reason", "ifApproved", "ifRejected", "because", "bound bound at least", "bound bound at most", "rises", "falls"],
  ...["independent", "missing", "empty", "items"],
];
