import { expect, test } from "vitest";
import type { Cell, CellObject, History } from "../../src/simulation/history/history.ts";
import { problemText } from "../../src/simulation/problem.ts";
import { type TableOptions, tableOf } from "../../src/simulation/table/read-table.ts";
import type { Table } from "../../src/simulation/table/table.ts";
import { memoryHistory } from "../support/memory-history.ts";
import { known } from "./support/known.ts";

const read = async (rows: readonly CellObject[], names: readonly string[] = ["a"], chunk = 7): Promise<Table> =>
  known(await tableOf(memoryHistory(names, rows, chunk)));

const cellsOf = ({ columns: [column] }: Table): readonly Cell[] =>
  Array.from(column?.codes ?? [], (code) => column?.cells[code] as Cell);

test("every cell comes back as it was, and what is not the same is not coded the same", async () => {
  const cells: readonly Cell[] = [
    ...[1, "1", 1n, true, "true", null, "null", "", Number.NaN, Infinity, 0.1, 2 ** 53],
    ...[[], {}, [[]], [null], ["1"], [1], [1n], [Number.NaN], ["a,b"], ["a", "b"], [["a"], "b"]],
    ...[{ a: 1 }, { a: "1" }, { a: null }, { "a:1": 1 }, { a: { b: 1 } }, { a: 1, b: 2 }],
    JSON.parse('{"__proto__": 1}'),
  ];
  const table = await read([...cells, ...cells].map((a) => ({ a })));
  expect(cellsOf(table)).toEqual([...cells, ...cells]);
  expect(table.columns[0]?.cells).toHaveLength(cells.length);
  expect(table.columns[0]?.cells[0]).toBe(null);
  expect(new Set(table.columns[0]?.codes).size).toBe(cells.length);
});

test("codes are as narrow as can be, however many values there are", async () => {
  for (const [count, bytes] of [
    [1, 1],
    [255, 1],
    [256, 2],
    [65_535, 2],
    [65_536, 4],
  ] as const) {
    const rows = Array.from({ length: count + 10 }, (_, at) => ({ a: `a value of some length, number ${at % count}` }));
    const table = await read(rows, ["a"], 2048);
    expect(table.columns[0]?.codes.BYTES_PER_ELEMENT).toBe(bytes);
    expect(table.columns[0]?.codes).toHaveLength(rows.length);
    expect(cellsOf(table)).toEqual(rows.map(({ a }) => a));
  }
});

test("columns are those of the history, nested ones by their dotted names", async () => {
  const table = await read([{ customer: { tier: "plus" } }, {}, { "customer.tier": "own" }], ["customer.tier", "none"]);
  expect(table.columns.map(({ name }) => name)).toEqual(["customer.tier", "none"]);
  expect(cellsOf(table)).toEqual(["plus", null, "own"]);
  expect(table).toMatchObject({ file: "memory.jsonl", format: "JSONL", rows: 3, complete: true });
  expect(table.bytes).toBeGreaterThan(0);
});

test("progress is told after each chunk", async () => {
  const told: (readonly [number, number | undefined])[] = [];
  const rows = [{ a: 1 }, { a: 2 }, { a: 3 }];
  await tableOf(memoryHistory(["a"], rows, 2), { onProgress: (done, total) => told.push([done, total]) });
  expect(told).toEqual([
    [2, 3],
    [3, 3],
  ]);
});

test("what keeps a history from being read is said, and how much there was", async () => {
  const problem = async (history: History, options: TableOptions = {}): Promise<string> => {
    const found = await tableOf(history, options);
    return "reason" in found ? problemText(found) : "a table";
  };
  expect(await problem(memoryHistory(["a"], []))).toBe("memory.jsonl: this history has no rows.");
  const many = Array.from({ length: 5000 }, (_, at) => ({ a: `${at}` }));
  expect(await problem(memoryHistory(["a"], many, 1000), { most: 3e5 })).toBe(
    'memory.jsonl: this history is too large to be held in memory: its first 4,000 rows take more than 0.3 MB. Take fewer rows, or leave out columns that no policy reads. "signoff simulate" reads a file of any size.',
  );
  expect(await problem(memoryHistory(["a"], many), { signal: { aborted: true } })).toBe(
    "memory.jsonl: the reading was stopped.",
  );
  const broken: History = {
    ...memoryHistory(["a"], many),
    read: async function* () {
      yield { file: "memory.jsonl", line: 7, reason: "this line is not JSON." };
    },
  };
  expect(await problem(broken)).toBe("memory.jsonl, line 7: this line is not JSON.");
});
