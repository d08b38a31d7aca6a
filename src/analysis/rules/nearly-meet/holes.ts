import type { Constant } from "../../../model/condition.ts";
import type { Policy } from "../../../model/policy.ts";
import { readField } from "../../../model/read.ts";
import type { Field, FieldType } from "../../../model/types.ts";
import { compareDecimals, decimalOf, decimalOfNumber, printDecimal } from "../../../values/decimal.ts";
import { minorDigitsOf } from "../../../values/money.ts";
import { gridOf } from "../../space/grid-cells.ts";
import type { PlannedCut } from "../../space/planned-cut.ts";
import { floor, isWhole, multiply, rational, rationalOfDecimal } from "../../space/rational.ts";
import type { Threshold } from "./thresholds.ts";

/** One value between thresholds: some stop holding at it, and some begin to hold right after it. */
export interface Hole {
  readonly field: number;
  readonly ending: readonly Threshold[];
  readonly beginning: readonly Threshold[];
  readonly below: Value;
  readonly at: Value;
  readonly above: Value;
}

export interface Value {
  /** As an input holds it. */
  readonly raw: unknown;
  readonly constant: Constant;
}

/** Holes that there may be: whether other rules cover them is not looked at. */
export function holesOf(
  { fields, zone }: Policy,
  thresholds: readonly Threshold[],
  cutOf: (field: number) => PlannedCut | undefined,
): readonly Hole[] {
  return [...Map.groupBy(thresholds, ({ field }) => field)].flatMap(([place, own]) => {
    const { type } = fields[place] as Field;
    const isRead = ({ raw }: Value): boolean => raw !== undefined && readField(type, raw, { zone }).known;
    const lines = Map.groupBy(own, ({ constant }) => (constant.kind === "money" ? constant.currency : ""));
    return [...lines].flatMap(([currency, along]) => {
      const line = lineOf(type, currency, cutOf(place));
      if (line === undefined) return [];
      const changeOf = (threshold: Threshold): string => changeKept(type, currency, threshold, line);
      const endingAt = Map.groupBy(along.filter(ends), changeOf);
      const beginningAt = Map.groupBy(
        along.filter((one) => !ends(one)),
        changeOf,
      );
      return [...endingAt].flatMap(([change, ending]): readonly Hole[] => {
        const beginning = beginningAt.get(line.after(change));
        const values = beginning && line.around(ending[0] as Threshold);
        if (beginning === undefined || values === undefined || !Object.values(values).every(isRead)) return [];
        return [{ field: place, ending, beginning, ...values }];
      });
    });
  });
}

const changes = new WeakMap<object, Change>();

interface Change {
  readonly type: FieldType;
  readonly currency: string;
  readonly change: string;
}

/** The same for the same atom in every version. */
function changeKept(type: FieldType, currency: string, threshold: Threshold, line: Line): string {
  const known = changes.get(threshold.atom);
  if (known?.type === type && known.currency === currency) return known.change;
  const change = line.changeOf(threshold);
  changes.set(threshold.atom, { type, currency, change });
  return change;
}

/** Whether what it says of a rule is true of small values and false of great ones. */
function ends({ operator, isNegated }: Threshold): boolean {
  return (operator === "<" || operator === "<=") !== isNegated;
}

/** The values of a field in order, of money those of one currency. */
interface Line {
  /** Where a threshold changes, the same for the same place. */
  readonly changeOf: (threshold: Threshold) => string;
  /** The next place at which another may change: one value lies between. */
  readonly after: (change: string) => string;
  /** The value at which a threshold changes that ends there, and those beside it. */
  readonly around: (threshold: Threshold) => Record<"below" | "at" | "above", Value> | undefined;
}

function lineOf(type: FieldType, currency: string, cut: PlannedCut | undefined): Line | undefined {
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
  constantOf: (units: bigint, like: Threshold) => Constant,
): Line {
  const scale = rational(10n ** BigInt(decimals));
  /** The first unit at which it is not what it was before. */
  const firstOf = ({ constant, operator }: Threshold): bigint => {
    const place = multiply(rationalOfDecimal(decimalOf(sizeOf(constant))), scale);
    const isAt = isWhole(place) && (operator === ">=" || operator === "<");
    return isAt ? floor(place) : floor(place) + 1n;
  };
  return {
    changeOf: (threshold) => String(firstOf(threshold)),
    after: (change) => String(BigInt(change) + 1n),
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
