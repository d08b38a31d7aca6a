import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkFile } from "../../src/cli/policy-file.ts";
import type { Policy } from "../../src/model/policy.ts";
import { createReplayer } from "../../src/simulation/columns/replayer.ts";
import { simulationOf } from "../../src/simulation/columns/simulation-of.ts";
import { isProblem, openHistory, readMapping, simulate } from "../../src/simulation/index.ts";
import { planOf } from "../../src/simulation/mapping/plan.ts";
import { tableOf } from "../../src/simulation/table/read-table.ts";
import { known } from "./support/known.ts";

function policyIn(file: string): Policy {
  const checked = checkFile(file, {});
  if ("unreadable" in checked || checked.policy === undefined) throw new Error(`no policy in ${file}`);
  return checked.policy;
}

const samples: readonly (readonly [string, string, readonly string[]])[] = [
  ["policies/credit/credit.signoff", "policies/credit/credit_decisions", ["csv", "parquet"]],
  ["policies/incidents/incidents.signoff", "policies/incidents/incidents", ["csv", "parquet"]],
  ["policies/inspections/inspections.signoff", "policies/inspections/inspections", ["csv", "parquet"]],
  ["policies/refunds/refunds.signoff", "policies/refunds/history", ["csv"]],
  ["policies/refunds/one-line.signoff", "policies/refunds/history", ["csv"]],
];

for (const [policyFile, history, formats] of samples)
  describe(`a replay of ${policyFile} tells what the simulation tells`, () => {
    for (const format of formats)
      test(format, async () => {
        const file = `${history}.${format}`;
        const policy = policyIn(policyFile);
        const mappingFile = policyFile.replace(/[^/]+$/, "mapping.json");
        const mapping = {
          file: mappingFile,
          mapping: known(readMapping(mappingFile, readFileSync(mappingFile, "utf8"))),
        };
        const opened = known(await openHistory(file));
        const table = known(await tableOf(opened));
        opened.close();
        const plan = known(planOf(policy, table, mapping, {}));
        const replay = known(createReplayer(table).replay(policy, plan));
        const expected = await simulate({ policy, history: file, mapping });
        expect(isProblem(expected)).toBe(false);
        const told = await simulationOf(replay, table);
        expect(told).toEqual(expected);
        expect(JSON.stringify(told)).toBe(JSON.stringify(expected));
      });
  });
