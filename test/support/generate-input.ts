import fc from "fast-check";
import { children, childrenOfValue } from "../../src/model/children.ts";
import type { Condition, Constant, Value } from "../../src/model/condition.ts";
import type { Policy } from "../../src/model/policy.ts";
import { getOwn, type Reading, readFieldOf } from "../../src/model/read.ts";
import type { FieldType, ItemField } from "../../src/model/types.ts";
import { generatePolicy, type PolicyOptions } from "./generate-policy.ts";
import { anyRaw, customaryEdges, type Edges, nest, validRaw } from "./generate-values.ts";
import { entropy, type Source, sourceOf } from "./source.ts";

export interface PolicyWithInputs {
  readonly policy: Policy;
  readonly inputs: readonly unknown[];
}

/** A policy and inputs made for it: values at the edges of its literals, unknown ones of every cause, odd ones. */
export function policyWithInputs(count: number, options: PolicyOptions = {}): fc.Arbitrary<PolicyWithInputs> {
  const many = fc.array(entropy(120), { minLength: 1, maxLength: count, size: "max" });
  return fc.tuple(entropy(1200), many).map(([numbers, lists]) => {
    const policy = generatePolicy(sourceOf(numbers), options);
    const edges = edgesOf(policy);
    return { policy, inputs: lists.map((list) => generateInput(sourceOf(list), policy, edges)) };
  });
}

export function generateInput(source: Source, policy: Policy, edges: Edges): unknown {
  if (source.chance(2)) return source.pick<unknown>([undefined, null, [], 5, "text", true]);
  const input = nest(policy.fields.map((field) => [field.path, anyRaw(source, field.type, edges)]));
  if (source.chance(2)) input.customer = source.pick<unknown>([null, 5, [], "x"]);
  if (source.chance(3)) Object.assign(input, { "customer.tier": "plus", extra: 1 });
  return source.chance(50) ? input : calm(source, policy, input, edges);
}

/** With valid values in place of most unknown ones: else few decisions of many fields would have all known, or all but one. */
function calm(source: Source, policy: Policy, input: unknown, edges: Edges): unknown {
  if (!source.chance(50)) return input;
  const completed = completionOf(source, policy, input, edges);
  return source.chance(50) ? spoilt(source, policy.fields, completed) : completed;
}

/** The same with one value unknown: a field, or in a list one element or one field of an item. */
function spoilt(source: Source, fields: readonly ItemField[], container: unknown): unknown {
  const chosen = source.pick(fields);
  const entries = fields.map((field): readonly [readonly string[], unknown] => {
    const raw = getOwn(container, field.path);
    return [field.path, field === chosen ? spoiltValue(source, field.type, raw) : raw];
  });
  return nest(entries);
}

function spoiltValue(source: Source, type: FieldType, raw: unknown): unknown {
  if (!Array.isArray(raw) || raw.length === 0 || source.chance(20)) return source.pick([undefined, null, {}]);
  const chosen = source.below(raw.length);
  const isWhole = type.kind !== "items" || source.chance(20);
  return raw.map((element: unknown, place) => {
    if (place !== chosen) return element;
    return isWhole ? null : spoilt(source, type.fields, element);
  });
}

/** The input with a valid value in place of each unknown one, and nothing else changed. */
export function completionOf(source: Source, policy: Policy, input: unknown, edges: Edges = edgesOf(policy)): unknown {
  return nest(policy.fields.map((field) => [field.path, completed(source, policy, input, field, edges)]));
}

function completed(source: Source, policy: Policy, container: unknown, field: ItemField, edges: Edges): unknown {
  const reading = readFieldOf(container, field, { zone: policy.zone });
  const raw = getOwn(container, field.path);
  if (!reading.known) return validFor(source, policy, field.type, edges);
  return completedList(source, policy, raw ?? field.absentMeans?.value, field.type, reading, edges);
}

function completedList(
  source: Source,
  policy: Policy,
  raw: unknown,
  type: FieldType,
  reading: Reading,
  edges: Edges,
): unknown {
  if (!reading.known || !Array.isArray(raw)) return raw;
  const { value } = reading;
  if (value.kind === "list" && type.kind === "list")
    return value.elements.map((element, place) =>
      element.known ? raw[place] : validFor(source, policy, type.of, edges),
    );
  if (value.kind === "items" && type.kind === "items")
    return value.items.map((_, place) =>
      nest(type.fields.map((field) => [field.path, completed(source, policy, raw[place], field, edges)])),
    );
  return raw;
}

/** Without a zone a local time is not valid. */
function validFor(source: Source, policy: Policy, type: FieldType, edges: Edges): unknown {
  const field: ItemField = { path: ["value"], type, optional: false };
  for (let attempt = 0; attempt < 5; attempt++) {
    const value = validRaw(source, type, edges);
    if (readFieldOf({ value }, field, { zone: policy.zone }).known) return value;
  }
  return type.kind === "time" ? "2026-03-08T12:00:00Z" : validRaw(sourceOf([]), type, edges);
}

/** The literals of a policy, beside the customary edges. */
export function edgesOf(policy: Policy): Edges {
  const constants = policy.rules.flatMap((rule) => [rule.condition, ...rule.exceptions].flatMap(constantsIn));
  const of = <T>(read: (one: Constant) => readonly T[], customary: readonly T[]): readonly T[] => {
    const own = constants.flatMap(read);
    return [...own, ...own, ...customary];
  };
  return {
    numbers: of(
      (one) => (one.kind === "number" ? [one.value] : one.kind === "money" ? [one.amount] : []),
      customaryEdges.numbers,
    ),
    texts: of((one) => (one.kind === "text" ? [one.value] : []), customaryEdges.texts),
    days: of((one) => (one.kind === "date" ? [one.day] : []), customaryEdges.days),
    times: of((one) => (one.kind === "time" ? [one.at] : []), customaryEdges.times),
  };
}

function constantsIn(condition: Condition): readonly Constant[] {
  const inside = children(condition);
  return [
    ...("constants" in condition ? condition.constants : []),
    ...inside.conditions.flatMap(constantsIn),
    ...inside.values.flatMap(constantsInValue),
  ];
}

function constantsInValue(value: Value): readonly Constant[] {
  const inside = childrenOfValue(value);
  return [
    ...(value.kind === "constant" ? [value.constant] : []),
    ...inside.conditions.flatMap(constantsIn),
    ...inside.values.flatMap(constantsInValue),
  ];
}
