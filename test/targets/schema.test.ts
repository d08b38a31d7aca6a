import Ajv2020 from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { jsonSchema } from "../../src/compiler/targets/json-schema/json-schema.ts";
import { signoffKeywords } from "../../src/compiler/targets/json-schema/keywords.ts";
import { zoneTable } from "../../src/compiler/zone-table.ts";
import type { Policy } from "../../src/model/policy.ts";
import { LONGEST_LIST } from "../../src/model/read.ts";
import type { FieldType } from "../../src/model/types.ts";
import { fieldOf, holdsUnknown, inputsOf, policies, policyOf } from "./schema-inputs.ts";

const asJson = (policy: Policy): object => JSON.parse(JSON.stringify(jsonSchema(policy)));
const knowing = new Ajv2020.default({ keywords: [...signoffKeywords], strict: true, strictTypes: true });
/** A validator that knows none of our keywords. */
const unknowing = new Ajv2020.default({ strict: false });
const exact = (policy: Policy) => knowing.compile(asJson(policy));
const plain = (policy: Policy) => unknowing.compile(asJson(policy));

describe("the JSON Schema of the input", () => {
  // > make it reject exactly the JSON inputs in which some declared field is unknown
  test("Ajv rejects exactly where a declared field is unknown, and others never reject what is known", () => {
    const seen = { accepted: 0, rejected: 0 };
    fc.assert(
      fc.property(
        policies.chain((policy) =>
          fc.tuple(fc.constant(policy), fc.array(inputsOf(policy), { minLength: 20, maxLength: 20 })),
        ),
        ([policy, inputs]) => {
          const judge = exact(policy);
          const approximate = plain(policy);
          for (const input of inputs) {
            const unknown = holdsUnknown(policy, input);
            seen[unknown ? "rejected" : "accepted"]++;
            expect(judge(input)).toBe(!unknown);
            if (!unknown) expect(approximate(input)).toBe(true);
          }
        },
      ),
      { numRuns: 400 },
    );
    expect(seen.accepted).toBeGreaterThan(1000);
    expect(seen.rejected).toBeGreaterThan(1000);
  });

  const money: FieldType = { kind: "money", currencies: ["USD"], roundedHalfEven: false, least: "0" };
  const zone = zoneTable("America/New_York");

  test.each<[string, FieldType, unknown, string]>([
    ["a tenth of a cent", money, 0.001, "not whole cents"],
    ["a foreign currency", money, { amount: 1, currency: "EUR" }, "wrong currency"],
    ["a date that never was", { kind: "date" }, "2023-02-29", "wrong type"],
    ["more decimals than declared", { kind: "number", decimals: 2 }, 1.005, "out of range"],
    ["a choice that is none", { kind: "choice", choices: ["é"], ordered: false }, "e", "not a choice"],
  ])("an error names the cause: %s", (_, type, value, cause) => {
    const judge = exact(policyOf([fieldOf("a.b", type)]));
    expect(judge({ a: { b: value } })).toBe(false);
    expect(judge.errors?.map(({ params, instancePath }) => [instancePath, params.cause])).toEqual([["/a/b", cause]]);
  });

  test("local times in a gap are held against the range in the policy's zone", () => {
    const type: FieldType = {
      kind: "time",
      least: Date.parse("2026-03-08T07:30Z"),
      most: Date.parse("2026-03-08T07:30Z"),
    };
    const judge = exact(policyOf([fieldOf("at", type)], zone ? { zone } : {}));
    expect(judge({ at: "2026-03-08T02:30" })).toBe(true);
    expect(judge({ at: "2026-03-08T03:30" })).toBe(true);
    expect(judge({ at: "2026-03-08T02:31" })).toBe(false);
    expect(exact(policyOf([fieldOf("at", { kind: "time" })]))({ at: "2026-03-08T02:30" })).toBe(false);
  });

  test("anything is an input where nothing is required", () => {
    const judge = exact(policyOf([fieldOf("a.b", { kind: "text" }, { optional: true })]));
    for (const input of [null, 1, "x", [], {}, { a: null }, { a: [] }, { a: { b: null } }, { a: { b: "x" }, other: 1 }])
      expect(judge(input)).toBe(true);
    expect(judge({ a: { b: 1 } })).toBe(false);
  });

  test("lists are as long as reading allows", () => {
    const type: FieldType = {
      kind: "items",
      fields: [{ path: ["tags"], type: { kind: "list", of: { kind: "text" } }, optional: false }],
    };
    const judge = exact(policyOf([fieldOf("items", type)]));
    const item = { tags: new Array(LONGEST_LIST / 2).fill("x") };
    expect(judge({ items: [item] })).toBe(true);
    expect(judge({ items: [item, item] })).toBe(false);
    const flat = exact(policyOf([fieldOf("tags", { kind: "list", of: { kind: "text" } })]));
    expect(flat({ tags: new Array(LONGEST_LIST).fill("x") })).toBe(true);
    expect(flat({ tags: new Array(LONGEST_LIST + 1).fill("x") })).toBe(false);
  });
});
