import { rmSync } from "node:fs";
import { expect, test } from "vitest";
import { table } from "../../src/cli/report/table.ts";
import { folderOf, run } from "./run.ts";

test("a long first cell has a line of its own before numbers, and is not cut", () => {
  const rows = [
    ["", "reviews", "audits"],
    ["refund_amount_in_the_currency", "1", "2"],
    ["id", "3", "4"],
  ];
  expect(table(rows, { width: 36 })).toBe(
    `${[
      "                     reviews  audits",
      "  refund_amount_in_the_currency",
      "                           1       2",
      "  id                       3       4",
    ].join("\n")}\n`,
  );
});

test("texts are broken between words, under themselves or below", () => {
  const rows = [
    ["refund_amount", "← Refund Amount", "a similar name; none of its values fits"],
    ["id", "← id", ""],
  ];
  expect(table(rows, { width: 60, texts: true })).toBe(
    `${[
      "  refund_amount  ← Refund Amount  a similar name; none of",
      "                                  its values fits",
      "  id             ← id",
    ].join("\n")}\n`,
  );
  expect(table(rows, { width: 50, texts: true })).toBe(
    `${[
      "  refund_amount  ← Refund Amount",
      "      a similar name; none of its values fits",
      "  id             ← id",
    ].join("\n")}\n`,
  );
});

test("map names the column that simulate takes for its similar name, though its values do not fit", async () => {
  const { path, at } = folderOf({
    "p.signoff":
      "decision\n  refund         money USD\n  refund_amount  money USD\n\nrefund_amount > $10K → review by finance\n",
    "h.csv": "Refund Amount,total\n$5,1\n$7,2\n",
  });
  const simulated = await run(["simulate", at("p.signoff"), at("h.csv"), "--json"]);
  expect(JSON.parse(simulated.out).mapped).toMatchObject([{ field: "refund_amount", column: "Refund Amount" }]);
  const proposed = await run(["map", at("p.signoff"), at("h.csv")]);
  expect(JSON.parse(proposed.out).fields).toEqual({ refund_amount: "Refund Amount" });
  rmSync(path, { recursive: true });
  expect(proposed.complaints).toContain("refund_amount  ← Refund Amount");
});
