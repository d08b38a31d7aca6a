import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { JsonFinding } from "../../src/cli/report/json-findings.ts";
import type { Decision } from "../../src/model/decision.ts";
import { run } from "./run.ts";

/** Every witness is an input that `signoff decide` takes, decided as the message says, and one edit away from an example. */
const folder = mkdtempSync(join(tmpdir(), "signoff-"));
afterAll(() => rmSync(folder, { recursive: true }));
cpSync("policies", join(folder, "policies"), { recursive: true });

const own: Readonly<Record<string, string>> = {
  "broken.signoff": `decision
  refund      money USD, at least $0
  confidence  number 0 to 1
  reversible  yes/no
  asked_by    text
  note        text, optional
rule "large" refund > $10K or confidence < 80% → review by finance, not by asked_by
rule "tiny" refund < $5 → review by 2 of legal
rule "seen" reversible → audit by finance
rule "odd" refund is from $10 to $20 → block
otherwise → proceed
ensure "a" not reversible → at least review by finance
ensure "b" reversible and note is empty → at most proceed
ensure oversight rises with refund
ensure oversight does not depend on refund
ensure oversight does not depend on asked_by
`,
  "sampled.signoff": `policy "Sampled"
  identified by id
decision
  id          text
  refund      money USD, at least $0
  reversible  yes/no
rule "sampled" reversible → review 10% by finance
rule "more" refund > $5 → audit 2% by legal
otherwise → proceed
spot check 2% by audit_team
ensure "b" reversible → at most audit
ensure "c" not reversible and refund > $5 → at most proceed
ensure "d" reversible → at least audit
ensure oversight falls with refund
ensure oversight does not depend on refund
ensure oversight does not depend on reversible
`,
  "hole.signoff": `decision
  refund  money in USD, EUR
  due     date
  topics  list of one of pricing, legal
rule "large" refund > $10K / €9K and due > 2026-03-01 → review by finance
rule "small" refund < $10K / €9K → proceed
rule "legal" topics includes legal → review by legal within 4 hours
`,
};
for (const [name, text] of Object.entries(own)) writeFileSync(join(folder, name), text);

const policies = readdirSync("policies").flatMap((name) =>
  name.includes(".") ? [] : readdirSync(join("policies", name)).map((file) => join("policies", name, file)),
);
const files = [...policies.filter((file) => file.endsWith(".signoff")), ...Object.keys(own)];

type Input = Readonly<Record<string, unknown>>;

async function decided(file: string, input: Input): Promise<Decision> {
  const { exit, out, complaints } = await run(["decide", file, JSON.stringify(input), "--json"]);
  expect(complaints).toBe("");
  expect(exit).toBe(0);
  return JSON.parse(out);
}

function inputsOf({ witness }: JsonFinding): readonly Input[] {
  if (witness === undefined) return [];
  return (Array.isArray(witness) ? witness : [witness]) as readonly Input[];
}

const certain = ({ rules }: Decision) => rules.filter((rule) => rule.certain).map(({ name }) => name);

/** What the message claims of what is decided. */
function confirm({ code, message, rules, severity }: JsonFinding, decisions: readonly Decision[]): void {
  const [first] = decisions as readonly [Decision];
  switch (code) {
    case "ensure/fails": {
      const said = /the decision is (.*)\.$/.exec(message)?.[1] ?? "";
      const words = decisions.map(({ outcome, reviews, audits }) => {
        const people = reviews.map((one) => `${one.people > 1 ? `${one.people} of ` : ""}${one.anyOf.join(" or ")}`);
        const seen = outcome === "audit" ? audits.map(({ anyOf }) => anyOf.join(" or ")) : people;
        return seen.length === 0 ? outcome : `${outcome} by ${seen.join(" and ")}`;
      });
      for (const one of words) expect(said).toContain(one);
      return;
    }
    case "policy/gap":
    case "rules/nearly-meet":
      if (code === "rules/nearly-meet" && !/ proceeds alone| left to /.test(message)) return;
      expect(certain(first).filter((name) => name !== "otherwise" && name !== "spot check")).toEqual([]);
      if (code === "policy/gap" && severity === "warning") expect(first.outcome).toBe("proceed");
      return;
    case "rules/overlap":
      expect(certain(first)).toEqual(expect.arrayContaining([...(rules ?? [])]));
      return;
    default:
      return;
  }
}

const seen = { findings: 0, kept: 0, pairs: 0 };
const codes = new Set<string>();

describe.each(files)("%s", (name) => {
  const file = join(folder, name);
  test("its witnesses are decided as is said, and become examples", async () => {
    const { out } = await run(["check", file, "--json", "--pairs"]);
    const findings: readonly JsonFinding[] = JSON.parse(out).findings;
    for (const finding of findings) {
      const inputs = inputsOf(finding);
      if (inputs.length === 0) continue;
      seen.findings++;
      codes.add(finding.code);
      confirm(finding, await Promise.all(inputs.map((input) => decided(file, input))));
      for (const pair of finding.pairs ?? []) {
        seen.pairs++;
        expect(certain(await decided(file, pair.witness))).toEqual(expect.arrayContaining([...pair.rules]));
      }
    }
    const kept = findings.filter((one) => inputsOf(one).length > 0).map((one) => one.mends?.at(-1));
    const textsOf = (title: RegExp): readonly string[] =>
      kept.filter((mend) => title.test(mend?.title ?? "")).map((mend) => mend?.edits[0]?.text ?? "");
    const decidedNow = textsOf(/^Keep th(is decision as an example|ese decisions as examples)$/);
    const promised = textsOf(/^Add an example of what is promised, which fails until it is kept$/);
    expect(decidedNow.length + promised.length).toBe(kept.length);
    await holdsWith(file, decidedNow, true);
    await holdsWith(file, promised, false);
    seen.kept += kept.length;
  });
});

/** All examples at once: the mends stand at one place. `pass`: whether what is added does. */
async function holdsWith(file: string, texts: readonly string[], pass: boolean): Promise<void> {
  const before = readFileSync(file, "utf8");
  const passing = async (): Promise<readonly boolean[]> => {
    const { out, complaints } = await run(["test", file, "--json"]);
    expect(complaints).toBe("");
    return JSON.parse(out).files[0].examples.map(({ passed }: { readonly passed: boolean }) => passed);
  };
  const had = await passing();
  expect(had).not.toContain(false);
  writeFileSync(file, `${before.trimEnd()}\n${texts.map((text) => `${text.trim()}\n`).join("")}`);
  const added = texts.reduce((sum, text) => sum + (text.match(/^\s*example "/gm)?.length ?? 0), 0);
  expect(added).toBeGreaterThanOrEqual(texts.length);
  expect(await passing()).toEqual([...had, ...Array.from({ length: added }, () => pass)]);
  writeFileSync(file, before);
}

test("there was something to look at", () => {
  expect(seen.findings).toBeGreaterThan(20);
  expect(seen.kept).toBe(seen.findings);
  expect(seen.pairs).toBeGreaterThan(3);
  expect([...codes]).toEqual(
    expect.arrayContaining(["ensure/fails", "policy/gap", "rules/overlap", "rules/nearly-meet"]),
  );
});
