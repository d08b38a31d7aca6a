import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { runProgram } from "../../src/cli/program.ts";
import { memoryTerminal } from "../support/memory-terminal.ts";

/** Counted with SQL on the Parquet files, by somebody else: the condition, reviewed, errors caught. */
const tables: Readonly<Record<string, readonly (readonly [string, number, number])[]>> = {
  "policies/credit/credit_decisions": [
    ["confidence < 0.8", 8164, 2522],
    ["amount > 300000", 3622, 424],
    ["amount > 300000 or confidence < 0.8", 11130, 2743],
    ['model_decision is "approve" and confidence < 0.9 and amount >= 200000', 4140, 775],
    ['education like "unknown*"', 285, 27],
  ],
  "policies/incidents/incidents": [
    ["confidence < 0.8", 11514, 4067],
    ['priority is one of "1 - Critical", "2 - High"', 404, 42],
    ['model_decision is "on_time" and confidence < 0.75', 5962, 2207],
    ["first_group is missing", 731, 212],
  ],
  "policies/inspections/inspections": [
    ["confidence < 0.8", 3216, 2181],
    ['model_decision is "clear" and risk_class is "Risk 1 (High)" and oof_score >= 0.12', 2741, 418],
    ['city_split is "test" and city_score >= 0.25', 354, 186],
  ],
};
const sizes: Readonly<Record<string, { readonly rows: number; readonly errors: number }>> = {
  "policies/credit/credit_decisions": { rows: 24_000, errors: 4273 },
  "policies/incidents/incidents": { rows: 19_934, errors: 4878 },
  "policies/inspections/inspections": { rows: 14_970, errors: 3275 },
};

const folder = mkdtempSync(join(tmpdir(), "signoff-"));
afterAll(() => rmSync(folder, { recursive: true }));

for (const [history, rules] of Object.entries(tables))
  for (const format of ["csv", "parquet"])
    describe(`${history}.${format}`, () => {
      for (const [condition, reviewed, caught] of rules)
        test(condition, async () => {
          const file = join(folder, "policy.signoff");
          // That a value is there or not does not tell what it is: this one policy says it.
          const block = condition === "first_group is missing" ? "decision\n  first_group text\n\n" : "";
          writeFileSync(file, `${block}${condition} → review by desk\n`);
          const terminal = memoryTerminal();
          const args = ["simulate", file, `${history}.${format}`, "--error", "error", "--json"];
          const exit = await runProgram(args, terminal);
          expect(terminal.complaints()).toBe("");
          expect(exit).toBe(0);
          const result = JSON.parse(terminal.out());
          const size = sizes[history];
          expect(result.history.rows).toBe(size?.rows);
          expect(result.outcomes).toEqual({
            proceed: (size?.rows ?? 0) - reviewed,
            audit: 0,
            review: reviewed,
            block: 0,
          });
          expect(result.errors).toEqual({
            labelled: size?.rows,
            total: size?.errors,
            prevented: caught,
            foundLater: 0,
            caught,
          });
          expect(result.teams).toMatchObject([{ team: "desk", reviews: reviewed, audits: 0 }]);
          expect(result.rules).toMatchObject([{ rule: "rule 1", alone: reviewed }]);
        });
    });
