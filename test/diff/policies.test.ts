import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { diff } from "../../src/analysis/index.ts";
import { checkFile } from "../../src/cli/policy-file.ts";
import { impactReport } from "../../src/cli/report/impact.ts";
import { decidingPolicy } from "../../src/compiler/targets/javascript/deciding-policy.ts";
import type { Policy } from "../../src/model/policy.ts";

/**
 * Each policy under policies/ against edited versions of itself. A case is a title, what is edited (lines that go, `- …`, and
 * lines that come, `+ …`, or `without rule "…"`), and below `---` what `signoff diff` prints; `npm run accept` rewrites that.
 */
const folder = "test/diff";
const accept = process.env.ACCEPT === "1";
let copies: string;

beforeAll(() => {
  copies = mkdtempSync(join(tmpdir(), "signoff-diff-"));
  cpSync("policies", copies, { recursive: true });
});

afterAll(() => {
  rmSync(copies, { recursive: true });
});

const files = readdirSync(folder).filter((file) => file.endsWith(".txt"));

test("every policy has its cases", () => {
  const policies = readdirSync("policies", { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(files.map((file) => file.replace(".txt", ""))).toEqual(policies.map(({ name }) => name).sort());
});

for (const file of files) {
  const name = file.replace(".txt", "");
  describe(name, () => {
    for (const each of readFileSync(join(folder, file), "utf8").split(/^(?=# )/m)) {
      const [head = "", printed = ""] = each.split("---\n");
      test(head.split("\n")[0]?.slice(2) ?? "", () => {
        const text = readFileSync(join(copies, name, `${name}.signoff`), "utf8");
        const old = policyOf(name, text);
        const current = policyOf(name, edited(text, head));
        const impact = diff(old, current);
        const report = impactReport(impact, current);
        const changes = [...impact.weaker, ...impact.stricter, ...impact.different];
        const found = `${report.trimEnd()}\n`;
        if (accept && printed.trimEnd() !== found.trimEnd()) {
          const all = readFileSync(join(folder, file), "utf8");
          const end = each.endsWith("\n\n") ? "\n\n" : "\n";
          writeFileSync(
            join(folder, file),
            all.replace(each, () => `${head}---\n${found.trimEnd()}${end}`),
          );
        } else expect(found.trimEnd()).toBe(printed.trimEnd());
        expect(report.split("\n").every((line) => [...line].length <= 80)).toBe(true);
        expect(impact.equal).toBe(changes.length === 0);
        const [before, after] = [decidingPolicy(old), decidingPolicy(current)];
        for (const { witness, from, to, draws } of changes) {
          expect(draws).toBeUndefined();
          const [one, other] = [before.decide(witness), after.decide(witness)];
          for (const [own, asked, lacking] of [
            [one, from, other],
            [other, to, one],
          ] as const) {
            expect(own.outcome).toBe(asked.outcome);
            expect(own.reviews).toEqual(expect.arrayContaining([...asked.reviews]));
            for (const review of asked.reviews) expect(lacking.reviews).not.toContainEqual(review);
            if (asked.audits.length > 0) expect(own.audits).toEqual(asked.audits);
          }
        }
      });
    }
  });
}

function policyOf(name: string, text: string): Policy {
  const path = join(copies, name, "edited.signoff");
  writeFileSync(path, text);
  const checked = checkFile(path, {});
  if ("unreadable" in checked || checked.policy === undefined) throw new Error(`${name} cannot be read`);
  return checked.policy;
}

function edited(text: string, head: string): string {
  const lines = head.split("\n");
  const removed = lines.find((line) => line.startsWith("without "))?.slice("without ".length);
  if (removed !== undefined) {
    const start = text.indexOf(removed);
    expect(start).toBeGreaterThan(0);
    return text.slice(0, start) + text.slice(text.indexOf("\n\n", start) + 2);
  }
  const of = (sign: string): string =>
    lines.flatMap((line) => (line.startsWith(`${sign} `) ? [`${line.slice(2)}\n`] : [])).join("");
  const [from, to] = [of("-"), of("+")];
  const isPart = !text.includes(from);
  const [part, other] = isPart ? [from.trimEnd(), to.trimEnd()] : [from, to];
  expect(text.split(part)).toHaveLength(2);
  return text.replace(part, () => other);
}
