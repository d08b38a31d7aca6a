import { expect, test } from "vitest";
import { decidingPolicy } from "../../src/compiler/targets/javascript/deciding-policy.ts";
import type { CompareOperator, Condition, Value } from "../../src/model/condition.ts";
import * as build from "../support/build-model.ts";

const { at, compare, dollars, itemAt, not, numeral, review, rule, words } = build;

const fees = { kind: "money", currencies: ["USD", "EUR", "JPY"], roundedHalfEven: false } as const;
const fields = {
  refund: build.usd,
  score: build.number,
  quantity: build.whole,
  note: build.text,
  sure: build.yesNo,
  items: build.itemsOf({ price: build.usd, sku: build.text }),
  tags: build.listOf(build.text),
  fee: fees,
  at: build.time,
  since: build.date,
};
const [refund, score, quantity, note, sure, items, tags, fee, time, since] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const dollarDomain = { kind: "money", currencies: ["USD"], extra: 0 } as const;
const whole = { kind: "number", decimals: 0 } as const;

const dear = compare(itemAt(items, 0), ">", dollars("200"));
const count: Value = { kind: "count", list: { field: items }, binder: 0, where: dear };
const sum: Value = {
  kind: "sum",
  list: { field: items },
  binder: 0,
  where: dear,
  of: itemAt(items, 0),
  domain: dollarDomain,
};
const plus: Value = { kind: "arithmetic", operator: "+", left: at(quantity), right: numeral("1"), domain: whole };
const negated: Value = { kind: "scale", value: count, by: "-1", domain: whole };
const left: Value = { kind: "arithmetic", operator: "-", left: numeral("5"), right: count, domain: whole };
const days: Value = { kind: "days between", left: at(time), right: at(since) };

function over(word: "any" | "every" | "no"): Condition {
  return { kind: "quantifier", word, list: { field: items }, binder: 0, where: dear };
}

function limits(operator: CompareOperator): Condition {
  return { kind: "compare limits", operator, left: at(fee), limits: { USD: "1000", EUR: "900" } };
}

const vip: Condition = { kind: "includes", list: { field: tags }, constants: [{ kind: "text", value: "vip" }] };
const [cheap, costly, unreadable] = [{ price: 1 }, { price: 300 }, { price: "?" }];

/** By hand, from the design: how a rule of this condition stands towards an input. */
const standings: readonly (readonly [string, Condition, object, "no" | "possible" | "certain"])[] = [
  ["an unknown value compared", compare(at(refund), ">", dollars("5")), {}, "possible"],
  ["unknown and false", build.and(build.truth(sure), compare(at(score), "<", numeral("1"))), { score: 2 }, "no"],
  ["unknown and true", build.and(build.truth(sure), compare(at(score), "<", numeral("1"))), { score: 0 }, "possible"],
  ["unknown or true", build.or(build.truth(sure), compare(at(score), "<", numeral("1"))), { score: 0 }, "certain"],
  ["unknown or false", build.or(build.truth(sure), compare(at(score), "<", numeral("1"))), { score: 2 }, "possible"],
  ["not unknown", not(build.truth(sure)), {}, "possible"],
  ["two unknowns are not the same", compare(at(note), "is", at(note)), {}, "possible"],
  ["missing, from any cause", build.missing(score), { score: Number.NaN }, "certain"],
  ["present", build.missing(score), { score: 1 }, "no"],
  ["any, one of them unknown, none true", over("any"), { items: [cheap, null] }, "possible"],
  ["any, one true beside an unknown one", over("any"), { items: [unreadable, costly] }, "certain"],
  ["every, one unknown", over("every"), { items: [costly, unreadable] }, "possible"],
  ["every, one false beside an unknown one", over("every"), { items: [cheap, unreadable] }, "no"],
  ["every of none", over("every"), { items: [] }, "certain"],
  ["no, one unknown", over("no"), { items: [cheap, {}] }, "possible"],
  ["any of an unknown list", over("any"), { items: 5 }, "possible"],
  ["a count that reaches it certainly", compare(count, ">=", numeral("1")), { items: [costly, null] }, "certain"],
  ["a count that reaches it possibly", compare(count, ">=", numeral("2")), { items: [costly, null] }, "possible"],
  ["a count that cannot reach it", compare(count, ">=", numeral("3")), { items: [costly, null] }, "no"],
  ["a count that is perhaps it", compare(count, "is", numeral("2")), { items: [costly, null] }, "possible"],
  ["a doubtful count, negated", compare(negated, "<=", numeral("-2")), { items: [costly, null] }, "possible"],
  ["what a doubtful count leaves", compare(left, "<=", numeral("3")), { items: [costly, null] }, "possible"],
  ["a count of an unknown list", compare(count, "<", numeral("1")), {}, "possible"],
  ["a sum with an unknown item", compare(sum, ">", dollars("1")), { items: [costly, null] }, "possible"],
  ["a sum without", compare(sum, "is", dollars("300")), { items: [costly, cheap] }, "certain"],
  ["at 2^53 it is exact", compare(plus, ">", numeral("1")), { quantity: 2 ** 53 - 1 }, "certain"],
  ["beyond 2^53 it is unknown", compare(plus, ">", numeral("1")), { quantity: 2 ** 53 }, "possible"],
  ["included beside an unknown element", vip, { tags: [null, "vip"] }, "certain"],
  ["perhaps included", vip, { tags: ["a", null] }, "possible"],
  ["not included", vip, { tags: ["a"] }, "no"],
  ["its own limit", limits(">"), { fee: { amount: 9.5, currency: "EUR" } }, "certain"],
  ["no limit for its currency", limits(">"), { fee: { amount: 1, currency: "JPY" } }, "possible"],
  ["another currency", compare(at(fee), ">", dollars("1")), { fee: { amount: 5, currency: "EUR" } }, "possible"],
  ["below a fraction of a cent", compare(at(refund), ">=", dollars("1.005")), { refund: 1 }, "no"],
  ["above a fraction of a cent", compare(at(refund), ">=", dollars("1.005")), { refund: 1.01 }, "certain"],
  ["a currency that it cannot have", compare(at(refund), "is", moneyIn("GBP")), { refund: 1 }, "possible"],
  [
    "days across a night",
    compare(days, "is", numeral("1")),
    { at: "2026-03-03T04:30Z", since: "2026-03-01" },
    "certain",
  ],
  ["days from an unknown date", compare(days, "<", numeral("1")), { at: "2026-03-03T04:30Z" }, "possible"],
  ["an empty list of constants", { kind: "one of", value: at(note), constants: [], ignoringCase: false }, {}, "no"],
  ["words in a text of another type", { kind: "mentions", value: at(note), words: ["sue"] }, { note: 5 }, "possible"],
  ["text ignoring case", compare(at(note), "is", words("STRASSE"), true), { note: "straße" }, "certain"],
];

function moneyIn(currency: string): Value {
  return build.constant({ kind: "money", currency, amount: "1" });
}

/** A second rule that is always in doubt keeps the input on the cautious way. */
const doubtful = rule("doubtful", build.truth(10), review("finance"));

test.each(standings)("%s", (_, condition, input, standing) => {
  const policy = build.policy({
    fields: { ...fields, unheard: build.yesNo },
    zone: build.newYork,
    rules: [rule("asked", condition, review("finance")), doubtful],
  });
  const applied = decidingPolicy(policy)
    .decide(input)
    .rules.find(({ name }) => name === "asked");
  expect(applied === undefined ? "no" : applied.certain ? "certain" : "possible").toBe(standing);
});

test("an exception takes its rule away only where it is certainly true, and a rule is certain only where it is certainly false", () => {
  const policy = build.policy({
    fields: { refund: build.usd, sure: build.yesNo },
    rules: [
      rule("large", compare(at(0), ">", dollars("5")), review("finance"), { exceptions: [build.truth(1)] }),
      rule("unsure", build.truth(1), review("legal")),
    ],
  });
  const { decide } = decidingPolicy(policy);
  const large = (input: object) => decide(input).rules.find(({ name }) => name === "large")?.certain;
  expect([{ sure: true }, { sure: false }, {}].map((given) => large({ refund: 9, ...given }))).toEqual([
    undefined,
    true,
    false,
  ]);
  expect([{ sure: true }, { sure: false }, {}].map((given) => large(given))).toEqual([undefined, false, false]);
});

test("a list asked within a list is gone through once, not once for each element around it", () => {
  const inner: Condition = {
    kind: "quantifier",
    word: "any",
    list: { field: tags },
    binder: 1,
    where: compare({ kind: "item field", binder: 1, list: tags, field: -1 }, "is", words("x")),
  };
  const where = build.and(compare(itemAt(items, 1), "is", words("a")), inner);
  const policy = build.policy({
    fields,
    rules: [
      rule("both", { kind: "quantifier", word: "any", list: { field: items }, binder: 0, where }, review("legal")),
    ],
  });
  const size = 100_000;
  const input = { items: Array.from({ length: size }, () => ({ sku: null })), tags: new Array(size).fill("y") };
  expect(decidingPolicy(policy).decide(input).outcome).toBe("proceed");
});
