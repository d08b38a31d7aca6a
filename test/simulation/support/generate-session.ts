import fc from "fast-check";
import { mapConditions } from "../../../src/model/children.ts";
import type { Condition, Constant, Value } from "../../../src/model/condition.ts";
import type { Policy } from "../../../src/model/policy.ts";
import type { FieldType } from "../../../src/model/types.ts";
import type { CellObject, Column } from "../../../src/simulation/history/history.ts";
import type { ColumnMapping, Mapping } from "../../../src/simulation/mapping/mapping.ts";
import { newYork } from "../../support/build-model.ts";
import { edgesOf, generateInput } from "../../support/generate-input.ts";
import { generateAskingRule, generatePolicy } from "../../support/generate-policy.ts";
import { entropy, type Source, sourceOf } from "../../support/source.ts";

/** One who edits a policy over one history. */
export interface Session {
  readonly versions: readonly Policy[];
  readonly columns: readonly Column[];
  readonly rows: readonly CellObject[];
  readonly mapping: Mapping;
  /** The memory of the replayer, in bytes. */
  readonly most: number;
}

export const sessions: fc.Arbitrary<Session> = fc
  .tuple(entropy(1200), entropy(1500), fc.array(entropy(120), { minLength: 1, maxLength: 40, size: "max" }))
  .map(([numbers, more, lists]): Session => {
    const source = sourceOf(more);
    const policy = dated(source, generatePolicy(sourceOf(numbers)));
    const mapping = generateMapping(source, policy);
    const isText = source.chance(35);
    const versions = [policy];
    for (let edits = source.below(7); edits > 0; edits--)
      versions.push(source.chance(15) ? policy : edited(source, versions.at(-1) ?? policy));
    const edges = edgesOf(policy);
    const inputs = lists.map((list) => rowOf(generateInput(sourceOf(list), policy, edges)));
    const rows = Array.from({ length: inputs.length * source.pick([1, 1, 4]) }, (_, at) =>
      at < inputs.length
        ? { ...inputs[at], ...besides(source, at) }
        : { ...mixed(source, inputs), ...besides(source, at) },
    );
    const names = [...policy.fields.map(({ name }) => name), "when", "wrong", "sure", "chance", "currency", "other"];
    const given = source.chance(7) ? names.slice(1) : names;
    return {
      versions,
      columns: given.map((name) => ({ name, holds: "text", isRead: (path) => isText && path.length === 0 })),
      rows,
      mapping,
      most: source.pick([4e8, 0, 9000]),
    };
  });

function dated(source: Source, policy: Policy): Policy {
  const times = policy.fields.flatMap(({ type }, place) =>
    type.kind === "time" || type.kind === "date" ? [place] : [],
  );
  return times.length > 0 && source.chance(50) ? { ...policy, datedBy: source.pick(times) } : policy;
}

/** An input as a row of JSON, where it is one. */
function rowOf(input: unknown): CellObject {
  const text = JSON.stringify(input, (_, value) => (typeof value === "bigint" ? Number(value) : value));
  const row: unknown = text === undefined ? {} : JSON.parse(text);
  return typeof row === "object" && row !== null && !Array.isArray(row) ? (row as CellObject) : {};
}

/** Each value from another row. */
function mixed(source: Source, rows: readonly CellObject[]): CellObject {
  const keys = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return Object.fromEntries(keys.map((key) => [key, source.pick(rows)[key] ?? null]));
}

const moments = ["2026-03-08T07:00:00Z", "2026-03-08T01:30", "2026-03-02", "2026-11-01T23:59:59", "soon", null, 5];

function besides(source: Source, at: number): CellObject {
  return {
    when: source.pick(moments),
    wrong: source.pick([true, false, "yes", "no", null, "maybe"]),
    sure: source.pick([true, false, null, "yes"]),
    chance: source.chance(1) ? source.pick([2, "often", -0.1]) : source.pick([1, 0.5, 0.25, 0, null, "0.5", 1 / 3]),
    currency: source.pick(["USD", "EUR", " JPY ", null, "XXX", 7]),
    other: at % 5 === 0 ? null : at,
  };
}

function generateMapping(source: Source, policy: Policy): Mapping {
  const fields = policy.fields.flatMap(({ name, type }): [string, ColumnMapping][] =>
    source.chance(25) ? [[name, columnMapping(source, source.chance(85) ? name : "other", type)]] : [],
  );
  return {
    fields: Object.fromEntries(fields),
    ...(source.chance(60) ? { time: "when" } : {}),
    ...(source.chance(70) ? { error: "wrong" } : {}),
    ...(source.chance(40) ? { labelKnown: "sure" } : {}),
    ...(source.chance(40) ? { propensity: source.pick([{ column: "chance" }, { value: 0.5 }]) } : {}),
  };
}

function columnMapping(source: Source, column: string, type: FieldType): ColumnMapping {
  if (source.chance(15)) return { value: source.pick<string | number | boolean>([true, "plus", 5, "2026-03-08"]) };
  switch (type.kind) {
    case "number":
      return {
        column,
        ...source.pick<ColumnMapping>([{}, { unit: "percent" }, { decimal: "." }, { unit: "thousands" }]),
      };
    case "money":
      return {
        column,
        ...source.pick<ColumnMapping>([{ currency: { column: "currency" } }, { currency: "JPY" }, { unit: "cents" }]),
      };
    case "yes/no":
      return { column, yes: ["1", true, "yes"], no: [0, "no"] };
    case "text":
    case "choice":
      return { column, values: { lawyer: "plus", a: "low", "1": "high" } };
    case "date":
      return { column, ...source.pick<ColumnMapping>([{ format: "YYYY-MM-DD" }, { unit: "epoch seconds" }]) };
    case "time":
      return { column, ...source.pick<ColumnMapping>([{ zone: "Asia/Tokyo" }, { unit: "epoch milliseconds" }]) };
    case "list":
      return { column, separator: "," };
    case "items":
      return { column };
  }
}

/** The policy as somebody edits it: another threshold, another rule, one less, other samples, another order, another name. */
function edited(source: Source, policy: Policy): Policy {
  const { rules } = policy;
  const place = source.below(rules.length);
  const rule = rules[place];
  if (rule === undefined) return policy;
  switch (source.below(13)) {
    case 0:
    case 1:
    case 2:
      return { ...policy, rules: rules.with(place, { ...rule, condition: otherThresholds(source, rule.condition) }) };
    case 3:
      return { ...policy, rules: rules.with(place, { ...generateAskingRule(source, policy), name: rule.name }) };
    case 4:
      return rules.length === 1 ? policy : { ...policy, rules: rules.toSpliced(place, 1) };
    case 5:
      return { ...policy, rules: [...rules, { ...generateAskingRule(source, policy), name: `more ${rules.length}` }] };
    case 6:
      return { ...policy, rules: rules.with(place, { ...rule, exceptions: [...rule.exceptions, rule.condition] }) };
    case 7: {
      const { otherwise: _, ...rest } = policy;
      const { asks, details, span } = generateAskingRule(source, policy);
      return source.chance(30) ? rest : { ...rest, otherwise: { lets: source.chance(30), asks, details, span } };
    }
    case 8: {
      const { spotCheck: _, ...rest } = policy;
      const { asks, details, span } = generateAskingRule(source, policy);
      const [audit] = asks.audits;
      return audit === undefined ? rest : { ...rest, spotCheck: { audit, details, span } };
    }
    case 9: {
      const { inDoubt: _, ...certain } = rule;
      const { asks } = generateAskingRule(source, policy);
      const isDoubted = rule.inDoubt === undefined && !rule.lets;
      return { ...policy, rules: rules.with(place, isDoubted ? { ...rule, inDoubt: asks } : certain) };
    }
    case 10: {
      const { absentMeans: _, ...field } = source.pick(policy.fields);
      return { ...policy, fields: policy.fields.map((one) => (one.name === field.name ? field : one)) };
    }
    case 11: {
      const { zone, ...rest } = policy;
      return zone === undefined ? { ...rest, zone: newYork } : rest;
    }
    default:
      return { ...policy, name: `${policy.name}'`, rules: [...rules].reverse() };
  }
}

/** The same comparisons with other constants, other signs, or turned round. */
function otherThresholds(source: Source, condition: Condition): Condition {
  return mapConditions(condition, (one) => {
    if (one.kind === "not" || one.kind !== "compare" || one.right.kind !== "constant") return one;
    const { constant } = one.right;
    const right: Value = { kind: "constant", constant: otherConstant(source, constant) };
    const isOrdered = !["text", "yes/no", "choice"].includes(constant.kind);
    const operator = isOrdered ? source.pick(["<", "<=", ">", ">=", "is"] as const) : one.operator;
    return source.chance(20) ? { ...one, operator, left: right, right: one.left } : { ...one, operator, right };
  });
}

function otherConstant(source: Source, constant: Constant): Constant {
  switch (constant.kind) {
    case "number":
      return { kind: "number", value: source.pick(["0", "1", "0.5", "2.01", "100", "-3", "0.105"]) };
    case "money":
      return { ...constant, amount: source.pick(["0", "1", "2.01", "100", "9000"]) };
    case "date":
      return { ...constant, day: constant.day + source.below(20) - 10 };
    case "time":
    case "time of day":
      return { ...constant, at: constant.at + 60_000 * (source.below(600) - 300) };
    case "days":
      return { ...constant, days: source.below(30) };
    default:
      return constant;
  }
}
