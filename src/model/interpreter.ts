import { weekdayOf } from "../values/calendar.ts";
import { sampleDraw } from "../values/md5.ts";
import { likeMatch, mentionsWord } from "../values/text.ts";
import { localDay, localTimeOfDay } from "../values/zone.ts";
import type { Draws, Standing } from "./asking.ts";
import { combine, type UnknownRead } from "./combine.ts";
import type { Condition, ListRef, Value } from "./condition.ts";
import type { DecideOptions, Decision } from "./decision.ts";
import {
  addOrSubtract,
  compare,
  compareLimits,
  isOneOf,
  type Operand,
  operandOf,
  operandOfConstant,
  scale,
  sum,
  wholeAmount,
} from "./operators.ts";
import type { Policy, Rule, Zone } from "./policy.ts";
import { type Reading, readFieldOf } from "./read.ts";
import { allOf, anyOf, not, type Truth } from "./truth.ts";
import { lookedAt, unknownReads } from "./unknowns.ts";

/** The judge of what a policy decides: slow, and written to be read against "What it means" of the design. Never throws. */
export function interpret(policy: Policy, input: unknown, options: DecideOptions = {}): Decision {
  return interpreterOf(policy)(input, options);
}

/** The same for many inputs. */
export function interpreterOf(policy: Policy): (input: unknown, options?: DecideOptions) => Decision {
  const judge = judgeOf(policy);
  return (input, options = {}) => {
    const { standings, draws, unknown } = judge(input, options);
    return combine(policy, standings, draws, unknown);
  };
}

/** How a policy's rules stand towards one input: what `combine` makes a decision of. */
export interface Judged {
  readonly standings: readonly Standing[];
  readonly draws: Draws | undefined;
  readonly unknown: readonly UnknownRead[];
  /** The truth of a condition of the policy that stands in no quantifier, count or sum. */
  readonly truthOf: (condition: Condition) => Truth;
}

/** Judges many inputs without deciding them. */
export function judgeOf(policy: Policy): (input: unknown, options?: DecideOptions) => Judged {
  const looked = lookedAt(policy);
  return (input, options = {}) => {
    const readings = new Map(
      looked.fields.map((place) => [place, readFieldOf(input, fieldAt(policy, place), { zone: policy.zone })]),
    );
    const readingOf = (field: number): Reading => readings.get(field) ?? { known: false, cause: "absent" };
    const scope: Scope = { readingOf, elements: new Map(), zone: policy.zone };
    return {
      standings: policy.rules.map((rule) => standingOf(rule, scope)),
      draws: drawsFor(policy, readingOf, options.salt ?? policy.name),
      unknown: unknownReads(policy, looked, readingOf),
      truthOf: (condition) => truthOf(condition, scope),
    };
  };
}

function standingOf(rule: Rule, scope: Scope): Standing {
  const condition = truthOf(rule.condition, scope);
  if (condition === false) return "no";
  const exception = anyOf(truthsOf(rule.exceptions, scope));
  if (exception === true) return "no";
  return condition === true && exception === false ? "certain" : "possible";
}

/** Undefined where the id is unknown, or the policy has none. */
export function drawsFor(policy: Policy, readingOf: (field: number) => Reading, salt: string): Draws | undefined {
  const id = policy.identifiedBy === undefined ? undefined : idText(readingOf(policy.identifiedBy));
  if (id === undefined) return undefined;
  return {
    review: sampleDraw(salt, "review", id),
    audit: sampleDraw(salt, "audit", id),
    "spot check": sampleDraw(salt, "spot check", id),
  };
}

/** What samples are drawn by: a text, or a whole number in digits. */
export function idText(reading: Reading): string | undefined {
  if (!reading.known) return undefined;
  const { value } = reading;
  if (value.kind === "text" || value.kind === "choice") return value.value;
  return value.kind === "number" && Number.isInteger(value.value) ? String(BigInt(value.value)) : undefined;
}

/** What a condition is evaluated in. */
export interface Scope {
  readonly readingOf: (field: number) => Reading;
  /** By binder, the fields of the element that it names; of a plain list its element alone. */
  readonly elements: ReadonlyMap<number, readonly Reading[]>;
  readonly zone: Zone | undefined;
}

export function truthOf(condition: Condition, scope: Scope): Truth {
  switch (condition.kind) {
    case "constant":
      return condition.value;
    case "and":
      return allOf(truthsOf(condition.parts, scope));
    case "or":
      return anyOf(truthsOf(condition.parts, scope));
    case "not":
      return not(truthOf(condition.part, scope));
    case "truth": {
      const value = evaluate(condition.value, scope);
      return value === "unknown" ? "unknown" : compare("is", value, { kind: "yes/no", value: true }, false);
    }
    case "compare": {
      const [left, right] = [evaluate(condition.left, scope), evaluate(condition.right, scope)];
      return compare(condition.operator, left, right, condition.ignoringCase);
    }
    case "compare limits":
      return compareLimits(condition.operator, evaluate(condition.left, scope), condition.limits);
    case "one of":
      return isOneOf(evaluate(condition.value, scope), condition.constants, condition.ignoringCase);
    case "like":
      return ofText(condition.value, scope, (text) => likeMatch(text, condition.pattern, condition.ignoringCase));
    case "mentions":
      return ofText(condition.value, scope, (text) => mentionsWord(text, condition.words));
    case "empty text":
      return ofText(condition.value, scope, (text) => text === "");
    case "empty list": {
      const elements = elementsOf(condition.list, scope);
      return elements === "unknown" ? "unknown" : elements.length === 0;
    }
    case "includes": {
      const elements = elementsOf(condition.list, scope);
      if (elements === "unknown") return "unknown";
      return anyOf(elements.map(([element]) => isOneOf(known(element), condition.constants, false)));
    }
    case "missing":
      if (condition.of.kind === "whole list") return elementsOf(condition.of.list, scope) === "unknown";
      return evaluate(condition.of, scope) === "unknown";
    case "quantifier": {
      const truths = truthsWithin(condition.list, condition.binder, condition.where, scope);
      if (truths === "unknown") return "unknown";
      if (condition.word === "every") return allOf(truths);
      return condition.word === "any" ? anyOf(truths) : not(anyOf(truths));
    }
  }
}

/** One by one, so that those after the one that settles it are not looked at. */
function* truthsOf(conditions: readonly Condition[], scope: Scope): Generator<Truth> {
  for (const condition of conditions) yield truthOf(condition, scope);
}

export function evaluate(value: Value, scope: Scope): Operand {
  switch (value.kind) {
    case "constant":
      return operandOfConstant(value.constant);
    case "field":
      return known(scope.readingOf(value.field));
    case "item field":
      return known(scope.elements.get(value.binder)?.[Math.max(value.field, 0)]);
    case "arithmetic":
      return addOrSubtract(value.operator, evaluate(value.left, scope), evaluate(value.right, scope), value.domain);
    case "scale":
      return scale(evaluate(value.value, scope), value.by, value.domain);
    case "count": {
      const truths = truthsWithin(value.list, value.binder, value.where, scope);
      if (truths === "unknown") return "unknown";
      const certain = truths.filter((truth) => truth === true).length;
      return wholeAmount(certain, certain + truths.filter((truth) => truth === "unknown").length);
    }
    case "sum": {
      const elements = elementsOf(value.list, scope);
      const truths = truthsWithin(value.list, value.binder, value.where, scope);
      if (elements === "unknown" || truths === "unknown" || truths.includes("unknown")) return "unknown";
      const counted = elements.filter((_, place) => truths[place] === true);
      return sum(
        counted.map((element) => evaluate(value.of, within(scope, value.binder, element))),
        value.domain,
      );
    }
    case "days between": {
      const [left, right] = [dayOf(evaluate(value.left, scope), scope), dayOf(evaluate(value.right, scope), scope)];
      return left === "unknown" || right === "unknown" ? "unknown" : wholeAmount(left - right);
    }
    case "time between": {
      const [left, right] = [evaluate(value.left, scope), evaluate(value.right, scope)];
      if (left === "unknown" || right === "unknown") return "unknown";
      if (left.kind !== "time" || right.kind !== "time") throw new Error("This is a bug: time between no times");
      return wholeAmount(left.at - right.at);
    }
    case "weekday of": {
      const day = dayOf(evaluate(value.value, scope), scope);
      return day === "unknown" ? "unknown" : wholeAmount(weekdayOf(day));
    }
    case "time of": {
      const time = evaluate(value.value, scope);
      if (time === "unknown" || time.kind !== "time" || scope.zone === undefined) return "unknown";
      return wholeAmount(localTimeOfDay(scope.zone.offsets, time.at));
    }
  }
}

/** Of each element the readings of its fields, of a plain list its own alone; "unknown" where the list is. */
function elementsOf(list: ListRef, scope: Scope): readonly (readonly Reading[])[] | "unknown" {
  const reading = scope.readingOf(list.field);
  if (!reading.known) return "unknown";
  if (reading.value.kind === "items") return reading.value.items;
  if (reading.value.kind === "list") return reading.value.elements.map((element) => [element]);
  throw new Error("This is a bug: no list where a list stands");
}

function truthsWithin(list: ListRef, binder: number, where: Condition, scope: Scope): readonly Truth[] | "unknown" {
  const elements = elementsOf(list, scope);
  return elements === "unknown" ? "unknown" : elements.map((element) => truthOf(where, within(scope, binder, element)));
}

function within(scope: Scope, binder: number, element: readonly Reading[]): Scope {
  return { ...scope, elements: new Map([...scope.elements, [binder, element]]) };
}

function ofText(value: Value, scope: Scope, test: (text: string) => boolean): Truth {
  const operand = evaluate(value, scope);
  if (operand === "unknown") return "unknown";
  if (!("rank" in operand)) throw new Error("This is a bug: no text where text stands");
  return test(operand.value);
}

function known(reading: Reading | undefined): Operand {
  return reading?.known ? operandOf(reading.value) : "unknown";
}

/** The calendar day, of a time in the policy's zone. */
function dayOf(value: Operand, scope: Scope): number | "unknown" {
  if (value === "unknown") return "unknown";
  if (value.kind === "date") return value.day;
  if (value.kind !== "time") throw new Error(`This is a bug: no day in ${value.kind}`);
  return scope.zone === undefined ? "unknown" : localDay(scope.zone.offsets, value.at);
}

function fieldAt(policy: Policy, place: number): Policy["fields"][number] {
  const field = policy.fields[place];
  if (field === undefined) throw new Error("This is a bug: a field that the policy does not have");
  return field;
}
