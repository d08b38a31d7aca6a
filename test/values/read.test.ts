import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { zoneTable } from "../../src/compiler/zone-table.ts";
import { getOwn, type KnownValue, LONGEST_LIST, LONGEST_TEXT, readField, readFieldOf } from "../../src/model/read.ts";
import type { FieldType } from "../../src/model/types.ts";

const zone = zoneTable("America/New_York");
const known = (value: KnownValue) => ({ known: true, value });
const number = (more: Partial<FieldType & { kind: "number" }>): FieldType => ({ kind: "number", ...more });
const usd: FieldType = { kind: "money", currencies: ["USD"], roundedHalfEven: false, least: "0" };
const colour: FieldType = { kind: "choice", choices: ["red", "grün", "blue"], ordered: false };
const when: FieldType = { kind: "time" };
const thrower = (): never => {
  throw new Error("hostile");
};

describe("a known value", () => {
  test.each<[string, FieldType, unknown, KnownValue]>([
    ["text in NFC", { kind: "text" }, "cafe\u0301", { kind: "text", value: "café" }],
    ["empty text", { kind: "text" }, "", { kind: "text", value: "" }],
    ["yes", { kind: "yes/no" }, true, { kind: "yes/no", value: true }],
    ["a choice in another spelling", colour, "gru\u0308n", { kind: "choice", value: "grün", rank: 1 }],
    ["-0", number({ least: "0" }), -0, { kind: "number", value: 0 }],
    ["the lower end", number({ least: "0.1", most: "0.3" }), 0.1, { kind: "number", value: 0.1 }],
    ["the upper end", number({ least: "0.1", most: "0.3" }), 0.3, { kind: "number", value: 0.3 }],
    ["a whole number beyond 2^53", number({ decimals: 0 }), 1e21, { kind: "number", value: 1e21 }],
    ["two decimals", number({ decimals: 2 }), 4.35, { kind: "number", value: 4.35 }],
    ["money", usd, "12.50", { kind: "money", currency: "USD", units: 1250n }],
    ["a date", { kind: "date", least: "2024-02-29" }, "2024-02-29", { kind: "date", day: 19_782 }],
    ["an instant", when, "2026-03-08T02:30Z", { kind: "time", at: Date.parse("2026-03-08T02:30:00Z") }],
    ["a local time in a gap", when, "2026-03-08T02:30", { kind: "time", at: Date.parse("2026-03-08T07:30:00Z") }],
    ["an empty list", { kind: "list", of: { kind: "text" } }, [], { kind: "list", elements: [] }],
  ])("%s", (_, type, raw, value) => {
    expect(readField(type, raw, { zone })).toEqual(known(value));
  });
});

describe("an unknown value", () => {
  test.each<[string, FieldType, unknown, string]>([
    ["absent", { kind: "text" }, undefined, "absent"],
    ["null", usd, null, "null"],
    ["a number for text", { kind: "text" }, 5, "wrong type"],
    ["a boxed text", { kind: "text" }, Object("x"), "wrong type"],
    ["1 for yes", { kind: "yes/no" }, 1, "wrong type"],
    ['"yes" for yes', { kind: "yes/no" }, "yes", "wrong type"],
    ["a choice in capitals", colour, "Red", "not a choice"],
    ["a number for a choice", colour, 0, "wrong type"],
    ['"0.5" for a number', number({}), "0.5", "wrong type"],
    ["a bigint", number({}), 5n, "wrong type"],
    ["NaN", number({}), Number.NaN, "not a number"],
    ["NaN for text", { kind: "text" }, Number.NaN, "wrong type"],
    ["infinity", number({}), Infinity, "infinite"],
    ["a half of a whole number", number({ decimals: 0 }), 0.5, "out of range"],
    ["three decimals of two", number({ decimals: 2 }), 1.005, "out of range"],
    ["just below", number({ least: "0.3" }), 0.29999999999999993, "out of range"],
    ["just above", number({ most: "0.3" }), 0.1 + 0.2, "out of range"],
    ["negative money", usd, -0.01, "out of range"],
    ["a tenth of a cent", usd, 0.001, "not whole cents"],
    ["a foreign currency", usd, { amount: 1, currency: "EUR" }, "wrong currency"],
    ["a day that never was", { kind: "date" }, "2023-02-29", "wrong type"],
    ["a day too early", { kind: "date", least: "2024-01-01" }, "2023-12-31", "out of range"],
    ["a time for a date", { kind: "date" }, "2024-01-01T00:00Z", "wrong type"],
    ["an epoch number", when, 1_772_445_600_000, "wrong type"],
    ["a Date", when, new Date(0), "wrong type"],
    ["a time too late", { kind: "time", most: 0 }, "1970-01-01T00:00:00.001Z", "out of range"],
    ["no list", { kind: "list", of: { kind: "text" } }, "a", "wrong type"],
    ["a list-like object", { kind: "list", of: { kind: "text" } }, { length: 0 }, "wrong type"],
    ["a text too long", { kind: "text" }, "a".repeat(LONGEST_TEXT + 1), "out of range"],
    ["a text beyond what NFC can hold", { kind: "text" }, "\uFB2C".repeat(2 ** 28), "out of range"],
    [
      "a choice beyond it",
      { kind: "choice", choices: ["a"], ordered: false },
      "\uFB2C".repeat(2 ** 28),
      "not a choice",
    ],
    ["a list too long", { kind: "list", of: { kind: "text" } }, new Array(LONGEST_LIST + 1), "out of range"],
    [
      "a list that names no length",
      { kind: "list", of: { kind: "text" } },
      new Proxy([], { get: () => "3" }),
      "wrong type",
    ],
    ["a list that throws", { kind: "list", of: { kind: "text" } }, new Proxy([], { get: thrower }), "absent"],
  ])("%s", (_, type, raw, cause) => {
    expect(readField(type, raw, { zone })).toEqual({ known: false, cause });
  });

  test("a local time without a zone is of the wrong type, an instant is not", () => {
    expect(readField(when, "2026-03-02T10:00", {})).toEqual({ known: false, cause: "wrong type" });
    expect(readField(when, "2026-03-02T10:00+01:00", {})).toEqual(
      known({ kind: "time", at: Date.parse("2026-03-02T09:00:00Z") }),
    );
  });
});

describe("lists", () => {
  const order: FieldType = {
    kind: "items",
    fields: [
      { path: ["sku"], type: { kind: "text" }, optional: false },
      { path: ["price", "net"], type: usd, optional: false },
      {
        path: ["count"],
        type: number({ decimals: 0 }),
        optional: false,
        absentMeans: { value: 1, because: "mostly one" },
      },
    ],
  };
  const absent = { known: false, cause: "absent" };

  test("elements are read one by one, holes and hostile ones are absent", () => {
    const raw: unknown[] = ["a", null, 5];
    raw.length = 5;
    Object.defineProperty(raw, 4, { get: thrower, enumerable: true });
    expect(readField({ kind: "list", of: { kind: "text" } }, raw, {})).toEqual(
      known({
        kind: "list",
        elements: [
          known({ kind: "text", value: "a" }),
          { known: false, cause: "null" },
          { known: false, cause: "wrong type" },
          absent,
          absent,
        ] as never,
      }),
    );
  });

  test("items give their fields in order; null and what is no object count, with all fields unknown", () => {
    const one = known({ kind: "number", value: 1 });
    const raw = [{ sku: "a", price: { net: 5 }, count: null }, null, 7, ["sku"]];
    const empty = [absent, absent, one];
    expect(readField(order, raw, {})).toEqual(
      known({
        kind: "items",
        items: [
          [known({ kind: "text", value: "a" }), known({ kind: "money", currency: "USD", units: 500n }), one],
          empty,
          empty,
          empty,
        ] as never,
      }),
    );
  });

  test("lists within items count towards the longest list, and end the reading soon", () => {
    const tagged: FieldType = {
      kind: "items",
      fields: [{ path: ["tags"], type: { kind: "list", of: { kind: "text" } }, optional: false }],
    };
    const half = { tags: new Array(LONGEST_LIST / 2).fill("x") };
    expect(readField(tagged, [half], {}).known).toBe(true);
    expect(readField(tagged, new Array(1000).fill(half), {})).toEqual({ known: false, cause: "out of range" });
  });
});

describe("getOwn", () => {
  test("own properties only, nested, never a flat key", () => {
    expect(getOwn({ customer: { tier: "plus" } }, ["customer", "tier"])).toBe("plus");
    expect(getOwn({ "customer.tier": "plus" }, ["customer", "tier"])).toBeUndefined();
    expect(getOwn(Object.create({ a: 1 }), ["a"])).toBeUndefined();
    expect(getOwn({}, ["constructor"])).toBeUndefined();
    expect(getOwn({}, ["__proto__"])).toBeUndefined();
    expect(getOwn(JSON.parse('{"__proto__": {"a": 1}}'), ["__proto__", "a"])).toBe(1);
    expect(getOwn([1], ["length"])).toBeUndefined();
    expect(getOwn("text", ["length"])).toBeUndefined();
    expect(getOwn(null, ["a"])).toBeUndefined();
    expect(getOwn(() => 1, ["name"])).toBeUndefined();
  });

  test("what throws is absent", () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(
      getOwn(
        {
          get a() {
            return thrower();
          },
        },
        ["a"],
      ),
    ).toBeUndefined();
    expect(getOwn(new Proxy({ a: 1 }, { get: thrower }), ["a"])).toBeUndefined();
    expect(getOwn(new Proxy({ a: 1 }, { getOwnPropertyDescriptor: thrower }), ["a"])).toBeUndefined();
    expect(getOwn(proxy, ["a"])).toBeUndefined();
    expect(getOwn({ proxy }, ["proxy", "a"])).toBeUndefined();
  });
});

describe("absent means", () => {
  const note = {
    path: ["note"],
    type: { kind: "text" },
    optional: false,
    absentMeans: { value: "", because: "most orders carry none" },
  } as const;

  test.each<[string, unknown, unknown]>([
    ["absent", {}, known({ kind: "text", value: "" })],
    ["null", { note: null }, known({ kind: "text", value: "" })],
    ["no object", 7, known({ kind: "text", value: "" })],
    ["given", { note: "x" }, known({ kind: "text", value: "x" })],
    ["of the wrong type", { note: 5 }, { known: false, cause: "wrong type" }],
  ])("%s", (_, input, reading) => {
    expect(readFieldOf(input, note, {})).toEqual(reading);
  });
});

test("reading never throws", () => {
  const types: readonly FieldType[] = [
    { kind: "text" },
    { kind: "yes/no" },
    number({ decimals: 2, least: "-5", most: "5" }),
    usd,
    colour,
    { kind: "date" },
    when,
    { kind: "list", of: when },
    { kind: "items", fields: [{ path: ["a", "b"], type: usd, optional: false }] },
  ];
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withTypedArray: true,
    withSparseArray: true,
    withNullPrototype: true,
    withBoxedValues: true,
  });
  fc.assert(
    fc.property(fc.constantFrom(...types), anything, (type, raw) => {
      const reading = readField(type, raw, { zone });
      expect(reading.known ? reading.value.kind : reading.cause).toEqual(expect.any(String));
    }),
    { numRuns: 2000 },
  );
});
