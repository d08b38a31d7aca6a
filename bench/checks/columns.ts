import type { Condition } from "../../src/model/condition.ts";
import type { FieldType } from "../../src/model/types.ts";
import { at, choice, compare, constant, dollars, numeral } from "../../test/support/build-model.ts";

/** A field whose values are so many places in a row; those of a choice are its choices. */
export interface Column {
  readonly type: FieldType;
  readonly size: number;
  readonly isChoice: boolean;
  /** What it is compared with at a place. */
  readonly written: (place: number) => Parameters<typeof compare>[2];
}

const grades = ["A", "B", "C", "D", "E", "F"] as const;

const money: FieldType = { kind: "money", currencies: ["USD"], roundedHalfEven: false, least: "0" };

const kinds: readonly Column[] = [
  { type: money, size: 5_000_000, isChoice: false, written: (cents) => dollars(decimal(cents)) },
  {
    type: { kind: "number", least: "0", most: "100" },
    size: 10_000,
    isChoice: false,
    written: (hundredths) => numeral(decimal(hundredths)),
  },
  {
    type: choice(...grades),
    size: grades.length,
    isChoice: true,
    written: (rank) => constant({ kind: "choice", value: grades[rank] as string, rank }),
  },
  {
    type: { kind: "number", decimals: 0, least: "0", most: "9999" },
    size: 10_000,
    isChoice: false,
    written: (place) => numeral(String(place)),
  },
  { type: money, size: 30_000_000, isChoice: false, written: (cents) => dollars(decimal(cents)) },
  {
    type: { kind: "number", decimals: 2, least: "0", most: "99.99" },
    size: 10_000,
    isChoice: false,
    written: (hundredths) => numeral(decimal(hundredths)),
  },
];

function decimal(hundredths: number): string {
  return (hundredths / 100).toFixed(2);
}

export function columnsOf(count: number): readonly Column[] {
  return Array.from({ length: count }, (_, place) => kinds[place % kinds.length] as Column);
}

/** Places from `from` to before `to`, or of a choice these. */
export type Side = { readonly from: number; readonly to: number } | { readonly chosen: readonly number[] };

export function wholeSide({ isChoice, size }: Column): Side {
  return isChoice ? { chosen: Array.from({ length: size }, (_, place) => place) } : { from: 0, to: size };
}

/** None where the side holds every place. */
export function conditionsOf({ size, written }: Column, side: Side, field: number): readonly Condition[] {
  if ("chosen" in side) {
    if (side.chosen.length === size) return [];
    const [only] = side.chosen;
    if (only !== undefined && side.chosen.length === 1) return [compare(at(field), "is", written(only))];
    const constants = side.chosen.flatMap((place) => {
      const value = written(place);
      return value.kind === "constant" ? [value.constant] : [];
    });
    return [{ kind: "one of", value: at(field), constants, ignoringCase: false }];
  }
  return [
    ...(side.from > 0 ? [compare(at(field), ">=", written(side.from))] : []),
    ...(side.to < size ? [compare(at(field), "<", written(side.to))] : []),
  ];
}
