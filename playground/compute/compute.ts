import { proposeMapping } from "../../src/simulation/mapping/propose.ts";
import { isProblem } from "../../src/simulation/problem.ts";
import { answerCase, exampleOf } from "./case.ts";
import type { Compute, Stoppable } from "./contract.ts";
import { factsOf } from "./facts.ts";
import { frontierOver } from "./frontier.ts";
import { counted, flippedOver, impactOver } from "./impact.ts";
import { compiledText } from "./javascript.ts";
import { type Past, pastOf } from "./past.ts";
import { createPolicies } from "./policies.ts";
import { beginningOf, readTable, tableInfo } from "./tables.ts";

/** What the worker that computes does; one history at a time. */
export function createCompute(): Compute {
  const reading = createPolicies();
  let past: Past | undefined;
  const stops = new Map<Stoppable, number>();
  let loading = { aborted: false };

  /** Whether what begins now is to end, because it was stopped or another history was opened. */
  const stopping = (kind: Stoppable): (() => boolean) => {
    const [began, over] = [stops.get(kind), past];
    return () => stops.get(kind) !== began || past !== over;
  };

  return {
    load: async (source, tell) => {
      loading.aborted = true;
      const mine = { aborted: false };
      loading = mine;
      const found = await readTable(source, tell, mine);
      if (isProblem(found)) return found;
      if (mine.aborted) return { file: source.name, reason: "another history was opened meanwhile." };
      past = pastOf(found);
      return tableInfo(found);
    },
    unload: async () => {
      loading.aborted = true;
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
      const { policy } = reading(texts).checked;
      if (policy === undefined || past === undefined) return undefined;
      return proposeMapping(policy, beginningOf(past.table));
    },
    facts: async (texts) => factsOf(reading(texts)),
    decide: async ({ draft, live, input }) => answerCase(reading(draft).checked, live && reading(live).checked, input),
    example: async ({ draft, input }) => exampleOf(reading(draft), input),
    impact: async ({ draft, live, inForce, mapping }) => {
      const isStopped = stopping("impact");
      if (past === undefined) return undefined;
      const versions = { draft: reading(draft), live: live && reading(live), inForce: inForce && reading(inForce) };
      return impactOver(past, { ...versions, mapping }, isStopped);
    },
    flipped: async ({ draft, live, mapping, ...page }) => {
      const isStopped = stopping("flipped");
      if (past === undefined) return undefined;
      return flippedOver(past, { draft: reading(draft), live: live && reading(live), mapping }, page, isStopped);
    },
    frontier: async (question, tell) => {
      const isStopped = stopping("frontier");
      return past && frontierOver(past, question, reading, tell, isStopped);
    },
    knowledge: async ({ draft, mapping }) => {
      const isStopped = stopping("knowledge");
      const over = past;
      const replay = over && (await counted(over, reading(draft), mapping, isStopped));
      return replay && over?.knowledge(replay);
    },
    stop: async (kind) => {
      stops.set(kind, (stops.get(kind) ?? 0) + 1);
    },
    javascript: async (texts) => {
      const { policy } = reading(texts).checked;
      return policy && compiledText(policy);
    },
  };
}
