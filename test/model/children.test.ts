import fc from "fast-check";
import { expect, test } from "vitest";
import { mapConditions, readsOf } from "../../src/model/children.ts";
import type { Condition } from "../../src/model/condition.ts";
import { domainOf } from "../../src/model/domain.ts";
import {
  and,
  at,
  compare,
  constant,
  dollars,
  itemAt,
  itemsOf,
  missing,
  not,
  numeral,
  policy,
  truth,
  usd,
  yesNo,
} from "../support/build-model.ts";
import { policies } from "../support/generate-policy.ts";

const given = policy({ fields: { safe: yesNo, refund: usd, items: itemsOf({ price: usd }) } });
const sum = {
  kind: "sum",
  list: { field: 2 },
  binder: 0,
  where: compare(itemAt(2, 0), ">", at(1)),
  of: itemAt(2, 0),
  domain: { kind: "money", currencies: ["USD"], extra: 0 },
} as const;

test("what a condition reads: fields, lists, and the fields of their items, presence tests included", () => {
  const reads = readsOf([and(not(missing(0)), compare(sum, ">", dollars("5")))]);
  expect([...reads.fields].sort()).toEqual([0, 1, 2]);
  expect(reads.items).toEqual(new Map([[2, new Set([0])]]));
});

test("mapping changes conditions everywhere, those within values included", () => {
  const flip = (condition: Condition): Condition =>
    condition.kind === "compare" ? { ...condition, operator: "<" } : condition;
  const mapped = mapConditions(and(truth(0), compare(sum, ">", dollars("5"))), flip);
  expect(JSON.stringify(mapped)).not.toContain('">"');
});

test("mapping with the identity changes nothing", () => {
  fc.assert(
    fc.property(policies(), ({ rules }) => {
      for (const { condition } of rules) expect(mapConditions(condition, (one) => one)).toEqual(condition);
    }),
    { numRuns: 50 },
  );
});

test("what values are measured in", () => {
  expect(domainOf(at(0), given)).toEqual({ kind: "yes/no" });
  expect(domainOf(itemAt(2, 0), given)).toEqual({ kind: "money", currencies: ["USD"], extra: 0 });
  expect(domainOf(sum, given)).toBe(sum.domain);
  expect(domainOf(numeral("0.05"), given)).toEqual({ kind: "number", decimals: 2 });
  expect(domainOf(constant({ kind: "days", days: 3 }), given)).toEqual({ kind: "days" });
  expect(domainOf({ kind: "count", list: { field: 2 }, binder: 0, where: sum.where }, given)).toEqual({
    kind: "number",
    decimals: 0,
  });
});
