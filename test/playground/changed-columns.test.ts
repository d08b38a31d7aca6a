import { expect, test } from "vitest";
import { columnsOf } from "../../playground/state/changed-columns.ts";
import { cellWords } from "../../playground/state/input.ts";

const names = ["id", "sex", "marriage", "age", "amount", "score", "late", "at", "note", "branch"];
const read = new Set(["age", "late"]);
const fields = names.map((name) => ({ name, path: [name], read: read.has(name) }));
const texts = (text: string) => [{ path: "a.signoff", text }] as const;

test("a changed decision shows first its name and moment, what the changed lines speak of, then what else the rules read", () => {
  const live = texts("age > 60 → block\nscore >= 35%\n  → review by team\n");
  const draft = texts("age > 60 → block\nscore >= 40% and amount > 5\n  → review by team\n");
  expect(columnsOf({ names, fields, identifiedBy: "id", datedBy: "at", draft, live })).toEqual({
    first: ["id", "at", "amount", "score"],
    rest: ["age", "late", "sex", "marriage", "note", "branch"],
  });
});

test("all that a change speaks of is shown, however much it is", () => {
  const draft = texts(`${names.join(" and ")} → block`);
  const columns = columnsOf({ names, fields, identifiedBy: undefined, datedBy: undefined, draft, live: undefined });
  expect(columns.first).toHaveLength(names.length);
});

test("values stand in a table as people write them", () => {
  const values = [
    { amount: "60000", currency: "TWD" },
    "2005-07-25T09:24:24",
    "2005-07-25T09:24Z",
    true,
    0.35,
    undefined,
  ];
  expect(values.map(cellWords)).toEqual(["TWD 60,000", "2005-07-25 09:24", "2005-07-25 09:24Z", "yes", "0.35", "–"]);
  expect(cellWords("a T-shirt of 2005-07-25T09:24")).toBe("a T-shirt of 2005-07-25T09:24");
});
