import { describe, expect, test } from "vitest";
import { interpret } from "../../src/model/interpreter.ts";
import {
  always,
  asking,
  at,
  audit,
  auditPart,
  block,
  compare,
  dollars,
  letting,
  not,
  or,
  otherwise,
  policy,
  review,
  reviewPart,
  rule,
  text,
  truth,
  usd,
  yesNo,
} from "../support/build-model.ts";

const fields = { refund: usd, safe: yesNo, odd: yesNo };
const large = compare(at(0), ">", dollars("10000"));
const safe = truth(1);
const odd = truth(2);
const largeToFinance = rule("large", large, review("finance"));

describe("order does not matter: all that apply count, the strictest outcome wins", () => {
  const rules = [
    rule("a", always, audit("1")),
    rule("b", safe, review("finance")),
    rule("c", odd, block),
    letting("d", always),
  ];
  const decide = (safeIs: boolean, oddIs: boolean) =>
    interpret(policy({ fields, rules }), { refund: 1, safe: safeIs, odd: oddIs }).outcome;

  test("proceed < audit < review < block", () => {
    expect(interpret(policy({ fields, rules: [letting("d", always)] }), {}).outcome).toBe("proceed");
    expect(decide(false, false)).toBe("audit");
    expect(decide(true, false)).toBe("review");
    expect(decide(true, true)).toBe("block");
  });

  test("there is no global allow: a proceed takes nothing from a rule that asks", () => {
    const both = policy({ fields, rules: [letting("let", safe), largeToFinance] });
    expect(interpret(both, { refund: 20000, safe: true }).outcome).toBe("review");
  });

  test("audits are kept beside reviews", () => {
    const decision = interpret(policy({ fields, rules }), { refund: 1, safe: true, odd: false });
    expect(decision.reviews).toMatchObject([{ anyOf: ["finance"] }]);
    expect(decision.audits).toEqual([{ anyOf: ["finance"], within: [], rate: 1 }]);
  });
});

describe("the asking part holds when its condition is true or unknown and no exception is certainly true", () => {
  const asks = policy({ fields, rules: [{ ...largeToFinance, exceptions: [safe] }] });
  test.each([
    [{ refund: 10000.01, safe: false }, "review", true],
    [{ refund: 10000.01, safe: true }, "proceed", undefined],
    [{ refund: 10000.01 }, "review", false],
    [{ safe: false }, "review", false],
    [{ safe: true }, "proceed", undefined],
    [{}, "review", false],
    [{ refund: 10000, safe: false }, "proceed", undefined],
    [{ refund: 10000 }, "proceed", undefined],
  ])("%j → %s, certain: %s", (input, outcome, certain) => {
    const decision = interpret(asks, input);
    expect(decision.outcome).toBe(outcome);
    expect(decision.rules).toEqual(certain === undefined ? [] : [{ name: "large", certain }]);
  });

  test("several exceptions: any", () => {
    const two = policy({ fields, rules: [{ ...largeToFinance, exceptions: [safe, odd] }] });
    expect(interpret(two, { refund: 20000, safe: false, odd: true }).outcome).toBe("proceed");
    expect(interpret(two, { refund: 20000, odd: true }).outcome).toBe("proceed");
    expect(interpret(two, { refund: 20000, safe: false }).rules).toEqual([{ name: "large", certain: false }]);
  });
});

describe("the letting part holds only when its condition is certainly true and every exception certainly false", () => {
  const lets = policy({
    fields,
    rules: [letting("let", not(large), asking({}), { exceptions: [odd] })],
    otherwise: otherwise(review("finance")),
  });
  test.each([
    [{ refund: 5, odd: false }, "proceed", ["let"]],
    [{ refund: 5, odd: true }, "review", ["otherwise"]],
    [{ refund: 5 }, "review", ["otherwise"]],
    [{ odd: false }, "review", ["otherwise"]],
    [{ refund: 20000, odd: false }, "review", ["otherwise"]],
  ])("%j → %s", (input, outcome, rules) => {
    const decision = interpret(lets, input);
    expect(decision.outcome).toBe(outcome);
    expect(decision.rules.map(({ name }) => name)).toEqual(rules);
  });

  test("a rule with both is judged part by part", () => {
    const both = policy({
      fields,
      rules: [letting("both", not(large), audit("1", "legal"))],
      otherwise: otherwise(review("finance")),
    });
    expect(interpret(both, { refund: 5 })).toMatchObject({
      outcome: "audit",
      rules: [{ name: "both", certain: true }],
    });
    expect(interpret(both, {})).toMatchObject({
      outcome: "review",
      audits: [{ anyOf: ["legal"] }],
      rules: [
        { name: "both", certain: false },
        { name: "otherwise", certain: false },
      ],
    });
  });
});

describe("otherwise", () => {
  const caught = (asks: Parameters<typeof rule>[2], rest = review("legal")) =>
    interpret(policy({ fields, rules: [rule("asks", large, asks)], otherwise: otherwise(rest) }), { refund: 20000 });

  test("holds where nothing applies", () => {
    const decision = interpret(policy({ fields, rules: [largeToFinance], otherwise: otherwise(block) }), { refund: 1 });
    expect(decision).toMatchObject({ outcome: "block", rules: [{ name: "otherwise", certain: true }] });
  });

  test("does not hold beside a rule that certainly asks at least as much, whoever reviews", () => {
    expect(caught(review("finance")).reviews.map(({ anyOf }) => anyOf)).toEqual([["finance"]]);
    expect(caught(block)).toMatchObject({ outcome: "block", rules: [{ name: "asks" }] });
  });

  test("holds beside a rule that asks less, and still blocks what a rule sent to review", () => {
    expect(caught(audit("1"))).toMatchObject({ outcome: "review", audits: [{ rate: 1 }] });
    expect(caught(review("finance"), block)).toMatchObject({
      outcome: "block",
      rules: [{ name: "asks" }, { name: "otherwise" }],
    });
  });

  test("holds beside a rule that only possibly applies, and is itself only possible then", () => {
    const decision = interpret(policy({ fields, rules: [largeToFinance], otherwise: otherwise(review("legal")) }), {});
    expect(decision.reviews.map(({ anyOf }) => anyOf)).toEqual([["finance"], ["legal"]]);
    expect(decision.rules).toEqual([
      { name: "large", certain: false },
      { name: "otherwise", certain: false },
    ]);
  });

  test("is certain where it would hold even if every possible rule held certainly", () => {
    const weaker = policy({ fields, rules: [rule("asks", large, audit("1"))], otherwise: otherwise(review("legal")) });
    expect(interpret(weaker, {}).rules[1]).toEqual({ name: "otherwise", certain: true });
  });

  test("does not hold where some letting part holds", () => {
    const lets = policy({ fields, rules: [letting("let", safe)], otherwise: otherwise(block) });
    expect(interpret(lets, { safe: true })).toMatchObject({
      outcome: "proceed",
      rules: [{ name: "let", certain: true }],
    });
  });

  test("may itself let, with an audit", () => {
    const lets = policy({ fields, rules: [largeToFinance], otherwise: otherwise(audit("1"), true) });
    expect(interpret(lets, { refund: 5 })).toMatchObject({ outcome: "audit", rules: [{ name: "otherwise" }] });
  });

  test("without it the rest proceeds alone", () => {
    const decision = interpret(policy({ fields, rules: [largeToFinance] }), { refund: 5 });
    expect(decision).toMatchObject({ outcome: "proceed", rules: [], reviews: [], propensity: 0 });
  });

  test("an exception only takes its rule away", () => {
    const business = policy({
      fields,
      rules: [{ ...largeToFinance, exceptions: [safe] }],
      otherwise: otherwise(review("finance")),
    });
    const decision = interpret(business, { refund: 12000, safe: true });
    expect(decision).toMatchObject({ outcome: "review", rules: [{ name: "otherwise", certain: true }] });
  });
});

describe("in doubt says what holds instead where a rule holds only for unknown values", () => {
  const doubtful = policy({
    fields,
    rules: [
      rule("watched", or(safe, odd), asking({ block: true, audits: [auditPart("1")] }), { inDoubt: review("legal") }),
    ],
  });

  test("it replaces all of the rule's asking", () => {
    const decision = interpret(doubtful, { safe: false });
    expect(decision).toMatchObject({ outcome: "review", audits: [], rules: [{ name: "watched", certain: false }] });
    expect(decision.reviews).toMatchObject([{ anyOf: ["legal"] }]);
  });

  test("it says nothing where the rule holds certainly", () => {
    expect(interpret(doubtful, { safe: true })).toMatchObject({ outcome: "block", reviews: [], audits: [{ rate: 1 }] });
  });

  test("an exception in doubt is doubt too", () => {
    const excepted = policy({
      fields,
      rules: [rule("watched", safe, block, { exceptions: [odd], inDoubt: review("legal") })],
    });
    expect(interpret(excepted, { safe: true }).outcome).toBe("review");
    expect(interpret(excepted, { safe: true, odd: false }).outcome).toBe("block");
  });
});

describe("what a decision tells", () => {
  const details = (more: object) => ({ details: { show: [], ...more } });
  const decide = (...rules: readonly ReturnType<typeof rule>[]) =>
    interpret(policy({ fields: { note: text }, rules }), {});
  const asked = (name: string, more: object) => rule(name, always, review("finance"), details(more));

  test("blocked: audits stay, reviews are void", () => {
    const both = asking({ reviews: [reviewPart("1", "finance")], audits: [auditPart("1", "legal")] });
    expect(
      decide(rule("b", always, block, details({ show: ["note"], because: "no" })), rule("r", always, both)),
    ).toMatchObject({
      outcome: "block",
      reviews: [],
      options: [],
      audits: [{ anyOf: ["legal"] }],
      show: ["note"],
      because: ["no"],
      propensity: 1,
    });
  });

  test("show and because are joined in the order of the source, each once", () => {
    const decision = decide(
      asked("a", { show: ["note", "id"], because: "four eyes" }),
      asked("b", { show: ["amount", "note"], because: "four eyes" }),
      asked("c", { because: "law" }),
    );
    expect(decision.show).toEqual(["note", "id", "amount"]);
    expect(decision.because).toEqual(["four eyes", "law"]);
  });

  test("options are intersected; a rule without options restricts nothing", () => {
    const first = asked("a", { options: ["approve", "modify refund", "reject"] });
    const third = asked("c", { options: ["reject", "approve"] });
    expect(decide(first, asked("b", {}), third).options).toEqual(["approve", "reject"]);
  });

  test("where no rule has any they are approve, reject, escalate", () => {
    expect(decide(asked("a", {})).options).toEqual(["approve", "reject", "escalate"]);
  });

  test("where they have no common member, reject and escalate", () => {
    const decision = decide(asked("a", { options: ["approve"] }), asked("b", { options: ["modify note"] }));
    expect(decision.options).toEqual(["reject", "escalate"]);
  });

  test("a reason is required where one rule requires it, from what any of them names", () => {
    expect(decide(asked("a", {}))).toMatchObject({ reasonRequired: false, reasonFrom: [] });
    expect(decide(asked("a", { reasonFrom: [] }))).toMatchObject({ reasonRequired: true, reasonFrom: [] });
    const decision = decide(asked("a", { reasonFrom: ["x", "y"] }), asked("b", { reasonFrom: ["y", "z"] }));
    expect(decision.reasonFrom).toEqual(["x", "y", "z"]);
  });

  test("a rule that possibly applies tells as well; one that does not, nothing", () => {
    const rules = [
      rule("a", safe, review("finance"), details({ because: "doubt" })),
      rule("b", odd, review("finance"), details({ because: "odd" })),
    ];
    expect(interpret(policy({ fields, rules }), { odd: false }).because).toEqual(["doubt"]);
  });

  test("the policy stands in it by name, version and digest", () => {
    const given = policy({ name: "Refunds", version: "4", digest: "sha256:ab" });
    expect(interpret(given, {}).policy).toEqual({ name: "Refunds", version: "4", digest: "sha256:ab" });
    expect(interpret(policy({}), {}).policy).toEqual({ name: "", digest: "sha256:0" });
  });
});
