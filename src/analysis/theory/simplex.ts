import { add, compare, divide, type Exact, multiply, opposite, signOf, subtract } from "./exact.ts";

/** A bound of a variable: `step` is -1 for strictly below `value`, 1 for strictly above, 0 for the value itself. */
export interface Bound {
  readonly value: Exact;
  readonly step: -1 | 0 | 1;
  /** Handed back where the bound takes part in a contradiction. */
  readonly because: unknown;
}

export type End = "lower" | "upper";

/** A bound in a contradiction, and how often it is taken. */
export interface Part {
  readonly variable: number;
  readonly end: End;
  readonly bound: Bound;
  readonly times: Exact;
}

/** Bounds that cannot hold together: each taken so many times they miss one another by `gap`. */
export interface Contradiction {
  readonly parts: readonly Part[];
  readonly gap: Point;
}

/** A value and a multiple of something above zero that is smaller than any number. */
export interface Point {
  readonly value: Exact;
  readonly small: Exact;
}

/**
 * Rational variables with bounds, some of them fixed to be sums of others: is there a value for each? After Dutertre and de
 * Moura, "A fast linear-arithmetic solver for DPLL(T)", with Bland's rule, so that it ends.
 */
export interface Simplex {
  readonly variable: () => number;
  /** A variable that is always the sum of these, each times its factor. */
  readonly sumOf: (terms: ReadonlyMap<number, Exact>) => number;
  /** Narrows a variable; the contradiction where that leaves nothing of it. A bound that says no more is passed over. */
  readonly bind: (variable: number, end: End, bound: Bound) => Contradiction | undefined;
  readonly boundOf: (variable: number, end: End) => Bound | undefined;
  /** Gives every variable a value within its bounds, or says which bounds contradict each other. */
  readonly check: () => Contradiction | undefined;
  readonly valueOf: (variable: number) => Point;
  /** Each variable that is a sum at present, with what it is the sum of. */
  readonly rows: () => ReadonlyMap<number, ReadonlyMap<number, Exact>>;
  /** Bounds set after `mark` are taken back by `back` to it. */
  readonly mark: () => number;
  readonly back: (mark: number) => void;
}

export function createSimplex(): Simplex {
  const rows = new Map<number, Map<number, Exact>>();
  const values: Point[] = [];
  const bounds: Record<End, (Bound | undefined)[]> = { lower: [], upper: [] };
  const trail: { readonly variable: number; readonly end: End; readonly before: Bound | undefined }[] = [];

  function variable(): number {
    bounds.lower.push(undefined);
    bounds.upper.push(undefined);
    return values.push({ value: 0, small: 0 }) - 1;
  }

  function sumOf(terms: ReadonlyMap<number, Exact>): number {
    const row = new Map<number, Exact>();
    for (const [term, factor] of terms) {
      const inner = rows.get(term);
      if (inner === undefined) addTerm(row, term, factor);
      else for (const [one, times] of inner) addTerm(row, one, multiply(times, factor));
    }
    const sum = variable();
    rows.set(sum, row);
    values[sum] = valueOfRow(row);
    return sum;
  }

  function valueOfRow(row: ReadonlyMap<number, Exact>): Point {
    let total: Point = { value: 0, small: 0 };
    for (const [term, factor] of row) total = plus(total, times(values[term] as Point, factor));
    return total;
  }

  function bind(variable_: number, end: End, bound: Bound): Contradiction | undefined {
    const before = bounds[end][variable_];
    const sign = end === "lower" ? 1 : -1;
    if (before !== undefined && sign * order(pointOf(bound), pointOf(before)) <= 0) return undefined;
    const other = end === "lower" ? "upper" : "lower";
    const against = bounds[other][variable_];
    if (against !== undefined && sign * order(pointOf(bound), pointOf(against)) > 0) {
      const gap = minus(pointOf(bound), pointOf(against));
      return {
        parts: [
          { variable: variable_, end, bound, times: 1 },
          { variable: variable_, end: other, bound: against, times: 1 },
        ],
        gap: end === "lower" ? gap : times(gap, -1),
      };
    }
    trail.push({ variable: variable_, end, before });
    bounds[end][variable_] = bound;
    if (!rows.has(variable_) && sign * order(values[variable_] as Point, pointOf(bound)) < 0)
      move(variable_, pointOf(bound));
    return undefined;
  }

  /** Of a variable that is no sum. */
  function move(variable_: number, to: Point): void {
    const change = minus(to, values[variable_] as Point);
    values[variable_] = to;
    for (const [sum, row] of rows) {
      const factor = row.get(variable_);
      if (factor !== undefined) values[sum] = plus(values[sum] as Point, times(change, factor));
    }
  }

  /** Swaps a sum with one of its terms. */
  function pivot(sum: number, term: number): void {
    const row = rows.get(sum) as Map<number, Exact>;
    const factor = row.get(term) as Exact;
    row.delete(term);
    const turned = new Map<number, Exact>([[sum, divide(1, factor)]]);
    for (const [other, own] of row) turned.set(other, opposite(divide(own, factor)));
    rows.delete(sum);
    for (const other of rows.values()) {
      const own = other.get(term);
      if (own === undefined) continue;
      other.delete(term);
      for (const [one, by] of turned) addTerm(other, one, multiply(by, own));
    }
    rows.set(term, turned);
  }

  function check(): Contradiction | undefined {
    for (;;) {
      const broken = firstBroken();
      if (broken === undefined) return undefined;
      const { sum, end, bound } = broken;
      const row = rows.get(sum) as Map<number, Exact>;
      const term = firstFree(row, end);
      if (term === undefined) return contradictionOf(sum, end, bound, row);
      const factor = row.get(term) as Exact;
      const change = dividedBy(minus(pointOf(bound), values[sum] as Point), factor);
      move(term, plus(values[term] as Point, change));
      pivot(sum, term);
    }
  }

  function firstBroken(): { readonly sum: number; readonly end: End; readonly bound: Bound } | undefined {
    let found: { readonly sum: number; readonly end: End; readonly bound: Bound } | undefined;
    for (const sum of rows.keys()) {
      if (found !== undefined && found.sum < sum) continue;
      const [lower, upper] = [bounds.lower[sum], bounds.upper[sum]];
      const value = values[sum] as Point;
      if (lower !== undefined && order(value, pointOf(lower)) < 0) found = { sum, end: "lower", bound: lower };
      else if (upper !== undefined && order(value, pointOf(upper)) > 0) found = { sum, end: "upper", bound: upper };
    }
    return found;
  }

  /** The first term that can be moved so that its sum comes nearer to the bound. */
  function firstFree(row: ReadonlyMap<number, Exact>, end: End): number | undefined {
    let found: number | undefined;
    for (const [term, factor] of row) {
      if (found !== undefined && found < term) continue;
      const rises = (end === "lower") === signOf(factor) > 0;
      const limit = bounds[rises ? "upper" : "lower"][term];
      const room = limit === undefined ? 1 : order(pointOf(limit), values[term] as Point);
      if (room !== 0) found = term;
    }
    return found;
  }

  function contradictionOf(sum: number, end: End, bound: Bound, row: ReadonlyMap<number, Exact>): Contradiction {
    const parts: Part[] = [{ variable: sum, end, bound, times: 1 }];
    for (const [term, factor] of row) {
      const side = (end === "lower") === signOf(factor) > 0 ? "upper" : "lower";
      const own = bounds[side][term] as Bound;
      parts.push({ variable: term, end: side, bound: own, times: signOf(factor) > 0 ? factor : opposite(factor) });
    }
    const gap = minus(pointOf(bound), values[sum] as Point);
    return { parts, gap: end === "lower" ? gap : times(gap, -1) };
  }

  function back(mark: number): void {
    while (trail.length > mark) {
      const { variable: bound, end, before } = trail.pop() as (typeof trail)[number];
      bounds[end][bound] = before;
    }
  }

  return {
    variable,
    sumOf,
    bind,
    boundOf: (one, end) => bounds[end][one],
    check,
    valueOf: (one) => values[one] as Point,
    rows: () => rows,
    mark: () => trail.length,
    back,
  };
}

function addTerm(row: Map<number, Exact>, term: number, factor: Exact): void {
  const sum = add(row.get(term) ?? 0, factor);
  if (sum === 0) row.delete(term);
  else row.set(term, sum);
}

export function pointOf({ value, step }: Bound): Point {
  return { value, small: step };
}

/** Below, at or above zero, as the first is to the second. */
export function order(first: Point, second: Point): -1 | 0 | 1 {
  const byValue = compare(first.value, second.value);
  return byValue === 0 ? compare(first.small, second.small) : byValue;
}

export function plus(first: Point, second: Point): Point {
  return { value: add(first.value, second.value), small: add(first.small, second.small) };
}

export function minus(first: Point, second: Point): Point {
  return { value: subtract(first.value, second.value), small: subtract(first.small, second.small) };
}

export function times(point: Point, factor: Exact): Point {
  return { value: multiply(point.value, factor), small: multiply(point.small, factor) };
}

function dividedBy(point: Point, factor: Exact): Point {
  return { value: divide(point.value, factor), small: divide(point.small, factor) };
}
