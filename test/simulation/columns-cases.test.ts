import { expect, test } from "vitest";
import type { Policy } from "../../src/model/policy.ts";
import type { Replay } from "../../src/simulation/columns/replay.ts";
import { createReplayer } from "../../src/simulation/columns/replayer.ts";
import { simulationOf } from "../../src/simulation/columns/simulation-of.ts";
import type { CellObject, History } from "../../src/simulation/history/history.ts";
import type { Mapping } from "../../src/simulation/mapping/mapping.ts";
import { planOf } from "../../src/simulation/mapping/plan.ts";
import { isProblem, problemText } from "../../src/simulation/problem.ts";
import { simulateHistory } from "../../src/simulation/simulate.ts";
import { tableOf } from "../../src/simulation/table/read-table.ts";
import { checkedPolicy } from "../support/checked-policy.ts";
import { memoryHistory } from "../support/memory-history.ts";
import { known } from "./support/known.ts";

/** Replays one policy after the other, each beside the simulation of it. */
async function replays(
  texts: readonly string[],
  rows: readonly CellObject[],
  mapping: Mapping = {},
): Promise<readonly (Replay | string)[]> {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const history: History = memoryHistory(names, rows);
  const table = known(await tableOf(history));
  const replayer = createReplayer(table);
  const found: (Replay | string)[] = [];
  for (const text of texts) {
    const policy: Policy = checkedPolicy(text);
    const named = { file: "mapping.json", mapping };
    const replay = replayer.replay(policy, known(planOf(policy, table, named, {})));
    const expected = await simulateHistory(history, { policy, mapping: named });
    if (isProblem(replay)) {
      expect(replay).toEqual(expected);
      found.push(problemText(replay));
    } else {
      expect(await simulationOf(replay, table)).toEqual(expected);
      found.push(replay);
    }
  }
  return found;
}

const declared = `decision
  id text
  a number
  b number
`;

test("a verdict names the unknown fields of the rule as it is now, and what it asks for now", async () => {
  const rule = (condition: string, asks: string) =>
    `${declared}\nrule "r" ${condition} → ${asks}\nrule "both" id is "2" and a > 5 and b > 5 → proceed`;
  const found = await replays(
    [
      rule("a < 1", "review by x"),
      rule("b < 1", "review by x"),
      rule("b < 1", "block, in doubt review by x"),
      rule("b < 1", "block, in doubt review by y"),
    ],
    [{ id: "1", a: null, b: null }],
  );
  const told = found.map((one) => (typeof one === "string" ? one : one.classes[0]?.verdict));
  expect(told).toMatchObject([
    { outcome: "review", unknownFields: ["a"], reviews: [{ team: "x" }] },
    { outcome: "review", unknownFields: ["b"], reviews: [{ team: "x" }] },
    { outcome: "review", unknownFields: ["b"], reviews: [{ team: "x" }] },
    { outcome: "review", unknownFields: ["b"], reviews: [{ team: "y" }] },
  ]);
});

test("fields that are called as what is known besides are counted as the simulation counts them", async () => {
  const text = `decision
  id text
  error number
  time number

error > 1 or time > 1 → review by x`;
  const rows = [
    { id: "1", error: 5, time: 1, wrong: "perhaps", when: "2026-03-02T10:00" },
    { id: "2", error: "often", time: null, wrong: true, when: "some day" },
    { id: "3", error: null, time: "late", wrong: "so so", when: 7 },
  ];
  const [replay] = await replays([text], rows, { error: "wrong", time: "when" });
  expect(replay).toMatchObject({
    present: new Map([
      ["id", 3],
      ["error", 5],
      ["time", 5],
    ]),
    unread: new Map([
      ["error", { count: 3, example: "perhaps", row: 1 }],
      ["time", { count: 3, example: "some day", row: 2 }],
    ]),
  });
});

test("samples: by whole numbers, by no id at all, by an id that is unknown, and where no column gives one", async () => {
  const sampled = (head: string, type: string) =>
    `policy "P"\n${head}\ndecision\n  key ${type}\n  a number\n\na > 1 → audit 50% by x\notherwise → audit 10% by y`;
  const rows = Array.from({ length: 40 }, (_, at) => ({ key: at % 9 === 0 ? null : at, a: at % 3 }));
  const [byNumber] = await replays([sampled("  identified by key", "whole number")], rows);
  const draws = typeof byNumber === "object" ? byNumber.classes.map(({ judged }) => judged.draws) : [];
  expect(draws).toContain(undefined);
  expect(draws.length).toBeGreaterThan(4);
  const texts = [sampled("  identified by key", "text"), sampled("  identified by key", "whole number")];
  await replays(texts, rows, { fields: { key: { column: "key", values: {} } } });
  // A whole number is an id, but no text.
  const [id, text] = await replays(
    [sampled("  identified by key", "text"), sampled("", "text").replace(/ \d+%/g, "")],
    rows,
  );
  expect([id, text].map((one) => (typeof one === "object" ? one.unread.get("key")?.count : one))).toEqual([
    undefined,
    35,
  ]);
  expect(
    await replays(
      [sampled("  identified by key", "text")],
      rows.map(({ a }) => ({ a })),
    ),
  ).toEqual([
    "memory.jsonl: the policy takes samples by key, and no column of the history gives it. Name the column that identifies a decision: --id COLUMN.",
  ]);
});

test("a propensity that is no chance is told with the first row that has one", async () => {
  const text = `${declared}\na > 1 → review by x`;
  const rows = [0.5, 1, "2", 1.5].map((chance, at) => ({ id: `${at}`, a: at, chance, wrong: at % 2 === 0 }));
  expect(await replays([text], rows, { propensity: "chance", error: "wrong" })).toEqual([
    'memory.jsonl, row 3: the propensity (column "chance") is "2", no chance from 0 to 1. Leave the cell empty where it is not known; percentages need a mapping with the unit percent.',
  ]);
});

/** Twenty thousand decisions with notes and ids of their own. */
async function longTable() {
  const rows = Array.from({ length: 20_000 }, (_, at) => ({
    id: `${at}`,
    a: at % 100,
    b: at,
    note: `a note, number ${at}`,
  }));
  return known(await tableOf(memoryHistory(["id", "a", "b", "note"], rows, 2048)));
}

const longPolicy = (threshold: number): Policy =>
  checkedPolicy(`policy "Long"
  identified by id

decision
  id text
  note text
  a number
  b whole number

note like "*number 1*7*" → review by x
a > ${threshold} → audit 30% by y
b + b > ${threshold + 39_000} → block`);

test("what took long to judge is not judged again when an edit came between", async () => {
  const table = await longTable();
  const replayer = createReplayer(table);
  const steps = (policy: Policy, most = Number.POSITIVE_INFINITY): { done: boolean; steps: number } => {
    const running = replayer.steps(policy, known(planOf(policy, table, undefined, {})));
    for (let count = 0; count < most; count++) if (running.next().done) return { done: true, steps: count };
    return { done: false, steps: most };
  };
  const fresh = steps(longPolicy(1)).steps;
  expect(fresh).toBeGreaterThan(30);
  expect(steps(longPolicy(2)).steps).toBeLessThan(fresh / 2);
});

test("a replay that was stopped anywhere leaves nothing half done behind", async () => {
  const table = await longTable();
  const policy = longPolicy(50);
  const plan = known(planOf(policy, table, undefined, {}));
  const outcomesOf = (replay: Replay) => Array.from(replay.classOf, (place) => replay.classes[place]?.verdict.outcome);
  const expected = outcomesOf(known(createReplayer(table).replay(policy, plan)));
  expect(new Set(expected)).toEqual(new Set(["proceed", "review", "audit", "block"]));
  const replayer = createReplayer(table);
  for (let most = 1; ; most += 3) {
    const running = replayer.steps(policy, plan);
    let left = most;
    while (left > 0 && !running.next().done) left--;
    if (left > 0) break;
  }
  expect(outcomesOf(known(replayer.replay(policy, plan)))).toEqual(expected);
});

test("two replays that take turns do not disturb each other", async () => {
  const table = await longTable();
  const policies = [longPolicy(20), longPolicy(70)];
  const outcomesOf = (replay: Replay) => Array.from(replay.classOf, (place) => replay.classes[place]?.verdict.outcome);
  const planFor = (policy: Policy) => known(planOf(policy, table, undefined, {}));
  const expected = policies.map((policy) => outcomesOf(known(createReplayer(table).replay(policy, planFor(policy)))));
  expect(expected[0]).not.toEqual(expected[1]);
  for (const lead of [0, 8]) {
    const replayer = createReplayer(table);
    const running = policies.map((policy) => replayer.steps(policy, planFor(policy)));
    for (let step = 0; step < lead; step++) running[0]?.next();
    const found: (Replay | undefined)[] = [];
    while (found.filter(Boolean).length < 2)
      for (const [at, steps] of running.entries()) {
        const step = found[at] === undefined ? steps.next() : undefined;
        if (step?.done) found[at] = known(step.value);
      }
    expect(found.map((replay) => replay && outcomesOf(replay))).toEqual(expected);
  }
});
