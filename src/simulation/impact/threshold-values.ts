import { nearestRank } from "./spread.ts";

/**
 * At most so many round numbers between the least and the greatest of what is held against a threshold, closer together
 * where there is more of it; the present number is one of them. Decimals as text, ascending.
 */
export function valuesAtQuantiles(held: readonly number[], present: string, count: number): readonly string[] {
  const finite = Float64Array.from(held.filter(Number.isFinite)).sort();
  const chosen = new Set([present]);
  if (finite.length > 0 && finite[0] !== finite.at(-1)) {
    const round = roundingFor(finite, Number(present));
    for (let at = 0; at < count - 1; at++)
      chosen.add(round(finite[nearestRank(finite.length, at / (count - 2))] as number));
  }
  if (chosen.size < 3) for (const each of around(Number(present), count)) chosen.add(each);
  return withoutEqual([...chosen], present).sort((first, second) => Number(first) - Number(second));
}

/** To hundredths of the range in which most of it lies, and no finer than it is itself. */
function roundingFor(sorted: Float64Array, present: number): (value: number) => string {
  const at = (share: number): number => sorted[nearestRank(sorted.length, share)] as number;
  const range = at(0.95) - at(0.05) || at(1) - at(0);
  const power = Math.floor(Math.log10(range / 100));
  const finest = decimalsOf([...sorted.subarray(0, 1000), present]);
  const decimals = Math.min(Math.max(-power, 0), finest, 12);
  const step = power > 0 ? 10 ** power : 1;
  return (value) => (step > 1 ? Math.round(value / step) * step : value).toFixed(decimals);
}

function decimalsOf(values: readonly number[]): number {
  let most = 0;
  for (const value of values) {
    const text = String(Number(value.toPrecision(12)));
    if (text.includes("e")) continue;
    most = Math.max(most, text.split(".")[1]?.length ?? 0);
  }
  return most;
}

/** Where nothing is known of what is held against it: from nothing to twice the number. */
function around(present: number, count: number): readonly string[] {
  const reach = present === 0 ? 1 : Math.abs(present);
  const decimals = Number.isInteger(present) && reach >= count ? 0 : Math.max(2, decimalsOf([present]));
  return Array.from({ length: count }, (_, at) => (present - reach + (2 * reach * at) / (count - 1)).toFixed(decimals));
}

/** Each number once; the present one as it is given. */
function withoutEqual(values: readonly string[], present: string): string[] {
  const byNumber = new Map(values.map((value) => [Number(value), value]));
  byNumber.set(Number(present), present);
  return [...byNumber.values()];
}
