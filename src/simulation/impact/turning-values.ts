import { children, childrenOfValue } from "../../model/children.ts";
import type { Condition, Constant, ListRef, Value } from "../../model/condition.ts";
import { evaluate, type Scope } from "../../model/interpreter.ts";
import type { Policy } from "../../model/policy.ts";
import { type Reading, readFieldOf } from "../../model/read.ts";
import { printDecimal } from "../../values/decimal.ts";
import { minorDigitsOf } from "../../values/money.ts";
import type { Replay } from "../columns/replay.ts";

/** A comparison that differs between two versions in its constant alone. */
interface Turn {
  /** What is held against the constant. */
  readonly value: Value;
  /** The constants of the two versions: money in its main unit, lengths in days or milliseconds. */
  readonly constants: readonly [number, number];
  readonly currency: string | undefined;
  /** The list whose elements the value is about, if it is about elements. */
  readonly within: { readonly list: ListRef; readonly binder: number } | undefined;
}

/** Comparisons that differ between two versions of a policy that are otherwise the same. */
function turnsBetween(one: Policy, other: Policy): readonly Turn[] {
  const turns: Turn[] = [];
  const conditions = ({ rules }: Policy): readonly Condition[] =>
    rules.flatMap(({ condition, exceptions }) => [condition, ...exceptions]);
  const others = conditions(other);
  conditions(one).forEach((condition, at) => {
    const second = others[at];
    if (second !== undefined) compareConditions(condition, second, undefined, turns);
  });
  return turns;
}

function compareConditions(one: Condition, other: Condition, within: Turn["within"], turns: Turn[]): void {
  if (one.kind !== other.kind) return;
  if (one.kind === "compare" && other.kind === "compare") {
    for (const [side, held] of [
      ["right", "left"],
      ["left", "right"],
    ] as const) {
      const [first, second] = [one[side], other[side]];
      if (first.kind !== "constant" || second.kind !== "constant") continue;
      const constants = [numberOf(first.constant), numberOf(second.constant)] as const;
      if (constants[0] === undefined || constants[1] === undefined || constants[0] === constants[1]) continue;
      const currency = first.constant.kind === "money" ? first.constant.currency : undefined;
      turns.push({ value: one[held], constants: [constants[0], constants[1]], currency, within });
    }
  }
  if (one.kind === "compare limits" && other.kind === "compare limits")
    for (const [currency, limit] of Object.entries(one.limits)) {
      const second = Object.hasOwn(other.limits, currency) ? other.limits[currency] : undefined;
      if (second === undefined || second === limit) continue;
      const unit = 10 ** (minorDigitsOf(currency) ?? 0);
      turns.push({ value: one.left, constants: [Number(limit) / unit, Number(second) / unit], currency, within });
    }
  const inner = one.kind === "quantifier" ? { list: one.list, binder: one.binder } : within;
  const [first, second] = [children(one), children(other)];
  first.conditions.forEach((each, at) => {
    const pair = second.conditions[at];
    if (pair !== undefined) compareConditions(each, pair, inner, turns);
  });
  first.values.forEach((each, at) => {
    const pair = second.values[at];
    if (pair !== undefined) compareValues(each, pair, inner, turns);
  });
}

function compareValues(one: Value, other: Value, within: Turn["within"], turns: Turn[]): void {
  const inner = one.kind === "count" || one.kind === "sum" ? { list: one.list, binder: one.binder } : within;
  const [first, second] = [childrenOfValue(one), childrenOfValue(other)];
  first.conditions.forEach((each, at) => {
    const pair = second.conditions[at];
    if (pair !== undefined) compareConditions(each, pair, inner, turns);
  });
  first.values.forEach((each, at) => {
    const pair = second.values[at];
    if (pair !== undefined) compareValues(each, pair, inner, turns);
  });
}

function numberOf(constant: Constant): number | undefined {
  switch (constant.kind) {
    case "number":
      return Number(constant.value);
    case "money":
      return Number(constant.amount);
    case "days":
      return constant.days;
    case "milliseconds":
      return constant.amount;
    default:
      return undefined;
  }
}

const mostRows = 20_000;

/**
 * What the rows of a history hold against a number of the policy, in the unit in which the number is written; of a long
 * history of rows at equal distances. `probe` is the policy with another number in that place.
 */
export function* turningValues(
  replay: Replay,
  number: number,
  probe: { readonly policy: Policy; readonly number: number },
): Generator<void, readonly number[], void> {
  const { policy } = replay;
  const turns = turnsBetween(policy, probe.policy);
  const values: number[] = [];
  if (turns.length === 0 || probe.number === number) return values;
  const rows = Math.min(replay.rows, mostRows);
  for (let at = 0; at < rows; at++) {
    const input = replay.inputOf(Math.floor((at * replay.rows) / rows));
    const readings = new Map<number, Reading>();
    const readingOf = (field: number): Reading => {
      const known = readings.get(field);
      if (known !== undefined) return known;
      const declared = policy.fields[field];
      const reading: Reading =
        declared === undefined
          ? { known: false, cause: "absent" }
          : readFieldOf(input, declared, { zone: policy.zone });
      readings.set(field, reading);
      return reading;
    };
    const scope: Scope = { readingOf, elements: new Map(), zone: policy.zone };
    for (const turn of turns) {
      const unit = (turn.constants[1] - turn.constants[0]) / (probe.number - number);
      // What is beside the number in the constant, as in `opened_at + 4 hours` put together beforehand.
      const rest = turn.constants[0] - unit * number;
      for (const amount of amountsOf(turn, scope)) values.push((amount - rest) / unit);
    }
    if (at % 256 === 255) yield;
  }
  return values;
}

function amountsOf({ value, currency, within }: Turn, scope: Scope): readonly number[] {
  const scopes = within === undefined ? [scope] : elementScopes(within, scope);
  return scopes.flatMap((each) => {
    const operand = evaluate(value, each);
    if (operand === "unknown" || operand.kind !== "amount") return [];
    if (currency !== undefined && operand.currency !== undefined && operand.currency !== currency) return [];
    return [Number(printDecimal(operand.low))];
  });
}

function elementScopes({ list, binder }: NonNullable<Turn["within"]>, scope: Scope): readonly Scope[] {
  const reading = scope.readingOf(list.field);
  if (!reading.known) return [];
  const { value } = reading;
  const elements =
    value.kind === "items" ? value.items : value.kind === "list" ? value.elements.map((element) => [element]) : [];
  return elements.map((element) => ({ ...scope, elements: new Map([[binder, element]]) }));
}
