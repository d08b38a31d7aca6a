import { proposeMapping } from "../../src/simulation/mapping/propose.ts";
import { isProblem } from "../../src/simulation/problem.ts";
import { answerCase } from "./case.ts";
import type { Compute } from "./contract.ts";
import { factsOf } from "./facts.ts";
import { impactOver, type Past, pastOf } from "./impact.ts";
import { compiledText } from "./javascript.ts";
import { createPolicies } from "./policies.ts";
import { beginningOf, readTable, tableInfo } from "./tables.ts";

/** What the worker that computes does; one history at a time. */
export function createCompute(): Compute {
  const checked = createPolicies();
  let past: Past | undefined;
  let stops = 0;
  let reading = { aborted: false };

  return {
    load: async (source, tell) => {
      reading.aborted = true;
      const mine = { aborted: false };
      reading = mine;
      const found = await readTable(source, tell, mine);
      if (isProblem(found)) return found;
      if (mine.aborted) return { file: source.name, reason: "another history was opened meanwhile." };
      past = pastOf(found);
      return tableInfo(found);
    },
    unload: async () => {
      reading.aborted = true;
      past = undefined;
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
      if (policy === undefined || past === undefined) return undefined;
      return proposeMapping(policy, beginningOf(past.table));
    },
    facts: async (texts) => factsOf(checked(texts)),
    decide: async ({ draft, live, input }) => answerCase(checked(draft), live && checked(live), input),
    impact: async ({ draft, live, mapping }) => {
      const [started, over] = [stops, past];
      if (over === undefined) return undefined;
      const question = { draft: checked(draft), live: live && checked(live), mapping };
      return impactOver(over, question, () => stops !== started || past !== over);
    },
    stop: async () => {
      stops++;
    },
    javascript: async (texts) => {
      const { policy } = checked(texts);
      return policy && compiledText(policy);
    },
  };
}
