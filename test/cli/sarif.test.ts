import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import { afterAll, expect, test } from "vitest";
import { sarifLog, uriOf } from "../../src/cli/report/sarif.ts";
import { folderOf, run } from "./run.ts";

/** The official schema is of draft 4, which names its own address `id`. */
const { id: _, $schema: __, ...schema } = JSON.parse(readFileSync("test/cli/sarif/sarif-2.1.0-rtm.5.json", "utf8"));
const isSarif = new Ajv.default({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);

const policy = `decision
  refund      money USD, at least $0
  confidence  number 0 to 1

rule "large" refund > $10K → review by finance
otherwise → proceed
ensure "seen" confidence < 50% → at least review by finance
`;
const folder = folderOf({
  "refunds.signoff": policy,
  "moved.signoff": policy.replace('rule "large"', '\n\n# moved\nrule "large"'),
  "wrong.signoff": "# 😀 \nconfidense < 0.8 → review by finance\n# 😀\n    refund > → block\n",
  "strange #1.signoff": "refund > $10K → review by finance\n",
  "signoff.config.json": `{"accept": [{"code": "rule/no-deadline", "rule": "large", "reason": "the phone rings at once"}]}`,
});
afterAll(() => rmSync(folder.path, { recursive: true }));
const { at } = folder;

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly { readonly physicalLocation: Place }[];
  readonly fixes?: readonly { readonly artifactChanges: readonly { readonly replacements: readonly unknown[] }[] }[];
  readonly suppressions?: unknown;
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly properties?: Readonly<Record<string, unknown>>;
}

interface Place {
  readonly artifactLocation: { readonly uri: string };
  readonly region: Readonly<Record<"startLine" | "startColumn" | "endLine" | "endColumn", number>>;
}

async function sarifOf(...names: readonly string[]) {
  const { exit, out } = await run(["check", ...names.map(at), "--sarif"]);
  const log = JSON.parse(out);
  expect(isSarif(log) ? [] : isSarif.errors).toEqual([]);
  const [only] = log.runs;
  return { exit, run: only, results: only.results as readonly Result[] };
}

test("the log is valid against the official schema, which refuses what is none", async () => {
  expect(isSarif({ version: "2.1.0", runs: [{ results: [] }] })).toBe(false);
  expect(isSarif(sarifLog([], ["gone.signoff: there is no such file."], { version: "0.1.0", folder: "." }))).toBe(true);
  const { exit, run: one, results } = await sarifOf("refunds.signoff", "wrong.signoff", "strange #1.signoff");
  expect(exit).toBe(1);
  expect(one.tool.driver.name).toBe("signoff");
  for (const { ruleId, ruleIndex, level } of results) {
    expect(one.tool.driver.rules[ruleIndex].id).toBe(ruleId);
    expect(["error", "warning", "note"]).toContain(level);
  }
  for (const rule of one.tool.driver.rules) {
    expect(rule.help.markdown.startsWith(`# ${rule.id}\n`)).toBe(true);
    expect(rule.help.text).not.toContain("`");
  }
  expect(new Set(results.map(({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri)).size).toBe(3);
});

test("a promise that is not kept carries its witness and its mend, an accepted finding its reason", async () => {
  const { results } = await sarifOf("refunds.signoff");
  const fails = results.find(({ ruleId }) => ruleId === "ensure/fails");
  expect(fails).toMatchObject({ level: "error", properties: { witness: { confidence: expect.any(Number) } } });
  expect(JSON.stringify(fails?.fixes)).toContain('example \\"fails: seen\\"');
  expect(results.find(({ ruleId }) => ruleId === "policy/gap")).toMatchObject({
    level: "note",
    properties: { region: [{ refund: { to: 10000, toIncluded: true } }] },
  });
  expect(results.filter(({ suppressions }) => suppressions !== undefined)).toMatchObject([
    { ruleId: "rule/no-deadline", suppressions: [{ kind: "external", justification: "the phone rings at once" }] },
  ]);
});

test("places are lines and columns from 1 in UTF-16 units, paths are escaped and relative", async () => {
  const { results } = await sarifOf("wrong.signoff");
  const place = results.find(({ ruleId }) => ruleId.startsWith("syntax/"))?.locations[0]?.physicalLocation;
  expect(place?.region.startLine).toBe(4);
  expect(place?.region.startColumn).toBeGreaterThan(4);
  expect(uriOf("/work/a b/ü#1.signoff", "/work")).toBe("a%20b/%C3%BC%231.signoff");
  expect(uriOf("/other/p.signoff", "/work")).toBe("../other/p.signoff");
  expect(uriOf("p.signoff", "/work")).toBe("p.signoff");
});

test("fingerprints stay where lines move, and tell findings apart", async () => {
  const prints = (results: readonly Result[]) =>
    results.map(({ ruleId, partialFingerprints }) => `${ruleId} ${partialFingerprints["signoffFinding/v1"]}`).sort();
  const before = prints((await sarifOf("refunds.signoff")).results);
  expect(new Set(before).size).toBe(before.length);
  const file = join(folder.path, "refunds.signoff");
  const moved = readFileSync(at("moved.signoff"), "utf8");
  writeFileSync(file, moved);
  const after = prints((await sarifOf("refunds.signoff")).results);
  writeFileSync(file, policy);
  expect(after).toEqual(before);
});

test("a file that cannot be read is told in the log, and both forms at once are refused", async () => {
  const { exit, run: one } = await sarifOf("gone.signoff", "refunds.signoff");
  expect(exit).toBe(2);
  expect(one.invocations[0].executionSuccessful).toBe(false);
  expect(one.invocations[0].toolExecutionNotifications[0].message.text).toContain("there is no such file");
  expect((await run(["check", at("refunds.signoff"), "--json", "--sarif"])).exit).toBe(2);
});
