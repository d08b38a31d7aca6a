import type { CompareOperator, Condition, Constant, Value } from "../../src/model/condition.ts";
import { domainOfType } from "../../src/model/domain.ts";
import type { Zone } from "../../src/model/policy.ts";
import { at, constant, newYork } from "./build-model.ts";
import { generateSmallPolicy, type Kind, type SmallPolicy } from "./generate-small-policy.ts";
import type { Source } from "./source.ts";

const ordering: readonly CompareOperator[] = ["<", "<=", ">", ">=", "is", "is"];
const number = (value: string): Constant => ({ kind: "number", value });
const money = (amount: string, currency = "USD"): Constant => ({ kind: "money", currency, amount });
const text = (value: string): Constant => ({ kind: "text", value });
const day = (date: string): Constant => ({ kind: "date", day: Date.parse(date) / 86_400_000 });
const time = (instant: string): Constant => ({ kind: "time", at: Date.parse(instant) });

const whole: Kind = {
  type: { kind: "number", decimals: 0, least: "0", most: "4" },
  values: [0, 1, 2, 3, 4],
  constants: ["1", "2", "3"].map(number),
  operators: ordering,
};
const tenths: Kind = {
  type: { kind: "number", decimals: 1, least: "-0.1", most: "0.3" },
  values: [-0.1, 0, 0.1, 0.2, 0.3],
  constants: ["0.1", "0.2", "0"].map(number),
  operators: ordering,
};
const cents: Kind = {
  type: { kind: "money", currencies: ["USD"], roundedHalfEven: false, least: "0", most: "0.04" },
  values: [0, 0.01, 0.02, 0.03, 0.04],
  constants: [money("0.01"), money("0.03")],
  operators: ordering,
};
const limits = { USD: { least: "0", most: "0.02" }, EUR: { least: "0", most: "0.02" } };
const twoCurrencies: Kind = {
  type: { kind: "money", currencies: ["USD", "EUR"], roundedHalfEven: false, limits },
  values: ["USD", "EUR"].flatMap((currency) => [0, 0.01, 0.02].map((amount) => ({ amount, currency }))),
  constants: [money("0.01"), money("0.02", "EUR")],
  operators: ordering,
};
/** Of conditions that compare them with each other and with 0.5 alone three values on either side show all. */
const plain: Kind = {
  type: { kind: "number", least: "0", most: "1" },
  values: [0, 0.1, 0.2, 0.3, 0.5, 0.6, 0.7, 0.8, 1],
  constants: ["0.5", "1", "0"].map(number),
  operators: ordering,
};
const days: Kind = {
  type: { kind: "date", least: "2026-03-06", most: "2026-03-09" },
  values: ["2026-03-06", "2026-03-07", "2026-03-08", "2026-03-09"],
  constants: [day("2026-03-07"), day("2026-03-08")],
  operators: ordering,
};
const choices: Kind = {
  type: { kind: "choice", choices: ["low", "middle", "high"], ordered: true },
  values: ["low", "middle", "high"],
  constants: ["low", "middle", "high"].map((value, rank) => ({ kind: "choice", value, rank })),
  operators: ordering,
};
/** Of each kind that conditions tell apart two, and one like it but for its case: enough for two fields. */
const texts: Kind = {
  type: { kind: "text" },
  values: [
    ...["", "a", "A", "b", "B", "p", "q", "P", "ab", "ac", "AB"],
    ...["lawyer", "my lawyer", "LAWYER", "a lawyer", "a lawyer b", "A lawyer"],
  ],
  constants: ["a", "A", "b"].map(text),
  operators: ["is"],
};

/** In one the clock is set back over midnight, so that the day before comes twice; in one it skips midnight. */
const zones: readonly Zone[] = [
  newYork,
  { name: "Test/Back", version: "2026a", offsets: [-8_640_000_000_000, -16_200, 1_772_946_000, -19_800] },
  { name: "Test/On", version: "2026a", offsets: [-8_640_000_000_000, -19_800, 1_772_946_000, -16_200] },
];
/** Midnight in New York is at 2026-03-08T05:00Z. */
const midnight = 1_772_946_000_000;
const times: Kind = {
  type: { kind: "time", least: midnight - 1, most: midnight + 2 },
  values: [-1, 0, 1, 2].map((step) => new Date(midnight + step).toISOString()),
  constants: [time(new Date(midnight).toISOString())],
  operators: ordering,
};

const fewCents: Kind = {
  type: { kind: "money", currencies: ["USD"], roundedHalfEven: false, least: "0.01", most: "0.03" },
  values: [0.01, 0.02, 0.03],
  constants: [money("0.01"), money("0.02"), money("0.03")],
  operators: ordering,
};
/** Sums and counts over four elements show all that these conditions tell of longer lists. */
const amounts: Kind = {
  type: { kind: "list", of: fewCents.type },
  values: multisets([0.01, 0.02, 0.03, null], 4),
  constants: fewCents.constants,
  operators: ["is"],
};

function multisets(elements: readonly unknown[], longest: number): readonly (readonly unknown[])[] {
  const [first, ...others] = elements;
  if (longest === 0 || first === undefined) return [[]];
  return [...multisets(elements, longest - 1).map((list) => [first, ...list]), ...multisets(others, longest)];
}

const families: readonly (readonly Kind[])[] = [
  [whole],
  [cents],
  [texts],
  [days],
  [tenths, whole],
  [times, days],
  [twoCurrencies],
  [plain],
  [choices],
  [fewCents, amounts],
];

const MOST_INPUTS = 1300;
const unknowns: readonly unknown[] = [undefined, {}];

/** A policy of fields of one family, compared with each other; every value of every field is looked at. */
export function generateJointPolicy(source: Source): SmallPolicy {
  const family = source.pick(families);
  const wanted = Array.from({ length: 2 + source.below(3) }, () => source.pick(family));
  const kinds = family.includes(amounts) ? [amounts, fewCents] : [...wanted];
  while (kinds.reduce((product, { values }) => product * (values.length + unknowns.length), 1) > MOST_INPUTS)
    kinds.pop();
  const hasTimes = kinds.includes(times);
  return generateSmallPolicy(source, {
    kinds,
    unknowns,
    compared,
    ...(hasTimes ? { zone: source.pick(zones) } : {}),
  });
}

function compared(source: Source, chosen: readonly Kind[]): Condition | undefined {
  if (chosen.includes(amounts)) return source.chance(75) ? aboutList(source) : undefined;
  const left = source.below(chosen.length);
  const own = chosen[left] as Kind;
  const others = [...chosen.keys()].filter(
    (place) => domainOfType((chosen[place] as Kind).type).kind === domainOfType(own.type).kind,
  );
  const right = source.pick(others);
  const { kind } = own.type;
  const operator = source.pick(own.operators);
  const condition = (one: Value, other: Value, ignoringCase = false): Condition => ({
    kind: "compare",
    operator,
    left: one,
    right: other,
    ignoringCase,
  });
  if (kind === "text") return condition(at(left), at(right), source.chance(25));
  if (kind === "choice") return condition(at(left), at(right));
  if (kind === "number" && own.type.decimals === undefined) return condition(at(left), at(right));
  if (kind === "date" || kind === "time") return aboutTime(source, chosen, left, condition, right);
  const side = (): Value => sum(source, others, chosen);
  const other = source.chance(40) ? constant(source.pick(own.constants)) : side();
  if (source.chance(10)) return { kind: "one of", value: side(), constants: own.constants, ignoringCase: false };
  if (kind === "money" && own.type.currencies.length > 1 && source.chance(30))
    return { kind: "compare limits", operator, left: side(), limits: { USD: "1", EUR: "2" } };
  return source.chance(5) ? { kind: "missing", of: side() } : condition(side(), other);
}

/** Of the list that is the first field, and the amount that is the second. */
function aboutList(source: Source): Condition {
  const binder = 100 + source.below(1000);
  const list = { field: 0 };
  const element: Value = { kind: "item field", binder, list: 0, field: -1 };
  const other = source.chance(50) ? at(1) : constant(source.pick(fewCents.constants));
  const operator = source.pick(ordering);
  const compare = (left: Value, right: Value): Condition => ({
    kind: "compare",
    operator,
    left,
    right,
    ignoringCase: false,
  });
  const where: Condition = source.chance(50) ? { kind: "constant", value: true } : compare(element, other);
  const domain = domainOfType(fewCents.type);
  switch (source.below(3)) {
    case 0:
      return {
        kind: "quantifier",
        word: source.pick(["any", "every", "no"] as const),
        list,
        binder,
        where: compare(element, at(1)),
      };
    case 1:
      return compare({ kind: "count", list, binder, where }, constant(number(String(source.below(2)))));
    default:
      return compare({ kind: "sum", list, binder, where, of: element, domain }, other);
  }
}

function aboutTime(
  source: Source,
  chosen: readonly Kind[],
  left: number,
  condition: (left: Value, right: Value) => Condition,
  right: number,
): Condition {
  const other = source.below(chosen.length);
  const isTime = (place: number): boolean => chosen[place]?.type.kind === "time";
  if (source.chance(40)) return condition(at(left), at(right));
  if (source.chance(25)) return onClock(source, left, isTime(left));
  const number_ = source.pick([0, 1, -1, 2]);
  if (isTime(left) && isTime(other))
    return condition(
      { kind: "time between", left: at(left), right: at(other) },
      constant({ kind: "milliseconds", amount: number_ }),
    );
  const between: Value = { kind: "days between", left: at(left), right: at(other) };
  return condition(between, constant({ kind: "days", days: number_ }));
}

/** On which day of the week, or at which time of day, it is. */
function onClock(source: Source, left: number, isTime: boolean): Condition {
  const timed = isTime && source.chance(60);
  return {
    kind: "compare",
    operator: source.pick(ordering),
    left: { kind: timed ? "time of" : "weekday of", value: at(left) },
    right: constant(
      timed
        ? { kind: "time of day", at: source.pick([0, 1, 3_600_000, 82_800_000, 86_399_999]) }
        : { kind: "weekday", weekday: 1 + source.below(7) },
    ),
    ignoringCase: false,
  };
}

/** A field, or a few of them added up, some of them times a constant. */
function sum(source: Source, others: readonly number[], chosen: readonly Kind[]): Value {
  const place = source.pick(others);
  const type = (chosen[place] as Kind).type;
  const field = at(place);
  switch (source.below(4)) {
    case 0:
    case 1:
      return field;
    case 2: {
      const other = source.pick(others);
      const domains = [type, (chosen[other] as Kind).type].map((one) => domainOfType(one));
      const decimals = Math.max(...domains.map((domain) => (domain.kind === "number" ? (domain.decimals ?? 0) : 0)));
      const domain = type.kind === "money" ? domainOfType(type) : { kind: "number" as const, decimals };
      return { kind: "arithmetic", operator: source.pick(["+", "-"] as const), left: field, right: at(other), domain };
    }
    default: {
      const by = source.pick(["0.5", "2", "-1", "1.5"]);
      const written = by.includes(".") ? 1 : 0;
      const domain = domainOfType(type);
      if (domain.kind === "money") return { kind: "scale", value: field, by, domain: { ...domain, extra: written } };
      const decimals = (domain.kind === "number" ? (domain.decimals ?? 0) : 0) + written;
      return { kind: "scale", value: field, by, domain: { kind: "number", decimals } };
    }
  }
}
