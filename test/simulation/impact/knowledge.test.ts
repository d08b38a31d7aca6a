import { expect, test } from "vitest";
import type { Knowledge } from "../../../src/model/knowledge.ts";
import { openBlob } from "../../../src/simulation/browser/open-blob.ts";
import { createReplayer } from "../../../src/simulation/columns/replayer.ts";
import { knowledgeOf } from "../../../src/simulation/impact/knowledge.ts";
import { planOf } from "../../../src/simulation/mapping/plan.ts";
import { tableOf } from "../../../src/simulation/table/read-table.ts";
import { checkedPolicy } from "../../support/checked-policy.ts";
import { known } from "../support/known.ts";

async function knowledgeFor(text: string, csv: string): Promise<Knowledge> {
  const table = known(await tableOf(known(await openBlob("history.csv", new Blob([csv])))));
  const policy = checkedPolicy(text);
  const replay = known(createReplayer(table).replay(policy, known(planOf(policy, table, undefined, {}))));
  const tell = knowledgeOf(table);
  const told: Knowledge = tell(replay);
  expect(tell(replay)).toEqual(told);
  expect(structuredClone(told)).toEqual(told);
  return told;
}

const text = `
policy "p"
  time zone "UTC"
  identified by id
  dated by at
decision
  id      text
  at      time
  amount  money USD
  score   number 0 to 1
  tier    one of basic, plus
  fine    yes/no
  note    text, optional
  items   list of
    price money USD
rule "unsure" score < 80% → review by finance
rule "large" amount > $50 and any of (items where price > $1) → review by finance
`;

test("ranges, quantiles, missing values and the commonest choices of a history, counted by hand", async () => {
  const rows = Array.from({ length: 100 }, (_, at) => {
    const day = String(1 + (at % 14)).padStart(2, "0");
    const items = at < 10 ? `"[{""price"":${at}},{}]"` : "[]";
    return `c${at},2026-06-${day}T10:00:00Z,${at + 1},${at < 20 ? "" : at / 100},${at % 4 === 0 ? "plus" : "basic"},yes,,${items}`;
  });
  const { fields, rules } = await knowledgeFor(text, `id,at,amount,score,tier,fine,note,items\n${rows.join("\n")}\n`);
  expect(fields.amount).toEqual({
    present: 100,
    rows: 100,
    least: "$1",
    most: "$100",
    quantiles: [
      { share: 0.01, value: "$1" },
      { share: 0.05, value: "$5" },
      { share: 0.25, value: "$25" },
      { share: 0.5, value: "$50" },
      { share: 0.75, value: "$75" },
      { share: 0.95, value: "$95" },
      { share: 0.99, value: "$99" },
    ],
  });
  expect(fields.score).toMatchObject({ present: 80, rows: 100, least: "20%", most: "99%" });
  expect(fields.score?.quantiles?.[3]).toEqual({ share: 0.5, value: "59%" });
  expect(fields.tier?.commonest).toEqual([
    { value: "basic", count: 75 },
    { value: "plus", count: 25 },
  ]);
  expect(fields.fine?.commonest).toEqual([{ value: "yes", count: 100 }]);
  expect(fields.note).toEqual({ present: 0, rows: 100, commonest: [] });
  expect(fields.id).toEqual({ present: 100, rows: 100, commonest: [] });
  expect(fields.at).toMatchObject({ least: "2026-06-01T10:00:00Z", most: "2026-06-14T10:00:00Z" });
  expect(fields.items).toEqual({ present: 100, rows: 100 });
  expect(fields["items.price"]).toMatchObject({ present: 10, rows: 20, least: "$0", most: "$9" });
  // 20 without a score in doubt, 60 below 80%; two weeks.
  expect(rules.unsure).toEqual({ applies: 80, certain: 60, alone: 80, perWeek: 40 });
  expect(rules.large).toMatchObject({ applies: 0, certain: 0, alone: 0 });
});

test("money of several currencies has no order, and a field that no column gives is absent", async () => {
  const policy = `
decision
  amount  money in USD, EUR
  other   number
amount > $5 / €5 and other > 1 → review by x
`;
  const csv = `amount\n"{""amount"":1,""currency"":""USD""}"\n`;
  const { fields } = await knowledgeFor(policy, csv);
  expect(fields.other).toEqual({ present: 0, rows: 1 });
  expect(fields.amount?.rows).toBe(1);
});
