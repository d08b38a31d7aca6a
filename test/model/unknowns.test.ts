import { describe, expect, test } from "vitest";
import type { Condition } from "../../src/model/condition.ts";
import { interpret } from "../../src/model/interpreter.ts";
import {
  and,
  at,
  block,
  choice,
  compare,
  dollars,
  field,
  itemAt,
  itemsOf,
  listOf,
  missing,
  not,
  numeral,
  policy,
  review,
  rule,
  text,
  truth,
  usd,
  words,
  yesNo,
} from "../support/build-model.ts";

const asks = (condition: Condition) => [rule("r", condition, review("finance"))];

describe("a value is unknown with its cause", () => {
  const given = policy({
    fields: {
      refund: { ...field("refund", { kind: "money", currencies: ["USD"], roundedHalfEven: false, least: "0" }) },
      score: { kind: "number", least: "0", most: "1" },
      tier: choice("basic", "plus"),
    },
    rules: asks(
      and(compare(at(0), ">", dollars("1")), compare(at(1), "<", numeral("0.5")), compare(at(2), "is", words("plus"))),
    ),
  });
  test.each([
    [{ score: 1, tier: "plus" }, "refund", "absent"],
    [{ refund: null, score: 1, tier: "plus" }, "refund", "null"],
    [{ refund: Number.NaN, score: 1, tier: "plus" }, "refund", "not a number"],
    [{ refund: -Infinity, score: 1, tier: "plus" }, "refund", "infinite"],
    [{ refund: true, score: 1, tier: "plus" }, "refund", "wrong type"],
    [{ refund: { amount: 5, currency: "EUR" }, score: 1, tier: "plus" }, "refund", "wrong currency"],
    [{ refund: 1.005, score: 1, tier: "plus" }, "refund", "not whole cents"],
    [{ refund: -0.01, score: 1, tier: "plus" }, "refund", "out of range"],
    [{ refund: 1, score: 1.0000000000000002, tier: "plus" }, "score", "out of range"],
    [{ refund: 1, score: "0.5", tier: "plus" }, "score", "wrong type"],
    [{ refund: 1, score: 1, tier: "Plus" }, "tier", "not a choice"],
  ])("%j: %s %s", (input, name, cause) => {
    expect(interpret(given, input).unknown).toEqual([{ field: name, cause }]);
  });
});

describe("listed are the fields that conditions read and could not know, whatever the others are", () => {
  const fields = { a: yesNo, b: yesNo, unread: yesNo };

  test("also where the other operand settles it", () => {
    const decision = interpret(policy({ fields, rules: asks(and(truth(0), truth(1))) }), { a: false });
    expect(decision).toMatchObject({ outcome: "proceed", unknown: [{ field: "b", cause: "absent" }] });
  });

  test("in exceptions and presence tests too, each once, by code point", () => {
    const rules = [rule("r", missing(1), block, { exceptions: [truth(0), truth(1)] })];
    expect(interpret(policy({ fields, rules }), {}).unknown.map((one) => one.field)).toEqual(["a", "b"]);
  });

  test.each([undefined, null, [], 7, "text", () => 0])("an input of %s: everything is absent", (input) => {
    const decision = interpret(policy({ fields, rules: asks(truth(0)) }), input);
    expect(decision).toMatchObject({ outcome: "review", unknown: [{ field: "a", cause: "absent" }] });
  });
});

describe("own properties only", () => {
  const given = policy({
    fields: { "customer.tier": text, b: yesNo },
    rules: asks(not(compare(at(0), "is", words("plus")))),
  });

  test("a dotted name is nested, never a flat key", () => {
    expect(interpret(given, { customer: { tier: "plus" } }).outcome).toBe("proceed");
    expect(interpret(given, { "customer.tier": "plus" }).outcome).toBe("review");
  });

  test("what is inherited is absent", () => {
    expect(interpret(given, { customer: Object.create({ tier: "plus" }) }).unknown).toEqual([
      { field: "customer.tier", cause: "absent" },
    ]);
  });

  test("a getter that throws gives an absent value", () => {
    const customer = Object.defineProperty({}, "tier", {
      get: () => {
        throw new Error("hostile");
      },
    });
    expect(interpret(given, { customer }).unknown).toEqual([{ field: "customer.tier", cause: "absent" }]);
  });

  test("each field is read once", () => {
    let reads = 0;
    const customer = {
      get tier() {
        reads++;
        return reads === 1 ? "plus" : "basic";
      },
    };
    const twice = and(compare(at(0), "is", words("plus")), compare(at(0), "is", words("plus")));
    expect(interpret({ ...given, rules: asks(twice) }, { customer })).toMatchObject({ outcome: "review", unknown: [] });
  });
});

describe("absent means", () => {
  const meant = field("note", text, { absentMeans: { value: "", because: "most have none" } });
  const given = policy({ fields: { note: meant }, rules: asks({ kind: "empty text", value: at(0) }) });

  test.each([
    [{}, "review", []],
    [{ note: null }, "review", []],
    [{ note: "x" }, "proceed", []],
    [{ note: 5 }, "review", [{ field: "note", cause: "wrong type" }]],
  ])("replaces only absent and null: %j → %s", (input, outcome, unknown) => {
    expect(interpret(given, input)).toMatchObject({ outcome, unknown });
  });

  test("a value so replaced is present", () => {
    expect(interpret({ ...given, rules: asks(missing(0)) }, {}).outcome).toBe("proceed");
    expect(interpret({ ...given, rules: asks(missing(0)) }, { note: 5 }).outcome).toBe("review");
  });
});

describe("in lists", () => {
  const fields = { items: itemsOf({ price: usd, "made.in": text }), tags: listOf(text) };
  const any = (where: Condition): Condition => ({
    kind: "quantifier",
    word: "any",
    list: { field: 0 },
    binder: 0,
    where,
  });
  const costly = compare(itemAt(0, 0), ">", dollars("5"));

  test("items are named by their place, and only the fields read", () => {
    const given = policy({ fields, rules: asks(any(costly)) });
    expect(interpret(given, { items: [{ price: 1 }, null, { price: "x" }, 5] }).unknown).toEqual([
      { field: "items[1].price", cause: "absent" },
      { field: "items[2].price", cause: "wrong type" },
      { field: "items[3].price", cause: "absent" },
    ]);
  });

  test("a nested field of an item, and elements of a plain list", () => {
    const foreign = compare(itemAt(0, 1), "is", words("X"));
    const includes: Condition = { kind: "includes", list: { field: 1 }, constants: [{ kind: "text", value: "a" }] };
    const given = policy({ fields, rules: asks(and(any(foreign), includes)) });
    expect(interpret(given, { items: [{ made: {} }], tags: ["a", null, 5] }).unknown).toEqual([
      { field: "items[0].made.in", cause: "absent" },
      { field: "tags[1]", cause: "null" },
      { field: "tags[2]", cause: "wrong type" },
    ]);
  });

  test("an absent list is unknown, an empty one is not", () => {
    const given = policy({ fields, rules: asks({ kind: "empty list", list: { field: 0 } }) });
    expect(interpret(given, {})).toMatchObject({ outcome: "review", unknown: [{ field: "items", cause: "absent" }] });
    expect(interpret(given, { items: [] }).rules).toEqual([{ name: "r", certain: true }]);
    expect(interpret(given, { items: [null] }).outcome).toBe("proceed");
    expect(interpret(given, { items: {} }).unknown).toEqual([{ field: "items", cause: "wrong type" }]);
  });
});
