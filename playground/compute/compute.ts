import { proposeMapping } from "../../src/simulation/mapping/propose.ts";
import { isProblem } from "../../src/simulation/problem.ts";
import type { Table } from "../../src/simulation/table/table.ts";
import { answerCase } from "./case.ts";
import type { Compute } from "./contract.ts";
import { factsOf } from "./facts.ts";
import { compiledText } from "./javascript.ts";
import { createPolicies } from "./policies.ts";
import { beginningOf, readTable, tableInfo } from "./tables.ts";

/** What the worker that computes does; one history at a time. */
export function createCompute(): Compute {
  const checked = createPolicies();
  let table: Table | undefined;
  let reading = { aborted: false };

  return {
    load: async (source, tell) => {
      reading.aborted = true;
      const mine = { aborted: false };
      reading = mine;
      const found = await readTable(source, tell, mine);
      if (isProblem(found)) return found;
      if (mine.aborted) return { file: source.name, reason: "another history was opened meanwhile." };
      table = found;
      return tableInfo(found);
    },
    unload: async () => {
      reading.aborted = true;
      table = undefined;
    },
    readMapping: async (file, text) => {
      try {
        const { readMapping } = await import("../../src/simulation/mapping/mapping-file.ts");
        return readMapping(file, text);
      } catch (fault) {
        if (!(fault instanceof EvalError)) throw fault;
        return { file, reason: "mappings cannot be checked here: the server of this page forbids it." };
      }
    },
    propose: async (texts) => {
      const { policy } = checked(texts);
      if (policy === undefined || table === undefined) return undefined;
      return proposeMapping(policy, beginningOf(table));
    },
    facts: async (texts) => factsOf(checked(texts)),
    decide: async ({ draft, live, input }) => answerCase(checked(draft), live && checked(live), input),
    javascript: async (texts) => {
      const { policy } = checked(texts);
      return policy && compiledText(policy);
    },
  };
}
