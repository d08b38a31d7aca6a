import { describe, expect, test } from "vitest";
import type { Condition, Constant, Domain, Value } from "../../src/model/condition.ts";
import { judgeOf } from "../../src/model/interpreter.ts";
import type { FieldType } from "../../src/model/types.ts";
import {
  and,
  at,
  block,
  choice,
  compare,
  constant,
  date,
  dollars,
  itemAt,
  itemsOf,
  listOf,
  newYork,
  not,
  number,
  numeral,
  or,
  ordered,
  policy,
  rule,
  text,
  time,
  truth,
  usd,
  whole,
  words,
  yesNo,
} from "../support/build-model.ts";

/** The truth of a condition over fields given with their values; undefined leaves one out. */
function truthOf(condition: Condition, given: Readonly<Record<string, readonly [FieldType, unknown]>>) {
  const fields = Object.fromEntries(Object.entries(given).map(([name, [type]]) => [name, type]));
  const input = Object.fromEntries(Object.entries(given).map(([name, [, value]]) => [name, value]));
  return judgeOf(policy({ fields, zone: newYork, rules: [rule("r", condition, block)] }))(input).truthOf(condition);
}

const hundredths: FieldType = { kind: "number", decimals: 2 };
const several: FieldType = { kind: "money", currencies: ["EUR", "JPY", "USD"], roundedHalfEven: false };

describe("conditions are three-valued, plain Kleene", () => {
  const a = truth(0);
  const b = truth(1);
  const truths = [true, false, undefined];
  const three = (value: boolean | undefined) => value ?? "unknown";
  test.each(truths.flatMap((first) => truths.map((second) => [first, second])))("%s with %s", (first, second) => {
    const given = { a: [yesNo, first], b: [yesNo, second] } as const;
    const either = [first, second];
    expect(truthOf(and(a, b), given)).toBe(
      either.includes(false) ? false : either.includes(undefined) ? "unknown" : true,
    );
    expect(truthOf(or(a, b), given)).toBe(
      either.includes(true) ? true : either.includes(undefined) ? "unknown" : false,
    );
    expect(truthOf(not(a), given)).toBe(first === undefined ? "unknown" : !first);
    expect(truthOf(compare(at(0), "is", at(1)), given)).toBe(either.includes(undefined) ? "unknown" : first === second);
    expect(truthOf(a, given)).toBe(three(first));
  });

  test("no cleverness: x is x, and a or not a, are unknown for an unknown", () => {
    expect(truthOf(compare(at(0), "is", at(0)), { a: [text, undefined] })).toBe("unknown");
    expect(truthOf(compare(at(0), "is", at(0)), { a: [text, "x"] })).toBe(true);
    expect(truthOf(or(a, not(a)), { a: [yesNo, 1] })).toBe("unknown");
  });

  test("is missing is never unknown, whatever the cause", () => {
    const isMissing: Condition = { kind: "missing", of: at(0) };
    for (const value of [undefined, null, Number.NaN, "5", Infinity])
      expect(truthOf(isMissing, { a: [number, value] })).toBe(true);
    expect(truthOf(isMissing, { a: [number, 0] })).toBe(false);
    const listMissing: Condition = { kind: "missing", of: { kind: "whole list", list: { field: 0 } } };
    expect(truthOf(listMissing, { a: [listOf(text), null] })).toBe(true);
    expect(truthOf(listMissing, { a: [listOf(text), [5]] })).toBe(false);
  });
});

describe("numbers are the decimals that JavaScript prints", () => {
  test.each([
    [0.1 + 0.2, ">", "0.3", true],
    [0.3, "is", "0.30", true],
    [0.8, "<", "0.8", false],
    [0.7999999999999999, "<", "0.8", true],
    [2 ** 53, "<", "9007199254740993", true],
    [Number("9007199254740993"), "is", "9007199254740992", true],
    [1e21, "is", "1000000000000000000000", true],
    [5e-324, ">", "0", true],
    [-0, "is", "0", true],
    [1e308, ">=", "1", true],
  ] as const)("%d %s %s: %s", (value, operator, literal, expected) => {
    expect(truthOf(compare(at(0), operator, numeral(literal)), { a: [number, value] })).toBe(expected);
  });
});

describe("money", () => {
  test("> and >= differ by one cent", () => {
    const over = compare(at(0), ">", dollars("10000"));
    expect(truthOf(over, { a: [usd, 10000] })).toBe(false);
    expect(truthOf(over, { a: [usd, "10000.01"] })).toBe(true);
    expect(truthOf(over, { a: [usd, { amount: 10000.01, currency: "USD" }] })).toBe(true);
    expect(truthOf(compare(at(0), ">=", dollars("10000")), { a: [usd, 9999.99] })).toBe(false);
  });

  test("comparing is exact at any size", () => {
    const over = compare(at(0), ">", dollars("90071992547409.92"));
    expect(truthOf(over, { a: [usd, "90071992547409.93"] })).toBe(true);
    expect(truthOf(over, { a: [usd, "90071992547409.92"] })).toBe(false);
  });

  test("two moneys of different currencies are not compared", () => {
    const equal = compare(at(0), ">=", at(1));
    const money = (amount: number, currency: string) => ({ amount, currency });
    expect(truthOf(equal, { a: [several, money(5, "EUR")], b: [several, money(1, "USD")] })).toBe("unknown");
    expect(truthOf(equal, { a: [several, money(5, "EUR")], b: [several, money(5, "EUR")] })).toBe(true);
  });

  test("each currency takes its own limit, one without a limit is unknown", () => {
    const limits: Condition = {
      kind: "compare limits",
      operator: ">",
      left: at(0),
      limits: { EUR: "900000", JPY: "1500000" },
    };
    const over = (amount: number, currency: string) => truthOf(limits, { a: [several, { amount, currency }] });
    expect(over(9000, "EUR")).toBe(false);
    expect(over(9000.01, "EUR")).toBe(true);
    expect(over(1500000, "JPY")).toBe(false);
    expect(over(1500001, "JPY")).toBe(true);
    expect(over(1, "USD")).toBe("unknown");
  });
});

describe("arithmetic counts in scaled integers", () => {
  const cents: Domain = { kind: "money", currencies: ["USD"], extra: 0 };
  const plus = (left: Value, right: Value, domain: Domain = { kind: "number", decimals: 2 }): Value => ({
    kind: "arithmetic",
    operator: "+",
    left,
    right,
    domain,
  });
  const minus = (left: Value, right: Value, domain: Domain): Value => ({
    kind: "arithmetic",
    operator: "-",
    left,
    right,
    domain,
  });

  test("exactly, without rounding", () => {
    const sum = plus(at(0), at(1));
    expect(truthOf(compare(sum, "is", numeral("0.3")), { a: [hundredths, 0.1], b: [hundredths, 0.2] })).toBe(true);
    const share: Value = {
      kind: "scale",
      value: at(0),
      by: "0.015",
      domain: { kind: "money", currencies: ["USD"], extra: 3 },
    };
    expect(truthOf(compare(share, "is", dollars("0.00015")), { a: [usd, 0.01] })).toBe(true);
    expect(truthOf(compare(share, "is", dollars("0.0002")), { a: [usd, 0.01] })).toBe(false);
  });

  test.each([
    ["90071992547409.92", "0", true],
    ["90071992547409.93", "-1", "unknown"],
    ["90071992547409.92", "0.01", "unknown"],
    ["90071992547409.91", "0.01", true],
    ["-90071992547409.92", "0", false],
    ["-90071992547409.93", "1", "unknown"],
  ] as const)("operands and result lie within 2^53 units: %s + %s", (first, second, expected) => {
    const over = compare(plus(at(0), at(1), cents), ">", dollars("0"));
    expect(truthOf(over, { a: [usd, first], b: [usd, second] })).toBe(expected);
  });

  test("the limit holds for the operands of a product in their own units", () => {
    const none: Value = { kind: "scale", value: at(0), by: "0", domain: cents };
    expect(truthOf(compare(none, "is", dollars("0")), { a: [usd, "90071992547409.92"] })).toBe(true);
    expect(truthOf(compare(none, "is", dollars("0")), { a: [usd, "90071992547409.93"] })).toBe("unknown");
    const tenth: Value = { kind: "scale", value: at(0), by: "0.1", domain: { ...cents, extra: 1 } };
    expect(truthOf(compare(tenth, ">", dollars("0")), { a: [usd, "90071992547409.92"] })).toBe(true);
    const double: Value = { kind: "scale", value: at(0), by: "2", domain: cents };
    expect(truthOf(compare(double, ">", dollars("0")), { a: [usd, "45035996273704.97"] })).toBe("unknown");
  });

  test("different currencies are unknown", () => {
    const less = compare(
      minus(at(0), at(1), { kind: "money", currencies: ["EUR", "USD"], extra: 0 }),
      ">",
      dollars("0"),
    );
    const given = (currency: string) =>
      ({ a: [several, { amount: 5, currency: "USD" }], b: [several, { amount: 1, currency }] }) as const;
    expect(truthOf(less, given("EUR"))).toBe("unknown");
    expect(truthOf(less, given("USD"))).toBe(true);
  });
});

describe("time", () => {
  const between = (kind: "days between" | "time between"): Value => ({ kind, left: at(0), right: at(1) });
  const days = (count: number): Value => constant({ kind: "days", days: count });

  test("time minus date counts calendar days in the policy's zone", () => {
    const young = compare(between("days between"), "<", days(30));
    const given = (left: string, right: string) => ({ a: [time, left], b: [date, right] }) as const;
    expect(truthOf(young, given("2026-03-31T03:59:59Z", "2026-03-01"))).toBe(true);
    expect(truthOf(young, given("2026-03-31T04:00:00Z", "2026-03-01"))).toBe(false);
    expect(truthOf(young, given("2026-03-30T23:59", "2026-03-01"))).toBe(true);
  });

  test("time minus time is exact: a day is 24 hours there, also when the clock changes", () => {
    const day = compare(between("time between"), ">=", constant({ kind: "milliseconds", amount: 86_400_000 }));
    const given = (left: string, right: string) => ({ a: [time, left], b: [time, right] }) as const;
    expect(truthOf(day, given("2026-03-08T12:00", "2026-03-07T12:00"))).toBe(false);
    expect(truthOf(day, given("2026-03-08T13:00", "2026-03-07T12:00"))).toBe(true);
  });

  test("weekday of and time of, in the policy's zone", () => {
    const friday: Condition = {
      kind: "one of",
      value: { kind: "weekday of", value: at(0) },
      constants: [{ kind: "weekday", weekday: 5 }],
      ignoringCase: false,
    };
    expect(truthOf(friday, { a: [time, "2026-03-14T03:59:59Z"] })).toBe(true);
    expect(truthOf(friday, { a: [time, "2026-03-14T04:00:00Z"] })).toBe(false);
    expect(truthOf(friday, { a: [date, "2026-03-13"] })).toBe(true);
    const late = compare({ kind: "time of", value: at(0) }, ">=", constant({ kind: "time of day", at: 61_200_000 }));
    expect(truthOf(late, { a: [time, "2026-03-13T21:00:00Z"] })).toBe(true);
    expect(truthOf(late, { a: [time, "2026-03-13T20:59:59.999Z"] })).toBe(false);
    expect(truthOf(late, { a: [time, "2026-01-13T21:59:59Z"] })).toBe(false);
  });
});

describe("text is NFC, compared by code point", () => {
  test("composed and decomposed are the same", () => {
    expect(truthOf(compare(at(0), "is", words("\u00e9")), { a: [text, "e\u0301"] })).toBe(true);
  });

  test("ignoring case", () => {
    expect(truthOf(compare(at(0), "is", words("STRASSE"), true), { a: [text, "Stra\u00dfe"] })).toBe(true);
    expect(truthOf(compare(at(0), "is", words("STRASSE")), { a: [text, "strasse"] })).toBe(false);
  });

  test("like and mentions", () => {
    const like: Condition = { kind: "like", value: at(0), pattern: "*@example.???", ignoringCase: false };
    expect(truthOf(like, { a: [text, "ann@example.com"] })).toBe(true);
    expect(truthOf(like, { a: [text, "ann@example.comm"] })).toBe(false);
    const mentions: Condition = { kind: "mentions", value: at(0), words: ["lawyer", "sue"] };
    expect(truthOf(mentions, { a: [text, "I'll SUE!"] })).toBe(true);
    expect(truthOf(mentions, { a: [text, "Suesan pursued it"] })).toBe(false);
    expect(truthOf(mentions, { a: [text, 5] })).toBe("unknown");
  });

  test("choices are compared by their order", () => {
    const severity = ordered("low", "medium", "high");
    const atLeast = compare(at(0), ">=", constant({ kind: "choice", value: "medium", rank: 1 }));
    expect(truthOf(atLeast, { a: [severity, "high"] })).toBe(true);
    expect(truthOf(atLeast, { a: [severity, "low"] })).toBe(false);
    expect(truthOf(atLeast, { a: [severity, "none"] })).toBe("unknown");
    expect(truthOf(compare(at(0), "is", at(1)), { a: [severity, "low"], b: [choice("low", "x"), "low"] })).toBe(true);
  });
});

describe("lists", () => {
  const items = itemsOf({ price: usd, sku: text });
  const list = { field: 0 };
  const costly = compare(itemAt(0, 0), ">", dollars("200"));
  const quantifier = (word: "any" | "every" | "no", where = costly): Condition => ({
    kind: "quantifier",
    word,
    list,
    binder: 0,
    where,
  });
  const count = (operator: ">=" | "<" | "is", limit: string): Condition =>
    compare({ kind: "count", list, binder: 0, where: costly }, operator, numeral(limit));
  const prices = (...given: readonly unknown[]) =>
    ({ items: [items, given.map((price) => (price === null ? null : { price }))] }) as const;

  test.each([
    [[], false, true, true],
    [[1], false, false, true],
    [[201], true, true, false],
    [[1, "?"], "unknown", false, "unknown"],
    [[201, "?"], true, "unknown", false],
    [[null], "unknown", "unknown", "unknown"],
  ] as const)("any, every, no of %j", (given, any, every, no) => {
    expect(truthOf(quantifier("any"), prices(...given))).toBe(any);
    expect(truthOf(quantifier("every"), prices(...given))).toBe(every);
    expect(truthOf(quantifier("no"), prices(...given))).toBe(no);
  });

  test("an unknown list is unknown to all", () => {
    for (const condition of [quantifier("any"), quantifier("every"), quantifier("no"), count(">=", "0")])
      expect(truthOf(condition, { items: [items, null] })).toBe("unknown");
  });

  test.each([
    [[201, 300, 5], ">=", "2", true],
    [[201, "?", 5], ">=", "2", "unknown"],
    [[201, "?", 5], ">=", "1", true],
    [[201, "?", 5], ">=", "3", false],
    [[201, "?", 5], "<", "3", true],
    [[201, "?", 5], "<", "2", "unknown"],
    [[201, "?", 5], "is", "3", false],
    [[201, "?", 5], "is", "2", "unknown"],
    [[201, null, 5], "is", "2", "unknown"],
    [[201, 5], "is", "1", true],
    [[], "is", "0", true],
  ] as const)("a count with doubtful elements lies between: %j, count %s %s", (given, operator, limit, expected) => {
    expect(truthOf(count(operator, limit), prices(...given))).toBe(expected);
  });

  test("two counts are compared as intervals", () => {
    const tally = (binder: number, limit: string): Value => ({
      kind: "count",
      list,
      binder,
      where: compare(itemAt(0, 0, binder), ">", dollars(limit)),
    });
    expect(truthOf(compare(tally(0, "1"), ">", tally(1, "100")), prices(50, 300))).toBe(true);
    expect(truthOf(compare(tally(0, "1"), ">", tally(1, "100")), prices(300, "?"))).toBe("unknown");
    expect(truthOf(compare(tally(0, "1"), ">=", tally(1, "100")), prices(300, 50, "?"))).toBe(true);
  });

  const domain: Domain = { kind: "money", currencies: ["USD"], extra: 0 };
  const sum = (where: Condition): Value => ({ kind: "sum", list, binder: 0, where, of: itemAt(0, 0), domain });
  const all: Condition = { kind: "constant", value: true };

  test.each([
    [[0.1, 0.2], true],
    [[0.1, 0.2, 0], true],
    [[0.3, null], "unknown"],
    [[0.3, "?"], "unknown"],
    [[], false],
    [[0.31], false],
    [["90071992547409.92", "0.01", "-90071992547409.63"], true],
    [["90071992547409.93", "-90071992547409.63"], "unknown"],
    [["90071992547409.92", "0.01"], "unknown"],
  ] as const)("sum of %j is $0.30", (given, expected) => {
    expect(truthOf(compare(sum(all), "is", dollars("0.3")), prices(...given))).toBe(expected);
  });

  test("a sum leaves out what certainly does not count, and is unknown where that is unknown", () => {
    const isA = compare(itemAt(0, 1), "is", words("a"));
    const over = compare(sum(isA), ">=", dollars("5"));
    expect(truthOf(over, { items: [items, [{ sku: "a", price: 5 }, { sku: "b" }]] })).toBe(true);
    expect(truthOf(over, { items: [items, [{ sku: "a", price: 5 }, { price: 1 }]] })).toBe("unknown");
  });

  test("of several currencies: one is summed, two are unknown, the sum of nothing is zero in each", () => {
    const mixed = itemsOf({ price: several });
    const value: Value = { ...sum(all), domain: { ...domain, currencies: ["EUR", "JPY", "USD"] } } as Value;
    const over: Condition = { kind: "compare limits", operator: ">", left: value, limits: { EUR: "100", JPY: "100" } };
    const of = (...given: readonly (readonly [number, string])[]) =>
      truthOf(over, { items: [mixed, given.map(([amount, currency]) => ({ price: { amount, currency } }))] });
    expect(of([1, "EUR"], [0.01, "EUR"])).toBe(true);
    expect(of([100, "JPY"])).toBe(false);
    expect(of([1, "EUR"], [5, "JPY"])).toBe("unknown");
    expect(of([1, "USD"])).toBe("unknown");
    expect(of()).toBe(false);
  });

  test("includes: a known element decides, an unknown one leaves it open", () => {
    const constants: readonly Constant[] = [
      { kind: "text", value: "legal" },
      { kind: "text", value: "press" },
    ];
    const includes: Condition = { kind: "includes", list, constants };
    const topics = (...given: readonly unknown[]) => truthOf(includes, { topics: [listOf(text), given] });
    expect(topics("pricing", "press")).toBe(true);
    expect(topics("press", null)).toBe(true);
    expect(topics("pricing", null)).toBe("unknown");
    expect(topics("pricing")).toBe(false);
    expect(topics()).toBe(false);
  });

  test("it names the element of a plain list", () => {
    const big = compare(itemAt(0, -1), ">", numeral("5"));
    expect(truthOf(quantifier("any", big), { scores: [listOf(whole), [1, 6]] })).toBe(true);
    expect(truthOf(quantifier("every", big), { scores: [listOf(whole), [6, 1.5]] })).toBe("unknown");
  });
});
