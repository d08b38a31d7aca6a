import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { interpret } from "../../src/model/interpreter.ts";
import {
  always,
  asking,
  audit,
  auditPart,
  block,
  letting,
  otherwise,
  policy,
  review,
  reviewPart,
  rule,
  spotCheck,
  text,
  truth,
  whole,
  yesNo,
} from "../support/build-model.ts";

const fields = { id: text, safe: yesNo };
const sampled = (share: string) => asking({ reviews: [reviewPart(share, "finance")] });
const given = (parts: Partial<Parameters<typeof policy>[0]>) =>
  policy({ fields, identifiedBy: "id", name: "P", ...parts });

/** The first ids that a share takes and does not take. */
function ids(share: string, kind: string): { drawn: string; undrawn: string } {
  const isDrawn = (id: string): boolean => {
    const hex = createHash("md5").update(`P:${kind}:${id}`, "utf8").digest("hex").slice(0, 8);
    return Number.parseInt(hex, 16) < Math.floor(Number(share) * 2 ** 32);
  };
  const candidates = Array.from({ length: 1000 }, (_, place) => `id-${place}-é`);
  return { drawn: candidates.find(isDrawn) as string, undrawn: candidates.find((id) => !isDrawn(id)) as string };
}

describe("a sample takes the decision by md5 of salt, kind and id", () => {
  test.each([
    ["review", { rules: [rule("r", always, sampled("0.25"))] }, "review"],
    ["audit", { rules: [rule("r", always, audit("0.25"))] }, "audit"],
    ["spot check", { spotCheck: spotCheck("0.25") }, "audit"],
  ] as const)("%s", (kind, parts, outcome) => {
    const { drawn, undrawn } = ids("0.25", kind);
    expect(interpret(given(parts), { id: drawn })).toMatchObject({ outcome, propensity: 0.25 });
    const decision = interpret(given(parts), { id: undrawn });
    expect(decision).toMatchObject({ outcome: "proceed", propensity: 0.25 });
    expect(decision.rules).toEqual([{ name: kind === "spot check" ? kind : "r", certain: true, drawn: false }]);
  });

  test("the salt is the policy's name unless another is given", () => {
    const { drawn } = ids("0.25", "review");
    const rules = [rule("r", always, sampled("0.25"))];
    expect(interpret(given({ rules, name: "other" }), { id: drawn }, { salt: "P" }).outcome).toBe("review");
    const others = ["a", "b", "c", "d", "e", "f", "g", "h"].map(
      (salt) => interpret(given({ rules }), { id: drawn }, { salt }).outcome,
    );
    expect(others).toContain("proceed");
  });

  test("the id is NFC text, or a whole number in digits", () => {
    const rules = [rule("r", always, sampled("0.5"))];
    for (const [plain, other] of [
      ["\u00e9", "e\u0301"],
      ["\u00c5ngstr\u00f6m", "A\u030angstro\u0308m"],
    ])
      expect(interpret(given({ rules }), { id: other })).toEqual(interpret(given({ rules }), { id: plain }));
    const byNumber = given({ rules, fields: { id: whole, safe: yesNo } });
    for (const [number, digits] of [
      [7, "7"],
      [-0, "0"],
      [1e21, "1000000000000000000000"],
    ])
      expect(interpret(byNumber, { id: number }).outcome).toBe(interpret(given({ rules }), { id: digits }).outcome);
  });
});

describe("an unknown id is always taken", () => {
  test("each sample is taken, and the id is listed as unknown", () => {
    const all = given({ rules: [rule("r", always, sampled("0.000001"))], spotCheck: spotCheck("0") });
    expect(interpret(all, {})).toMatchObject({
      outcome: "review",
      unknown: [{ field: "id", cause: "absent" }],
      propensity: 1,
      rules: [{ name: "r", certain: true }],
    });
    expect(interpret(given({ spotCheck: spotCheck("0") }), { id: 5 })).toMatchObject({
      outcome: "audit",
      unknown: [{ field: "id", cause: "wrong type" }],
      propensity: 1,
    });
  });

  test("where nothing is sampled the id is not read", () => {
    expect(interpret(given({ rules: [rule("r", always, sampled("1"))] }), {}).unknown).toEqual([]);
  });

  test("a sample taken for an unknown id does not lift otherwise", () => {
    const rest = given({ rules: [rule("r", always, sampled("0.5"))], otherwise: otherwise(review("legal")) });
    expect(interpret(rest, {}).reviews.map(({ anyOf }) => anyOf)).toEqual([["finance"], ["legal"]]);
    expect(interpret(rest, { id: ids("0.5", "review").drawn }).reviews.map(({ anyOf }) => anyOf)).toEqual([
      ["finance"],
    ]);
  });
});

test("a rate of 1 is always taken and no sample: it lifts otherwise without an id", () => {
  const rest = given({ rules: [rule("r", always, sampled("1"))], otherwise: otherwise(review("legal")) });
  expect(interpret(rest, {}).reviews).toMatchObject([{ anyOf: ["finance"] }]);
});

test("a case that a sampled review did not draw falls to otherwise", () => {
  const { undrawn } = ids("0.5", "review");
  const rest = given({ rules: [rule("r", always, sampled("0.5"))], otherwise: otherwise(audit("1", "legal")) });
  expect(interpret(rest, { id: undrawn })).toMatchObject({
    outcome: "audit",
    rules: [
      { name: "r", certain: true, drawn: false },
      { name: "otherwise", certain: true },
    ],
  });
  const letGo = given({ rules: [letting("r", always, sampled("0.5"))], otherwise: otherwise(block) });
  expect(interpret(letGo, { id: undrawn })).toMatchObject({ outcome: "proceed", rules: [{ name: "r", drawn: false }] });
});

describe("a spot check draws from what would otherwise proceed alone", () => {
  const checked = given({
    rules: [rule("r", truth(1), review("finance")), letting("l", always, audit("0.5"))],
    spotCheck: spotCheck("1"),
  });

  test("not from what is reviewed", () => {
    expect(interpret(checked, { id: "a", safe: true }).rules.map(({ name }) => name)).not.toContain("spot check");
  });

  test("an undrawn audit leaves the decision in its pool, a drawn one does not", () => {
    const { drawn, undrawn } = ids("0.5", "audit");
    expect(interpret(checked, { id: undrawn, safe: false }).rules.at(-1)).toEqual({
      name: "spot check",
      certain: true,
    });
    expect(interpret(checked, { id: drawn, safe: false }).rules).toEqual([{ name: "l", certain: true }]);
  });
});

describe("audits", () => {
  test("the same audit of two rules is one, at the higher rate", () => {
    const days = { amount: 5, unit: "days" } as const;
    const { drawn } = ids("0.01", "audit");
    const rules = [
      rule("a", always, asking({ audits: [auditPart("0.01", "finance", days), auditPart("1", "legal")] })),
      rule("b", always, asking({ audits: [auditPart("0.05", "finance", days), auditPart("0.05", "finance")] })),
    ];
    expect(interpret(given({ rules }), { id: drawn }).audits).toEqual([
      { anyOf: ["finance"], within: [], rate: 0.05 },
      { anyOf: ["finance"], within: [days], rate: 0.05 },
      { anyOf: ["legal"], within: [], rate: 1 },
    ]);
  });
});

describe("propensity is the exact chance that a person sees the decision", () => {
  const propensity = (parts: Partial<Parameters<typeof policy>[0]>) => interpret(given(parts), { id: "x" }).propensity;

  test("independent draws", () => {
    const both = [rule("a", always, sampled("0.1")), rule("b", always, audit("0.2"))];
    expect(propensity({ rules: both })).toBe(0.28);
    expect(propensity({ rules: both, spotCheck: spotCheck("0.5") })).toBe(0.64);
  });

  test("nested draws of one kind", () => {
    expect(propensity({ rules: [rule("a", always, sampled("0.1")), rule("b", always, sampled("0.3"))] })).toBe(0.3);
  });

  test("what otherwise catches", () => {
    expect(propensity({ rules: [rule("a", always, audit("0.1"))], otherwise: otherwise(sampled("0.5")) })).toBe(0.55);
    expect(propensity({ rules: [rule("a", always, sampled("0.1"))], otherwise: otherwise(block) })).toBe(0);
  });

  test("blocked is not seen, an audited block is", () => {
    expect(propensity({ rules: [rule("a", always, block)] })).toBe(0);
    expect(propensity({ rules: [rule("a", always, asking({ block: true, audits: [auditPart("0.25")] }))] })).toBe(0.25);
    expect(propensity({ rules: [rule("a", always, block), rule("b", always, review("finance"))] })).toBe(0);
  });

  test("of rounding once", () => {
    const rules = [rule("a", always, sampled("0.7")), rule("b", always, audit("0.7"))];
    expect(propensity({ rules, spotCheck: spotCheck("0.7") })).toBe(0.973);
  });
});
