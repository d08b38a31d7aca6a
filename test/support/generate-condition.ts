import type { CompareOperator, Condition, Constant, Domain, Value } from "../../src/model/condition.ts";
import { domainOf } from "../../src/model/domain.ts";
import type { Policy } from "../../src/model/policy.ts";
import type { Field, FieldType } from "../../src/model/types.ts";
import { at, constant } from "./build-model.ts";
import { type ListPlace, listsOf } from "./generate-fields.ts";
import { customaryEdges, firstDay } from "./generate-values.ts";
import type { Source } from "./source.ts";

export interface ConditionOptions {
  /** `is missing`, `is present`. */
  readonly presence: boolean;
}

/** A typed value that conditions can speak of, with the choices it may have. */
interface Subject {
  readonly value: Value;
  readonly domain: Domain;
  readonly choices?: FieldType & { readonly kind: "choice" };
}

interface Surroundings {
  readonly source: Source;
  readonly options: ConditionOptions;
  readonly policy: Policy;
  /** Those of the element in whose `where` we are. */
  readonly items: readonly Subject[];
  readonly zoned: boolean;
  readonly nextBinder: () => number;
}

/** Well-typed conditions of every kind over the given fields. Binders are unique in what one maker makes. */
export function conditionMaker(
  source: Source,
  options: ConditionOptions,
  policy: Policy,
): (depth: number) => Condition {
  let binders = 0;
  const around: Surroundings = {
    source,
    options,
    policy,
    items: [],
    zoned: policy.zone !== undefined,
    nextBinder: () => binders++,
  };
  return (depth) => makeCondition(around, depth);
}

const operators: readonly CompareOperator[] = [">", ">=", "<", "<=", "is"];

function makeCondition(around: Surroundings, depth: number): Condition {
  const { source, policy } = around;
  if (depth > 0 && source.chance(45)) {
    const part = (): Condition => makeCondition(around, depth - 1);
    const form = source.below(3);
    if (form === 2) return { kind: "not", part: part() };
    return { kind: form === 0 ? "and" : "or", parts: Array.from({ length: 2 + source.below(2) }, part) };
  }
  if (source.chance(3)) return { kind: "constant", value: source.chance(50) };
  const lists = listsOf(policy);
  const within = around.items.length > 0;
  if (lists.length > 0 && (!within || depth > 0) && source.chance(within ? 15 : 40))
    return aboutList(around, source.pick(lists), within ? depth - 1 : depth);
  return aboutSubject(around, subject(around, 2), depth);
}

function aboutSubject(around: Surroundings, { value, domain, choices }: Subject, depth: number): Condition {
  const { source, options } = around;
  if (options.presence && source.chance(10)) return { kind: "missing", of: value };
  if (domain.kind === "yes/no") {
    if (source.chance(70)) return { kind: "truth", value };
    return { kind: "compare", operator: "is", left: value, right: partner(around, value, domain), ignoringCase: false };
  }
  const worded = domain.kind === "text" || domain.kind === "choice";
  const ignoringCase = domain.kind === "text" && source.chance(40);
  if (domain.kind === "text" && source.chance(50)) return aboutText(source, value, ignoringCase);
  if (domain.kind === "money" && source.chance(domain.currencies.length > 1 ? 60 : 15)) {
    const limits = source.some(["EUR", "JPY", "KWD", "USD"]).map((code) => [code, String(source.below(2000) - 200)]);
    return {
      kind: "compare limits",
      operator: source.pick(operators.slice(0, 4)),
      left: value,
      limits: Object.fromEntries(limits),
    };
  }
  if (source.chance(15)) {
    const constants = Array.from({ length: 1 + source.below(3) }, () => literal(source, domain, choices));
    return { kind: "one of", value, constants, ignoringCase };
  }
  const isOrdered = worded ? (choices?.ordered ?? false) : domain.kind !== "weekday" || source.chance(20);
  const operator = isOrdered ? source.pick(operators) : "is";
  const right =
    source.chance(25) && depth >= 0
      ? partner(around, value, domain, choices)
      : constant(literal(source, domain, choices));
  return { kind: "compare", operator, left: value, right, ignoringCase };
}

function aboutText(source: Source, value: Value, ignoringCase: boolean): Condition {
  switch (source.below(3)) {
    case 0:
      return { kind: "empty text", value };
    case 1:
      return { kind: "mentions", value, words: [source.pick(["sue", "lawyer", "strasse", "a b", "😀", ""])] };
    default:
      return {
        kind: "like",
        value,
        pattern: source.pick(["*", "a*", "?", "*u*", "stra*e", "*", "", "ab*?", "é"]),
        ignoringCase,
      };
  }
}

function aboutList(around: Surroundings, list: ListPlace, depth: number): Condition {
  const { source, options } = around;
  const ref = { field: list.place };
  if (options.presence && source.chance(8)) return { kind: "missing", of: { kind: "whole list", list: ref } };
  if (source.chance(15)) return { kind: "empty list", list: ref };
  if (list.items === undefined && source.chance(35)) {
    const [element] = elements(around, list, -1);
    const constants = Array.from({ length: 1 + source.below(2) }, () =>
      literal(source, (element as Subject).domain, element?.choices),
    );
    return { kind: "includes", list: ref, constants };
  }
  if (source.chance(45)) return aboutTally(around, list, depth);
  const binder = around.nextBinder();
  const within: Surroundings = { ...around, items: [...elements(around, list, binder), ...around.items] };
  const word = source.pick(["any", "every", "no"] as const);
  return { kind: "quantifier", word, list: ref, binder, where: makeCondition(within, Math.max(0, depth - 1)) };
}

/** Counts and sums by themselves, in arithmetic, and compared with each other. */
function aboutTally(around: Surroundings, list: ListPlace, depth: number): Condition {
  const { source } = around;
  const first = tally(around, list);
  const left = source.chance(35) ? derived(source, first, 2, around) : first;
  const second = source.chance(35) ? tally(around, list) : undefined;
  if (second === undefined || !isAlike(second, left.domain, undefined)) return aboutSubject(around, left, depth);
  if (source.chance(55)) {
    const operator = source.pick(operators);
    return { kind: "compare", operator, left: left.value, right: second.value, ignoringCase: false };
  }
  const decimals = Math.max(decimalsOf(left.domain), decimalsOf(second.domain));
  const domain: Domain =
    left.domain.kind === "money" ? { ...left.domain, extra: decimals } : { kind: "number", decimals };
  const operator = source.chance(50) ? "+" : "-";
  const value: Value = { kind: "arithmetic", operator, left: left.value, right: second.value, domain };
  return aboutSubject(around, { value, domain }, depth);
}

/** A count or a sum over a list. */
function tally(around: Surroundings, list: ListPlace): Subject {
  const { source } = around;
  const binder = around.nextBinder();
  const own = elements(around, list, binder);
  const within: Surroundings = { ...around, items: [...own, ...around.items] };
  const summable = own.filter((item) => isCounted(item.domain));
  const where: Condition = source.chance(30) ? { kind: "constant", value: true } : makeCondition(within, 0);
  if (summable.length === 0 || source.chance(40)) {
    const value: Value = { kind: "count", list: { field: list.place }, binder, where };
    return { value, domain: { kind: "number", decimals: 0 } };
  }
  const { value: of, domain } = derived(source, source.pick(summable), 1);
  return { value: { kind: "sum", list: { field: list.place }, binder, where, of, domain }, domain };
}

function elements(around: Surroundings, list: ListPlace, binder: number): readonly Subject[] {
  const { type } = around.policy.fields[list.place] as Field;
  if (list.items !== undefined)
    return list.items.flatMap((item, place) =>
      item.type.kind === "list" ? [] : [itemSubject(around, list.place, place, binder, item.type)],
    );
  return type.kind === "list" ? [itemSubject(around, list.place, -1, binder, type.of)] : [];
}

function itemSubject(around: Surroundings, list: number, place: number, binder: number, type: FieldType): Subject {
  return withChoices({ kind: "item field", binder, list, field: place }, around.policy, type);
}

function withChoices(value: Value, policy: Policy, type: FieldType): Subject {
  return { value, domain: domainOf(value, policy), ...(type.kind === "choice" ? { choices: type } : {}) };
}

/** A value of any domain: a field, or made of fields. */
function subject(around: Surroundings, depth: number): Subject {
  const { source, zoned } = around;
  const chosen = source.pick([...around.items, ...around.items, ...scalars(around)]);
  if (depth === 0 || source.chance(55)) return chosen;
  const { value, domain } = chosen;
  if (domain.kind === "date" || domain.kind === "time") {
    if (domain.kind === "time" && zoned && source.chance(25))
      return { value: { kind: "time of", value }, domain: { kind: "time of day" } };
    if ((domain.kind === "date" || zoned) && source.chance(30))
      return { value: { kind: "weekday of", value }, domain: { kind: "weekday" } };
    return shifted(source, difference(around, chosen));
  }
  return isCounted(domain) ? derived(source, chosen, depth, around) : chosen;
}

function difference(around: Surroundings, { value, domain }: Subject): Subject {
  const { source, zoned } = around;
  const isTime = domain.kind === "time";
  if (isTime && (!zoned || source.chance(50)))
    return {
      value: { kind: "time between", left: value, right: partner(around, value, domain) },
      domain: { kind: "milliseconds" },
    };
  const right = partner(around, value, zoned && source.chance(50) ? { kind: isTime ? "date" : "time" } : domain);
  const days: Value = { kind: "days between", left: value, right };
  return { value: days, domain: { kind: "days" } };
}

/** Days or milliseconds, so many more or fewer, or several times as many. */
function shifted(source: Source, { value, domain }: Subject): Subject {
  if (source.chance(70)) return { value, domain };
  if (source.chance(30)) return { value: { kind: "scale", value, by: source.pick(["2", "-1", "30"]), domain }, domain };
  const operator = source.chance(50) ? "+" : "-";
  const right = constant(literal(source, domain));
  return { value: { kind: "arithmetic", operator, left: value, right, domain }, domain };
}

function isCounted(domain: Domain): boolean {
  return domain.kind === "money" || (domain.kind === "number" && domain.decimals !== undefined);
}

/** Arithmetic over a counted value. */
function derived(source: Source, { value, domain }: Subject, depth: number, around?: Surroundings): Subject {
  if (depth === 0 || source.chance(40)) return { value, domain };
  if (source.chance(40)) {
    const by = source.pick(["2", "-1", "0.5", "1.015", "-2.5", "0", "100", "-1"]);
    const decimals = by.includes(".") ? by.length - by.indexOf(".") - 1 : 0;
    const scaled: Domain =
      domain.kind === "money"
        ? { ...domain, extra: domain.extra + decimals }
        : { kind: "number", decimals: decimalsOf(domain) + decimals };
    return derived(source, { value: { kind: "scale", value, by, domain: scaled }, domain: scaled }, depth - 1, around);
  }
  const right: Value = around && source.chance(50) ? partner(around, value, domain) : constant(literal(source, domain));
  const operator = source.chance(50) ? "+" : "-";
  const decimals = around
    ? Math.max(decimalsOf(domain), decimalsOf(domainOf(right, around.policy)))
    : decimalsOf(domain);
  const result: Domain = domain.kind === "money" ? { ...domain, extra: decimals } : { kind: "number", decimals };
  const sum: Value = { kind: "arithmetic", operator, left: value, right, domain: result };
  return derived(source, { value: sum, domain: result }, depth - 1, around);
}

/** Of a number its decimals, of money those beyond its currency's own. */
function decimalsOf(domain: Domain): number {
  return domain.kind === "money" ? domain.extra : domain.kind === "number" ? (domain.decimals ?? 0) : 0;
}

/** Another value that compares with one of this domain, a field where there is one. */
function partner(around: Surroundings, value: Value, domain: Domain, choices?: Subject["choices"]): Value {
  const { source } = around;
  const alike = [...around.items, ...scalars(around)].filter((other) => isAlike(other, domain, choices));
  if (alike.length === 0 || source.chance(10)) return constant(literal(source, domain, choices));
  const others = alike.filter((other) => other.value !== value);
  return source.pick(others.length > 0 && source.chance(85) ? others : alike).value;
}

function isAlike(other: Subject, domain: Domain, choices: Subject["choices"]): boolean {
  if (domain.kind === "choice")
    return choices !== undefined && other.choices?.choices.join() === choices.choices.join();
  if (domain.kind === "money")
    return other.domain.kind === "money" && other.domain.currencies.join() === domain.currencies.join();
  if (domain.kind === "number" && domain.decimals !== undefined)
    return other.domain.kind === "number" && other.domain.decimals !== undefined;
  return other.domain.kind === domain.kind;
}

function scalars({ policy }: Surroundings): readonly Subject[] {
  return policy.fields.flatMap(({ type }, place) =>
    type.kind === "list" || type.kind === "items" ? [] : [withChoices(at(place), policy, type)],
  );
}

function literal(source: Source, domain: Domain, choices?: Subject["choices"]): Constant {
  switch (domain.kind) {
    case "text":
      return { kind: "text", value: source.pick(customaryEdges.texts).normalize("NFC") };
    case "choice": {
      const value = source.pick(choices?.choices ?? ["basic"]);
      return { kind: "choice", value, rank: choices?.choices.indexOf(value) ?? -1 };
    }
    case "yes/no":
      return { kind: "yes/no", value: source.chance(50) };
    case "number":
      return { kind: "number", value: decimalLiteral(source, domain.decimals ?? 3) };
    case "money":
      return {
        kind: "money",
        currency: source.chance(4) ? "GBP" : source.pick(domain.currencies),
        amount: decimalLiteral(source, source.pick([0, 0, 3])),
      };
    case "date":
      return { kind: "date", day: firstDay + source.below(12) };
    case "time":
      return { kind: "time", at: source.pick(customaryEdges.times) };
    case "days":
      return { kind: "days", days: source.below(14) - 3 };
    case "milliseconds":
      return { kind: "milliseconds", amount: source.pick([0, 1, 1000, 3_600_000, 86_400_000, -60_000]) };
    case "weekday":
      return { kind: "weekday", weekday: 1 + source.below(7) };
    case "time of day":
      return { kind: "time of day", at: source.pick([0, 61_200_000, 7_200_000, 10_800_000, 86_399_999]) };
  }
}

function decimalLiteral(source: Source, decimals: number): string {
  return source.pick(
    ["0", "1", "2", "3", "100", "-3", "0.5", "2.01", "0.1", "9007199254740992", "0.001", "10000"].filter(
      (text) => decimals >= (text.split(".")[1]?.length ?? 0),
    ),
  );
}
