import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { configPathOf } from "../../../src/cli/config/find-config.ts";
import { acceptedNothing } from "../../../src/cli/config/load-config.ts";
import { parseConfig } from "../../../src/cli/config/parse-config.ts";
import { applyMend } from "../../../src/diagnostics/diagnostic.ts";
import { folderOf, run } from "../run.ts";

const roots: string[] = [];
afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true });
});

/** A folder with these files, also in folders of it. */
function files(given: Readonly<Record<string, string | object>>): (name: string) => string {
  const { path, at } = folderOf({});
  roots.push(path);
  for (const [name, content] of Object.entries(given)) {
    mkdirSync(dirname(at(name)), { recursive: true });
    writeFileSync(at(name), typeof content === "string" ? content : JSON.stringify(content));
  }
  return at;
}

interface Finding {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly file: string;
  readonly span: { readonly start: { readonly line: number; readonly column: number } };
  readonly related?: readonly { readonly file: string; readonly message: string }[];
  readonly accepted?: { readonly reason: string };
  readonly mend?: { readonly edits: readonly { readonly text: string }[] };
}

async function checked(...args: readonly string[]) {
  const { exit, out, complaints } = await run(["check", ...args, "--json"]);
  const findings: readonly Finding[] = out === "" ? [] : JSON.parse(out).findings;
  const of = (code: string) => findings.filter((one) => one.code === code);
  return { exit, findings, of, complaints };
}

const refunds = `decision
  refund    money USD, at least $0
  customer.tier  one of basic, business
  lines     list of
    net     money USD
    sku     text

rule "large" refund > $10K → review by finance within 4 hours
  show refund
  because "REFUND-7"
rule "tier" customer.tier is basic → review by finance
  show refund
  because "REFUND-8"
rule "listed" any of (lines where sku is "GC-100") → block
otherwise → proceed
`;
const config = {
  require: ["central.signoff"],
  map: { amount: "refund", client: "customer", items: "lines", "items.price": "lines.net" },
};

test("required ensures are checked under the names of the policy, and are proven there", async () => {
  const central = `policy "Central promises"
decision
  amount  money USD
list barred from "barred.csv"
define large as amount > $20K
define barred_goods as any of (items where sku is in barred)
ensure "large ones are seen" large → at least review by finance
ensure "tiers" client.tier is basic → at least review
ensure "barred" barred_goods → at least block
ensure "prices" any of (items where price > $5) and large → at least review by finance
ensure oversight rises with amount
`;
  const at = files({
    "p.signoff": refunds,
    "signoff.config.json": config,
    "central.signoff": central,
    "barred.csv": "sku\nGC-100\n",
  });
  const { exit, of } = await checked(at("p.signoff"));
  expect(of("ensure/proven").map(({ file, span }) => `${file === at("central.signoff")} ${span.start.line}`)).toEqual(
    [7, 8, 9, 10, 11].map((line) => `true ${line}`),
  );
  expect(of("ensure/proven")[0]?.related).toEqual([expect.objectContaining({ file: at("p.signoff") })]);
  expect(exit).toBe(0);
  const { out } = await run(["check", at("p.signoff")]);
  expect(out).toContain(
    `${at("central.signoff")} information ensure/proven\n  Proven for every possible decision:\n    7 | ensure`,
  );
});

// > `signoff.config.json` can `require` a central file of ensures: a required one that is missing, undecided or about an unmapped field fails the check.
test("a required ensure that is not kept, is vacuous, or has no verdict fails the check, whatever the configuration says", async () => {
  const central = `ensure "seen" amount > $5K → at least review
ensure "nothing" client.tier is basic and client.tier is business → at least review
`;
  const lowered = {
    severity: { "ensure/vacuous": "hint", "ensure/undecided": "hint" },
    accept: [{ code: "ensure/vacuous", reason: "x" }],
  };
  const at = files({
    "p.signoff": refunds,
    "signoff.config.json": { ...config, ...lowered },
    "central.signoff": central,
  });
  const { exit, of } = await checked(at("p.signoff"));
  expect(exit).toBe(1);
  expect(of("ensure/fails")).toMatchObject([
    { severity: "error", file: at("central.signoff"), span: { start: { line: 1 } } },
  ]);
  expect(of("ensure/vacuous")).toMatchObject([{ severity: "error" }]);
  expect(of("ensure/vacuous")[0]?.accepted).toBeUndefined();
  expect(of("config/accepted-nothing")).toHaveLength(1);
  writeFileSync(at("p.signoff"), `${refunds.split("\nrule")[0]}\notherwise → proceed\n`);
  const none = await checked(at("p.signoff"));
  expect(none.exit).toBe(1);
  const open = none.findings.filter(({ file, severity }) => file === at("central.signoff") && severity === "error");
  expect(new Set(open.map(({ span }) => span.start.line))).toEqual(new Set([1, 2]));
});

test("a field that is neither there nor mapped is named, with what to write", async () => {
  const central = `decision
  total  money USD
  tier   text
ensure "a" total > $5K → at least review
ensure "b" oversight_level > 3 → at least review
ensure oversight rises with refnd
ensure "c" amount > $20K → at least review
ensure "d" refund > 5 days → at least review
`;
  const at = files({
    "p.signoff": refunds,
    "c.json": { ...config, map: { amount: "refnd" } },
    "central.signoff": central,
  });
  const { exit, of, findings } = await checked(at("p.signoff"), "--config", at("c.json"));
  expect(exit).toBe(1);
  const told = of("config/unmapped-field").map(({ message }) =>
    message.replaceAll(`${at(".")}`, "").replaceAll(at("").slice(0, -1), ""),
  );
  expect(told).toHaveLength(4);
  expect(told[0]).toMatch(
    /central\.signoff requires "a", and .*p\.signoff has no field `total`.*"map": \{"total": "…"\} in .*c\.json.*\(of that type it has `refund`\)/,
  );
  expect(told[1]).toContain('"b", and');
  expect(told[2]).toContain('{"refnd": "refund"}');
  expect(told[3]).toMatch(/c\.json maps `amount` to `refnd`, which .*p\.signoff does not have.*\{"amount": "refund"\}/);
  expect(findings.filter(({ file, severity }) => file === at("central.signoff") && severity === "error")).toHaveLength(
    5,
  );
});

test("a required file that is missing, empty, broken or holds more than promises fails the check", async () => {
  const gone = files({ "p.signoff": refunds, "signoff.config.json": { require: ["gone.signoff", "."] } });
  const missing = await checked(gone("p.signoff"));
  expect(missing.exit).toBe(1);
  expect(
    missing.of("config/unreadable").map(({ message, file }) => `${file === gone("signoff.config.json")} ${message}`),
  ).toEqual([
    expect.stringMatching(/^true gone\.signoff is required and cannot be read: there is no such file\./),
    expect.stringMatching(/^true \. is required and cannot be read: this is a directory\./),
  ]);
  for (const [central, code] of [
    ["# nothing\n", "config/requires-nothing"],
    ['ensure "a" refund > → at least review\n', "syntax/"],
    [
      'rule "x" refund > $5 → block\nteam finance\n  1 person\nensure always → at least proceed\n',
      "config/required-holds-more",
    ],
    ['policy "x"\n  currency CAD\nensure always → at least proceed\n', "config/required-holds-more"],
    ['ensure "a" always → at least proceed\nensure "a" always → at least proceed\n', "name/twice"],
    ["ensure refund > €5 → at least review\n", "unit/currency-mixed"],
  ] as const) {
    const at = files({ "p.signoff": refunds, "signoff.config.json": config, "central.signoff": central });
    const { exit, findings } = await checked(at("p.signoff"));
    expect(exit).toBe(1);
    const own = findings.filter(({ file, severity }) => file === at("central.signoff") && severity === "error");
    expect(own.map((one) => one.code).join()).toContain(code);
  }
});

test("what a policy defines does not change what a central promise means, nor the promise the policy", async () => {
  const policy = `${refunds}define big as refund > $1M\nensure "own" big → at least review\n`;
  const central = 'define big as amount > $5K\nensure "own" big → at least review\n';
  const at = files({ "p.signoff": policy, "central.signoff": central, "signoff.config.json": config });
  const { of } = await checked(at("p.signoff"));
  expect(of("ensure/fails").map(({ file }) => file)).toEqual([at("central.signoff")]);
  expect(of("ensure/proven").map(({ file }) => file)).toEqual([at("p.signoff")]);
  writeFileSync(at("central.signoff"), 'ensure "own" big → at least review\n');
  expect((await checked(at("p.signoff"))).of("config/unmapped-field")).toHaveLength(1);
});

test("a policy without a decision block gets no fields from a central promise", async () => {
  const at = files({
    "p.signoff": "refund > $10K → review by finance\n",
    "central.signoff": "ensure fee > $10K → at least review\nensure amount > $10K → at least review\n",
    "signoff.config.json": config,
  });
  const { of } = await checked(at("p.signoff"));
  expect(of("config/unmapped-field").map(({ span }) => span.start.line)).toEqual([1]);
  expect(of("ensure/proven").map(({ span }) => span.start.line)).toEqual([2]);
});

test("accepted findings leave the list, never fail, and stay in --json; severities are set by code", async () => {
  const accept = [
    { code: "rule/no-deadline", rule: "tier", reason: "they sit side by side" },
    { code: "policy/gap", reason: "small ones go" },
  ];
  const at = files({
    "p.signoff": refunds,
    "signoff.config.json": { severity: { "policy/gap": "error", "rule/no-deadline": "error" } },
  });
  expect((await checked(at("p.signoff"))).exit).toBe(1);
  writeFileSync(
    at("signoff.config.json"),
    JSON.stringify({ severity: { "policy/gap": "error", "rule/no-deadline": "error" }, accept }),
  );
  const { exit, of } = await checked(at("p.signoff"));
  expect(of("rule/no-deadline")).toMatchObject([{ accepted: { reason: "they sit side by side" }, severity: "error" }]);
  expect(of("policy/gap")).toMatchObject([{ accepted: { reason: "small ones go" } }]);
  expect(exit).toBe(0);
  const { out } = await run(["check", at("p.signoff")]);
  expect(out).toContain(", 2 accepted\n");
  expect(out).not.toContain("policy/gap");
  expect((await run(["check", at("p.signoff"), "--verbose"])).out).toContain("Accepted: small ones go\n");
});

test("a finding about each of several rules is accepted when all of them are", async () => {
  const policy = refunds.replace(" within 4 hours", "");
  const reason = "x";
  const at = files({
    "p.signoff": policy,
    "signoff.config.json": { accept: [{ code: "rule/no-deadline", rule: "tier", reason }] },
  });
  const one = await checked(at("p.signoff"));
  expect(one.of("rule/no-deadline")[0]?.accepted).toBeUndefined();
  expect(one.of("config/accepted-nothing")[0]?.message).toContain('It occurs for "large", "tier": name these');
  const both = [
    { code: "rule/no-deadline", rule: "tier", reason: "one." },
    { code: "rule/no-deadline", rule: "large", reason: "two." },
  ];
  for (const accept of [both, [{ code: "rule/no-deadline", rule: ["large", "tier"], reason: "one. two." }]]) {
    writeFileSync(at("signoff.config.json"), JSON.stringify({ accept }));
    expect((await checked(at("p.signoff"))).of("rule/no-deadline")[0]?.accepted?.reason).toBe("one. two.");
  }
});

test("teams, fields and ensures may be named; what the compiler warns of is about its rule", async () => {
  const policy = `${refunds.replace("lines     ", "idle      text\n  lines     ")}team finance\n  1 person\nteam legal\n  1 person\nrule "old" refund is missing → proceed\n`;
  const accept = [
    { code: "team/never-asked", rule: "legal", reason: "x" },
    { code: "field/never-used", rule: "idle", reason: "x" },
    { code: "rule/missing-lowers", rule: "old", reason: "x" },
  ];
  const at = files({ "p.signoff": policy, "signoff.config.json": { accept } });
  const { of } = await checked(at("p.signoff"));
  for (const { code } of accept)
    expect(
      of(code).map((one) => one.accepted?.reason),
      code,
    ).toEqual(["x"]);
  writeFileSync(
    at("signoff.config.json"),
    JSON.stringify({ accept: accept.map((one) => ({ ...one, rule: "large" })) }),
  );
  const other = await checked(at("p.signoff"));
  for (const { code } of accept) expect(other.of(code)[0]?.accepted, code).toBeUndefined();
  expect(other.of("config/accepted-nothing")).toHaveLength(3);
});

test("an acceptance that no longer occurs is told, once for all policies, with the mend that drops it", async () => {
  const gap = { code: "rule/never-applies", rule: "gone", reason: "x" };
  const accept = [
    gap,
    { code: "policy/gap", reason: "x", policy: "b.signoff" },
    { code: "rule/no-deadline", rule: "tier", reason: "x" },
  ];
  const at = files({ "a.signoff": refunds, "b.signoff": refunds, "signoff.config.json": { accept } });
  const both = await checked(at("a.signoff"), at("b.signoff"));
  expect(both.of("config/accepted-nothing")).toHaveLength(1);
  expect(both.of("config/accepted-nothing")[0]).toMatchObject({ severity: "warning", file: at("signoff.config.json") });
  expect((await checked(at("a.signoff"))).of("config/accepted-nothing")).toHaveLength(1);
  expect(both.of("policy/gap").map(({ accepted }) => accepted !== undefined)).toEqual([false, true]);
  expect(both.exit).toBe(0);
  const { findings } = await checked(at("a.signoff"));
  const edits = findings.find(({ code }) => code === "config/accepted-nothing")?.mend?.edits;
  expect(edits).toHaveLength(1);
  writeFileSync(at("a.signoff"), "refund > → block\n");
  expect((await checked(at("a.signoff"))).of("config/accepted-nothing")).toEqual([]);
});

test("the nearest configuration counts, up to the root of the repository", async () => {
  const at = files({
    ".git/HEAD": "",
    "signoff.config.json": {},
    "policies/p.signoff": refunds,
    "other/signoff.config.json": {},
    "other/deep/p.signoff": refunds,
  });
  expect(configPathOf(at("policies/p.signoff"))).toBe(at("signoff.config.json"));
  expect(configPathOf(at("other/deep/p.signoff"))).toBe(at("other/signoff.config.json"));
  const alone = files({ "signoff.config.json": {}, "deep/p.signoff": refunds });
  expect(configPathOf(alone("deep/p.signoff"))).toBeUndefined();
  expect(configPathOf(join("src", "none.signoff"))).toBeUndefined();
});

test("a configuration that is named and not there ends the command", async () => {
  const at = files({ "p.signoff": refunds });
  const { exit, complaints } = await checked(at("p.signoff"), "--config", at("gone.json"));
  expect(exit).toBe(2);
  expect(complaints).toBe(`${at("gone.json")}: there is no such file.\n`);
});

test("a required file that is checked itself has nothing to keep of its own", async () => {
  const at = files({
    "central.signoff": `${refunds}ensure "x" refund > $20K → at least review\n`,
    "signoff.config.json": config,
  });
  expect((await checked(at("central.signoff"))).of("ensure/proven")).toHaveLength(1);
});

test("applied, the mend drops the entry and leaves JSON", async () => {
  const entry = '{"code": "policy/gap", "reason": "x"}';
  for (const [text, left] of [
    [`{"accept": [${entry}]}`, '{"accept": []}'],
    [`{"accept": [${entry}, 5]}`, '{"accept": [5]}'],
    [`{"accept": [5,\n  ${entry}\n]}`, '{"accept": [5\n]}'],
  ] as const) {
    const source = { file: "c.json", text };
    const { config: parsed } = parseConfig(source);
    const loaded = { config: parsed, text, diagnostics: [], requiredOf: () => [] };
    const [acceptance] = parsed.accept;
    if (acceptance === undefined) throw new Error("No acceptance was read");
    const [mend] = acceptedNothing(loaded, acceptance, []).mends;
    expect(mend && applyMend(text, "c.json", mend)).toBe(left);
  }
});

test("a configuration that is there and cannot be read is said to be, not passed over", async () => {
  const at = files({ "refunds.signoff": refunds });
  symlinkSync("signoff.config.json", at("signoff.config.json"));
  const { exit, complaints } = await run(["check", at("refunds.signoff"), "--json"]);
  expect(exit).toBe(2);
  expect(complaints).toMatch(/signoff\.config\.json: .*could not be read/);
});

test("no file outside the repository is required, links followed, unless that is allowed", async () => {
  const at = files({
    "outside/central.signoff": 'ensure "large" refund > $10K → at least review',
    "repository/.git/HEAD": "",
    "repository/central/central.signoff": 'ensure "all of it" refund > $10K → at least review',
    "repository/team/refunds.signoff": refunds,
    "repository/team/signoff.config.json": {
      require: ["../central/central.signoff", "../../outside/central.signoff", "link.signoff", "/dev/null"],
    },
  });
  symlinkSync(at("outside/central.signoff"), at("repository/team/link.signoff"));
  const policy = at("repository/team/refunds.signoff");
  const held = await checked(policy);
  expect(held.of("ensure/proven").map(({ message }) => message)).toEqual([expect.stringContaining("all of it")]);
  expect(held.of("config/unreadable").map(({ message }) => message)).toEqual([
    expect.stringMatching(/^\.\.\/\.\.\/outside\/central\.signoff .* it lies outside the repository/),
    expect.stringMatching(/^link\.signoff .* it lies outside the repository/),
    expect.stringMatching(/^\/dev\/null .* it lies outside the repository/),
  ]);
  const allowed = await checked(policy, "--allow-outside");
  expect(allowed.of("ensure/proven")).toHaveLength(3);
  expect(allowed.of("config/unreadable").map(({ message }) => message)).toEqual([
    expect.stringMatching(/^\/dev\/null .* it is a pipe or a device, no file/),
  ]);
});
