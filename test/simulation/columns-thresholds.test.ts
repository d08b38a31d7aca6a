import fc from "fast-check";
import { expect, test } from "vitest";
import type { CompareOperator, Condition, Constant, Value } from "../../src/model/condition.ts";
import { judgeOf } from "../../src/model/interpreter.ts";
import type { Policy } from "../../src/model/policy.ts";
import type { FieldType } from "../../src/model/types.ts";
import { createReplayer } from "../../src/simulation/columns/replayer.ts";
import type { Cell, CellObject } from "../../src/simulation/history/history.ts";
import { planOf } from "../../src/simulation/mapping/plan.ts";
import { tableOf } from "../../src/simulation/table/read-table.ts";
import { printDate, printDateTime } from "../../src/values/calendar.ts";
import * as model from "../support/build-model.ts";
import { memoryHistory } from "../support/memory-history.ts";
import { entropy, type Source, sourceOf } from "../support/source.ts";
import { known } from "./support/known.ts";

const eurAndYen: FieldType = { kind: "money", currencies: ["EUR", "JPY"], roundedHalfEven: false };
const yenAndEur: FieldType = { kind: "money", currencies: ["JPY", "EUR"], roundedHalfEven: true };
const fields = {
  a: model.number,
  b: model.number,
  whole: model.whole,
  m: eurAndYen,
  n: yenAndEur,
  d: model.date,
  t: model.time,
  l: model.listOf(model.whole),
};
const places = new Map(Object.keys(fields).map((name, place) => [name, place]));
const at = (name: string): Value => model.at(places.get(name) ?? Number.NaN);

const amounts = ["0", "1", "2", "1.5", "-1.5", "2.01", "0.1", "100", "1000000", "9007199254740992"];
const day = Date.UTC(2026, 2, 8) / 86_400_000;

function cellOf(source: Source, name: string): Cell {
  if (source.chance(8)) return source.pick<Cell>([null, "", {}, true]);
  switch (name) {
    case "a":
    case "b":
      return source.chance(50) ? Number(source.pick(amounts)) : source.below(200) / 8 - 5;
    case "whole":
      return source.below(60) - 20;
    case "m":
    case "n":
      return {
        amount: String(source.chance(50) ? source.pick(["0", "1", "2", "100"]) : source.below(90)),
        currency: source.pick(["EUR", "JPY", "USD"]),
      };
    case "d":
      return printDate(day + source.below(40) - 20);
    case "t":
      return printDateTime((day - 1) * 86_400_000 + source.below(200) * 977_000);
    default:
      return Array.from({ length: source.below(6) }, () => source.pick<Cell>([1, 2, 3, null]));
  }
}

interface Compared {
  readonly value: Value;
  readonly constants: readonly Constant[];
}

const numbers = amounts.map((value): Constant => ({ kind: "number", value }));
const wholes = [-3, 0, 1, 2, 17].map((value): Constant => ({ kind: "number", value: String(value) }));
const money = ["0", "1", "2", "100"].flatMap((amount) =>
  ["EUR", "JPY"].map((currency): Constant => ({ kind: "money", currency, amount })),
);
const wholeDomain = { kind: "number", decimals: 0 } as const;
const moneyDomain = { kind: "money", currencies: ["EUR", "JPY"], extra: 0 } as const;
const anyOfList: Condition = model.compare(model.itemAt(7, -1), "<", model.numeral("3"));

const compared: readonly Compared[] = [
  { value: at("a"), constants: numbers },
  { value: at("whole"), constants: wholes },
  { value: at("m"), constants: money },
  { value: at("d"), constants: [-2, 0, 5].map((shift) => ({ kind: "date", day: day + shift })) },
  {
    value: at("t"),
    constants: [0, 977_000, 10 * 977_000].map((shift) => ({ kind: "time", at: (day - 1) * 86_400_000 + shift })),
  },
  {
    value: { kind: "arithmetic", operator: "-", left: at("whole"), right: model.numeral("7"), domain: wholeDomain },
    constants: wholes,
  },
  {
    value: { kind: "scale", value: at("whole"), by: "-2.5", domain: { kind: "number", decimals: 1 } },
    constants: [...wholes, { kind: "number", value: "2.5" }],
  },
  {
    value: { kind: "arithmetic", operator: "+", left: at("m"), right: at("n"), domain: moneyDomain },
    constants: money,
  },
  {
    value: { kind: "days between", left: at("t"), right: at("d") },
    constants: [-3, 0, 4].map((days) => ({ kind: "days", days })),
  },
  {
    value: { kind: "time of", value: at("t") },
    constants: [0, 3_600_000, 977_000].map((moment) => ({ kind: "time of day", at: moment })),
  },
  {
    value: { kind: "weekday of", value: at("t") },
    constants: [1, 5, 7].map((weekday) => ({ kind: "weekday", weekday })),
  },
  { value: { kind: "count", list: { field: 7 }, binder: 0, where: anyOfList }, constants: wholes },
  {
    value: {
      kind: "sum",
      list: { field: 7 },
      binder: 0,
      where: anyOfList,
      of: model.itemAt(7, -1),
      domain: wholeDomain,
    },
    constants: wholes,
  },
];
const pairs: readonly (readonly [Value, Value])[] = [
  [at("a"), at("b")],
  [at("a"), at("whole")],
  [at("m"), at("n")],
  [at("n"), at("m")],
  [at("a"), at("a")],
];
const operators: readonly CompareOperator[] = ["<", "<=", ">", ">=", "is"];

function conditionFrom(source: Source): Condition {
  const operator = source.pick(operators);
  if (source.chance(20)) {
    const [left, right] = source.pick(pairs);
    return model.compare(left, operator, right);
  }
  const { value, constants } = source.pick(compared);
  if (source.chance(10)) return { kind: "one of", value, constants: constants.slice(0, 2), ignoringCase: false };
  const constant = model.constant(source.pick(constants));
  if (source.chance(15))
    return {
      kind: "compare limits",
      operator,
      left: at("m"),
      limits: { EUR: source.pick(["0", "100", "200"]), ...(source.chance(50) ? { JPY: "2" } : {}) },
    };
  return source.chance(30) ? model.compare(constant, operator, value) : model.compare(value, operator, constant);
}

test("however a value is compared, every row is judged as the judge does, threshold after threshold", async () => {
  const cases = fc.tuple(entropy(4000), entropy(400));
  await fc.assert(
    fc.asyncProperty(cases, async ([cells, numbers]) => {
      const source = sourceOf(cells);
      const rows = Array.from(
        { length: 20 + source.below(200) },
        (): CellObject => Object.fromEntries(Object.keys(fields).map((name) => [name, cellOf(source, name)])),
      );
      const history = memoryHistory(Object.keys(fields), rows);
      const replayer = createReplayer(known(await tableOf(history)));
      const conditions = sourceOf(numbers);
      for (let edit = 0; edit < 15; edit++) {
        const condition = conditionFrom(conditions);
        const policy: Policy = model.policy({
          fields,
          zone: model.newYork,
          rules: [model.rule("r", condition, model.block)],
        });
        const replay = known(replayer.replay(policy, known(planOf(policy, history, undefined, {}))));
        const judge = judgeOf(policy);
        const found = rows.map((_, row) => replay.classes[replay.classOf[row] ?? -1]?.judged.standings[0]);
        expect({ condition, found }).toEqual({ condition, found: rows.map((row) => judge(row).standings[0]) });
      }
    }),
    { numRuns: 60, endOnFailure: true },
  );
});
