import type { CompareOperator, Condition, Constant, Value } from "../../src/model/condition.ts";
import type { Ensure, OutcomeName, Policy, Rule, Zone } from "../../src/model/policy.ts";
import type { Field, FieldType } from "../../src/model/types.ts";
import { asking, at, auditPart, constant, field, nowhere, policy, rule } from "./build-model.ts";
import { smallAsking } from "./generate-small-asking.ts";
import type { Source } from "./source.ts";

/** A policy of few fields, each with the values, as an input holds them, between which its conditions can tell apart. */
export interface SmallPolicy {
  readonly policy: Policy;
  /** By field: every constant and one step to either side, and every kind of unknown. */
  readonly values: readonly (readonly unknown[])[];
}

export interface Kind {
  readonly type: FieldType;
  readonly values: readonly unknown[];
  readonly constants: readonly Constant[];
  readonly operators: readonly CompareOperator[];
}

const ordering: readonly CompareOperator[] = ["<", "<=", ">", ">=", "is"];
const number = (value: string): Constant => ({ kind: "number", value });
const money = (amount: string, currency = "USD"): Constant => ({ kind: "money", currency, amount });
const text = (value: string): Constant => ({ kind: "text", value });
const pick = (value: string, rank: number): Constant => ({ kind: "choice", value, rank });
const day = (date: string): Constant => ({ kind: "date", day: Date.parse(date) / 86_400_000 });

/** Every list of these elements, whatever their order, up to a length. */
function listsOf(elements: readonly unknown[], longest: number): readonly (readonly unknown[])[] {
  if (longest === 0 || elements.length === 0) return [[]];
  const [first, ...others] = elements;
  const withFirst = listsOf(elements, longest - 1).map((list) => [first, ...list]);
  return [...withFirst, ...listsOf(others, longest)];
}

/** A Monday to the Tuesday of the week after: every day of it is looked at. */
const calendar: Kind = {
  type: { kind: "date", least: "2026-03-02", most: "2026-03-10" },
  values: ["02", "03", "04", "05", "06", "07", "08", "09", "10"].map((date) => `2026-03-${date}`),
  constants: [day("2026-03-09"), day("2026-03-10")],
  operators: ordering,
};

const kinds: readonly Kind[] = [
  {
    type: { kind: "number", decimals: 0, least: "0", most: "5" },
    values: [0, 1, 2, 3, 4, 5, 6, 2.5],
    constants: ["1", "2", "3", "2.5", "4"].map(number),
    operators: ordering,
  },
  {
    type: { kind: "money", currencies: ["USD"], roundedHalfEven: false, least: "0" },
    values: [0, 9.99, 10, 10.01, "15", 20, 20.01, -1, 0.001],
    constants: [money("10"), money("20"), money("0")],
    operators: ordering,
  },
  {
    type: { kind: "number", least: "0", most: "1" },
    values: [0, 0.1, 0.5, 0.7, 0.8, 0.9, 1, 1.1],
    constants: ["0.5", "0.8", "1"].map(number),
    operators: ordering,
  },
  { type: { kind: "yes/no" }, values: [true, false], constants: [{ kind: "yes/no", value: true }], operators: ["is"] },
  {
    type: { kind: "choice", choices: ["low", "middle", "high"], ordered: true },
    values: ["low", "middle", "high", "none"],
    constants: [pick("low", 0), pick("middle", 1), pick("high", 2)],
    operators: ordering,
  },
  {
    type: { kind: "text" },
    values: ["", "a", "A", "b", "lawyer", "my lawyer", "a lawyer", "ab", "x"],
    constants: ["a", "b", "lawyer"].map(text),
    operators: ["is"],
  },
  {
    type: { kind: "date", least: "2026-01-01" },
    values: ["2026-01-01", "2026-02-28", "2026-03-01", "2026-03-02", "2026-03-03", "2025-12-31"],
    constants: [day("2026-03-01"), day("2026-03-02")],
    operators: ordering,
  },
  calendar,
  {
    type: { kind: "list", of: { kind: "choice", choices: ["red", "green"], ordered: false } },
    values: listsOf(["red", "green", null], 4),
    constants: [pick("red", 0), pick("green", 1)],
    operators: ["is"],
  },
];

const unknowns: readonly unknown[] = [undefined, null, {}];

/** As many of them, from the first, as make no more inputs than can be looked at quickly. */
const MOST_INPUTS = 700;

function few(given: readonly Kind[]): readonly Kind[] {
  const size = given.reduce((product, { values }) => product * (values.length + unknowns.length), 1);
  return size <= MOST_INPUTS || given.length === 1 ? given : few(given.slice(0, -1));
}

/** Fields for several policies. */
export function smallFields(source: Source): Joint {
  const chosen = few(Array.from({ length: 1 + source.below(3) }, () => source.pick(kinds)));
  return { kinds: chosen, unknowns, compared: () => undefined };
}

/** What fields there are, and conditions that compare several of them. */
export interface Joint {
  readonly kinds: readonly Kind[];
  readonly unknowns: readonly unknown[];
  /** Undefined where no two fields go together. */
  readonly compared: (source: Source, chosen: readonly Kind[]) => Condition | undefined;
  readonly zone?: Zone;
}

export function generateSmallPolicy(source: Source, joint?: Joint): SmallPolicy {
  const chosen = joint?.kinds ?? few(Array.from({ length: 1 + source.below(3) }, () => source.pick(kinds)));
  const fields: readonly Field[] = chosen.map(({ type }, place) =>
    field(`f${place}`, type, { optional: source.chance(20) }),
  );
  const { ask, doubt, details, share, teams } = smallAsking(source, chosen.length);
  let binders = 0;
  const presence = source.chance(30);

  function condition(depth: number): Condition {
    if (depth > 0 && source.chance(55)) {
      const form = source.below(3);
      if (form === 2) return { kind: "not", part: condition(depth - 1) };
      return {
        kind: form === 0 ? "and" : "or",
        parts: Array.from({ length: 2 + source.below(2) }, () => condition(depth - 1)),
      };
    }
    if (source.chance(4)) return { kind: "constant", value: source.chance(70) };
    const compared = joint !== undefined && source.chance(75) ? joint.compared(source, chosen) : undefined;
    if (compared !== undefined) return compared;
    const place = source.below(chosen.length);
    const kind = chosen[place] as Kind;
    return kind.type.kind === "list" ? aboutList(place, kind) : aboutValue(at(place), kind);
  }

  function aboutValue(value: Value, { type, constants, operators }: Kind): Condition {
    if (presence && source.chance(15)) return { kind: "missing", of: value };
    if (type.kind === "yes/no") return { kind: "truth", value };
    if (type === calendar.type && source.chance(60)) return aboutDay(value, source.pick(constants));
    if (type.kind === "text" && source.chance(50))
      return source.pick<Condition>([
        { kind: "mentions", value, words: ["lawyer"] },
        { kind: "like", value, pattern: "a*", ignoringCase: false },
        { kind: "compare", operator: "is", left: value, right: constant(text("A")), ignoringCase: true },
        { kind: "empty text", value },
      ]);
    if (source.chance(15))
      return {
        kind: "one of",
        value,
        constants: [source.pick(constants), source.pick(constants)],
        ignoringCase: false,
      };
    return {
      kind: "compare",
      operator: source.pick(operators),
      left: value,
      right: constant(source.pick(constants)),
      ignoringCase: false,
    };
  }

  /** On which day of the week it is, or how many days from another. */
  function aboutDay(value: Value, from: Constant): Condition {
    const compare = (left: Value, right: Constant): Condition => ({
      kind: "compare",
      operator: source.pick(ordering),
      left,
      right: constant(right),
      ignoringCase: false,
    });
    const weekday = { kind: "weekday", weekday: 1 + source.below(7) } as const;
    if (source.chance(60)) return compare({ kind: "weekday of", value }, weekday);
    const days = { kind: "days", days: source.below(4) - 2 } as const;
    return compare({ kind: "days between", left: value, right: constant(from) }, days);
  }

  function aboutList(place: number, { constants }: Kind): Condition {
    const list = { field: place };
    if (presence && source.chance(15)) return { kind: "missing", of: { kind: "whole list", list } };
    const binder = binders++;
    const where: Condition = {
      kind: "one of",
      value: { kind: "item field", binder, list: place, field: -1 },
      constants: [source.pick(constants)],
      ignoringCase: false,
    };
    switch (source.below(4)) {
      case 0:
        return { kind: "empty list", list };
      case 1:
        return { kind: "includes", list, constants: [source.pick(constants)] };
      case 2:
        return { kind: "quantifier", word: source.pick(["any", "every", "no"] as const), list, binder, where };
      default:
        return {
          kind: "compare",
          operator: source.pick(ordering),
          left: { kind: "count", list, binder, where },
          right: constant(number(String(source.below(2)))),
          ignoringCase: false,
        };
    }
  }

  /** Of two rules about one constant: below it, and above it, or with it. */
  const meeting = chosen.findIndex(({ operators }) => joint === undefined && operators.length > 1 && source.chance(50));
  const meetingAt = chosen[meeting] && source.pick(chosen[meeting].constants);
  function aboutMeeting(place: number): Condition {
    const whole = condition(place < 2 && meetingAt !== undefined ? 1 : 2);
    if (place > 1 || meetingAt === undefined) return whole;
    const operator = source.pick(place === 0 ? (["<", "<", "<="] as const) : ([">", ">", ">="] as const));
    const right = constant(meetingAt);
    const threshold: Condition = { kind: "compare", operator, left: at(meeting), right, ignoringCase: false };
    return source.chance(60) ? threshold : { kind: source.pick(["and", "or"] as const), parts: [threshold, whole] };
  }

  const rules = Array.from({ length: 1 + source.below(4) }, (_, place): Rule => {
    const lets = source.chance(25);
    const asks = lets
      ? source.chance(20)
        ? asking({ audits: [{ ...auditPart("1"), rate: share() }] })
        : asking({})
      : ask();
    return rule(`r${place}`, aboutMeeting(place), asks, {
      lets,
      exceptions: source.chance(35) ? Array.from({ length: 1 + source.below(2) }, () => condition(1)) : [],
      ...(!lets && source.chance(20) ? { inDoubt: doubt() } : {}),
      details: details(),
    });
  });
  const outcomes: readonly OutcomeName[] = ["audit", "review", "block", "proceed"];
  const ensures = Array.from({ length: 1 + source.below(2) }, (): Ensure => {
    const place = source.below(chosen.length);
    const isOrdered = isOrderedType((chosen[place] as Kind).type);
    const kind = source.pick([
      "at least",
      "at most",
      "independent",
      ...(isOrdered ? (["rises", "falls"] as const) : []),
    ] as const);
    if (kind !== "at least" && kind !== "at most") return { promise: { kind, field: place }, span: nowhere };
    const outcome = source.pick(outcomes);
    const clauses =
      outcome === "review" && kind === "at least" && source.chance(60)
        ? [{ people: 1 + source.below(2), anyOf: ["finance"] }]
        : [];
    return { promise: { kind, premise: condition(1), outcome, clauses }, span: nowhere };
  });
  const made = policy({
    ...(joint?.zone ? { zone: joint.zone } : {}),
    teams: teams(),
    rules,
    ensures,
    ...(source.chance(60) ? { otherwise: { ...otherwiseOf(), span: nowhere } } : {}),
    ...(source.chance(25)
      ? { spotCheck: { audit: { ...auditPart("1"), rate: share() }, details: { show: [] }, span: nowhere } }
      : {}),
  });
  function otherwiseOf() {
    const lets = source.chance(20);
    return { lets, asks: lets ? asking({}) : ask(), details: details() };
  }
  const id = field("id", { kind: "text" });
  return {
    policy: { ...made, fields: [...fields, id], identifiedBy: fields.length },
    values: [...chosen.map(({ values }) => [...values, ...(joint?.unknowns ?? unknowns)]), ["1", undefined]],
  };
}

/** Moneys of several currencies have no order among them. */
function isOrderedType(type: FieldType): boolean {
  return type.kind === "money" ? type.currencies.length === 1 : ["number", "date", "choice"].includes(type.kind);
}
