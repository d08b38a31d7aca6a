import Ajv2020 from "ajv/dist/2020.js";
import fc from "fast-check";
import { decidingPolicy } from "../../src/compiler/targets/javascript/deciding-policy.ts";
import { jsonSchema } from "../../src/compiler/targets/json-schema/json-schema.ts";
import { signoffKeywords } from "../../src/compiler/targets/json-schema/keywords.ts";
import type { Condition } from "../../src/model/condition.ts";
import type { UnknownValue } from "../../src/model/decision.ts";
import type { Policy } from "../../src/model/policy.ts";
import type { FieldType, ItemField } from "../../src/model/types.ts";
import { block, rule } from "../support/build-model.ts";
import { inputsOf, policies } from "../targets/schema-inputs.ts";

type Case = readonly [policy: Policy, inputs: readonly unknown[]];

/** Ajv rejects exactly the JSON inputs in which `decide` lists an unknown, by policies that read every declared field. */
export function schemaAgrees(onCompared: (rejected: boolean) => void = () => {}): fc.IProperty<[Case]> {
  const readable = policies.filter(({ fields }) => fields.every(({ type }) => isReadable(type)));
  const cases: fc.Arbitrary<Case> = readable.chain((policy) =>
    fc.tuple(fc.constant(readingAll(policy)), fc.array(inputsOf(policy), { minLength: 20, maxLength: 20 })),
  );
  return fc.property(cases, ([policy, inputs]) => {
    const ajv = new Ajv2020.default({ keywords: [...signoffKeywords], strict: true, strictTypes: true });
    const accepts = ajv.compile(JSON.parse(JSON.stringify(jsonSchema(policy))));
    const { decide } = decidingPolicy(policy);
    for (const input of inputs) {
      const unknown = decide(input).unknown.filter((one) => !mayBeAbsent(policy, one));
      const rejected = !accepts(input);
      onCompared(rejected);
      if (rejected !== unknown.length > 0)
        throw new Error(`Ajv ${rejected ? "rejects" : "accepts"}, and decide lists ${JSON.stringify(unknown)}`);
    }
  });
}

/** No condition reads the elements of lists within lists. */
function isReadable(type: FieldType): boolean {
  if (type.kind === "list") return type.of.kind !== "list" && type.of.kind !== "items";
  return (
    type.kind !== "items" || type.fields.every((field) => field.type.kind !== "list" && field.type.kind !== "items")
  );
}

/** The same fields, with a rule that reads each of them, items and elements too. */
function readingAll(policy: Policy): Policy {
  const parts = policy.fields.flatMap(({ type }, place): readonly Condition[] => {
    const value = { kind: "field", field: place } as const;
    if (type.kind !== "list" && type.kind !== "items") return [{ kind: "missing", of: value }];
    const list = { field: place };
    const places = type.kind === "list" ? [-1] : type.fields.map((_, at) => at);
    const where = places.map((field): Condition => {
      return { kind: "missing", of: { kind: "item field", binder: place, list: place, field } };
    });
    return [
      { kind: "missing", of: { kind: "whole list", list } },
      { kind: "quantifier", word: "any", list, binder: place, where: { kind: "or", parts: where } },
    ];
  });
  return { ...policy, rules: [rule("reads all", { kind: "or", parts }, block)] };
}

function mayBeAbsent({ fields }: Policy, { field: name, cause }: UnknownValue): boolean {
  if (cause !== "absent" && cause !== "null") return false;
  const whole = fields.find((field) => field.name === name);
  if (whole !== undefined) return whole.optional;
  const list = fields.find((field) => field.type.kind === "items" && name.startsWith(`${field.name}[`));
  const items: readonly ItemField[] = list?.type.kind === "items" ? list.type.fields : [];
  return items.some(({ path, optional }) => optional && name.endsWith(`].${path.join(".")}`));
}
