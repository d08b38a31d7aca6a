/** An exact decimal: `units` times 10^-decimals. Canonical: no trailing zero among the decimals. */
export interface Decimal {
  readonly units: bigint;
  readonly decimals: number;
}

export type Order = -1 | 0 | 1;

/** Longest text read as a decimal: every number JavaScript prints fits; hostile ones end here. */
export const LONGEST_DECIMAL = 400;

const WRITTEN = /^-?[0-9]+(?:\.[0-9]+)?$/;

/** Reads `-?digits[.digits]` of at most 400 characters; anything else gives undefined. */
export function parseDecimal(text: string): Decimal | undefined {
  return text.length <= LONGEST_DECIMAL && WRITTEN.test(text) ? decimalOf(text) : undefined;
}

/** The decimal of a text known to be one, of any length: literals and bounds of a checked policy. */
export function decimalOf(text: string): Decimal {
  if (!WRITTEN.test(text)) throw new Error(`This is a bug: no decimal: ${text.slice(0, 40)}`);
  const point = text.indexOf(".");
  if (point < 0) return { units: BigInt(text), decimals: 0 };
  return canonical(BigInt(text.slice(0, point) + text.slice(point + 1)), text.length - point - 1);
}

/** The decimal that JavaScript prints for a finite number; -0 is 0. */
export function decimalOfNumber(number: number): Decimal {
  const text = String(number);
  const exponentAt = text.indexOf("e");
  if (exponentAt < 0) return decimalOf(text);
  const { units, decimals } = decimalOf(text.slice(0, exponentAt));
  const shifted = decimals - Number(text.slice(exponentAt + 1));
  return shifted < 0 ? { units: units * power(-shifted), decimals: 0 } : canonical(units, shifted);
}

export function compareDecimals(left: Decimal, right: Decimal): Order {
  const isAligned = left.decimals === right.decimals;
  const [first, second] = isAligned ? [left.units, right.units] : alignDecimals(left, right);
  return first < second ? -1 : first > second ? 1 : 0;
}

/** Both in units of the finer of the two. */
export function alignDecimals(left: Decimal, right: Decimal): readonly [bigint, bigint, number] {
  const decimals = Math.max(left.decimals, right.decimals);
  return [left.units * power(decimals - left.decimals), right.units * power(decimals - right.decimals), decimals];
}

export function addDecimals(left: Decimal, right: Decimal): Decimal {
  const [first, second, decimals] = alignDecimals(left, right);
  return canonical(first + second, decimals);
}

export function subtractDecimals(left: Decimal, right: Decimal): Decimal {
  const [first, second, decimals] = alignDecimals(left, right);
  return canonical(first - second, decimals);
}

export function multiplyDecimals(left: Decimal, right: Decimal): Decimal {
  return canonical(left.units * right.units, left.decimals + right.decimals);
}

/** The decimal in whole units of 10^-decimals, or undefined where it has more decimals. */
export function unitsOfDecimal({ units, decimals: own }: Decimal, decimals: number): bigint | undefined {
  return own > decimals ? undefined : units * power(decimals - own);
}

/** The decimal in units of 10^-decimals, a half rounded to the even unit. */
export function roundedUnits({ units, decimals: own }: Decimal, decimals: number): bigint {
  if (own <= decimals) return units * power(decimals - own);
  const divisor = power(own - decimals);
  const size = units < 0n ? -units : units;
  const whole = size / divisor;
  const twice = (size - whole * divisor) * 2n;
  const rounded = twice > divisor || (twice === divisor && whole % 2n === 1n) ? whole + 1n : whole;
  return units < 0n ? -rounded : rounded;
}

/** Canonical text: `-?digits[.digits]` without idle zeros; what `parseDecimal` reads back. */
export function printDecimal({ units, decimals }: Decimal): string {
  if (decimals === 0) return String(units);
  const digits = String(units < 0n ? -units : units).padStart(decimals + 1, "0");
  const point = digits.length - decimals;
  return `${units < 0n ? "-" : ""}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** floor(share · 2^32) of an exact share from 0 to 1: the threshold of a sample. */
export function floorShare({ units, decimals }: Decimal): number {
  return Number((units << 32n) / power(decimals));
}

/** A decimal made ready for comparing numbers with it: the nearest number, and how that number's own decimal lies to it. */
export interface NumberBound {
  readonly nearest: number;
  readonly tie: Order;
}

export function numberBound(decimal: Decimal): NumberBound {
  const nearest = Number(printDecimal(decimal));
  return { nearest, tie: Number.isFinite(nearest) ? compareDecimals(decimalOfNumber(nearest), decimal) : 0 };
}

/**
 * Compares the decimal that a finite number prints with a bound, exactly. Rounding keeps the order, so a number on either
 * side of the nearest one needs no digits.
 */
export function compareNumberWithBound(number: number, { nearest, tie }: NumberBound): Order {
  return number < nearest ? -1 : number > nearest ? 1 : tie;
}

export function compareNumberWithDecimal(number: number, decimal: Decimal): Order {
  return compareNumberWithBound(number, numberBound(decimal));
}

/**
 * A finite number in units of 10^-decimals, where its printed decimal has no more decimals and the result is a safe
 * integer; undefined otherwise. Up to 15 digits a decimal and its nearest number are one to one, so arithmetic suffices.
 */
export function unitsOfNumber(number: number, decimals: number): number | undefined {
  if (decimals <= 15) {
    const scale = 10 ** decimals;
    const units = Math.round(number * scale);
    if (units < 1e15 && units > -1e15) return units / scale === number ? units + 0 : undefined;
  }
  const units = unitsOfDecimal(decimalOfNumber(number), decimals);
  const result = Number(units);
  return units !== undefined && Number.isSafeInteger(result) ? result : undefined;
}

/** How many decimals the printed decimal of a finite number has. */
export function decimalsOfNumber(number: number): number {
  return Number.isInteger(number) ? 0 : decimalOfNumber(number).decimals;
}

function canonical(units: bigint, decimals: number): Decimal {
  if (decimals === 0) return { units, decimals };
  if (units === 0n) return { units, decimals: 0 };
  const digits = String(units);
  let zeros = 0;
  while (zeros < decimals && digits.charCodeAt(digits.length - 1 - zeros) === 48) zeros++;
  return zeros === 0 ? { units, decimals } : { units: units / power(zeros), decimals: decimals - zeros };
}

function power(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}
