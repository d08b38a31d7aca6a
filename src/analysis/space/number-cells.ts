import { readField } from "../../model/read.ts";
import type { FieldType } from "../../model/types.ts";
import { compareDecimals, type Decimal, decimalOf, decimalOfNumber, printDecimal } from "../../values/decimal.ts";
import type { Cell, End } from "./cell.ts";
import { lazily } from "./lazily.ts";
import type { Rational } from "./rational.ts";

type NumberType = FieldType & { readonly kind: "number" };

export interface NumberCells {
  readonly cells: readonly Cell[];
  /** The cells at which a condition that changes at these places may change: at a place, and right after it. */
  readonly startsAt: (places: readonly Rational[]) => readonly number[];
}

/** The cells of numbers of any decimals: each constant by itself, and what lies between. Constants are exact decimals. */
export function numberCells(type: NumberType, places: readonly Rational[]): NumberCells {
  const least = type.least === undefined ? undefined : decimalOf(type.least);
  const most = type.most === undefined ? undefined : decimalOf(type.most);
  const given = [...places.map(decimalOfRational), ...(least ? [least] : []), ...(most ? [most] : [])].sort(
    compareDecimals,
  );
  const cuts = given.filter((cut, at) => {
    const before = given[at - 1];
    return before === undefined || compareDecimals(before, cut) !== 0;
  });
  const [last, first] = [type.most, type.least].map((bound) => (bound === undefined ? undefined : Number(bound)));
  const ends = (from: End | undefined, to: End | undefined) => ({
    ...(from && !(from.included && from.raw === first) ? { from } : {}),
    ...(to && !(to.included && to.raw === last) ? { to } : {}),
  });
  const cells: Cell[] = [];
  /** By cut, the first cell at it or after, and the first after it. */
  const atCuts: number[] = [];
  const afterCuts: number[] = [];
  for (let at = 0; at <= cuts.length; at++) {
    const [before, cut] = [cuts[at - 1], cuts[at]];
    const between = cellBetween(type, before, cut, ends);
    if (between !== undefined) cells.push(between);
    if (cut === undefined) continue;
    atCuts.push(cells.length);
    const own = cellAtCut(type, cut, ends);
    if (own !== undefined) cells.push(own);
    afterCuts.push(cells.length);
  }
  return {
    cells,
    startsAt: (wanted) =>
      wanted.flatMap((place) => {
        const at = placeOf(cuts, decimalOfRational(place));
        return at === undefined ? [] : [atCuts[at] as number, afterCuts[at] as number];
      }),
  };
}

function placeOf(cuts: readonly Decimal[], wanted: Decimal): number | undefined {
  let [low, high] = [0, cuts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareDecimals(cuts[middle] as Decimal, wanted) < 0) low = middle + 1;
    else high = middle;
  }
  const found = cuts[low];
  return found !== undefined && compareDecimals(found, wanted) === 0 ? low : undefined;
}

type Ends = (from: End | undefined, to: End | undefined) => { readonly from?: End; readonly to?: End };

function decimalOfRational({ numerator, denominator }: Rational): Decimal {
  return { units: numerator, decimals: denominator.toString().length - 1 };
}

function cellAtCut(type: NumberType, cut: Decimal, ends: Ends): Cell | undefined {
  const raw = Number(printDecimal(cut));
  if (!Number.isFinite(raw) || compareDecimals(decimalOfNumber(raw), cut) !== 0) return undefined;
  const end = { raw, included: true };
  return cellOf(type, [raw], () => true, ends(end, end));
}

function cellBetween(
  type: NumberType,
  low: Decimal | undefined,
  high: Decimal | undefined,
  ends: Ends,
): Cell | undefined {
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
  return cellOf(type, tried, inside, ends(from, to));
}

function cellOf(
  type: NumberType,
  tried: readonly number[],
  inside: (number: number) => boolean,
  ends: ReturnType<Ends>,
): Cell | undefined {
  const raws = lazily(() => [
    ...new Set(tried.filter((number) => inside(number) && readField(type, number, {}).known)),
  ]);
  for (const number of tried) {
    const reading = inside(number) ? readField(type, number, {}) : undefined;
    if (!reading?.known) continue;
    return {
      get raws() {
        return raws();
      },
      reading,
      ...ends,
    };
  }
  return undefined;
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
