import { proposeMapping } from "../../src/simulation/mapping/propose.ts";
import { isProblem } from "../../src/simulation/problem.ts";
import { answerCase, exampleOf } from "./case.ts";
import type { ComparedQuestion, Compute, Stoppable, TableId } from "./contract.ts";
import { factsOf } from "./facts.ts";
import { frontierOver } from "./frontier.ts";
import { counted, flippedOver, impactOver, type ReadQuestion } from "./impact.ts";
import { compiledText } from "./javascript.ts";
import { type Past, pastOf } from "./past.ts";
import { createPolicies } from "./policies.ts";
import { beginningOf, readTable, tableInfo } from "./tables.ts";

const mostExported = 1_000_000;

/** What the worker that computes does; one history at a time. */
export function createCompute(): Compute {
  const reading = createPolicies();
  let past: Past | undefined;
  const stops = new Map<Stoppable, number>();
  let loading = { aborted: false };
  const pastOver = (table: TableId): Past | undefined => (past?.id === table ? past : undefined);

  /** Whether what begins now is to end, because it was stopped or another history was opened. */
  const stopping = (kind: Stoppable): (() => boolean) => {
    const [began, over] = [stops.get(kind), past];
    return () => stops.get(kind) !== began || past !== over;
  };

  const read = ({ draft, live, mapping }: Omit<ComparedQuestion, "table">): ReadQuestion => ({
    draft: reading(draft),
    live: live && reading(live),
    mapping,
  });

  return {
    load: async (source, tell) => {
      loading.aborted = true;
      const mine = { aborted: false };
      loading = mine;
      past = undefined;
      const found = await readTable(source, tell, mine);
      if (isProblem(found)) return found;
      if (mine.aborted) return { file: source.name, reason: "another history was opened meanwhile." };
      past = pastOf(source.id, found);
      return tableInfo(source.id, found);
    },
    unload: async () => {
      loading.aborted = true;
      past = undefined;
    },
    readMapping: async (file, text) => {
      const { readMapping } = await import("../../src/simulation/mapping/mapping-file.ts");
      return readMapping(file, text);
    },
    propose: async ({ table, draft }) => {
      const { policy } = reading(draft).checked;
      const over = pastOver(table);
      if (over === undefined) return undefined;
      return policy === undefined ? "errors" : proposeMapping(policy, beginningOf(over.table));
    },
    facts: async (texts) => factsOf(reading(texts)),
    decide: async ({ draft, live, input }) => answerCase(reading(draft).checked, live && reading(live).checked, input),
    example: async ({ draft, input }) => exampleOf(reading(draft), input),
    impact: async ({ table, inForce, ...question }) => {
      const over = pastOver(table);
      const versions = { ...read(question), inForce: inForce && reading(inForce) };
      return over && impactOver(over, versions, stopping("impact"));
    },
    flipped: async ({ table, ...question }) => {
      const over = pastOver(table);
      return over && flippedOver(over, read(question), question, stopping("flipped"));
    },
    allFlipped: async ({ table, ...question }) => {
      const over = pastOver(table);
      const all = { filter: question.filter, from: 0, count: mostExported };
      return over && flippedOver(over, read(question), all, stopping("allFlipped"));
    },
    frontier: async (question, tell) => {
      const over = pastOver(question.table);
      return over && frontierOver(over, question, reading, tell, stopping("frontier"));
    },
    knowledge: async ({ table, draft, mapping }) => {
      const over = pastOver(table);
      const replay = over && (await counted(over, reading(draft), mapping, stopping("knowledge")));
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
