import type { CompareOperator, Condition, Constant, Domain, Value } from "../../src/model/condition.ts";
import { domainOfType } from "../../src/model/domain.ts";
import type { Policy } from "../../src/model/policy.ts";
import type { FieldType } from "../../src/model/types.ts";
import { asking, at, clause, constant, field, policy, rate, rule } from "../support/build-model.ts";
import type { Source } from "../support/source.ts";

const operators: readonly CompareOperator[] = ["<", "<=", ">", ">=", "is"];

interface Family {
  readonly types: readonly FieldType[];
  readonly constants: readonly Constant[];
}

const number = (value: string): Constant => ({ kind: "number", value });
const money = (amount: string): Constant => ({ kind: "money", currency: "USD", amount });

/** Ranges without end: what looking at every input cannot show. */
const families: readonly Family[] = [
  {
    types: [
      { kind: "money", currencies: ["USD"], roundedHalfEven: false, least: "0" },
      { kind: "money", currencies: ["USD"], roundedHalfEven: false },
    ],
    constants: ["0", "1", "1000.5", "10000", "0.01", "-20", "90071992547409.91"].map(money),
  },
  {
    types: [
      { kind: "number", decimals: 0 },
      { kind: "number", decimals: 0, least: "0", most: "100" },
      { kind: "number", decimals: 2 },
    ],
    constants: ["0", "1", "7", "100", "-3", "12.5"].map(number),
  },
  { types: [{ kind: "date" }], constants: [0, 20_000, 20_454].map((day) => ({ kind: "date", day })) },
  { types: [{ kind: "text" }], constants: ["a", "b"].map((value) => ({ kind: "text", value })) },
];

/** A policy whose conditions compare fields with each other, sums of them, and constants. */
export function generateUnboundedPolicy(source: Source): Policy {
  const family = source.pick(families);
  const types = Array.from({ length: 2 + source.below(4) }, () => source.pick(family.types));
  const [first] = types as [FieldType];

  function atom(): Condition {
    const kind = first.kind;
    const operator = kind === "text" ? "is" : source.pick(operators);
    const compare = (left: Value, right: Value): Condition => ({
      kind: "compare",
      operator,
      left,
      right,
      ignoringCase: false,
    });
    const any = (): Value => at(source.below(types.length));
    if (kind === "text") return compare(any(), source.chance(70) ? any() : constant(source.pick(family.constants)));
    if (kind === "date" && source.chance(60)) {
      const days = constant({ kind: "days", days: source.pick([0, 1, 30, -7]) });
      return compare({ kind: "days between", left: any(), right: any() }, days);
    }
    if (kind === "date") return compare(any(), source.chance(50) ? any() : constant(source.pick(family.constants)));
    return compare(sum(), source.chance(40) ? constant(source.pick(family.constants)) : sum());
  }

  function sum(): Value {
    const place = source.below(types.length);
    const own = domainOfType(types[place] as FieldType);
    const form = source.below(5);
    if (form < 2) return at(place);
    if (form === 2) return scaled(at(place), own, source.pick(["0.4", "2", "-1", "1.05"]));
    const other = source.chance(30) ? sum() : at(source.below(types.length));
    const domain = finer(own, domainOf(other));
    return { kind: "arithmetic", operator: source.pick(["+", "-"] as const), left: at(place), right: other, domain };
  }

  function domainOf(value: Value): Domain {
    if (value.kind === "field") return domainOfType(types[value.field] as FieldType);
    return "domain" in value ? value.domain : { kind: "number", decimals: 0 };
  }

  function condition(depth: number): Condition {
    if (depth === 0 || source.chance(35)) return source.chance(25) ? { kind: "not", part: atom() } : atom();
    const parts = Array.from({ length: 2 + source.below(2) }, () => condition(depth - 1));
    return { kind: source.pick(["and", "and", "or"] as const), parts };
  }

  const rules = Array.from({ length: 2 + source.below(3) }, (_, place) =>
    rule(`r${place}`, condition(2), asking({ reviews: [{ rate: rate("1"), clauses: [clause("legal")] }] }), {
      exceptions: source.chance(30) ? [condition(1)] : [],
    }),
  );
  return { ...policy({ rules }), fields: types.map((type, place) => field(`f${place}`, type)) };
}

function scaled(value: Value, own: Domain, by: string): Value {
  const written = by.includes(".") ? by.length - by.indexOf(".") - 1 : 0;
  const domain: Domain =
    own.kind === "money"
      ? { ...own, extra: own.extra + written }
      : { kind: "number", decimals: (own.kind === "number" ? (own.decimals ?? 0) : 0) + written };
  return { kind: "scale", value, by, domain };
}

function finer(first: Domain, second: Domain): Domain {
  if (first.kind === "money" && second.kind === "money")
    return { ...first, extra: Math.max(first.extra, second.extra) };
  const decimals = (domain: Domain): number => (domain.kind === "number" ? (domain.decimals ?? 0) : 0);
  return { kind: "number", decimals: Math.max(decimals(first), decimals(second)) };
}
