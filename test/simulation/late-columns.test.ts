import fc from "fast-check";
import { expect, test } from "vitest";
import { createReplayer } from "../../src/simulation/columns/replayer.ts";
import { simulationOf } from "../../src/simulation/columns/simulation-of.ts";
import type { History } from "../../src/simulation/history/history.ts";
import { jsonLinesHistory } from "../../src/simulation/history/json-lines.ts";
import type { Mapping } from "../../src/simulation/mapping/mapping.ts";
import { planOf } from "../../src/simulation/mapping/plan.ts";
import { isProblem } from "../../src/simulation/problem.ts";
import { simulateHistory } from "../../src/simulation/simulate.ts";
import { type TableOptions, tableOf } from "../../src/simulation/table/read-table.ts";
import { checkedPolicy } from "../support/checked-policy.ts";
import { usually } from "../support/effort.ts";
import { known } from "./support/known.ts";

const policy = checkedPolicy(`policy "late"
  language 1
decision
  first          number
  risk           number
  amount         money EUR
  customer.tier  text
  tags           list of text
rule "dear" amount > €100 → review by desk
rule "risky" risk > 0.5 or first > 1 → review by desk
rule "gold" customer.tier is "gold" or tags includes "new" → review by others
`);

const effort = Number(process.env.EFFORT ?? "1");

/** Of so many rows the names are known beforehand. */
const early = 1000;
const first = '{"first":1}\n'.repeat(early);

function history(text: string): Promise<History> {
  const bytes = new TextEncoder().encode(text);
  const pieces = async function* (): AsyncGenerator<Uint8Array> {
    for (let from = 0; from < bytes.length; from += 70_000) yield bytes.slice(from, from + 70_000);
  };
  return jsonLinesHistory("late.jsonl", pieces).then(known);
}

async function told(text: string, mapping: Mapping, options: TableOptions = {}) {
  const opened = await history(text);
  const named = { file: "mapping.json", mapping };
  const table = known(await tableOf(opened, options));
  const plan = planOf(policy, table, named, {});
  const replay = isProblem(plan) ? plan : createReplayer(table).replay(policy, plan);
  return {
    table,
    inMemory: isProblem(replay) ? replay : await simulationOf(replay, table),
    read: await simulateHistory(opened, { policy, mapping: named }),
  };
}

const scalar = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, 0.7, 200, "gold", "0.9", "", "EUR", "USD"),
  fc.array(fc.constantFrom("new", "old", null), { maxLength: 2 }),
);
const names = ["amount", "risk", "customer", "tier", "tags", "customer.tier", "currency", "Risk", "constructor"];
const objects: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown; object: unknown }>((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, { arbitrary: scalar, weight: 3 }, tie("object")),
  object: fc.dictionary(fc.constantFrom(...names, "__proto__"), tie("value"), { maxKeys: 5 }),
})).object;
const mappings: fc.Arbitrary<Mapping> = fc.record({
  fields: fc.dictionary(
    fc.constantFrom("risk", "amount", "customer.tier", "tags"),
    fc.constantFrom("customer", "customer.customer", "amount.amount", "Risk", "tags", "customer.tier.risk", "nothing"),
    { maxKeys: 2 },
  ),
});

test("whatever begins late or lies in other objects, a table counts what simulate counts", async () => {
  const present = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(objects, { minLength: 1, maxLength: 12 }), mappings, async (rows, mapping) => {
      const lines = rows.map((row) => JSON.stringify(row)).join("\n");
      const { inMemory, read } = await told(first + lines, mapping);
      expect(JSON.stringify(inMemory)).toBe(JSON.stringify(read));
      if (!isProblem(read)) for (const one of read.mapped) if (one.present > 0) present.add(one.field);
    }),
    { numRuns: Math.max(1, Math.round(60 * effort)), endOnFailure: true },
  );
  expect(present.size).toBeGreaterThanOrEqual(usually(5));
});

test("a field that begins after many rows is read in all that have it", async () => {
  const rest =
    '{"first":1}\n'.repeat(4000) + '{"first":1,"risk":0.9,"amount":{"amount":200,"currency":"EUR"}}\n'.repeat(100);
  const { inMemory, read, table } = await told(first + rest, {});
  expect(read).toMatchObject({ reviewed: { certain: 100 } });
  expect(inMemory).toEqual(read);
  expect(table.columns.map(({ name }) => name)).toEqual(["first"]);
  expect(table.more.map(({ name, holds }) => [name, holds])).toEqual([
    ["risk", "numbers"],
    ["amount", "objects"],
    ["amount.amount", "numbers"],
    ["amount.currency", "text"],
  ]);
  expect(table.isCut).toBe(false);
});

test("names without end take no memory without end, and it is said that some are left out", async () => {
  const rows = Array.from({ length: 3000 }, (_, at) => `{"first":1,"name ${at}":1}\n`).join("");
  const { table, inMemory } = await told(`${first}{"risk":0.9}\n${rows}`, {});
  expect(table.more.length).toBeLessThan(300);
  expect(table.more[0]?.name).toBe("risk");
  expect(table.isCut).toBe(true);
  expect(inMemory).toMatchObject({ reviewed: { certain: 1 } });
  const deep = await told(`${first}${'{"a":'.repeat(200)}1${"}".repeat(200)}`, {});
  expect(deep.table.more.length).toBeLessThan(64);
  expect(deep.table.isCut).toBe(true);
});

test("what is found besides takes a part of the memory only: the largest is left out", async () => {
  const rows = Array.from(
    { length: 6000 },
    (_, at) => `{"first":1,"risk":0.9,"customer":{"tier":"${at} ${"x".repeat(30)}"}}\n`,
  );
  const { table } = await told(first + rows.join(""), {}, { most: 6e6 });
  expect(table.more.map(({ name }) => name)).toContain("risk");
  expect(table.more.map(({ name }) => name)).not.toContain("customer");
  expect(table.isCut).toBe(true);
});
