/** An exact fraction: a number where it is a safe whole number, else a reduced fraction that is none. */
export type Exact = number | Fraction;

export interface Fraction {
  readonly numerator: bigint;
  /** Above zero. */
  readonly denominator: bigint;
}

export function exactOf(numerator: bigint, denominator: bigint = 1n): Exact {
  const common = greatestCommonDivisor(numerator, denominator);
  const sign = denominator < 0n ? -1n : 1n;
  const [over, under] = [(sign * numerator) / common, (sign * denominator) / common];
  if (under === 1n && over >= LEAST && over <= MOST) return Number(over);
  return { numerator: over, denominator: under };
}

const MOST = BigInt(Number.MAX_SAFE_INTEGER);
const LEAST = -MOST;

export function numeratorOf(exact: Exact): bigint {
  return typeof exact === "number" ? BigInt(exact) : exact.numerator;
}

export function denominatorOf(exact: Exact): bigint {
  return typeof exact === "number" ? 1n : exact.denominator;
}

export function add(first: Exact, second: Exact): Exact {
  if (typeof first === "number" && typeof second === "number") {
    const sum = first + second;
    if (Number.isSafeInteger(sum)) return sum;
  }
  const [under, other] = [denominatorOf(first), denominatorOf(second)];
  return exactOf(numeratorOf(first) * other + numeratorOf(second) * under, under * other);
}

export function subtract(first: Exact, second: Exact): Exact {
  return add(first, opposite(second));
}

export function opposite(exact: Exact): Exact {
  if (typeof exact === "number") return 0 - exact;
  return { numerator: -exact.numerator, denominator: exact.denominator };
}

export function multiply(first: Exact, second: Exact): Exact {
  if (typeof first === "number" && typeof second === "number") {
    const product = first * second;
    if (Number.isSafeInteger(product)) return product + 0;
  }
  return exactOf(numeratorOf(first) * numeratorOf(second), denominatorOf(first) * denominatorOf(second));
}

/** The second is not zero. */
export function divide(first: Exact, second: Exact): Exact {
  if (second === 1) return first;
  return exactOf(numeratorOf(first) * denominatorOf(second), denominatorOf(first) * numeratorOf(second));
}

/** Below, at or above zero. */
export function signOf(exact: Exact): -1 | 0 | 1 {
  if (typeof exact === "number") return exact < 0 ? -1 : exact > 0 ? 1 : 0;
  return exact.numerator < 0n ? -1 : 1;
}

/** Below, at or above zero, as the first is to the second. */
export function compare(first: Exact, second: Exact): -1 | 0 | 1 {
  if (typeof first === "number" && typeof second === "number") return first < second ? -1 : first > second ? 1 : 0;
  return signOf(subtract(first, second));
}

export function isWhole(exact: Exact): boolean {
  return typeof exact === "number" || exact.denominator === 1n;
}

/** The greatest whole number that is no more. */
export function floor(exact: Exact): Exact {
  if (typeof exact === "number" || exact.denominator === 1n) return exact;
  const whole = exact.numerator / exact.denominator;
  return exactOf(exact.numerator < 0n ? whole - 1n : whole);
}

export function ceiling(exact: Exact): Exact {
  return opposite(floor(opposite(exact)));
}

/** Above zero, unless both are zero. */
export function greatestCommonDivisor(first: bigint, second: bigint): bigint {
  let [one, other] = [first < 0n ? -first : first, second < 0n ? -second : second];
  while (other !== 0n) [one, other] = [other, one % other];
  return one === 0n ? 1n : one;
}
