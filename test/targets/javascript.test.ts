import { parseSync } from "oxc-parser";
import { afterEach, expect, test } from "vitest";
import { decidingPolicy } from "../../src/compiler/targets/javascript/deciding-policy.ts";
import { emit } from "../../src/compiler/targets/javascript/emit.ts";
import { standaloneModule } from "../../src/compiler/targets/javascript/module.ts";
import type { Condition, Value } from "../../src/model/condition.ts";
import { interpret } from "../../src/model/interpreter.ts";
import type { Policy } from "../../src/model/policy.ts";
import * as build from "../support/build-model.ts";

const { at, compare, dollars, itemAt, numeral, review, rule, words } = build;

const evil = [
  '"); globalThis.hacked = true; ("',
  "`; globalThis.hacked = true; `",
  `\${globalThis.hacked = true}`,
  "\\u0022); globalThis.hacked = true; (\\u0022",
  "\u2028globalThis.hacked = true\u2029",
  "*/ globalThis.hacked = true /*",
  "</script><script>globalThis.hacked = true</script>",
  "\\",
  "'\n\r\0",
];

afterEach(() => {
  for (const key of ["refund", "hacked"]) {
    Reflect.deleteProperty(Object.prototype, key);
    Reflect.deleteProperty(globalThis, key);
  }
});

function agrees(policy: Policy, inputs: readonly unknown[]): void {
  const { decide } = decidingPolicy(policy);
  for (const input of inputs) expect(decide(input)).toEqual(interpret(policy, input));
}

test("text of a policy never becomes code, wherever it stands", () => {
  for (const text of evil) {
    const policy = build.policy({
      name: text,
      version: text,
      fields: {
        [text.replaceAll(".", "")]: build.text,
        kind: build.choice(text, "other"),
        tags: build.listOf(build.text),
      },
      rules: [
        rule(
          text,
          build.or(compare(at(0), "is", words(text)), {
            kind: "like",
            value: at(0),
            pattern: text,
            ignoringCase: true,
          }),
          review(text),
        ),
        rule("b", { kind: "mentions", value: at(0), words: [text, "x"] }, review("b")),
        rule("c", compare(at(1), "is", build.constant({ kind: "choice", value: text, rank: 0 })), review("c")),
        rule("d", { kind: "includes", list: { field: 2 }, constants: [{ kind: "text", value: text }] }, review("d")),
        rule(
          "e",
          {
            kind: "one of",
            value: at(0),
            constants: Array.from({ length: 9 }, (_, n) => ({ kind: "text" as const, value: text + n })),
            ignoringCase: false,
          },
          review("e"),
        ),
      ],
    });
    const field = policy.fields[0]?.name ?? "";
    agrees(policy, [
      { [field]: text, kind: text, tags: [text] },
      { [field]: `${text}3`, kind: "other", tags: [] },
      { [field]: 5 },
    ]);
    expect(parseSync("module.js", standaloneModule(policy)).errors).toEqual([]);
    expect(Object.hasOwn(globalThis, "hacked")).toBe(false);
  }
});

test("who holds the model of a policy that decides cannot change what it decides", () => {
  const { model } = decidingPolicy(build.policy({ fields: { refund: { kind: "text" } }, rules: [] }));
  expect(Object.isFrozen(model)).toBe(true);
  expect(Object.isFrozen(model.fields[0]?.type)).toBe(true);
});

test("fields may have the names of what every object inherits", () => {
  for (const name of [
    "__proto__",
    "constructor",
    "toString",
    "valueOf.x",
    "__proto__.admin",
    "hasOwnProperty",
    "length",
  ]) {
    const policy = build.policy({
      fields: { [`${name}`]: build.number },
      rules: [rule("high", compare(at(0), ">", numeral("1")), review("finance"))],
    });
    agrees(policy, [
      {},
      JSON.parse(`{"${name}":5}`),
      JSON.parse('{"__proto__":{"admin":5}}'),
      { valueOf: { x: 0 } },
      { length: 1 },
      [],
    ]);
  }
});

test("what is no object with fields of its own is in doubt, a function that passes for one as well", () => {
  const passing = (fields: object): unknown => {
    const made = Object.assign(() => undefined, fields);
    Reflect.deleteProperty(made, "length");
    return Object.setPrototypeOf(made, Object.prototype);
  };
  const outer = build.policy({ fields: { refund: build.usd }, rules: [rule("large", refundOver, review("finance"))] });
  const inner = build.policy({
    fields: { "order.refund": build.usd },
    rules: [rule("large", refundOver, review("finance"))],
  });
  const odd = [null, undefined, "x", 5, 5n, true, Symbol("x"), [], passing({ refund: 5 })];
  agrees(outer, [...odd, { refund: 5 }, Object.setPrototypeOf([], Object.prototype)]);
  agrees(inner, [...odd.map((order) => ({ order })), { order: { refund: 5 } }, passing({ order: { refund: 5 } })]);
});

const refundOver: Condition = compare(at(0), ">", dollars("10000"));
const simple = build.policy({ fields: { refund: build.usd }, rules: [rule("large", refundOver, review("finance"))] });

test("a value that a polluted prototype supplies is absent", () => {
  const { decide } = decidingPolicy(simple);
  const before = decide({ refund: 12_000 });
  Object.defineProperty(Object.prototype, "refund", { value: 5, configurable: true });
  expect(decide({})).toEqual(interpret(simple, {}));
  expect(decide({}).unknown).toEqual([{ field: "refund", cause: "absent" }]);
  expect(decide({ refund: 12_000 })).toBe(before);
});

test("a list that lies about its length, or whose elements a polluted prototype supplies, is read as the judge reads it", () => {
  const policy = build.policy({
    fields: { tags: build.listOf(build.text) },
    rules: [
      rule("a", { kind: "includes", list: { field: 0 }, constants: [{ kind: "text", value: "a" }] }, review("finance")),
    ],
  });
  const lying = (length: unknown) => new Proxy([], { get: (_, key) => (key === "length" ? length : "b") });
  const lengths = [-5, 0.5, Number.NaN, 1e15, "0", { valueOf: () => 0 }];
  agrees(policy, [...lengths.map((length) => ({ tags: lying(length) })), { tags: new Array(2) }]);
  const { decide } = decidingPolicy(policy);
  const hole = { tags: new Array(1) };
  const judged = interpret(policy, hole);
  decide(hole);
  Reflect.defineProperty(Array.prototype, 0, { value: "b", configurable: true, writable: true });
  const decision = decide(hole);
  Reflect.deleteProperty(Array.prototype, 0);
  expect(decision.outcome).toBe("review");
  expect(decision).toEqual(judged);
});

test("texts of any length decide", () => {
  const policy = build.policy({
    fields: { note: build.text },
    rules: [rule("a", { kind: "mentions", value: at(0), words: ["sue"] }, review("finance"))],
  });
  agrees(policy, [
    { note: "a ".repeat(2 ** 27) },
    { note: "\u0390".repeat(10_000_000) },
    { note: "\u0390".repeat(1e6) },
  ]);
});

test("each form of condition has a straight-line form", () => {
  const fields = {
    refund: build.usd,
    score: build.number,
    count: build.whole,
    kind: build.ordered("low", "middle", "high"),
    note: build.text,
    day: build.date,
    at: build.time,
    sure: build.yesNo,
    items: build.itemsOf({ price: build.usd, name: build.text }),
    tags: build.listOf(build.text),
    fee: { kind: "money", currencies: ["USD", "EUR"], roundedHalfEven: false } as const,
  };
  const domain = { kind: "money", currencies: ["USD"], extra: 0 } as const;
  const where = compare(itemAt(8, 0), ">", dollars("200"));
  const list = { field: 8 };
  const days: Value = { kind: "days between", left: at(6), right: at(5) };
  const conditions: readonly Condition[] = [
    refundOver,
    compare(at(1), "<", numeral("0.8")),
    compare(at(1), "<", at(2)),
    compare(at(3), ">=", build.constant({ kind: "choice", value: "middle", rank: 1 })),
    build.truth(7),
    compare({ kind: "arithmetic", operator: "+", left: at(0), right: at(0), domain }, ">", dollars("1.5")),
    compare({ kind: "scale", value: at(0), by: "0.1", domain: { ...domain, extra: 1 } }, ">", at(0)),
    compare(days, "<", build.constant({ kind: "days", days: 30 })),
    compare({ kind: "weekday of", value: at(6) }, "is", build.constant({ kind: "weekday", weekday: 1 })),
    compare({ kind: "time of", value: at(6) }, ">", build.constant({ kind: "time of day", at: 61_200_000 })),
    compare({ kind: "count", list, binder: 0, where }, ">=", numeral("3")),
    compare({ kind: "sum", list, binder: 0, where, of: itemAt(8, 0), domain }, ">", dollars("1000")),
    { kind: "quantifier", word: "every", list, binder: 0, where },
    { kind: "includes", list: { field: 9 }, constants: [{ kind: "text", value: "vip" }] },
    { kind: "empty list", list },
    { kind: "empty text", value: at(4) },
    { kind: "mentions", value: at(4), words: ["sue"] },
    { kind: "compare limits", operator: ">", left: at(10), limits: { USD: "1000", EUR: "900" } },
    build.missing(0),
  ];
  const known = {
    refund: 12_000.5,
    score: 0.3,
    count: 2,
    kind: "high",
    note: "I sue",
    day: "2026-03-01",
    at: "2026-03-02T10:00",
    sure: true,
    items: [
      { price: 250, name: "a" },
      { price: "1000.00", name: "b" },
    ],
    tags: ["vip"],
    fee: { amount: "9.50", currency: "EUR" },
  };
  for (const [place, condition] of conditions.entries()) {
    const policy = build.policy({
      fields,
      zone: build.newYork,
      rules: [rule(`${place}`, condition, review("finance"))],
    });
    expect(emit(policy).code, JSON.stringify(condition)).toContain("function decide(input)");
    agrees(policy, [known, { ...known, items: [], note: "" }, { ...known, fee: 5, items: [{}] }, {}]);
  }
});

test("the comparison with a literal of more digits than a number holds is that of the decimals", () => {
  const literal = "0.1000000000000000055511151231257827";
  for (const operator of ["<", "<=", ">", ">=", "is"] as const) {
    const policy = build.policy({
      fields: { score: build.number },
      rules: [rule("edge", compare(at(0), operator, numeral(literal)), review("finance"))],
    });
    agrees(
      policy,
      [0.1, 0.10000000000000002, 0.09999999999999999, -0, Number.MAX_VALUE, Number.MIN_VALUE].map((score) => ({
        score,
      })),
    );
  }
});

test("samples are drawn under the salt that is given, for the same id alike", () => {
  const policy = build.policy({
    name: "Sampling",
    fields: { id: build.text, refund: build.usd },
    identifiedBy: "id",
    rules: [
      rule(
        "half",
        compare(at(1), "<=", dollars("10")),
        build.asking({ reviews: [build.reviewPart("0.5", "finance")] }),
      ),
      rule("large", compare(at(1), ">", dollars("10000")), build.block),
    ],
    spotCheck: build.spotCheck("0.25"),
  });
  const inputs = Array.from({ length: 400 }, (_, place) => ({ id: `case ${place}`, refund: place % 3 }));
  for (const salt of ["", "secret"]) {
    const { decide } = decidingPolicy(policy, { salt });
    const decisions = inputs.map(decide);
    expect(decisions).toEqual(inputs.map((input) => interpret(policy, input, { salt })));
    expect(new Set(decisions).size).toBe(3);
  }
  const { decide } = decidingPolicy(policy);
  expect(decide({ id: "a", refund: 20_000 })).toBe(decide({ id: "b", refund: 20_000 }));
});

test("conditions as wide and as deep as the language allows decide", () => {
  const wide = build.or(...Array.from({ length: 20_000 }, (_, place) => compare(at(0), "is", numeral(`${place}`))));
  const deep = Array.from({ length: 200 }).reduce<Condition>(
    (inner, _, place) => (place % 2 === 0 ? build.not(inner) : build.and(inner, compare(at(0), ">", numeral("0")))),
    compare(at(0), ">", numeral("5")),
  );
  const policy = build.policy({
    fields: { score: build.number },
    rules: [rule("wide", wide, review("finance")), rule("deep", deep, review("legal"))],
  });
  agrees(policy, [{ score: 19_999 }, { score: 20_000 }, { score: 3 }, { score: "x" }]);
});
