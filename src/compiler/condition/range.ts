import type { CompareOperator, Constant } from "../../model/condition.ts";
import type { FieldType } from "../../model/types.ts";
import { parseDate } from "../../values/calendar.ts";
import { rangeIn } from "../../values/money.ts";
import { compareConstants } from "./constant.ts";

/** The least and greatest value that a type allows; of money in several currencies in that of the constant. */
export function boundsOf(
  type: FieldType | undefined,
  constant?: Constant,
): readonly [Constant | undefined, Constant | undefined] {
  if (type === undefined) return [undefined, undefined];
  if (type.kind === "choice" && type.ordered) {
    const last = type.choices.length - 1;
    const choice = (rank: number): Constant => ({ kind: "choice", value: type.choices[rank] ?? "", rank });
    return [choice(0), choice(last)];
  }
  if (type.kind === "money" && type.limits !== undefined && constant?.kind === "money") {
    const { least, most } = rangeIn(type, constant.currency);
    const bound = (amount: string | undefined): Constant | undefined =>
      amount === undefined ? undefined : { ...constant, amount };
    return [bound(least), bound(most)];
  }
  if (type.kind === "number" || type.kind === "money" || type.kind === "date" || type.kind === "time") {
    return [boundOf(type, type.least), boundOf(type, type.most)];
  }
  return [undefined, undefined];
}

function boundOf(type: FieldType, bound: string | number | undefined): Constant | undefined {
  if (bound === undefined) return undefined;
  if (type.kind === "money") return { kind: "money", currency: type.currencies[0] ?? "", amount: String(bound) };
  if (type.kind === "date") return { kind: "date", day: parseDate(String(bound)) ?? 0 };
  if (type.kind === "time") return { kind: "time", at: Number(bound) };
  return { kind: "number", value: String(bound) };
}

/** What a comparison of any value in range with the constant comes to, where that is the same for all of them. */
export function settledByRange(
  operator: CompareOperator,
  type: FieldType | undefined,
  constant: Constant,
): boolean | undefined {
  const [least, most] = boundsOf(type, constant);
  const low = least === undefined ? undefined : compareConstants(least, constant);
  const high = most === undefined ? undefined : compareConstants(most, constant);
  const allAbove = low !== undefined && low > 0;
  const allAtLeast = low !== undefined && low >= 0;
  const allBelow = high !== undefined && high < 0;
  const allAtMost = high !== undefined && high <= 0;
  switch (operator) {
    case "is":
      return allAbove || allBelow ? false : undefined;
    case "<":
      return allBelow ? true : allAtLeast ? false : undefined;
    case "<=":
      return allAtMost ? true : allAbove ? false : undefined;
    case ">":
      return allAbove ? true : allAtMost ? false : undefined;
    case ">=":
      return allAtLeast ? true : allBelow ? false : undefined;
  }
}
