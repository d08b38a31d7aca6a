/** How a number is spread over days. Shares are by nearest rank, so that each of these is the number of a real day. */
export interface Spread {
  readonly mean: number;
  readonly least: number;
  /** A tenth of the days has at most this many. */
  readonly tenth: number;
  readonly median: number;
  /** Nine tenths of the days have at most this many. */
  readonly ninth: number;
  readonly most: number;
}

/** Undefined of no numbers. */
export function spreadOf(numbers: readonly number[]): Spread | undefined {
  if (numbers.length === 0) return undefined;
  const sorted = Float64Array.from(numbers).sort();
  const at = (share: number): number => sorted[nearestRank(sorted.length, share)] as number;
  const sum = sorted.reduce((all, each) => all + each, 0);
  return { mean: sum / sorted.length, least: at(0), tenth: at(0.1), median: at(0.5), ninth: at(0.9), most: at(1) };
}

/** Of so many in ascending order: the place, from 0, up to which at least the share lies. */
export function nearestRank(count: number, share: number): number {
  return Math.max(0, Math.ceil(count * share - 1e-9) - 1);
}
