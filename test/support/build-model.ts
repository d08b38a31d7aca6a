import type { CompareOperator, Condition, Constant, Value } from "../../src/model/condition.ts";
import type {
  Asking,
  AuditPart,
  Clause,
  Deadline,
  Details,
  EscalationStep,
  Policy,
  Rate,
  ReviewPart,
  Rule,
  Within,
  Zone,
} from "../../src/model/policy.ts";
import { lengthOf } from "../../src/model/strictness.ts";
import type { Field, FieldType } from "../../src/model/types.ts";
import { decimalOf, floorShare } from "../../src/values/decimal.ts";

/** Hand-made models for tests: `policy({ fields: { refund: usd }, rules: [rule(over("refund", dollars("10"))…)] })`. */

export const nowhere = { file: "policy.signoff", start: 0, end: 0 };

/** New York from 2025 to 2027. */
export const newYork: Zone = {
  name: "America/New_York",
  version: "2026a",
  offsets: [
    -8_640_000_000_000, -18_000, 1_741_503_600, -14_400, 1_762_063_200, -18_000, 1_772_953_200, -14_400, 1_793_512_800,
    -18_000, 1_805_007_600, -14_400, 1_825_567_200, -18_000,
  ],
};

export const usd: FieldType = { kind: "money", currencies: ["USD"], roundedHalfEven: false };
export const text: FieldType = { kind: "text" };
export const yesNo: FieldType = { kind: "yes/no" };
export const number: FieldType = { kind: "number" };
export const whole: FieldType = { kind: "number", decimals: 0 };
export const date: FieldType = { kind: "date" };
export const time: FieldType = { kind: "time" };
export const choice = (...choices: readonly string[]): FieldType => ({ kind: "choice", choices, ordered: false });
export const ordered = (...choices: readonly string[]): FieldType => ({ kind: "choice", choices, ordered: true });
export const listOf = (of: FieldType): FieldType => ({ kind: "list", of });
export const itemsOf = (fields: Readonly<Record<string, FieldType>>): FieldType => ({
  kind: "items",
  fields: Object.entries(fields).map(([name, type]) => ({ path: name.split("."), type, optional: false })),
});

export function field(name: string, type: FieldType, more: Partial<Field> = {}): Field {
  return { name, path: name.split("."), type, optional: false, read: true, ...more };
}

type FieldsGiven = Readonly<Record<string, FieldType | Field>>;

interface PolicyGiven extends Partial<Omit<Policy, "fields" | "identifiedBy">> {
  readonly fields?: FieldsGiven;
  readonly identifiedBy?: string;
}

/** A policy whose fields are named; conditions made by `at` and the like name them by their place in `fields`. */
export function policy({ fields = {}, identifiedBy, ...more }: PolicyGiven): Policy {
  const names = Object.keys(fields);
  return {
    name: "",
    protective: false,
    declared: true,
    teams: [],
    rules: [],
    ensures: [],
    examples: [],
    typicals: [],
    digest: "sha256:0",
    marks: [],
    staffingDigest: "sha256:1",
    fields: Object.entries(fields).map(([name, given]) => ("name" in given ? given : field(name, given))),
    ...(identifiedBy === undefined ? {} : { identifiedBy: names.indexOf(identifiedBy) }),
    ...more,
  };
}

/** The field at a place, and a field of the element that binder 0 names of the list at a place. */
export const at = (place: number): Value => ({ kind: "field", field: place });
export const itemAt = (list: number, place: number, binder = 0): Value => ({
  kind: "item field",
  binder,
  list,
  field: place,
});
export const constant = (given: Constant): Value => ({ kind: "constant", constant: given });
export const dollars = (amount: string): Value => constant({ kind: "money", currency: "USD", amount });
export const numeral = (value: string): Value => constant({ kind: "number", value });
export const words = (value: string): Value => constant({ kind: "text", value });

export function compare(left: Value, operator: CompareOperator, right: Value, ignoringCase = false): Condition {
  return { kind: "compare", operator, left, right, ignoringCase };
}
export const truth = (place: number): Condition => ({ kind: "truth", value: at(place) });
export const not = (part: Condition): Condition => ({ kind: "not", part });
export const and = (...parts: readonly Condition[]): Condition => ({ kind: "and", parts });
export const or = (...parts: readonly Condition[]): Condition => ({ kind: "or", parts });
export const always: Condition = { kind: "constant", value: true };
export const missing = (place: number): Condition => ({ kind: "missing", of: at(place) });

export function rate(decimal: string): Rate {
  return { decimal, threshold: floorShare(decimalOf(decimal)) };
}

export function deadline(amount: number, unit: Within["unit"], ...chain: readonly EscalationStep[]): Deadline {
  return { ...lengthOf({ amount, unit }), within: { amount, unit }, chain };
}

export function clause(anyOf: string, people = 1, more: Partial<Clause> = {}): Clause {
  const teams = anyOf.split(" or ").sort();
  return { people, anyOf: teams, notBy: [], deadlines: [], lastResort: more.deadlines ? "block" : "none", ...more };
}

export function review(...clauses: readonly (Clause | string)[]): Asking {
  return asking({ reviews: [reviewPart("1", ...clauses)] });
}
export function reviewPart(share: string, ...clauses: readonly (Clause | string)[]): ReviewPart {
  return { rate: rate(share), clauses: clauses.map((one) => (typeof one === "string" ? clause(one) : one)) };
}
export function audit(share: string, team = "finance", within?: Within): Asking {
  return asking({ audits: [auditPart(share, team, within)] });
}
export function auditPart(share: string, team = "finance", within?: Within): AuditPart {
  return { rate: rate(share), anyOf: [team.split(" or ").sort()], ...(within === undefined ? {} : { within }) };
}
export const block: Asking = { reviews: [], audits: [], block: true };
export function asking(parts: Partial<Asking>): Asking {
  return { reviews: [], audits: [], block: false, ...parts };
}

export const noDetails: Details = { show: [] };

export function rule(name: string, condition: Condition, asks: Asking, more: Partial<Rule> = {}): Rule {
  return {
    name,
    named: true,
    condition,
    exceptions: [],
    lets: false,
    asks,
    details: noDetails,
    span: nowhere,
    ...more,
  };
}

/** A rule that lets; `asks` what it asks beside. */
export function letting(name: string, condition: Condition, asks: Asking = asking({}), more: Partial<Rule> = {}): Rule {
  return rule(name, condition, asks, { lets: true, ...more });
}

export function otherwise(asks: Asking, lets = false): NonNullable<Policy["otherwise"]> {
  return { lets, asks, details: noDetails, span: nowhere };
}

export function spotCheck(share: string, team = "finance"): NonNullable<Policy["spotCheck"]> {
  return { audit: auditPart(share, team), details: noDetails, span: nowhere };
}
