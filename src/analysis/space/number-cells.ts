import { readField } from "../../model/read.ts";
import type { FieldType } from "../../model/types.ts";
import { compareDecimals, type Decimal, decimalOf, decimalOfNumber, printDecimal } from "../../values/decimal.ts";
import type { Cell, End } from "./cell.ts";
import type { Rational } from "./rational.ts";

type NumberType = FieldType & { readonly kind: "number" };

/** The cells of numbers of any decimals: each constant by itself, and what lies between. Constants are exact decimals. */
export function numberCells(type: NumberType, places: readonly Rational[]): readonly Cell[] {
  const least = type.least === undefined ? undefined : decimalOf(type.least);
  const most = type.most === undefined ? undefined : decimalOf(type.most);
  const given = [...places.map(decimalOfRational), ...(least ? [least] : []), ...(most ? [most] : [])].sort(
    compareDecimals,
  );
  const cuts = given.filter((cut, at) => {
    const before = given[at - 1];
    return before === undefined || compareDecimals(before, cut) !== 0;
  });
  const cells: (Cell | undefined)[] = [];
  for (let at = 0; at <= cuts.length; at++) {
    const [before, cut] = [cuts[at - 1], cuts[at]];
    cells.push(between(type, before, cut));
    if (cut !== undefined) cells.push(atCut(type, cut));
  }
  const [last, first] = [type.most, type.least].map((bound) => (bound === undefined ? undefined : Number(bound)));
  return cells
    .filter((cell) => cell !== undefined)
    .map(({ from, to, ...cell }) => ({
      ...cell,
      ...(from && !(from.included && from.raw === first) ? { from } : {}),
      ...(to && !(to.included && to.raw === last) ? { to } : {}),
    }));
}

function decimalOfRational({ numerator, denominator }: Rational): Decimal {
  return { units: numerator, decimals: denominator.toString().length - 1 };
}

function atCut(type: NumberType, cut: Decimal): Cell | undefined {
  const raw = Number(printDecimal(cut));
  if (!Number.isFinite(raw) || compareDecimals(decimalOfNumber(raw), cut) !== 0) return undefined;
  const end = { raw, included: true };
  return cellOf(type, [raw], end, end);
}

function between(type: NumberType, low: Decimal | undefined, high: Decimal | undefined): Cell | undefined {
  const inside = (number: number): boolean => {
    if (!Number.isFinite(number)) return false;
    const decimal = decimalOfNumber(number);
    return (
      (low === undefined || compareDecimals(decimal, low) > 0) &&
      (high === undefined || compareDecimals(decimal, high) < 0)
    );
  };
  const [from, to] = [endOf(low), endOf(high)];
  const [first, last] = [from?.raw as number | undefined, to?.raw as number | undefined];
  const tried =
    first !== undefined && last !== undefined
      ? [...short((first + last) / 2, last - first), (first + last) / 2, next(first, 1), next(last, -1), first, last]
      : first !== undefined
        ? [Math.floor(first) + 1, first + 1, next(first, 1), first, 2 * first, Number.MAX_VALUE]
        : last !== undefined
          ? [Math.ceil(last) - 1, last - 1, next(last, -1), last, 2 * last, -Number.MAX_VALUE]
          : [0, 1, -1];
  return cellOf(type, tried.filter(inside), from, to);
}

function cellOf(
  type: NumberType,
  raws: readonly number[],
  from: End | undefined,
  to: End | undefined,
): Cell | undefined {
  const known = raws.filter((raw) => readField(type, raw, {}).known);
  const reading = known.length === 0 ? undefined : readField(type, known[0], {});
  return reading?.known ? { raws: [...new Set(known)], reading, ...(from && { from }), ...(to && { to }) } : undefined;
}

function endOf(cut: Decimal | undefined): End | undefined {
  return cut && { raw: Number(printDecimal(cut)), included: false };
}

/** The number with as few decimals as its stretch leaves room for. */
function short(number: number, width: number): readonly number[] {
  return [0, 1, 2, 3, 6, 9, 12]
    .filter((digits) => 10 ** -digits < width / 2)
    .map((digits) => Number(number.toFixed(digits)));
}

/** The next number up or down. */
function next(number: number, direction: 1 | -1): number {
  if (number === 0) return direction * Number.MIN_VALUE;
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, number);
  view.setBigInt64(0, view.getBigInt64(0) + BigInt(number > 0 === direction > 0 ? 1 : -1));
  return view.getFloat64(0);
}
