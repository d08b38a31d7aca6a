import type { Condition } from "../../src/model/condition.ts";
import type { Policy } from "../../src/model/policy.ts";
import { and, asking, not, nowhere, or, rule } from "../../test/support/build-model.ts";
import { type Column, columnsOf, conditionsOf, type Side } from "./columns.ts";
import { type Random, randomFrom } from "./random.ts";
import { outcomeOf, policyOf } from "./tables.ts";

export interface Sparse {
  readonly fields: number;
  readonly rules: number;
  readonly seed: number;
  /** Each side a tenth of its field at most, so that the rules leave most inputs to no rule. */
  readonly narrow?: boolean;
}

/** Rules over many fields of which each looks at three, with `and`, `or` and `not` within each other. */
export function sparseOf({ fields, rules, seed, narrow = false }: Sparse): Policy {
  const random = randomFrom(seed);
  const columns = columnsOf(fields);
  return policyOf(
    columns,
    Array.from({ length: rules }, (_, place) =>
      rule(`rule ${place + 1}`, nested(columns, random, narrow), asking({}), outcomeOf(random)),
    ),
  );
}

/** Promises about one or two fields each: some hold, most do not. */
export function ensuresFor({ fields }: Policy, count: number): Policy["ensures"] {
  const random = randomFrom(count);
  const columns = columnsOf(fields.length);
  return Array.from({ length: count }, (_, place): Policy["ensures"][number] => {
    if (place % 10 === 9)
      return { promise: { kind: "independent", field: random.below(columns.length) }, span: nowhere };
    const premise = nested(columns, random);
    if (place % 2 === 0)
      return { promise: { kind: "at least", premise, outcome: "review", clauses: [] }, span: nowhere };
    return { promise: { kind: "at most", premise, outcome: "review", clauses: [] }, span: nowhere };
  });
}

/** Promises about two inputs that differ in one field: that they are decided alike. */
export function pairsFor({ fields }: Policy, count: number): Policy["ensures"] {
  const kinds = ["rises", "falls", "independent"] as const;
  return Array.from({ length: count }, (_, place): Policy["ensures"][number] => {
    const kind = kinds[place % kinds.length] as (typeof kinds)[number];
    return { promise: { kind, field: place % fields.length }, span: nowhere };
  });
}

function nested(columns: readonly Column[], random: Random, narrow = false): Condition {
  const left = columns.map((_, field) => field);
  const [first, second, third] = Array.from({ length: 3 }, () => {
    const [field = 0] = left.splice(random.below(left.length), 1);
    const column = columns[field] as Column;
    return and(...conditionsOf(column, someSide(column, random, narrow), field));
  }) as [Condition, Condition, Condition];
  switch (random.below(4)) {
    case 0:
      return and(first, or(second, third));
    case 1:
      return and(first, not(or(not(second), third)));
    default:
      return and(first, second, third);
  }
}

function someSide({ isChoice, size }: Column, random: Random, narrow: boolean): Side {
  if (narrow && isChoice) return { chosen: [random.below(size)] };
  if (narrow) {
    const from = 1 + random.below(size - 2);
    return { from, to: Math.min(size, from + 1 + random.below(Math.ceil(size / 10))) };
  }
  if (isChoice) {
    const chosen = Array.from({ length: size }, (_, place) => place).filter(() => random.below(2) === 0);
    return { chosen: chosen.length === 0 || chosen.length === size ? [random.below(size)] : chosen };
  }
  const [one, other] = [1 + random.below(size - 2), 1 + random.below(size - 2)].sort((low, high) => low - high);
  const [from, to] = [one as number, (other as number) + 1];
  return random.pick([
    { from, to },
    { from: 0, to },
    { from, to: size },
  ]);
}
