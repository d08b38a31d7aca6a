import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { folderOf, run } from "./run.ts";

const one = "refund > $10K or confidence < 0.8 → review by finance\n";
const named = `policy "Refunds"
  version 2
  identified by id

decision
  id             text
  refund         money USD
  confidence     number 0 to 1
  customer.tier  one of basic, business
  tags           list of text

refund > $10K or confidence < 80% or customer.tier is basic → review by finance within 4 hours, then block
  because "R7"
tags includes "vip" → block
`;
const folder = folderOf({
  "one.signoff": one,
  "named.signoff": named,
  "wrong.signoff": "confidense < 0.8 → review by finance\nrefund > → block\n",
  "binary.signoff": Uint8Array.of(97, 0, 98),
  "latin.signoff": Buffer.from("a > 1 -> block\n# caf\xe9\n", "latin1"),
  "orders.jsonl": '{"refund":5,"confidence":0.9}\n\n{"refund":50000,"confidence":0.9}\n{"refund"\n{"refund":1}\n',
  "order.json": '{\n  "refund": 5,\n  "confidence": 0.95\n}\n',
  "history.csv": "refund,confidence,wrong\n5,0.9,false\n20000,0.9,true\n,0.9,false\n",
  "ragged.csv": "refund,confidence\n5,0.9\n6\n",
});
afterAll(() => rmSync(folder.path, { recursive: true }));
const { at } = folder;

test("check: nothing wrong, mistakes with places, files that cannot be read", async () => {
  const one = await run(["check", at("one.signoff")]);
  expect(one.exit).toBe(0);
  expect(one.out).toContain("proceed alone: refund is at most $10,000 and confidence is at least 0.8.");
  expect(one.out).toMatch(/one\.signoff: no errors, 4 remarks\n$/);
  const wrong = await run(["check", at("wrong.signoff")]);
  expect(wrong.exit).toBe(1);
  expect(wrong.out).toMatch(/wrong\.signoff:2:\d+ error syntax\//);
  expect(wrong.out).toContain("2 | refund > → block\n");
  for (const [file, reason] of [
    ["nowhere.signoff", "there is no such file."],
    [".", "this is a directory."],
    ["binary.signoff", "this is a binary file, no text."],
  ] as const)
    expect(await run(["check", at(file)])).toMatchObject({ exit: 2, complaints: `${at(file)}: ${reason}\n` });
  expect((await run(["check", at("latin.signoff")])).complaints).toContain("line 2: this is not UTF-8 text.");
});

test("a device without end is not read to its end, nor one that a policy names through a link", async () => {
  expect(await run(["check", "/dev/zero"])).toMatchObject({
    exit: 2,
    complaints: "/dev/zero: this file is larger than 64 MB.\n",
  });
  symlinkSync("/dev/zero", at("endless.signoff"));
  writeFileSync(at("names-endless.signoff"), 'include "endless.signoff"\na → block\n');
  const { exit, out } = await run(["check", at("names-endless.signoff")]);
  expect(exit).toBe(1);
  expect(out).toContain("it is a link that leads outside the folder of the policy");
});

test("check: several files, and their sum", async () => {
  const { exit, out } = await run(["check", at("one.signoff"), at("wrong.signoff"), at("nowhere.signoff")]);
  expect(exit).toBe(2);
  expect(out).toContain(`${at("one.signoff")}: no errors, 4 remarks\n`);
  expect(out).toMatch(/\n3 files: \d+ errors?(, \d+ remarks?)?; 1 could not be read\n$/);
});

test("check --json names code, severity, place and mend", async () => {
  const { exit, out } = await run(["check", at("wrong.signoff"), "--json"]);
  expect(exit).toBe(1);
  const { findings } = JSON.parse(out);
  expect(findings.length).toBeGreaterThan(0);
  for (const finding of findings) {
    expect(finding.code).toMatch(/^[a-z]+\/[a-z-]+$/);
    expect(["error", "warning", "information", "hint"]).toContain(finding.severity);
    expect(finding.file).toBe(at("wrong.signoff"));
    expect(finding.span.start.line).toBeGreaterThan(0);
    expect(finding.span.end.column).toBeGreaterThan(0);
  }
});

test("check --json gives witnesses that decide takes, and regions", async () => {
  const { findings } = JSON.parse((await run(["check", at("one.signoff"), "--json"])).out);
  const gap = findings.find(({ code }: { code: string }) => code === "policy/gap");
  expect(gap).toMatchObject({
    severity: "warning",
    rules: [],
    region: [{ refund: { to: 10000, toIncluded: true }, confidence: { from: 0.8, fromIncluded: true } }],
  });
  writeFileSync(at("witness.json"), JSON.stringify(gap.witness));
  expect((await run(["decide", at("one.signoff"), at("witness.json")])).out).toBe("proceed\n");
});

test("decide: values by the type of their field", async () => {
  const set = (...values: string[]) => run(["decide", at("named.signoff"), ...values.flatMap((v) => ["--set", v])]);
  expect(await set("id=7", "refund=12000.50", "confidence=0.95", "customer.tier=business", "tags=a, b")).toMatchObject({
    exit: 0,
    out: "review by finance within 4 hours, then block\n  rules: rule 1\n  because: R7\n",
  });
  expect((await set("refund=5", "confidence=0.95", "customer.tier=business", "tags=a,vip")).out).toMatch(/^block\n/);
  expect((await set("refund=USD 5", "confidence=0.95", "customer.tier=business", "tags=")).out).toBe("proceed\n");
  expect(await set("refnd=5")).toMatchObject({ exit: 2, complaints: expect.stringContaining('Is "refund" meant?') });
  expect(await set("refund=lots")).toMatchObject({
    exit: 2,
    complaints: expect.stringContaining("no value of refund"),
  });
  expect(await set("refund")).toMatchObject({ exit: 2, complaints: expect.stringContaining("like refund=12000") });
});

test("decide: JSON, JSONL and standard input", async () => {
  expect(await run(["decide", at("one.signoff"), at("order.json")])).toMatchObject({ exit: 0, out: "proceed\n" });
  expect(await run(["decide", at("one.signoff"), "-"], ['{"refund":5,\n"confi', 'dence":'])).toMatchObject({
    exit: 2,
    out: "",
  });
  expect(await run(["decide", at("one.signoff"), "-"], ['{\n"refund":5,\n"confi', 'dence":0.9}'])).toMatchObject({
    exit: 0,
    out: "proceed\n",
  });
  const lines = await run(["decide", at("named.signoff"), "-", "--json"], ['{"id":"a","refund":1}\n{"id":7}\nnull\n']);
  expect(lines.exit).toBe(0);
  const decisions = lines.out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(decisions.map(({ id, line, outcome }) => [id, line, outcome])).toEqual([
    ["a", 1, "block"],
    [7, 2, "block"],
    [undefined, 3, "block"],
  ]);
  expect(decisions[0]).toMatchObject({ unknown: [{ field: "confidence", cause: "absent" }, {}, {}] });
});

test("decide: JSON on the command line", async () => {
  const decide = (input: string) => run(["decide", at("one.signoff"), input]);
  expect(await decide('{"refund": 5, "confidence": 0.95}')).toMatchObject({ exit: 0, out: "proceed\n" });
  expect((await decide("[1]")).out).toContain("unknown: confidence (absent), refund (absent)");
  const broken = await decide('{"refund": 5');
  expect(broken).toMatchObject({ exit: 2, out: "" });
  expect(broken.complaints).toBe(
    'signoff decide: {"refund": 5: this is not JSON: it ends too early. Nothing was decided.\n',
  );
});

test("decide --explain says why in sentences", async () => {
  const { exit, out } = await run(["decide", at("one.signoff"), "--set", "refund=12000", "--explain"]);
  expect(exit).toBe(0);
  expect(out).toContain("finance");
  expect(out).toContain("confidence");
  expect(out.endsWith("\n")).toBe(true);
});

test("decide: a bad line ends it, after the decisions before and with its number", async () => {
  const { exit, out, complaints } = await run(["decide", at("one.signoff"), at("orders.jsonl")]);
  expect(exit).toBe(2);
  expect(out).toBe("line 1: proceed\nline 3: review by finance\n");
  expect(complaints).toBe(
    `${at("orders.jsonl")}, line 4: this line is not JSON: it ends too early. 2 decisions before it were printed; nothing after it was decided.\n`,
  );
});

test("decide: whatever else is no input", async () => {
  for (const args of [[], [at("nowhere.jsonl")], [folder.path], ["-"], [at("order.json"), "--set", "refund=1"]]) {
    const result = await run(["decide", at("one.signoff"), ...args]);
    expect(result.exit).toBe(2);
    expect(result.out).toBe("");
    expect(result.complaints.trim().split("\n")).toHaveLength(1);
  }
});

test("decide: a JSON file that is none names the place", async () => {
  writeFileSync(at("comma.json"), '{"refund":1,\n"confidence":2,}');
  writeFileSync(at("blank.json"), "\n");
  expect(await run(["decide", at("one.signoff"), at("comma.json")])).toEqual({
    exit: 2,
    out: "",
    complaints: `${at("comma.json")}: this file is not JSON: unexpected text at line 2, column 16. Nothing was decided.\n`,
  });
  expect((await run(["decide", at("one.signoff"), at("blank.json")])).complaints).toContain("this file is empty.");
});

test("a decision in one line reads in one way: clauses with deadlines stand apart, rates as they were written", async () => {
  writeFileSync(
    at("apart.signoff"),
    `policy "Apart"
  identified by id
a > $5 → review by 2 of finance, not by asked_by
a > $5 → review by legal within 2 hours, audit 12.5% by controlling
a <= $5 → proceed, audit 12.5% by controlling
`,
  );
  const set = async (...values: string[]): Promise<string> =>
    (await run(["decide", at("apart.signoff"), ...values.flatMap((v) => ["--set", v])])).out.split("\n")[0] ?? "";
  expect(await set("a=6", "asked_by=ann")).toBe(
    "review by 2 of finance, not by asked_by; and by legal within 2 hours, then block; audit 12.5% by controlling",
  );
  expect(await set("a=5")).toBe("proceed, audit 12.5% by controlling");
});

test("simulate: figures for people and as JSON, none where the history is broken", async () => {
  const text = await run(["simulate", at("one.signoff"), at("history.csv"), "--error", "wrong"]);
  expect(text.exit).toBe(0);
  expect(text.out).toContain("2 of 3 decisions (66.7%) would wait for a person.");
  expect(text.out).toContain("refund  ← refund  given in 2 of 3 rows");
  expect(text.out).toContain("1 of 3 automated decisions were wrong (33.3%).");
  for (const line of text.out.split("\n")) if (!line.includes(folder.path)) expect(line.length).toBeLessThanOrEqual(80);
  const json = await run(["simulate", at("one.signoff"), at("history.csv"), "--error", "wrong", "--json"]);
  expect(JSON.parse(json.out)).toMatchObject({
    history: { rows: 3 },
    outcomes: { proceed: 1, audit: 0, review: 2, block: 0 },
    reviewed: { certain: 1, unknown: 1, byField: { refund: 1 } },
    teams: [{ team: "finance", reviews: 2, audits: 0 }],
    rules: [{ rule: "rule 1", applies: 2, certain: 1, alone: 2 }],
    errors: { labelled: 3, total: 1, prevented: 1, foundLater: 0, caught: 1 },
  });
  const broken = await run(["simulate", at("one.signoff"), at("ragged.csv")]);
  expect(broken).toMatchObject({ exit: 2, out: "" });
  expect(broken.complaints).toContain(`${at("ragged.csv")}, line 3: this row has 1 cell, the header 2 cells.`);
  expect((await run(["simulate", at("one.signoff"), at("history.csv"), "--error", "wrnog"])).complaints).toContain(
    'Is "wrong" meant?',
  );
  expect((await run(["simulate", at("one.signoff"), at("history.csv"), "--map", at("nowhere.json")])).exit).toBe(2);
  expect((await run(["simulate", at("wrong.signoff"), at("history.csv")])).exit).toBe(1);
});

test("map proposes what simulate then takes", async () => {
  writeFileSync(at("export.csv"), "Refund,confidence_pct\n20000,90\n5,70\n");
  const { exit, out } = await run(["map", at("named.signoff"), at("export.csv")]);
  expect(exit).toBe(0);
  expect(JSON.parse(out)).toEqual({
    fields: { refund: "Refund", confidence: { column: "confidence_pct", unit: "percent" } },
  });
  writeFileSync(at("mapping.json"), out);
  const result = await run(["simulate", at("named.signoff"), at("export.csv"), "--map", at("mapping.json")]);
  expect(result.exit).toBe(0);
  expect(result.out).toContain("MISSING: customer.tier, tags.");
});

test("test: examples that fail, and what no example shows", async () => {
  writeFileSync(
    at("examples.signoff"),
    `rule "large"
  refund > $10K
  except when confidence >= 0.99
  → review by 2 of finance
rule "odd"
  confidence < 0.1 → block
otherwise → audit by quality
example "good" refund is $20K, confidence is 0.9 → review by finance
example "bad" refund is $5, confidence is 0.9 → review by finance
`,
  );
  const { exit, out } = await run(["test", at("examples.signoff")]);
  expect(exit).toBe(1);
  expect(out).toContain("1 example of 2 fails");
  expect(out).toContain(
    'FAILS "bad"\n    expected: review by one person of finance\n    decided:  proceed, audit by quality',
  );
  expect(out).toContain('"odd" never applies.');
  expect(out).toContain('"large": its exception is never used: confidence is at least 0.99.');
  const json = JSON.parse((await run(["test", at("examples.signoff"), "--json"])).out);
  expect(json.files[0]).toMatchObject({ passed: 1, failed: 1 });
  expect((await run(["test", "policies/credit/credit.signoff"])).exit).toBe(0);
});

test("format: in place, --check, and from standard input", async () => {
  writeFileSync(at("ugly.signoff"), "refund   >   $10K   →   review by finance\n");
  expect((await run(["format", "--check", at("ugly.signoff")])).exit).toBe(1);
  expect((await run(["format", at("ugly.signoff")])).exit).toBe(0);
  expect(readFileSync(at("ugly.signoff"), "utf8")).toBe("refund > $10K → review by finance\n");
  expect(await run(["format", "--check", at("ugly.signoff")])).toEqual({ exit: 0, out: "", complaints: "" });
  expect(await run(["format", "-"], ["refund  >  $10K -> block"])).toMatchObject({
    exit: 0,
    out: "refund > $10K → block\n",
  });
  const before = readFileSync(at("wrong.signoff"), "utf8");
  expect((await run(["format", at("wrong.signoff")])).exit).toBe(1);
  expect(readFileSync(at("wrong.signoff"), "utf8")).toBe(before);
});

test("compile and declare", async () => {
  const types = await run(["compile", at("named.signoff"), "--to", "types"]);
  expect(types.out).toContain("readonly refund");
  expect(JSON.parse((await run(["compile", at("named.signoff"), "--to", "json-schema"])).out).type).toBe("object");
  expect((await run(["compile", at("named.signoff"), "--to", "js"])).out).toContain("export { decide");
  expect(await run(["compile", at("named.signoff"), "--to", "cobol"])).toMatchObject({ exit: 2, out: "" });
  expect((await run(["declare", at("one.signoff")])).out).toBe(
    "decision\n  refund      money USD\n  confidence  number\n",
  );
});

test("what declare writes can be put into the policy", async () => {
  const block = (await run(["declare", at("one.signoff")])).out;
  writeFileSync(at("declared.signoff"), `${block}\n${one}`);
  expect((await run(["check", at("declared.signoff")])).out).toContain("no errors");
  expect(await run(["declare", at("declared.signoff")])).toMatchObject({ exit: 0, out: "" });
});

test("check runs the examples, as its page says", async () => {
  const page = readFileSync("docs/diagnostics/test/example-fails.md", "utf8");
  const [avoid = "", prefer = ""] = [...page.matchAll(/```signoff\n([^`]*)```/g)].map(([, text]) => text ?? "");
  writeFileSync(at("avoid.signoff"), avoid);
  writeFileSync(at("prefer.signoff"), prefer);
  const { exit, out } = await run(["check", at("avoid.signoff")]);
  expect(exit).toBe(1);
  expect(out).toContain("avoid.signoff:3:1 error test/example-fails");
  expect(out).toContain("expects review by one person of finance, but it is decided: proceed. No rule applies.");
  expect((await run(["check", at("prefer.signoff")])).exit).toBe(0);
});

test("explain --html escapes every text", async () => {
  writeFileSync(
    at("evil.signoff"),
    `policy "<script>alert(1)</script>"\nrule "<img src=x onerror=y>"\n  note is "</p><b>&" → review by finance\n  because "<i>"\n`,
  );
  const { exit, out } = await run(["explain", at("evil.signoff"), "--html"]);
  expect(exit).toBe(0);
  expect(out).not.toMatch(/<script|<img|<b>|<i>/);
  expect(out).toContain("&lt;img src=x onerror=y&gt;");
  expect(out).toContain("&lt;/p&gt;&lt;b&gt;&amp;");
});

test("a policy reads nothing outside its folder unless told to", async () => {
  mkdirSync(at("inner"), { recursive: true });
  writeFileSync(at("names.csv"), "n\nx\n");
  writeFileSync(at("inner/p.signoff"), 'list watched from "../names.csv" column n\na is in watched → block\n');
  expect((await run(["check", at("inner/p.signoff")])).exit).toBe(1);
  expect((await run(["check", "--allow-outside", at("inner/p.signoff")])).exit).toBe(0);
  symlinkSync(at("names.csv"), at("inner/link.csv"));
  writeFileSync(at("inner/q.signoff"), 'list watched from "link.csv" column n\na is in watched → block\n');
  const linked = await run(["check", at("inner/q.signoff")]);
  expect(linked.exit).toBe(1);
  expect(linked.out).toContain("link");
});

test("wrong usage is one clear line and exit code 2; help teaches and is 0", async () => {
  for (const args of [
    ["bogus"],
    ["check"],
    ["check", "--bogus", "x"],
    ["compile", at("one.signoff")],
    ["simulate", "x"],
  ]) {
    const result = await run(args);
    expect(result.exit).toBe(2);
    expect(result.out).toBe("");
    expect(result.complaints).toMatch(/^signoff: [^\n]+\n$/);
  }
  expect((await run([])).exit).toBe(2);
  const commands = ["check", "decide", "test", "simulate", "map", "format", "explain", "compile", "declare"];
  const help = await run(["--help"]);
  expect(help.exit).toBe(0);
  for (const command of commands) {
    expect(help.out).toContain(`  ${command} `);
    const own = await run([command, "--help"]);
    expect(own.exit).toBe(0);
    expect(own.out).toMatch(/Examples?:\n/);
  }
});

test("the process: exit code, and a reader that goes away", () => {
  const node = process.execPath;
  const checked = spawnSync(node, ["src/cli/main.ts", "check", at("nowhere.signoff")], { encoding: "utf8" });
  expect(checked.status).toBe(2);
  expect(checked.stderr).toContain("there is no such file.");
  const many = at("many.jsonl");
  writeFileSync(many, '{"refund":1,"confidence":0.9}\n'.repeat(20_000));
  const piped = spawnSync(
    "sh",
    ["-c", `"${node}" src/cli/main.ts decide "${at("one.signoff")}" "${many}" | head -n 1`],
    {
      encoding: "utf8",
    },
  );
  expect(piped.stdout).toBe("line 1: proceed\n");
  expect(piped.stderr).toBe("");
});
