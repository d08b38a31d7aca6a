import type { Constant } from "../../../model/condition.ts";
import type { FieldType } from "../../../model/types.ts";
import { compareDecimals, decimalOf, decimalOfNumber, printDecimal } from "../../../values/decimal.ts";
import { minorDigitsOf } from "../../../values/money.ts";
import { gridOf } from "../../space/grid-cells.ts";
import type { PlannedCut } from "../../space/planned-cut.ts";
import { floor, isWhole, multiply, rational, rationalOfDecimal } from "../../space/rational.ts";
import type { RuleThreshold } from "./thresholds.ts";

export interface Value {
  /** As an input holds it. */
  readonly raw: unknown;
  readonly constant: Constant;
}

/** The values of a field in order, of money those of one currency. */
export interface Line {
  /** Where a threshold changes, the same for the same place. */
  readonly changeOf: (threshold: RuleThreshold) => string;
  /** The next place at which another may change, and the one before: one value lies between. "" where there is none. */
  readonly after: (change: string) => string;
  readonly before: (change: string) => string;
  /** The value at which a threshold changes that ends there, and those beside it. */
  readonly around: (threshold: RuleThreshold) => Record<"below" | "at" | "above", Value> | undefined;
}

export function lineOf(type: FieldType, currency: string, cut: PlannedCut | undefined): Line | undefined {
  switch (type.kind) {
    case "number": {
      if (type.decimals === undefined) return cut && decimals(cut);
      const { rawOf } = gridOf(type, undefined);
      return units(type.decimals, rawOf, (whole, { constant }) => {
        const value = printDecimal({ units: whole, decimals: type.decimals ?? 0 });
        return constant.kind === "number" ? { ...constant, value } : { kind: "number", value };
      });
    }
    case "money": {
      if (!type.currencies.includes(currency)) return undefined;
      const digits = minorDigitsOf(currency) ?? 2;
      const { rawOf } = gridOf(type, currency);
      return units(digits, rawOf, (whole) => ({
        kind: "money",
        currency,
        amount: printDecimal({ units: whole, decimals: digits }),
      }));
    }
    case "date":
      return units(0, gridOf(type, undefined).rawOf, (day) => ({ kind: "date", day: Number(day) }));
    case "time":
      return units(0, gridOf(type, undefined).rawOf, (at) => ({ kind: "time", at: Number(at) }));
    case "choice": {
      const choiceOf = (rank: bigint): string | undefined => type.choices[Number(rank)];
      return units(0, choiceOf, (rank) => ({ kind: "choice", value: choiceOf(rank) ?? "", rank: Number(rank) }));
    }
    default:
      return undefined;
  }
}

/** Whole units, one value each. */
function units(
  decimals: number,
  rawOf: (units: bigint) => unknown,
  constantOf: (units: bigint, like: RuleThreshold) => Constant,
): Line {
  const scale = rational(10n ** BigInt(decimals));
  /** The first unit at which it is not what it was before. */
  const firstOf = ({ constant, operator }: RuleThreshold): bigint => {
    const place = multiply(rationalOfDecimal(decimalOf(sizeOf(constant))), scale);
    const isAt = isWhole(place) && (operator === ">=" || operator === "<");
    return isAt ? floor(place) : floor(place) + 1n;
  };
  return {
    changeOf: (threshold) => String(firstOf(threshold)),
    after: (change) => String(BigInt(change) + 1n),
    before: (change) => String(BigInt(change) - 1n),
    around: (threshold) => {
      const first = firstOf(threshold);
      const value = (whole: bigint): Value => ({ raw: rawOf(whole), constant: constantOf(whole, threshold) });
      return { below: value(first - 1n), at: value(first), above: value(first + 1n) };
    },
  };
}

/** In units of the grid but for their decimals. */
function sizeOf(constant: Constant): string {
  switch (constant.kind) {
    case "number":
      return constant.value;
    case "money":
      return constant.amount;
    case "date":
      return String(constant.day);
    case "time":
      return String(constant.at);
    case "choice":
      return String(constant.rank);
    default:
      throw new Error(`This is a bug: a threshold of ${constant.kind}`);
  }
}

/** Numbers of any decimals: a constant by itself, and what lies between two. */
function decimals({ cells }: PlannedCut): Line {
  const valueAt = (place: number, like: Constant): Value => {
    const raw = cells[place]?.raws[0];
    if (typeof raw !== "number") return { raw: undefined, constant: like };
    const value = printDecimal(decimalOfNumber(raw));
    return { raw, constant: like.kind === "number" ? { ...like, value } : { kind: "number", value } };
  };
  return {
    changeOf: ({ constant, operator }) => {
      const place = printDecimal(decimalOf(sizeOf(constant)));
      return operator === ">=" || operator === "<" ? `at ${place}` : `after ${place}`;
    },
    after: (change) => (change.startsWith("at ") ? change.replace("at ", "after ") : ""),
    before: (change) => (change.startsWith("after ") ? change.replace("after ", "at ") : ""),
    around: ({ constant }) => {
      const wanted = decimalOf(sizeOf(constant));
      const place = cells.findIndex(({ raws: [raw] }) =>
        typeof raw === "number" ? compareDecimals(decimalOfNumber(raw), wanted) === 0 : false,
      );
      if (place < 0) return undefined;
      return { below: valueAt(place - 1, constant), at: valueAt(place, constant), above: valueAt(place + 1, constant) };
    },
  };
}
