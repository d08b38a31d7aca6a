import { rmSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, expect, test } from "vitest";
import { folderOf, run } from "../cli/run.ts";

const rows = [
  { refund: 1, confidence: "0.9", sure: true, tier: "plus" },
  { refund: "1", confidence: 0.9, sure: "yes", tier: "plus" },
  { refund: "1.00", confidence: 0.9, sure: 1, tier: "plus" },
  { refund: { amount: "5" }, confidence: 0.9, sure: true, tier: 7 },
  { refund: 1, confidence: 0.9, sure: true, tier: "plus" },
  { refund: "1e3", confidence: 0.9, sure: true, tier: "plus" },
  { refund: 1, confidence: true, sure: true, tier: "plus" },
  { refund: 1, confidence: 0.9, sure: true, tier: "plus", items: [{ price: "5", weight: "2" }] },
  { refund: 1, confidence: 0.9, sure: true, tier: "plus", items: [{ price: "5", weight: 2 }] },
];
const texts = rows.map((row) => JSON.stringify({ items: [], ...row }));
const { path, at } = folderOf({
  "p.signoff": `decision
  refund      money USD
  confidence  number
  sure        yes/no
  tier        text
  items       list of
    price   money USD
    weight  number

refund > $10K or confidence < 0.8 or not sure or tier is "basic" → review by finance
any of (items where weight > 3 or price > $10) → review by desk
`,
  "rows.jsonl": `${texts.join("\n")}\n`,
  "one.signoff": "refund > $10K or confidence < 0.8 → review by finance\n",
  "one.jsonl": '{"refund":1,"confidence":"0.9"}\n',
  "decimal.json": '{"fields":{"confidence":{"column":"confidence","decimal":"."}}}',
});
afterAll(() => rmSync(path, { recursive: true }));

async function outcomes(policy: string, history: string, more: readonly string[] = []) {
  const { exit, out, complaints } = await run(["simulate", at(policy), at(history), ...more, "--json"]);
  expect(complaints).toBe("");
  expect(exit).toBe(0);
  return JSON.parse(out).outcomes;
}

test("a text is no number in a simulation either, unless a mapping says so", async () => {
  expect(await outcomes("one.signoff", "one.jsonl")).toMatchObject({ proceed: 0, review: 1 });
  expect((await run(["simulate", at("one.signoff"), at("one.jsonl")])).out).toContain("could not be read");
  expect(await outcomes("one.signoff", "one.jsonl", ["--map", at("decimal.json")])).toMatchObject({ proceed: 1 });
  const proposed = await run(["map", at("one.signoff"), at("one.jsonl")]);
  expect(JSON.parse(proposed.out).fields.confidence).toEqual({ column: "confidence", decimal: "." });
});

test("the rows of a JSONL come out in a simulation as they are decided", async () => {
  const decided = await run(["decide", at("p.signoff"), at("rows.jsonl"), "--json"]);
  const counts = { proceed: 0, audit: 0, review: 0, block: 0 };
  for (const line of decided.out.trim().split("\n")) counts[JSON.parse(line).outcome as keyof typeof counts]++;
  expect(counts).toEqual({ proceed: 2, audit: 0, review: 7, block: 0 });
  expect(await outcomes("p.signoff", "rows.jsonl")).toEqual(counts);
});

test("in Parquet texts stay texts, and decimals, times and dates are what their types say", async () => {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const write = async (name: string, columns: string) =>
    connection.run(`COPY (SELECT ${columns}) TO '${join(path, name).replaceAll("'", "''")}' (FORMAT parquet)`);
  await write("text.parquet", "1 AS refund, '0.9' AS confidence");
  await write("decimal.parquet", "1.50::DECIMAL(9,2) AS refund, 0.9::DECIMAL(38,18) AS confidence");
  const items = "[{'price': 5.25::DECIMAL(9,2), 'weight': 2::DECIMAL(9,2), 'name': 'x'}] AS items";
  const rest = "'2' AS refund, 0.9 AS confidence, true AS sure, 'plus' AS tier";
  await write("items.parquet", `${rest}, ${items}`);
  await write("texts.parquet", `${rest}, [{'price': '5.25', 'weight': '2'}] AS items`);
  connection.closeSync();
  instance.closeSync();
  expect(await outcomes("one.signoff", "text.parquet")).toMatchObject({ review: 1 });
  expect(await outcomes("one.signoff", "decimal.parquet")).toMatchObject({ proceed: 1 });
  expect(await outcomes("p.signoff", "items.parquet")).toMatchObject({ proceed: 1 });
  expect(await outcomes("p.signoff", "texts.parquet")).toMatchObject({ review: 1 });
});
